import type { Command, Decision, DomainEvent } from '../../../engine/types.ts';
import { returnCoupon } from '../../coupons/index.ts';
import type { Order } from '../order.ts';
import { addStep, orderEvent, stockFact, takeBackPieces, touch } from '../orders/changes.ts';
import { SYSTEM } from '../orders/input.ts';
import { titleOf } from '../orders/refunds.ts';
import type { ShopState } from '../state.ts';
import type { CheckoutInput, Expire } from './input.ts';

/**
 * Orders whose payment has not come in time give back what they held, drafts that nobody paid are over. Judged by the
 * order's own time; whoever comes second finds nothing to do.
 */
export function expire(state: ShopState, command: Command<CheckoutInput>, input: Expire): Decision {
  const events: DomainEvent[] = [];
  const expired: string[] = [];
  for (const orderId of input.orderIds) {
    const order = state.orders.get(orderId);
    if (!order || order.expiresAt === null || order.expiresAt > Math.max(command.at, order.clock)) continue;
    if (order.status !== 'awaiting-payment' && order.status !== 'draft') continue;
    events.push(endUnpaid(state, order, command.at));
    expired.push(orderId);
  }
  return { accepted: true, result: { expired }, events };
}

function endUnpaid(state: ShopState, order: Order, at: number): DomainEvent {
  touch(order, at);
  const held = order.status === 'awaiting-payment' ? order.lines : [];
  const pieces = held.map((line) => ({ line, quantity: line.quantity }));
  for (const own of pieces) takeBackPieces(state, order, own, true);
  if (order.couponId !== null) returnCoupon(state.coupons, order.couponId, order.id, order.clock);
  order.status = 'expired';
  order.expiresAt = null;
  addStep(state, order, 'expired', SYSTEM);
  return orderEvent('shop.order-expired', order, {
    lines: pieces.map((own) => stockFact(state, own, own.line.paid)),
    title: titleOf(order),
  });
}
