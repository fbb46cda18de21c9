import type { Cache, CreateCache } from '../../cache/index.ts';
import type { Executor } from '../../db/dialect.ts';
import type { RecordedEvent } from '../../events/outbox.ts';
import type { Campaign, CouponState } from './campaign.ts';
import { readCampaigns } from './queries.ts';

/** Drops that ended longer ago are not listed any more. */
const LISTED_AFTER_END_MS = 7 * 86_400_000;
const DROPS_LISTED = 100;
/** The list is one value. */
const LIST = 'all';

/** Drops as everybody may see them: not drafts, and no other campaigns. */
export interface Drops {
  get(dropId: string): Promise<Readonly<Campaign> | null>;
  /** Those that are not long over, newest first. @param now epoch milliseconds */
  listed(now: number): Promise<Readonly<Campaign>[]>;
}

const isPublic = (campaign: Campaign | undefined): boolean =>
  campaign?.kind === 'drop' && campaign.opensAt !== null;
const isOver = (campaign: Readonly<Campaign>, now: number): boolean =>
  campaign.validUntil <= now - LISTED_AFTER_END_MS;

/** Those of some campaigns that everybody may see, as they are in the database. */
export async function publicDrops(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, Campaign>> {
  const campaigns = await readCampaigns(executor, ids);
  return new Map([...campaigns].filter(([, campaign]) => isPublic(campaign)));
}

async function listedIds(executor: Executor, now: number): Promise<string[]> {
  const rows = await executor
    .selectFrom('coupon_campaigns')
    .select('id')
    .where('kind', '=', 'drop')
    .where('opens_at', 'is not', null)
    .where('valid_until', '>', now - LISTED_AFTER_END_MS)
    .orderBy('id', 'desc')
    .limit(DROPS_LISTED)
    .execute();
  return rows.map(({ id }) => id);
}

/** Drops as they are in the database. */
export function dropsIn(executor: Executor): Drops {
  return {
    get: async (dropId) => (await publicDrops(executor, [dropId])).get(dropId) ?? null,
    listed: async (now) => {
      const ids = await listedIds(executor, now);
      const drops = await publicDrops(executor, ids);
      return ids.flatMap((id) => drops.get(id) ?? []);
    },
  };
}

const keyOf = ({ key }: RecordedEvent): string[] => [key];

/**
 * Drops as they are remembered: what everybody reads while a crowd is there. A batch of claims changes its drop
 * once, however many claims it holds.
 * @param executor the primary
 */
export function rememberedDrops(executor: Executor, now: () => number, createCache: CreateCache) {
  const drops: Cache<Campaign> = createCache({
    name: 'coupons.drops',
    load: (ids) => publicDrops(executor, ids),
    changedBy: { 'coupon.claimed': keyOf, 'coupon.campaign-changed': keyOf },
  });
  const lists: Cache<readonly string[]> = createCache({
    name: 'coupons.listed',
    load: async () => new Map([[LIST, await listedIds(executor, now())]]),
    changedBy: { 'coupon.campaign-changed': () => [LIST] },
  });
  async function listed(): Promise<Readonly<Campaign>[]> {
    const ids = (await lists.get(LIST)) ?? [];
    const found = await drops.getMany(ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
  return {
    get: (dropId: string) => drops.get(dropId),
    listed: async (at: number): Promise<Readonly<Campaign>[]> => {
      const known = await listed();
      if (!known.some((drop) => isOver(drop, at))) return known;
      // Time has passed, of which there is no news; one that was too many for the list may now be on it.
      await lists.invalidate([LIST]);
      return (await listed()).filter((drop) => !isOver(drop, at));
    },
    /** To be called after the commit of what the state says. */
    changed: async ({ newCampaigns, touchedCampaigns, openedCampaigns }: CouponState): Promise<void> => {
      const isListChanged = newCampaigns.length > 0 || openedCampaigns.size > 0;
      await Promise.all([
        drops.invalidate([...newCampaigns, ...touchedCampaigns].map(({ id }) => id)),
        lists.invalidate(isListChanged ? [LIST] : []),
      ]);
    },
  };
}
