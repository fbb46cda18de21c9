import type { Lane } from '../../engine/index.ts';
import { type Module, together } from '../../module.ts';
import type { Purpose } from '../payments/index.ts';
import type { RoomKind } from '../waiting-room/index.ts';
import { createBaskets } from './baskets/index.ts';
import { createCatalogue } from './catalogue/index.ts';
import { createCheckout, productRooms } from './checkout/index.ts';
import { createCommunity } from './community/index.ts';
import { createDemo, type Demo } from './demo/index.ts';
import { createImports } from './imports/index.ts';
import type { ShopInput } from './input.ts';
import { createOrders } from './orders/index.ts';
import type { ShopDependencies, ShopPart } from './parts.ts';
import { createPromotions, unknownIn } from './promotions/index.ts';
import type { ShopState } from './state.ts';
import { createStatistics } from './statistics/index.ts';

/** For whoever keeps somebody's plans. */
export { ordersById, ordersOf, type PlacedOrder } from './bookings.ts';
/** For scripts and demos. */
export { type CatalogueSeed, insertProducts } from './catalogue/index.ts';
/** Holds orders against stock, limits, coupons and money. */
export { reconcileShop } from './checkout/index.ts';
/** What the demo's mall sells: for whoever draws it. */
export { DEMO_CATEGORIES } from './demo/goods/index.ts';
export type { ShopDependencies } from './parts.ts';

export interface Shop extends Module {
  /** Stock, coupon, money and order of a checkout, and all that happens to an order. */
  readonly lane: Lane<ShopInput, ShopState>;
  /** What a payment through a gateway is for. */
  readonly purposes: readonly Purpose[];
  /** Products and categories that there are not, of those that a scope names. */
  readonly unknownInScope: typeof unknownIn;
  /** Products as what may stand behind a waiting room. */
  readonly roomKind: RoomKind;
  /** What a demo shows. */
  readonly demo: Demo;
}

/** The shop: a catalogue, baskets, and orders that are decided with stock, coupon and wallet in one commit. */
export function createShop(deps: ShopDependencies): Shop {
  const statistics = createStatistics(deps);
  const catalogue = createCatalogue(deps, statistics.counted);
  const checkout = createCheckout(deps, catalogue.changed, statistics.counted);
  // Before baskets among the parts: whoever leaves lets go of reviews before the counts of products.
  const community = createCommunity(deps, catalogue.changed);
  const parts: readonly ShopPart[] = [
    catalogue,
    checkout,
    createOrders(deps, checkout.lane),
    community,
    createBaskets({ ...deps, counted: statistics.counted }, catalogue.changed),
    createPromotions(deps),
    statistics,
    createImports(deps),
  ];
  const lanes = { orders: checkout.lane, catalogue: catalogue.lane, community: community.lane };
  return {
    ...together(parts),
    lane: checkout.lane,
    purposes: checkout.purposes,
    unknownInScope: unknownIn,
    roomKind: productRooms,
    demo: createDemo(deps, lanes),
  };
}
