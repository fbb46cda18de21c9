import { amountOf, type CallAnswer, type Fields, fieldsOf, textOf, timeOf } from './call.ts';
import type { DayEntry, GatewayPayment, GatewayState, Learned } from './gateway.ts';

const STATES: Readonly<Record<string, GatewayState>> = {
  READY: 'open',
  PENDING: 'open',
  PAY_PENDING: 'open',
  VIRTUAL_ACCOUNT_ISSUED: 'waiting',
  PAID: 'captured',
  PARTIAL_CANCELLED: 'partly-cancelled',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
};

/** It has happened before, here or elsewhere: what came of it only a look can tell. */
const LOOK = new Set([
  'ALREADY_PAID',
  'ALREADY_PAID_OR_WAITING',
  'PAYMENT_ALREADY_CANCELLED',
  'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN',
  'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT',
  'SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT',
]);
const SAYS_NOTHING = new Set(['UNAUTHORIZED', 'FORBIDDEN', 'TOO_MANY_REQUESTS', 'PG_PROVIDER']);

/** Cancellations that have come to an end; a requested one has not. */
const done = (fields: Fields): Fields[] =>
  (Array.isArray(fields.cancellations) ? fields.cancellations : []).flatMap((one) => {
    const cancellation = fieldsOf(one);
    return cancellation?.status === 'SUCCEEDED' ? [cancellation] : [];
  });

/** Reads a payment of API V2; null when it is none. `paymentId` is ours, and there is no other name for it. */
export function paymentOf(value: unknown): GatewayPayment | null {
  const fields = fieldsOf(value);
  const amounts = fieldsOf(fields?.amount);
  if (!fields || !amounts) return null;
  const id = textOf(fields.id, 64);
  const state = STATES[String(fields.status)];
  const amount = amountOf(amounts.total);
  if (id === null || !state || amount === null) return null;
  const failure = fieldsOf(fields.failure);
  const receiptUrl = textOf(fields.receiptUrl, 500);
  return {
    paymentKey: id,
    orderId: id,
    state,
    amount,
    currency: textOf(fields.currency, 3) ?? '',
    cancelled: amountOf(amounts.cancelled) ?? 0,
    method: methodOf(fieldsOf(fields.method)),
    receiptUrl: receiptUrl?.startsWith('https://') ? receiptUrl : null,
    approvedAt: timeOf(fields.paidAt),
    cancelledAt: done(fields).reduce<number | null>((last, one) => cancelledAtOf(one) ?? last, null),
    failure: failure && {
      code: textOf(failure.pgCode) ?? 'FAILED',
      message: textOf(failure.reason) ?? textOf(failure.pgMessage) ?? '',
    },
  };
}

const cancelledAtOf = (one: Fields): number | null => timeOf(one.cancelledAt) ?? timeOf(one.requestedAt);

/** `PaymentMethodEasyPay` says more by its provider. */
function methodOf(method: Fields | null): string | null {
  if (!method) return null;
  const provider = textOf(method.provider, 40);
  return provider ?? textOf(method.type, 60)?.replace(/^PaymentMethod/, '') ?? null;
}

/** Every movement of a payment, for the list of a day. */
export function entriesOf(fields: Fields): DayEntry[] | null {
  const payment = paymentOf(fields);
  if (!payment) return null;
  const { paymentKey, orderId, amount, approvedAt } = payment;
  const entries: DayEntry[] = [];
  if (approvedAt !== null) entries.push({ kind: 'payment', paymentKey, orderId, amount, at: approvedAt });
  for (const one of done(fields)) {
    const at = cancelledAtOf(one);
    const cancelled = amountOf(one.totalAmount);
    if (at === null || cancelled === null) return null;
    entries.push({ kind: 'cancellation', paymentKey, orderId, amount: cancelled, at });
  }
  return entries;
}

/**
 * What an answer of PortOne says, as far as the call itself is concerned.
 * @param read takes the body of a good answer
 */
export function learnedOf(answer: CallAnswer, read: (body: unknown) => Learned | 'look'): Learned | 'look' {
  if (answer.kind === 'silent') return { kind: 'unknown', reason: answer.reason };
  const { status, body } = answer;
  if (status >= 200 && status < 300) return read(body);
  const fields = fieldsOf(body);
  const type = textOf(fields?.type, 100);
  if (status >= 500 || status === 408 || status === 429 || type === null || SAYS_NOTHING.has(type)) {
    return { kind: 'unknown', reason: type ?? `HTTP ${status}` };
  }
  if (LOOK.has(type)) return 'look';
  if (type === 'PAYMENT_NOT_FOUND') return { kind: 'absent' };
  return {
    kind: 'refused',
    code: textOf(fields?.pgCode) ?? type,
    message: textOf(fields?.pgMessage, 300) ?? textOf(fields?.message, 300) ?? '',
  };
}
