import type { ShopDependencies, ShopPart } from '../parts.ts';
import { decidePromotion } from './decide.ts';
import type { PromotionInput, PromotionsState } from './promotion.ts';
import { prefetchPromotions, writePromotions } from './queries.ts';
import { registerPromotionRoutes } from './routes.ts';
import { registerSettingsRoutes } from './settings-routes.ts';
import { registerTrialRoutes } from './trial-routes.ts';

export { activePromotions, shippingRule } from './reading.ts';
export { unknownIn } from './scope.ts';

/** Rules that take something off, and what sending costs. */
export function createPromotions(deps: ShopDependencies): ShopPart {
  const lane = deps.openLane<PromotionInput, PromotionsState>({
    name: 'shop-promotions',
    prefetch: prefetchPromotions,
    decide: decidePromotion,
    write: writePromotions,
  });
  const parts = { ...deps, lane };
  return {
    routes: (app) => {
      registerPromotionRoutes(app, parts);
      registerSettingsRoutes(app, parts);
      registerTrialRoutes(app, deps);
    },
  };
}
