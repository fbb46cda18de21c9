import { createLookups } from '../catalogue/lookups.ts';
import type { CountedDependencies, ShopPart } from '../parts.ts';
import { registerAddressRoutes } from './address-routes.ts';
import type { BasketInput, BasketState } from './basket.ts';
import { registerCartRoutes } from './cart-routes.ts';
import { decideBasket } from './domain.ts';
import { registerLikeRoutes } from './like-routes.ts';
import type { BasketsParts } from './parts.ts';
import { erasePerson, personOf } from './person.ts';
import { prefetchBaskets } from './prefetch.ts';
import { purgeCarts } from './purge-carts.ts';
import { cartStreams } from './streams.ts';
import { writeBaskets } from './write.ts';

export { addressOf } from './address-of.ts';
export { removeBought } from './bought.ts';

/**
 * What people gather: carts, likes and addresses.
 * @param changed told of products whose likes have changed, after the commit and before anybody is answered
 */
export function createBaskets(
  deps: CountedDependencies,
  changed: (productIds: readonly string[]) => Promise<void>,
): ShopPart {
  const lookups = createLookups(deps);
  const lane = deps.openLane<BasketInput, BasketState>({
    name: 'shop-baskets',
    prefetch: (tx, commands) => prefetchBaskets(tx, commands, lookups),
    decide: decideBasket,
    write: writeBaskets,
    committed: ({ hearts }) =>
      changed([...hearts.values()].filter(({ isTouched }) => isTouched).map(({ productId }) => productId)),
  });
  const parts: BasketsParts = { ...deps, lane, lookups };
  return {
    routes: (app) => {
      registerCartRoutes(app, parts);
      registerLikeRoutes(app, parts);
      registerAddressRoutes(app, parts);
    },
    streams: cartStreams,
    jobs: [purgeCarts(deps.config.retention.cartsMs)],
    personalData: personOf,
    onErase: erasePerson,
  };
}
