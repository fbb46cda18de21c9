import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import type { Order, OrderLine } from '../order.ts';
import type { ReturnLine, ReturnRequest } from '../return.ts';
import type { ShopState } from '../state.ts';
import { addStep, leftOf, orderEvent, orderFor, shareOf, stockChanged, touch } from './changes.ts';
import type { Asked, OrderInput } from './input.ts';
import { titleOf } from './refunds.ts';
import { openReturnOf } from './shipping.ts';

/** A member wants to give back, or to exchange, what was delivered. */
export function requestReturn(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'request-return'>,
): Decision {
  const order = orderFor(state, command, input.orderId, false);
  if (!order) return refused('shop.order-not-found');
  const refusal = refuseReturn(state, order, command.at, input);
  if (refusal) return refusal;
  const at = touch(order, command.at);
  const { lines, reason, note, returnKind: kind } = input;
  const isReturn = kind === 'return';
  const request: ReturnRequest = {
    id: command.id,
    orderId: order.id,
    accountId: order.accountId,
    kind,
    reason,
    note,
    lines,
    createdAt: at,
    status: 'requested',
    refundAmount: isReturn ? lines.reduce((sum, line) => sum + shareOf(piecesOf(order, line)), 0) : 0,
    answer: '',
    updatedAt: at,
    change: 'new',
  };
  state.returns.set(request.id, request);
  addStep(state, order, 'return-requested', command.accountId, { returnId: request.id, kind, reason });
  return { accepted: true, result: resultOf(request), events: [returnChanged(order, request)] };
}

function refuseReturn(
  state: ShopState,
  order: Order,
  at: number,
  { lines, returnKind, windowMs }: Asked<'request-return'>,
): Refused | null {
  const { status, deliveredAt } = order;
  if (status !== 'delivered' || deliveredAt === null) {
    return refused('shop.not-returnable', { why: 'status', status });
  }
  if (Math.max(at, order.clock) > deliveredAt + windowMs) {
    return refused('shop.not-returnable', { why: 'too-late' });
  }
  if (openReturnOf(state, order)) return refused('shop.return-under-way');
  const seen = new Set<number>();
  for (const { no, quantity } of lines) {
    const line = order.lines.find((one) => one.no === no);
    const left = line && !seen.has(no) ? leftOf(line) : 0;
    seen.add(no);
    if (!line || quantity > left) return refused('shop.not-returnable', { why: 'quantity', no, left });
    if (line.delivery !== 'parcel') return refused('shop.not-returnable', { why: 'no-parcel', no });
  }
  return returnKind === 'exchange' ? refuseExchange(state, order, lines) : refuseVariants(lines);
}

const refuseVariants = (lines: readonly ReturnLine[]): Refused | null =>
  lines.some(({ exchangeFor }) => exchangeFor !== null)
    ? refused('shop.exchange-not-possible', { why: 'a-return' })
    : null;

/** For the same product at the same price, and only for what is there: an exchange moves no money. */
function refuseExchange(state: ShopState, order: Order, lines: readonly ReturnLine[]): Refused | null {
  for (const { no, exchangeFor } of lines) {
    const line = lineOf(order, no);
    const wanted = exchangeFor === null ? undefined : state.variants.get(exchangeFor);
    if (!wanted) return refused('shop.exchange-not-possible', { no, why: 'no-variant' });
    if (wanted.productId !== line.productId) {
      return refused('shop.exchange-not-possible', { no, why: 'other-product' });
    }
    if (!wanted.isActive) return refused('shop.exchange-not-possible', { no, why: 'not-on-sale' });
    // Of a variant that is gone, what it was sold for.
    const price = state.variants.get(line.variantId)?.price ?? line.unitPrice;
    if (price !== wanted.price) {
      return refused('shop.exchange-not-possible', { no, why: 'other-price' });
    }
  }
  return refuseStock(state, lines);
}

/** Two lines may want the same variant. */
function refuseStock(state: ShopState, lines: readonly ReturnLine[]): Refused | null {
  const short = [...wantedBy(lines)].flatMap(([variantId, quantity]) => {
    const left = Math.max(0, state.variants.get(variantId)?.stock ?? 0);
    return left < quantity ? [{ variantId, left }] : [];
  });
  return short.length > 0 ? refused('stock.sold-out', { variants: short }) : null;
}

function wantedBy(lines: readonly ReturnLine[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { exchangeFor, quantity } of lines) {
    if (exchangeFor !== null) wanted.set(exchangeFor, (wanted.get(exchangeFor) ?? 0) + quantity);
  }
  return wanted;
}

/** Pieces that are sent instead leave the stock, or come back to it. @returns what is told of it */
function moveExchange(state: ShopState, { lines }: ReturnRequest, direction: 1 | -1): DomainEvent[] {
  const events: DomainEvent[] = [];
  for (const [variantId, quantity] of wantedBy(lines)) {
    const variant = state.variants.get(variantId);
    if (!variant) continue;
    variant.stock += direction * quantity;
    variant.sold = Math.max(0, variant.sold - direction * quantity);
    variant.touched = true;
    events.push(...stockChanged(state, variantId));
  }
  return events;
}

