import { type Command, type Decision, type DomainEvent, type Refused, refused } from '../../engine/types.ts';
import { addStep, become, paymentEvent, refuseMoney, touch } from './changes.ts';
import { keySlot, type Payment, type PaymentInput, type PaymentState, SYSTEM } from './payment.ts';

type Input<Kind extends PaymentInput['kind']> = Extract<PaymentInput, { kind: Kind }>;

/** A confirmation that has told nothing for so long is looked up: longer than two calls to the gateway may take. */
export const CONFIRM_PATIENCE_MS = 35_000;
const CURRENCY = 'KRW';

/** A payment that somebody is going to make; nothing has moved. */
export function prepare(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'prepare'>,
): Decision {
  const { id, at, accountId } = command;
  const payment: Payment = {
    id,
    accountId,
    gateway: input.gateway,
    purpose: input.purpose,
    subject: input.subject,
    orderName: input.orderName,
    currency: CURRENCY,
    amount: input.amount,
    createdAt: at,
    expiresAt: at + input.expiresInMs,
    status: 'prepared',
    paymentKey: null,
    attempts: 0,
    lookups: 0,
    credited: 0,
    takenBack: 0,
    cancelled: 0,
    transferId: null,
    pendingCancellation: null,
    reversalId: null,
    method: null,
    receiptUrl: null,
    failure: null,
    attention: null,
    steps: 0,
    clock: at,
    begunAt: null,
    paidAt: null,
    approvedAt: null,
    // By then the customer has paid or gone; the gateway may know what we were never told.
    nextLookupAt: at + input.expiresInMs,
    change: 'new',
  };
  const refusal = refuseMoney(state, payment);
  if (refusal) return refusal;
  state.payments.set(id, payment);
  addStep(state, payment, 'prepared', accountId, { amount: input.amount, gateway: input.gateway });
  return { accepted: true, result: { paymentId: id }, events: [paymentEvent('payment.prepared', payment)] };
}

/** What the caller says about a payment is held against what was prepared, before anybody is asked for money. */
function refuseClaims(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'begin'>,
): Payment | Refused {
  const payment = state.payments.get(input.paymentId);
  const attempt = (code: string, details: Record<string, unknown>): Refused => ({
    ...refused(code),
    audit: { action: 'payment.refused', subject: input.paymentId, reason: code, details },
  });
  if (!payment) return attempt('payment.not-found', { why: 'unknown' });
  if (payment.accountId !== command.accountId)
    return attempt('payment.not-found', { why: 'of another member' });
  if (input.orderId !== payment.id) return attempt('payment.order-mismatch', { orderId: input.orderId });
  if (input.amount !== payment.amount) {
    return attempt('payment.amount-mismatch', { prepared: payment.amount, claimed: input.amount });
  }
  const owner = state.keyOwners.get(keySlot(payment.gateway, input.paymentKey));
  if (owner !== undefined && owner !== payment.id) return attempt('payment.key-reused', { owner });
  return payment;
}

/**
 * The customer comes back from the gateway. Accepted with `call: true` for the one who is to ask it for the money; a
 * repetition, or one that comes after the webhook, is told how things stand. Late is no reason to refuse.
 */
export function begin(state: PaymentState, command: Command<PaymentInput>, input: Input<'begin'>): Decision {
  const payment = refuseClaims(state, command, input);
  if ('accepted' in payment) return payment;
  const asItIs: Decision = { accepted: true, result: { paymentId: payment.id, call: false } };
  const isSameKey = payment.paymentKey === input.paymentKey;
  switch (payment.status) {
    case 'confirming':
    case 'in-doubt':
      return isSameKey ? asItIs : refused('payment.confirming');
    case 'failed':
    case 'cancelled':
      return asItIs;
    case 'paid':
    case 'partially-cancelled':
      return isSameKey ? asItIs : refused('payment.already-paid');
    default:
  }
  const before = payment.clock;
  if (command.at > payment.clock) payment.clock = command.at;
  const refusal = refuseMoney(state, payment);
  if (refusal) {
    payment.clock = before;
    return refusal;
  }
  const events: DomainEvent[] = [];
  touch(payment, command.at);
  payment.paymentKey = input.paymentKey;
  state.keyOwners.set(keySlot(payment.gateway, input.paymentKey), payment.id);
  startAttempt(state, payment, command.accountId, events);
  return { accepted: true, result: { paymentId: payment.id, call: true, attempt: payment.attempts }, events };
}

/** The gateway was never reached, though we meant to ask: the next attempt, by whoever found out first. */
export function beginAgain(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'begin-again'>,
): Decision {
  const payment = state.payments.get(input.paymentId);
  const isOpen = payment?.status === 'confirming' || payment?.status === 'in-doubt';
  const asItIs: Decision = { accepted: true, result: { paymentId: input.paymentId, call: false } };
  if (!payment || !isOpen || payment.attempts !== input.attempt || payment.paymentKey === null) return asItIs;
  // Paid otherwise meanwhile, or closed: nothing is taken any more. It is looked up until the gateway lets it go.
  if (refuseMoney(state, payment)) return asItIs;
  const events: DomainEvent[] = [];
  touch(payment, command.at);
  startAttempt(state, payment, SYSTEM, events);
  return { accepted: true, result: { paymentId: payment.id, call: true, attempt: payment.attempts }, events };
}

function startAttempt(state: PaymentState, payment: Payment, by: string, events: DomainEvent[]): void {
  payment.attempts += 1;
  payment.begunAt = payment.clock;
  payment.failure = null;
  payment.nextLookupAt = payment.clock + CONFIRM_PATIENCE_MS;
  const late = payment.status === 'expired' || payment.status === 'abandoned';
  addStep(state, payment, 'confirm-begun', by, {
    attempt: payment.attempts,
    ...(late && { late: payment.status }),
  });
  become(payment, 'confirming', events);
}

/** The customer turned back. Should money come all the same, it is still theirs. */
export function abandon(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'abandon'>,
): Decision {
  const payment = state.payments.get(input.paymentId);
  if (payment?.accountId !== command.accountId) return refused('payment.not-found');
  const result = { paymentId: payment.id };
  if (['abandoned', 'expired', 'failed', 'cancelled'].includes(payment.status))
    return { accepted: true, result };
  if (payment.status !== 'prepared') return refused('payment.not-open', { status: payment.status });
  const events: DomainEvent[] = [];
  touch(payment, command.at);
  addStep(state, payment, 'abandoned', command.accountId, { reason: input.reason });
  become(payment, 'abandoned', events);
  return { accepted: true, result, events };
}

/** Takes what is due for one instance: it has `forMs` to find out, then another may try. */
export function claim(state: PaymentState, command: Command<PaymentInput>, input: Input<'claim'>): Decision {
  const claimed: string[] = [];
  for (const id of input.paymentIds) {
    const payment = state.payments.get(id);
    if (
      !payment ||
      payment.nextLookupAt === null ||
      payment.nextLookupAt > Math.max(command.at, payment.clock)
    ) {
      continue;
    }
    const at = touch(payment, command.at);
    payment.lookups += 1;
    payment.nextLookupAt = at + input.forMs;
    claimed.push(id);
  }
  return { accepted: true, result: { claimed } };
}
