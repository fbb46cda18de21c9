import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { ShopState } from '../state.ts';
import type { OrderInput } from './input.ts';

/** Decides one command on an order that exists; a refusal changes nothing. */
export function decideOrder(state: ShopState, command: Command<OrderInput>): Decision {
  const order = state.orders.get(command.input.orderId);
  if (!order) return refused('shop.order-not-found');
  return refused('shop.order-not-cancellable', { status: order.status });
}
