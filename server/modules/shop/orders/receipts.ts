import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import { choiceOf } from '../choice.ts';
import type { Order, OrderLine } from '../order.ts';
import type { ReturnRequest } from '../return.ts';
import type { ShopState } from '../state.ts';
import {
  addStep,
  followUp,
  giveCouponBack,
  isLastOfParcel,
  isNothingLeft,
  orderEvent,
  type Pieces,
  shareOf,
  stockChanged,
  stockFact,
  takeBackPieces,
} from './changes.ts';
import type { Asked, OrderInput } from './input.ts';
import { giveMoneyBack, leftToRefund, titleOf } from './refunds.ts';
import { become, type Found, findReturn, lineOf, notOpen, piecesOf } from './returns.ts';

type Receive = Asked<'receive-return'>;

/** What came back is here: the money goes back in this commit, or what was asked for instead can be sent. */
export function receiveReturn(state: ShopState, command: Command<OrderInput>, input: Receive): Decision {
  const found = findReturn(state, input);
  if ('accepted' in found) return found;
  if (found.request.status !== 'approved') return notOpen(found.request);
  const pieces = found.request.lines.map((line) => piecesOf(found.order, line));
  return found.request.kind === 'exchange'
    ? receiveExchanged(state, command, input, { ...found, pieces })
    : receiveReturned(state, command, input, { ...found, pieces });
}

type WithPieces = Found & { readonly pieces: readonly Pieces[] };

function receiveReturned(
  state: ShopState,
  command: Command<OrderInput>,
  { isFitForSale, deduction, answer }: Receive,
  { order, request, pieces }: WithPieces,
): Decision {
  const refund = refundOf(state, { order, request, pieces }, deduction);
  if (typeof refund !== 'number') return refund;
  const events: DomainEvent[] = [];
  const money = { amount: refund, cause: 'return' as const, memo: titleOf(order).ko };
  const refusal = giveMoneyBack(state, order, command, money, events);
  if (refusal) return refusal;
  const shares = pieces.map((own) => shareOf(own));
  for (const own of pieces) {
    takeBackPieces(state, order, own, isFitForSale);
    own.line.returned += own.quantity;
  }
  for (const { line } of pieces) events.push(...stockChanged(state, line.variantId));
  request.refundAmount = refund;
  const coupon = giveCouponBack(state, order);
  const details = { refund, deduction, isFitForSale, ...(coupon && { coupon }) };
  const facts = { lines: pieces.map((own, i) => stockFact(state, own, shares[i]!)) };
  const decision = become(state, { order, request, command, events, details, facts }, 'done', answer);
  if (!decision.accepted || !isNothingLeft(order)) return decision;
  return { ...decision, events: [...(decision.events ?? []), endWholly(state, order, command)] };
}

/** Nothing of it is left: it is over, and nobody is asked what they think of it. */
function endWholly(state: ShopState, order: Order, command: Command): DomainEvent {
  order.status = 'cancelled';
  followUp(state, order, 'confirm', null);
  followUp(state, order, 'remind', null);
  addStep(state, order, 'returned-wholly', command.accountId);
  return orderEvent('shop.order-changed', order, { title: titleOf(order), by: 'operator' });
}

/**
 * Shares of the pieces, less what is kept. The way there comes back too when everything that was sent came back for a
 * fault of the shop's.
 */
function refundOf(
  state: ShopState,
  { order, request, pieces }: WithPieces,
  deduction: number,
): number | Refused {
  const shares = pieces.reduce((sum, own) => sum + shareOf(own), 0);
  const shipping = isAllForFault(state, { order, request, pieces }) ? order.shipping : 0;
  const whole = Math.min(shares + shipping, leftToRefund(order));
  return deduction > whole ? refused('shop.refund-too-large', { left: whole }) : whole - deduction;
}

const isFault = ({ reason }: ReturnRequest): boolean => reason !== 'changed-mind';

function isAllForFault(state: ShopState, { order, request, pieces }: WithPieces): boolean {
  if (!isLastOfParcel(order, pieces) || !isFault(request)) return false;
  for (const one of state.returns.values()) {
    if (one.orderId === order.id && one.kind === 'return' && one.status === 'done' && !isFault(one)) {
      return false;
    }
  }
  return true;
}

/** Its pieces become a line of their own, which can be returned for what was paid for them. */
function receiveExchanged(
  state: ShopState,
  command: Command<OrderInput>,
  { isFitForSale, deduction, answer }: Receive,
  { order, request, pieces }: WithPieces,
): Decision {
  if (deduction > 0) return refused('shop.refund-too-large', { left: 0 });
  const events: DomainEvent[] = [];
  for (const [i, own] of pieces.entries()) {
    const paid = shareOf(own);
    const { exchangeFor } = request.lines[i]!;
    const variant = state.variants.get(own.line.variantId);
    if (variant) {
      if (isFitForSale) variant.stock += own.quantity;
      variant.sold = Math.max(0, variant.sold - own.quantity);
      variant.touched = true;
      events.push(...stockChanged(state, variant.id));
    }
    own.line.returned += own.quantity;
    order.lines.push(exchangedLine(state, order, own, { variantId: exchangeFor!, paid }));
  }
  return become(state, { order, request, command, events, details: { isFitForSale } }, 'received', answer);
}

function exchangedLine(
  state: ShopState,
  order: Order,
  { line, quantity }: Pieces,
  { variantId, paid }: { readonly variantId: string; readonly paid: number },
): OrderLine {
  const product = state.products.get(line.productId);
  const variant = state.variants.get(variantId);
  const choice = product && variant ? choiceOf(product, variant.choices) : line.choice;
  return {
    ...line,
    no: order.lines.length + 1,
    variantId,
    choice,
    quantity,
    paid,
    backordered: 0,
    cancelled: 0,
    returned: 0,
    exchangeOf: lineOf(order, line.no).no,
  };
}

/** What was asked for instead is on its way. */
export function sendExchange(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'send-exchange'>,
): Decision {
  const found = findReturn(state, input);
  if ('accepted' in found) return found;
  const { order, request } = found;
  if (request.kind !== 'exchange' || request.status !== 'received') return notOpen(request);
  const { courier, trackingNo } = input;
  const details = { courier, trackingNo };
  return become(
    state,
    { order, request, command, events: [], details, facts: details },
    'done',
    request.answer,
  );
}
