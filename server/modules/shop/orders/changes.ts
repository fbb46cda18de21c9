import type { Command, DomainEvent } from '../../../engine/types.ts';
import { returnCoupon } from '../../coupons/index.ts';
import type { Order, OrderLine } from '../order.ts';
import { boughtKey, type ShopState } from '../state.ts';
import type { FollowUp } from './follow-up.ts';

/** What all decisions about orders are made of: steps of the timeline, pieces that come back, facts. */

/** The time of a command for an order: the order's own where the command's is behind it. */
export function touch(order: Order, at: number): number {
  if (at > order.clock) order.clock = at;
  if (order.change === 'none') order.change = 'changed';
  return order.clock;
}

export function addStep(
  state: ShopState,
  order: Order,
  step: string,
  by: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  order.steps += 1;
  const { id: orderId, steps: stepNo, clock: at } = order;
  state.newSteps.push({ orderId, stepNo, at, step, by, details });
}

/** A member's own order; an operator's command may name any. */
export function orderFor(
  state: ShopState,
  command: Command,
  orderId: string,
  byOperator: boolean,
): Order | null {
  const order = state.orders.get(orderId);
  return order && (byOperator || order.accountId === command.accountId) ? order : null;
}

/** Pieces of a line that its member has, or is still to get. */
export const leftOf = ({ quantity, cancelled, returned }: OrderLine): number =>
  quantity - cancelled - returned;

export const isNothingLeft = ({ lines }: Order): boolean => lines.every((line) => leftOf(line) === 0);

/** Some pieces of a line. */
export interface Pieces {
  readonly line: OrderLine;
  readonly quantity: number;
}

/** Whether with these pieces the last of what goes by parcel is given up: the fee for sending was for nothing else. */
export function isLastOfParcel({ lines }: Order, pieces: readonly Pieces[]): boolean {
  const given = (line: OrderLine): number => pieces.find((own) => own.line === line)?.quantity ?? 0;
  const sent = lines.filter(({ delivery }) => delivery === 'parcel');
  return sent.some((line) => given(line) > 0) && sent.every((line) => leftOf(line) === given(line));
}

/**
 * What some pieces of a line were paid with. Shares are rounded down, and add up to what was paid for the line when all
 * of its pieces have come back, in whatever parts. To be asked before the pieces are counted as given up.
 */
export function shareOf({ line, quantity }: Pieces): number {
  const before = line.cancelled + line.returned;
  const upTo = (pieces: number): number =>
    Number((BigInt(line.paid) * BigInt(pieces)) / BigInt(line.quantity));
  return upTo(before + quantity) - upTo(before);
}

/** A line of a fact: what changed of the stock. */
export interface StockFact {
  readonly productId: string;
  readonly variantId: string;
  readonly quantity: number;
  /** What was paid for these pieces. */
  readonly paid: number;
  /** Afterwards; null where the variant is not there any more. */
  readonly stock: number | null;
  readonly sold: number | null;
}

/**
 * Pieces that were sold are free again, and count no more towards what their member may buy.
 * @param isFit they go on sale again
 */
export function takeBackPieces(
  state: ShopState,
  order: Order,
  { line, quantity }: Pieces,
  isFit: boolean,
): void {
  const variant = state.variants.get(line.variantId);
  if (variant) {
    if (isFit) variant.stock += quantity;
    variant.sold = Math.max(0, variant.sold - quantity);
    variant.touched = true;
  }
  const bought = line.counted ? state.bought.get(boughtKey(line.productId, order.accountId)) : undefined;
  if (bought) {
    bought.quantity = Math.max(0, bought.quantity - quantity);
    bought.touched = true;
  }
}

export function stockFact(state: ShopState, { line, quantity }: Pieces, paid: number): StockFact {
  const { productId, variantId } = line;
  const variant = state.variants.get(variantId);
  return {
    productId,
    variantId,
    quantity,
    paid,
    stock: variant?.stock ?? null,
    sold: variant?.sold ?? null,
  };
}

/** Stock that changed for another reason than a sale or a cancellation. */
export const stockChanged = (state: ShopState, variantId: string): DomainEvent[] => {
  const variant = state.variants.get(variantId);
  if (!variant) return [];
  const { productId, stock } = variant;
  return [{ name: 'shop.stock-changed', key: productId, data: { productId, variantId, stock } }];
};

/** The coupon comes back once nothing of the order is left. @returns whether it did */
export function giveCouponBack(state: ShopState, order: Order): boolean {
  if (order.couponId === null || !isNothingLeft(order)) return false;
  return returnCoupon(state.coupons, order.couponId, order.id, order.clock);
}

export const orderEvent = (
  name: string,
  { id, accountId, status, currency }: Order,
  more: Readonly<Record<string, unknown>> = {},
): DomainEvent => ({
  name,
  key: id,
  data: { orderId: id, accountId, status, currency, ...more },
});

export function followUp(state: ShopState, order: Order, kind: FollowUp['kind'], dueAt: number | null): void {
  state.followUps.push({ orderId: order.id, kind, dueAt });
}
