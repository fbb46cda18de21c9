import type { Lane } from '../../../engine/index.ts';
import { createAllowance, noAllowance } from '../../../voices/allowance.ts';
import { createLookups } from '../catalogue/lookups.ts';
import type { ShopDependencies, ShopPart } from '../parts.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { registerCommentRoutes } from './comment-routes.ts';
import { decideCommunity } from './domain.ts';
import { registerInquiryRoutes } from './inquiry-routes.ts';
import { communityNotices } from './notices.ts';
import type { CommunityParts } from './parts.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchCommunity } from './prefetch.ts';
import { registerReviewRoutes } from './review-routes.ts';
import type { CommunityInput, CommunityState } from './voice.ts';
import { writeCommunity } from './write.ts';

export interface Community extends ShopPart {
  readonly lane: Lane<CommunityInput, CommunityState>;
}

/**
 * What people say: reviews, comments and inquiries.
 * @param changed told of products whose stars have changed, after the commit and before anybody is answered
 */
export function createCommunity(
  deps: ShopDependencies,
  changed: (productIds: readonly string[]) => Promise<void>,
): Community {
  const { files, config } = deps;
  const lane = deps.openLane<CommunityInput, CommunityState>({
    name: 'shop-community',
    prefetch: (tx, commands) => prefetchCommunity(tx, commands, files),
    decide: decideCommunity,
    write: (tx, state) => writeCommunity(tx, state, files),
    committed: ({ counts }) =>
      changed([...counts.values()].filter(({ isTouched }) => isTouched).map(({ productId }) => productId)),
  });
  const parts: CommunityParts = {
    ...deps,
    lane,
    lookups: createLookups(deps),
    allowance: config.rateLimit ? createAllowance(deps.createBuckets('shop-voices')) : noAllowance,
  };
  return {
    lane,
    routes: (app) => {
      registerReviewRoutes(app, parts);
      registerCommentRoutes(app, parts);
      registerInquiryRoutes(app, parts);
      registerAdminRoutes(app, parts);
    },
    notices: communityNotices,
    personalData: personOf,
    onErase: erasePerson,
  };
}
