import type { CreateCache } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { Lane } from '../../engine/index.ts';
import type { Admit } from '../../http/commands.ts';
import type { Module, OpenLane } from '../../module.ts';
import type { Files } from '../files/index.ts';
import type { CouponInput, CouponState } from './campaign.ts';
import { decideCoupon } from './domain.ts';
import { type Drops, rememberedDrops } from './drops.ts';
import { couponStreams, type DropMeters, dropMeters } from './live.ts';
import { couponNotices } from './notices.ts';
import { personalData } from './personal-data.ts';
import type { PosterFiles } from './poster-files.ts';
import { campaignNames, prefetchCoupons, writeCoupons } from './queries.ts';
import { registerCouponRoutes } from './routes.ts';
import { judgeScopes, type UnknownInScope } from './scopes.ts';
import { dropSearchable } from './searchable.ts';
import { type DemoCampaigns, insertCampaigns, seedDemoCampaigns, seedDrop } from './seed.ts';

export { type CouponState, emptyState } from './campaign.ts';
export { readDrop } from './drop-views.ts';
export { type Drops, dropsIn, rememberedDrops } from './drops.ts';
export { offersFor } from './offers.ts';
export { prefetchForUse, readUsable, writeCoupons } from './queries.ts';
export {
  canUseAgain,
  judgeCoupon,
  type Purchase,
  type Redemption,
  redeemAgain,
  returnCoupon,
  useCoupon,
} from './redeem.ts';
export { type CouponsOfOrders, reconcileCoupons } from './uses.ts';
export { type DemoCampaigns, insertCampaigns, seedDemoCampaigns, seedDrop };

export interface CouponsDependencies {
  readonly database: Database;
  readonly openLane: OpenLane;
  readonly createCache: CreateCache;
  readonly admit: Admit;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that never go back, for latencies. */
  readonly monotonic: () => number;
  /** Members' names, in bulk. */
  readonly names: (executor: Executor, ids: string[]) => Promise<Map<string, { name: string }>>;
  /** Which products and categories of a scope there are not; where nothing is sold, nobody asks. */
  readonly unknownInScope?: UnknownInScope;
  /** Posters: which may be shown, and what they look like. */
  readonly files: PosterFiles & Pick<Files, 'picturesOf'>;
}

/** What the module's own routes share. */
export interface CouponsParts extends CouponsDependencies {
  readonly lane: Lane<CouponInput, CouponState>;
  readonly drops: Drops;
  readonly meters: DropMeters;
}

export interface Coupons extends Module {
  readonly lane: Lane<CouponInput, CouponState>;
  /** What campaigns are called, by id. */
  readonly namesOf: typeof campaignNames;
}

/** Coupons: first-come drops, shared and unique codes, and their use at a checkout. */
export function createCoupons(deps: CouponsDependencies): Coupons {
  const drops = rememberedDrops(deps.database.reader, deps.now, deps.createCache);
  const lane = deps.openLane<CouponInput, CouponState>({
    name: 'coupons',
    prefetch: async (tx, commands) => {
      const state = await prefetchCoupons(tx, commands, deps.files);
      return judgeScopes(tx, state, commands, deps.unknownInScope);
    },
    decide: decideCoupon,
    write: (tx, state) => writeCoupons(tx, state, deps.files),
    committed: drops.changed,
  });
  const meters = dropMeters(deps.monotonic);
  return {
    lane,
    routes: (app) => registerCouponRoutes(app, { ...deps, lane, drops, meters }),
    consumers: [],
    streams: couponStreams(meters, deps.now),
    notices: couponNotices,
    searchables: [dropSearchable(deps.files.picturesOf)],
    personalData,
    namesOf: campaignNames,
  };
}