type OfReturn = 'withdraw-return' | 'approve-return' | 'reject-return';

/** An operator says that it may come back. What is sent instead is set aside for it. */
export function approveReturn(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'approve-return'>,
): Decision {
  const found = findReturn(state, input);
  if ('accepted' in found) return found;
  const { order, request } = found;
  if (request.status !== 'requested') return notOpen(request);
  const refusal = request.kind === 'exchange' ? refuseStock(state, request.lines) : null;
  if (refusal) return refusal;
  const events = request.kind === 'exchange' ? moveExchange(state, request, -1) : [];
  return become(state, { order, request, command, events }, 'approved', input.answer);
}

/** An operator says no, and why. */
export function rejectReturn(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'reject-return'>,
): Decision {
  const found = findReturn(state, input);
  return 'accepted' in found ? found : end(state, command, found, 'rejected', input.answer);
}

/** The member keeps it after all. */
export function withdrawReturn(
  state: ShopState,
  command: Command<OrderInput>,
  input: Asked<'withdraw-return'>,
): Decision {
  const found = findReturn(state, input);
  if ('accepted' in found) return found;
  if (found.request.accountId !== command.accountId) return refused('shop.return-not-found');
  return end(state, command, found, 'withdrawn', found.request.answer);
}

function end(
  state: ShopState,
  command: Command<OrderInput>,
  { order, request }: Found,
  status: 'rejected' | 'withdrawn',
  answer: string,
): Decision {
  if (request.status !== 'requested' && request.status !== 'approved') return notOpen(request);
  const wasSetAside = request.kind === 'exchange' && request.status === 'approved';
  const events = wasSetAside ? moveExchange(state, request, 1) : [];
  request.refundAmount = 0;
  return become(state, { order, request, command, events }, status, answer);
}

export interface Found {
  readonly order: Order;
  readonly request: ReturnRequest;
}

export function findReturn(
  state: ShopState,
  { orderId, returnId }: Pick<Asked<OfReturn>, 'orderId' | 'returnId'>,
): Found | Refused {
  const order = state.orders.get(orderId);
  const request = state.returns.get(returnId);
  return order && request?.orderId === orderId ? { order, request } : refused('shop.return-not-found');
}

export const notOpen = ({ status }: ReturnRequest): Refused => refused('shop.return-not-open', { status });

export function lineOf(order: Order, no: number): OrderLine {
  const line = order.lines.find((one) => one.no === no);
  if (!line) throw new Error(`Order ${order.id} has no line ${no}`);
  return line;
}

export const piecesOf = (order: Order, { no, quantity }: ReturnLine) => ({
  line: lineOf(order, no),
  quantity,
});

const resultOf = ({ id, orderId, status, refundAmount }: ReturnRequest) => ({
  returnId: id,
  orderId,
  status,
  refund: refundAmount,
});

const returnChanged = (
  order: Order,
  { id, kind, status, reason, refundAmount }: ReturnRequest,
  more: Readonly<Record<string, unknown>> = {},
): DomainEvent => {
  // Under its own status, not the order's.
  const { key, data } = orderEvent('', order, { returnId: id, kind, reason, refund: refundAmount, ...more });
  return { name: 'shop.return-changed', key, data: { ...data, status, title: titleOf(order) } };
};

/** The return takes its next step, and says so; operators' steps are audited. */
export function become(
  state: ShopState,
  {
    order,
    request,
    command,
    events,
    details = {},
    facts = {},
  }: Found & {
    readonly command: Command<OrderInput>;
    readonly events: readonly DomainEvent[];
    /** For the timeline. */
    readonly details?: Readonly<Record<string, unknown>>;
    /** For the event. */
    readonly facts?: Readonly<Record<string, unknown>>;
  },
  status: ReturnRequest['status'],
  answer: string,
): Decision {
  const at = touch(order, command.at);
  request.status = status;
  // Nothing said leaves what was said before.
  if (answer !== '') request.answer = answer;
  request.updatedAt = at;
  if (request.change === 'none') request.change = 'changed';
  const { id: returnId, kind } = request;
  const step =
    status === 'done' ? (kind === 'exchange' ? 'exchange-sent' : 'return-received') : `return-${status}`;
  addStep(state, order, step, command.accountId, { returnId, kind, answer, ...details });
  // An operator's words are for the member.
  const words = command.accountId === order.accountId ? {} : { answer };
  const all = [...events, returnChanged(order, request, { ...facts, ...words })];
  const decision = { accepted: true as const, result: resultOf(request), events: all };
  if (command.accountId === order.accountId) return decision;
  const reason = answer === '' ? null : answer;
  const audit = {
    action: `shop.return-${status}`,
    subject: order.id,
    reason,
    details: { returnId, ...details },
  };
  return { ...decision, audit };
}
