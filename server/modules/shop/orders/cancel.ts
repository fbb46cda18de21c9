import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import type { Order, OrderStatus } from '../order.ts';
import type { ShopState } from '../state.ts';
import {
  addStep,
  giveCouponBack,
  isLastOfParcel,
  leftOf,
  orderEvent,
  orderFor,
  type Pieces,
  shareOf,
  stockFact,
  takeBackPieces,
  touch,
} from './changes.ts';
import type { Asked, OrderInput } from './input.ts';
import { giveMoneyBack, leftToRefund, titleOf } from './refunds.ts';

/** Until somebody packs it, its member may change their mind. */
export const MEMBER_MAY_CANCEL: readonly OrderStatus[] = ['draft', 'awaiting-payment', 'paid'];
const OPERATOR_MAY_CANCEL: readonly OrderStatus[] = [...MEMBER_MAY_CANCEL, 'preparing'];
const UNPAID: readonly OrderStatus[] = ['draft', 'awaiting-payment'];

/** Gives up an order, or some pieces of it, before it is sent. What it held is free in this commit. */
export function cancel(state: ShopState, command: Command<OrderInput>, input: Asked<'cancel'>): Decision {
  const { orderId, reason, byOperator } = input;
  const order = orderFor(state, command, orderId, byOperator);
  if (!order) return refused('shop.order-not-found');
  const { status } = order;
  const may = byOperator ? OPERATOR_MAY_CANCEL : MEMBER_MAY_CANCEL;
  if (!may.includes(status)) return refused('shop.order-not-cancellable', { status });
  const pieces = piecesOf(order, input.lines);
  if ('accepted' in pieces) return pieces;
  const isUnpaid = UNPAID.includes(status);
  const isWhole = order.lines.every(
    (line) => leftOf(line) === (pieces.find((own) => own.line === line)?.quantity ?? 0),
  );
  // What is not paid yet was promised at one price for all of it.
  if (isUnpaid && !isWhole) return refused('shop.order-not-cancellable', { status, why: 'not-paid' });
  const events: DomainEvent[] = [];
  const amount = isUnpaid ? 0 : amountOf(order, pieces, isWhole || isLastOfParcel(order, pieces));
  const memo = reason === '' ? titleOf(order).ko : reason;
  const refusal = giveMoneyBack(state, order, command, { amount, cause: 'cancel', memo }, events);
  if (refusal) return refusal;
  touch(order, command.at);
  const lines = giveUp(state, order, pieces, status !== 'draft');
  if (isWhole) {
    order.status = 'cancelled';
    order.expiresAt = null;
  }
  const coupon = giveCouponBack(state, order);
  addStep(state, order, isWhole ? 'cancelled' : 'partly-cancelled', command.accountId, {
    lines: pieces.map(({ line, quantity }) => ({ no: line.no, quantity })),
    refund: amount,
    reason,
    ...(coupon && { coupon: true }),
  });
  events.push(
    orderEvent('shop.order-cancelled', order, {
      lines,
      refund: amount,
      whole: isWhole,
      by: byOperator ? 'operator' : 'member',
      title: titleOf(order),
      // An operator's words are for the member; the member's own are theirs.
      reason: byOperator ? reason : null,
    }),
  );
  const result = { orderId, status: order.status, refund: amount };
  if (!byOperator) return { accepted: true, result, events };
  const details = { refund: amount, whole: isWhole };
  return {
    accepted: true,
    result,
    events,
    audit: { action: 'shop.cancel', subject: orderId, reason, details },
  };
}

/** What is to be cancelled; refused where there is not so much left. */
function piecesOf(order: Order, asked: Asked<'cancel'>['lines']): readonly Pieces[] | Refused {
  if (asked === null) {
    const all = order.lines.map((line) => ({ line, quantity: leftOf(line) }));
    const left = all.filter(({ quantity }) => quantity > 0);
    return left.length > 0 ? left : refused('shop.nothing-to-cancel');
  }
  const pieces = new Map<number, Pieces>();
  for (const { no, quantity } of asked) {
    const line = order.lines.find((one) => one.no === no);
    const wanted = (pieces.get(no)?.quantity ?? 0) + quantity;
    if (!line || wanted > leftOf(line)) {
      return refused('shop.nothing-to-cancel', { no, left: line ? leftOf(line) : 0 });
    }
    pieces.set(no, { line, quantity: wanted });
  }
  return [...pieces.values()];
}

/** Shares of the pieces; the way there too once nothing is to be sent. Never more than is left of what was paid. */
function amountOf(order: Order, pieces: readonly Pieces[], isSendingOver: boolean): number {
  const shares = pieces.reduce((sum, own) => sum + shareOf(own), 0);
  return Math.min(shares + (isSendingOver ? order.shipping : 0), leftToRefund(order));
}

/** @param wasHeld a draft has taken nothing from the stock */
function giveUp(state: ShopState, order: Order, pieces: readonly Pieces[], wasHeld: boolean) {
  const facts = [];
  for (const own of pieces) {
    const paid = shareOf(own);
    if (wasHeld) takeBackPieces(state, order, own, true);
    own.line.cancelled += own.quantity;
    facts.push({ own, paid });
  }
  // Two lines may share a variant: what is told is how it stands after both.
  return facts.map(({ own, paid }) => stockFact(state, own, paid));
}
