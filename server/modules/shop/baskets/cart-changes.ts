import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import {
  type Basket,
  type BasketInput,
  type BasketState,
  basketOf,
  type CartLine,
  MAX_LINES,
  MAX_QUANTITY,
  type Offer,
} from './basket.ts';

type Asked<Kind extends BasketInput['kind']> = Extract<BasketInput, { kind: Kind }>;

/** Puts pieces in, on top of those that are there, never more than a line may hold. */
export function add(state: BasketState, command: Command, { variantId, quantity }: Asked<'add'>): Decision {
  const offer = state.offers.get(variantId);
  if (!offer) return refused('shop.variant-not-found', { variantId });
  if (offer.refusal) return refused(offer.refusal, { variantId });
  const before = state.baskets.get(command.accountId)?.lines;
  if (!before?.has(variantId) && (before?.size ?? 0) >= MAX_LINES) {
    return refused('shop.cart-full', { lines: MAX_LINES });
  }
  const basket = basketOf(state, command.accountId, command.at);
  const line = putIn(basket, offer, quantity, true);
  return {
    accepted: true,
    result: { variantId, quantity: line.quantity },
    events: [cartChanged(basket, [{ productId: offer.productId, variantId, quantity }])],
  };
}

/** Sets how many pieces, and whether they are to be bought now. */
export function set(
  state: BasketState,
  command: Command,
  { variantId, quantity, isTicked }: Asked<'set'>,
): Decision {
  const line = state.baskets.get(command.accountId)?.lines.get(variantId);
  if (!line) return refused('shop.not-in-cart', { variantId });
  const basket = basketOf(state, command.accountId, command.at);
  if (quantity !== null) line.quantity = quantity;
  if (isTicked !== null) line.isTicked = isTicked;
  touch(line);
  return { accepted: true, result: { variantId, quantity: line.quantity }, events: [cartChanged(basket)] };
}

/** Ticks or unticks lines; what is not in the cart is passed over. */
export function tick(
  state: BasketState,
  command: Command,
  { variantIds, isTicked }: Asked<'tick'>,
): Decision {
  const lines = state.baskets.get(command.accountId)?.lines;
  const named = variantIds ?? [...(lines?.keys() ?? [])];
  const changing = named.flatMap((id) => lines?.get(id) ?? []).filter((line) => line.isTicked !== isTicked);
  if (changing.length === 0) return { accepted: true, result: { changed: 0 } };
  const basket = basketOf(state, command.accountId, command.at);
  for (const line of changing) {
    line.isTicked = isTicked;
    touch(line);
  }
  return { accepted: true, result: { changed: changing.length }, events: [cartChanged(basket)] };
}

/** Takes lines out; what is not in the cart is passed over. */
export function remove(state: BasketState, command: Command, { variantIds }: Asked<'remove'>): Decision {
  const lines = [...(state.baskets.get(command.accountId)?.lines.values() ?? [])];
  const named = new Set(variantIds);
  const leaving = lines.filter((line) => (variantIds === null ? line.isTicked : named.has(line.variantId)));
  if (leaving.length === 0) return { accepted: true, result: { removed: 0 } };
  const basket = basketOf(state, command.accountId, command.at);
  for (const line of leaving) takeOut(basket, line);
  return { accepted: true, result: { removed: leaving.length }, events: [cartChanged(basket)] };
}

/**
 * What somebody gathered as a guest becomes theirs: quantities are added and bounded, what was ticked in either stays
 * ticked, and the guest's cart is empty in the same commit. So a second time finds nothing.
 */
export function merge(state: BasketState, command: Command, { guestId }: Asked<'merge'>): Decision {
  const guest = guestId === null ? undefined : state.baskets.get(guestId);
  if (!guest || guest.lines.size === 0) return { accepted: true, result: { merged: 0, refused: 0 } };
  const own = basketOf(state, command.accountId, command.at);
  basketOf(state, guest.ownerId, command.at);
  const lines = [...guest.lines.values()].sort(newestFirst);
  let left = 0;
  // Where not all of it fits, what was put in last stays.
  for (const line of lines) {
    takeOut(guest, line);
    const same = own.lines.get(line.variantId);
    if (same) {
      same.quantity = Math.min(MAX_QUANTITY, same.quantity + line.quantity);
      same.isTicked ||= line.isTicked;
      touch(same);
    } else if (own.lines.size < MAX_LINES) {
      own.lines.set(line.variantId, {
        ...line,
        change: own.removed.delete(line.variantId) ? 'changed' : 'new',
      });
    } else left += 1;
  }
  const merged = lines.length - left;
  return { accepted: true, result: { merged, refused: left }, events: [cartChanged(own)] };
}

/** Puts pieces of an offer into a basket that has room for its line. */
export function putIn(basket: Basket, offer: Offer, quantity: number, isTicked: boolean): CartLine {
  const { variantId, price } = offer;
  let line = basket.lines.get(variantId);
  if (line) {
    line.quantity = Math.min(MAX_QUANTITY, line.quantity + quantity);
    line.isTicked ||= isTicked;
    line.addedPrice = price;
    touch(line);
    return line;
  }
  const wasThere = basket.removed.delete(variantId);
  const addedAt = basket.clock;
  line = { variantId, quantity, isTicked, addedAt, addedPrice: price, change: wasThere ? 'changed' : 'new' };
  basket.lines.set(variantId, line);
  return line;
}

function takeOut(basket: Basket, line: CartLine): void {
  basket.lines.delete(line.variantId);
  // A line that this batch would only have made is in no table.
  if (line.change !== 'new') basket.removed.add(line.variantId);
}

function touch(line: CartLine): void {
  if (line.change === 'none') line.change = 'changed';
}

export const newestFirst = (a: CartLine, b: CartLine): number =>
  b.addedAt - a.addedAt || (a.variantId < b.variantId ? -1 : 1);

interface Added {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
}

/** A cart is another one from now on. @param added what was put in, for whoever counts that */
export const cartChanged = (basket: Basket, added: readonly Added[] = []): DomainEvent => ({
  name: 'shop.cart-changed',
  key: basket.ownerId,
  data: { lines: basket.lines.size, added },
});
