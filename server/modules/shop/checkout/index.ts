import type { Lane } from '../../../engine/index.ts';
import type { Command } from '../../../engine/types.ts';
import type { Purpose } from '../../payments/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { ShopInput } from '../input.ts';
import { decideOrder } from '../orders/decide.ts';
import type { OrderInput } from '../orders/input.ts';
import type { ShopDependencies, ShopPart } from '../parts.ts';
import type { ShopState } from '../state.ts';
import type { Counted } from '../statistics/index.ts';
import { decideCheckout } from './decide.ts';
import { expiryRound } from './expiry-round.ts';
import type { CheckoutInput } from './input.ts';
import { isCheckout } from './kinds.ts';
import { checkoutNotices } from './notices.ts';
import { createPlaces, type Places } from './places.ts';
import { prefetchShop } from './prefetch.ts';
import { orderPurpose } from './purpose.ts';
import { registerCheckoutRoutes } from './routes.ts';
import { checkoutStreams } from './streams.ts';
import { writeShop } from './write.ts';

export { reconcileShop } from './reconciliation.ts';
export { productRooms } from './room-kind.ts';

export interface Checkout extends ShopPart {
  readonly lane: Lane<ShopInput, ShopState>;
  readonly purposes: readonly Purpose[];
}

/** What the checkout's own parts share. */
export interface CheckoutParts extends ShopDependencies {
  readonly counted: Pick<Counted, 'checkout'>;
  readonly lane: Lane<ShopInput, ShopState>;
  readonly places: Places;
}

/**
 * Selling: prices, stock, coupon, wallet and order on the lane `shop`.
 * @param changed told which products' stock has moved, after each commit
 * @param counted hears of every order that is asked for
 */
export function createCheckout(
  deps: ShopDependencies,
  changed: Catalogue['changed'],
  counted: Pick<Counted, 'checkout'>,
): Checkout {
  const places = createPlaces();
  const lane = deps.openLane<ShopInput, ShopState>({
    name: 'shop',
    prefetch: (tx, commands) => prefetchShop(tx, commands, places),
    decide: (state, command) =>
      isCheckout(command.input)
        ? decideCheckout(state, command as Command<CheckoutInput>)
        : decideOrder(state, command as Command<OrderInput>),
    write: writeShop,
    committed: (state) => changed(movedIn(state)),
  });
  return {
    lane,
    purposes: [orderPurpose(places) as Purpose],
    routes: (app) => registerCheckoutRoutes(app, { ...deps, lane, places, counted }),
    streams: checkoutStreams,
    notices: checkoutNotices,
    rounds: [expiryRound({ ...deps, lane })],
  };
}

/** Products of which there is more or less. */
function movedIn({ variants }: ShopState): string[] {
  const moved = new Set<string>();
  for (const { productId, touched } of variants.values()) if (touched) moved.add(productId);
  return [...moved];
}
