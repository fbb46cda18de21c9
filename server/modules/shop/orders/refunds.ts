import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import { houseWalletFor, refund as refundTransfer } from '../../pay/index.ts';
import type { Order, Refund } from '../order.ts';
import type { ShopState } from '../state.ts';
import { addStep, orderEvent, touch } from './changes.ts';
import type { Asked, OrderInput } from './input.ts';

/** What can still be given back of an order. */
export const leftToRefund = ({ total, refunded, paidAt }: Order): number =>
  paidAt === null ? 0 : total - refunded;

interface RefundOrder {
  readonly amount: number;
  readonly cause: Refund['cause'];
  /** For the member's statement. */
  readonly memo: string;
}

/**
 * Gives money back to where it came from: a wallet's in this commit, a gateway's by a round afterwards. Nothing where
 * the amount is 0. At most once in a command, whose id is that of the refund and of its transfer. It is refused before
 * anything has changed.
 */
export function giveMoneyBack(
  state: ShopState,
  order: Order,
  command: Command,
  { amount, cause, memo }: RefundOrder,
  events: DomainEvent[],
): Refused | null {
  if (amount === 0) return null;
  if (amount > leftToRefund(order)) {
    return refused('shop.refund-too-large', { left: leftToRefund(order) });
  }
  const isWallet = order.transferId !== null;
  if (order.transferId !== null) {
    knowTransfer(state, order, order.transferId);
    const posted = refundTransfer(state.ledger, {
      transferId: command.id,
      at: command.at,
      refundOf: order.transferId,
      payeeId: houseWalletFor('shop', order.id),
      amount,
      memo,
    });
    if (!posted.accepted) return posted;
    events.push(...posted.events);
  } else if (order.paymentId === null) {
    throw new Error(`Order ${order.id} is paid by nothing`);
  }
  const at = touch(order, command.at);
  order.refunded += amount;
  state.refunds.set(command.id, {
    id: command.id,
    orderId: order.id,
    amount,
    cause,
    paymentId: isWallet ? null : order.paymentId,
    createdAt: at,
    transferId: isWallet ? command.id : null,
    status: isWallet ? 'done' : 'requested',
    attempts: 0,
    nextAt: isWallet ? null : at,
    settledAt: isWallet ? at : null,
    change: 'new',
  });
  if (isWallet) events.push(refunded(order, command.id, amount));
  return null;
}

/** An order that was paid in this very batch: what would have been read of its transfer, had it been there. */
function knowTransfer({ ledger }: ShopState, { id, accountId, total }: Order, transferId: string): void {
  if (ledger.refundables.has(transferId)) return;
  if (!ledger.newTransfers.some((one) => one.id === transferId)) return;
  ledger.refundables.set(transferId, {
    id: transferId,
    kind: 'purchase',
    amount: total,
    payerId: accountId,
    payeeIds: [houseWalletFor('shop', id)],
    refunded: 0,
    changed: false,
  });
}

const refunded = (order: Order, refundId: string, amount: number): DomainEvent =>
  orderEvent('shop.refunded', order, {
    refundId,
    amount,
    to: order.transferId === null ? 'gateway' : 'wallet',
    title: titleOf(order),
  });

/** The first thing that was ordered: how an order is called where there is room for a line. */
export const titleOf = ({ lines }: Pick<Order, 'lines'>): { ko: string; en: string; more: number } => ({
  ko: lines[0]?.name.ko ?? '',
  en: lines[0]?.name.en ?? '',
  more: lines.length - 1,
});

/** An operator gives something back: a parcel that came late, a scratch that was lived with. */
export function refundByOperator(
  state: ShopState,
  command: Command<OrderInput>,
  { orderId, amount, reason }: Asked<'refund'>,
): Decision {
  const order = state.orders.get(orderId);
  if (!order) return refused('shop.order-not-found');
  const left = leftToRefund(order);
  if (amount > left) return refused('shop.refund-too-large', { left });
  const events: DomainEvent[] = [];
  const refusal = giveMoneyBack(state, order, command, { amount, cause: 'operator', memo: reason }, events);
  if (refusal) return refusal;
  order.attention = null;
  addStep(state, order, 'refunded', command.accountId, { amount, reason, cause: 'operator' });
  events.push(orderEvent('shop.order-changed', order));
  return {
    accepted: true,
    result: { orderId, refundId: command.id },
    events,
    audit: {
      action: 'shop.refund',
      subject: orderId,
      reason,
      details: { amount, refundId: command.id },
    },
  };
}

/** Takes what is due for one instance: it has `forMs` to find out, then another may ask. */
export function claimRefunds(
  state: ShopState,
  command: Command<OrderInput>,
  { refunds, forMs }: Asked<'claim-refunds'>,
): Decision {
  const claimed: string[] = [];
  for (const { refundId } of refunds) {
    const refund = state.refunds.get(refundId);
    if (!refund || refund.nextAt === null || refund.nextAt > command.at) continue;
    refund.attempts += 1;
    refund.nextAt = command.at + forMs;
    if (refund.change === 'none') refund.change = 'changed';
    claimed.push(refundId);
  }
  return { accepted: true, result: { claimed } };
}

/** What became of a refund that a gateway was asked for; said again, it changes nothing. */
export function settleRefund(
  state: ShopState,
  command: Command<OrderInput>,
  { orderId, refundId, outcome, code, againInMs }: Asked<'settle-refund'>,
): Decision {
  const order = state.orders.get(orderId);
  const refund = state.refunds.get(refundId);
  if (!order || refund?.orderId !== orderId) return refused('shop.order-not-found');
  const result = { orderId, refundId };
  if (refund.status === 'done' || refund.status === 'refused') return { accepted: true, result };
  if (refund.change === 'none') refund.change = 'changed';
  // Whether it is under way is said in the commit that moves the money: by now the gateway may have said no.
  if (outcome === 'later' || outcome === 'under-way') {
    refund.nextAt = command.at + againInMs;
    return { accepted: true, result };
  }
  const at = touch(order, command.at);
  const { amount } = refund;
  refund.nextAt = null;
  refund.settledAt = at;
  refund.status = outcome;
  if (outcome === 'done') {
    addStep(state, order, 'refund-done', command.accountId, { amount, refundId });
    return {
      accepted: true,
      result,
      events: [refunded(order, refundId, amount), orderEvent('shop.order-changed', order)],
    };
  }
  // The money is where it was: it can be given back by whatever an operator decides.
  order.refunded -= amount;
  order.attention = 'refund-refused';
  addStep(state, order, 'refund-refused', command.accountId, { amount, refundId, code });
  return {
    accepted: true,
    result,
    events: [
      orderEvent('shop.refund-refused', order, { refundId, amount, code }),
      orderEvent('shop.order-changed', order),
    ],
    audit: { action: 'shop.refund-refused', subject: orderId, reason: code, details: { amount, refundId } },
  };
}
