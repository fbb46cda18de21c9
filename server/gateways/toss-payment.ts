import { amountOf, type CallAnswer, type Fields, fieldsOf, textOf, timeOf } from './call.ts';
import type { GatewayPayment, GatewayState, Learned } from './gateway.ts';

/** Statuses of a payment object (version 2022-11-16). */
const STATES: Readonly<Record<string, GatewayState>> = {
  READY: 'open',
  IN_PROGRESS: 'authorised',
  WAITING_FOR_DEPOSIT: 'waiting',
  DONE: 'captured',
  PARTIAL_CANCELED: 'partly-cancelled',
  CANCELED: 'cancelled',
  ABORTED: 'failed',
  EXPIRED: 'expired',
};

/** No word on the payment itself: the request was not let in, or something broke on the way. */
const SAYS_NOTHING = new Set([
  'PROVIDER_ERROR',
  'CARD_PROCESSING_ERROR',
  'IDEMPOTENT_REQUEST_PROCESSING',
  'UNAUTHORIZED_KEY',
  'INVALID_API_KEY',
  'INCORRECT_BASIC_AUTH_FORMAT',
  'FORBIDDEN_REQUEST',
  'UNKNOWN_PAYMENT_ERROR',
]);
/** It has happened before, here or elsewhere: what came of it only a look can tell. */
const LOOK = new Set([
  'ALREADY_PROCESSED_PAYMENT',
  'ALREADY_COMPLETED_PAYMENT',
  'DUPLICATED_ORDER_ID',
  'ALREADY_CANCELED_PAYMENT',
  'NOT_CANCELABLE_AMOUNT',
  'NOT_CANCELABLE_PAYMENT',
  'EXCEED_CANCEL_AMOUNT',
]);
const ABSENT = new Set(['NOT_FOUND_PAYMENT', 'NOT_FOUND', 'NOT_FOUND_PAYMENT_SESSION']);

/** Reads a payment object; null when it is none. */
function paymentOf(value: unknown): GatewayPayment | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const paymentKey = textOf(fields.paymentKey);
  const orderId = textOf(fields.orderId, 64);
  const state = STATES[String(fields.status)];
  const amount = amountOf(fields.totalAmount);
  const balance = amountOf(fields.balanceAmount);
  if (paymentKey === null || orderId === null || !state || amount === null) return null;
  const listed: unknown[] = Array.isArray(fields.cancels) ? fields.cancels : [];
  const cancels = listed.flatMap((one) => {
    const cancel = fieldsOf(one);
    return cancel ? [cancel] : [];
  });
  const failure = fieldsOf(fields.failure);
  return {
    paymentKey,
    orderId,
    state,
    amount,
    // A currency that is missing is none of ours.
    currency: textOf(fields.currency, 3) ?? '',
    cancelled: cancelledOf(state, amount, balance, cancels),
    method: textOf(fields.method, 40),
    receiptUrl: httpsOf(fieldsOf(fields.receipt)?.url),
    approvedAt: timeOf(fields.approvedAt),
    cancelledAt: cancels.reduce<number | null>((last, one) => timeOf(one.canceledAt) ?? last, null),
    failure: failure && { code: textOf(failure.code) ?? '', message: textOf(failure.message) ?? '' },
  };
}

/** The balance is what Toss itself counts with; the list of cancellations stands in where it is missing. */
function cancelledOf(
  state: GatewayState,
  amount: number,
  balance: number | null,
  cancels: readonly Fields[],
): number {
  if (state !== 'cancelled' && state !== 'partly-cancelled') return 0;
  const listed = cancels.reduce((sum, one) => sum + (amountOf(one.cancelAmount) ?? 0), 0);
  if (listed > 0 || balance === null) return listed;
  return Math.max(0, amount - balance);
}

const httpsOf = (value: unknown): string | null => {
  const url = textOf(value, 500);
  return url?.startsWith('https://') ? url : null;
};

/**
 * What an answer of Toss says.
 * @returns `look` when something has happened to the payment before, which only a look-up can tell
 */
export function learnedOf(answer: CallAnswer): Learned | 'look' {
  if (answer.kind === 'silent') return { kind: 'unknown', reason: answer.reason };
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const payment = paymentOf(body);
    return payment ? { kind: 'found', payment } : { kind: 'unknown', reason: 'garbage' };
  }
  const fields = fieldsOf(body);
  const code = textOf(fields?.code, 100);
  const message = textOf(fields?.message, 300) ?? '';
  if (status >= 500 || status === 401 || status === 408 || status === 429 || code === null) {
    return { kind: 'unknown', reason: code ?? `HTTP ${status}` };
  }
  if (SAYS_NOTHING.has(code)) return { kind: 'unknown', reason: code };
  if (LOOK.has(code)) return 'look';
  if (ABSENT.has(code)) return { kind: 'absent' };
  return { kind: 'refused', code, message };
}
