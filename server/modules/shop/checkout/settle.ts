import type { Command, DomainEvent, Refused } from '../../../engine/types.ts';
import { houseWalletFor, pay } from '../../pay/index.ts';
import type { Order, PayWith } from '../order.ts';
import { orderEvent } from '../orders/changes.ts';
import { titleOf } from '../orders/refunds.ts';
import type { ShopState } from '../state.ts';
import { soldFacts } from './stock.ts';

/** How an order is to be paid. */
export interface Way {
  readonly payWith: Exclude<PayWith, 'undecided'>;
  /** How long it waits for a payment from outside, milliseconds. */
  readonly holdMs: number;
}

/** Something of an order, and how many more: what stands in a statement and at a gateway. */
export function summaryOf(order: Pick<Order, 'lines'>, language: 'ko' | 'en' = 'ko'): string {
  const { more, ...name } = titleOf(order);
  if (more === 0) return name[language];
  return language === 'ko' ? `${name.ko} 외 ${more}건` : `${name.en} and ${more} more`;
}

/**
 * Takes the money of an order, or makes it wait for it: a wallet pays in this commit, a gateway afterwards; what costs
 * nothing is paid. It is refused before anything has changed.
 * @returns what happened to the money
 */
export function takeMoney(
  state: ShopState,
  order: Order,
  command: Command,
  { payWith, holdMs }: Way,
): DomainEvent[] | Refused {
  if (order.total > 0 && payWith === 'gateway') {
    order.status = 'awaiting-payment';
    order.payWith = payWith;
    order.expiresAt = order.clock + holdMs;
    return [];
  }
  let events: DomainEvent[] = [];
  if (order.total > 0) {
    const posted = pay(state.ledger, {
      transferId: command.id,
      kind: 'purchase',
      at: order.clock,
      payerId: order.accountId,
      legs: [{ walletId: houseWalletFor('shop', order.id), amount: order.total }],
      memo: summaryOf(order),
      refersTo: null,
    });
    if (!posted.accepted) return posted;
    events = posted.events;
    order.transferId = command.id;
    if (posted.at > order.clock) order.clock = posted.at;
  }
  order.status = 'paid';
  order.payWith = payWith;
  order.paidAt = order.clock;
  order.expiresAt = null;
  return events;
}

/** What is told of a sale: that it waits for its payment, or that it is paid. */
export function saleEvent(
  state: ShopState,
  order: Order,
  more: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  const name = order.status === 'paid' ? 'shop.order-paid' : 'shop.order-placed';
  const { payWith, total, expiresAt } = order;
  return orderEvent(name, order, {
    payWith,
    total,
    lines: soldFacts(state, order),
    ...(expiresAt !== null && { expiresAt }),
    title: titleOf(order),
    ...more,
  });
}

/** The answer to whoever placed or paid an order. */
export const resultOf = ({ id, status, total, currency, expiresAt }: Order): Record<string, unknown> => ({
  orderId: id,
  status,
  total,
  currency,
  ...(expiresAt !== null && { expiresAt: new Date(expiresAt).toISOString() }),
});
