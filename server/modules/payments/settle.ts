import type { Command, Decision } from '../../engine/types.ts';
import type { GatewayPayment, Learned } from '../../gateways/index.ts';
import { CONFIRM_PATIENCE_MS } from './begin.ts';
import { addStep, become, credit, paymentEvent, raise, refuseMoney, touch } from './changes.ts';
import { keySlot, type Payment, type PaymentInput, type PaymentState } from './payment.ts';
import { type Context, type Outcome, reverse, type Settle } from './reverse.ts';

/** A gateway may not know yet what it was told a moment ago. */
const ABSENT_GRACE_MS = 30_000;
/** After so many look-ups without a word, a person should ask. */
const LONG_IN_DOUBT = 20;

/**
 * A word of the gateway about a payment, from whichever side it came: the answer to a confirmation, a webhook's
 * look-up, the job's, an operator's. All of them end here, and the first that says "captured" is the one that counts.
 */
export function settle(state: PaymentState, command: Command<PaymentInput>, input: Settle): Decision {
  const payment = state.payments.get(input.paymentId);
  if (!payment) return { accepted: false, code: 'payment.not-found', result: {} };
  touch(payment, command.at);
  // A person has looked: what is still wrong is raised again.
  if (input.source === 'operator') payment.attention = null;
  const outcome: Outcome = { events: [], result: { paymentId: payment.id }, audit: null };
  const learned = believable(state, payment, input.learned);
  switch (learned.kind) {
    case 'found':
      found(state, payment, learned.payment, { command, input, outcome });
      break;
    case 'refused':
      // The answer to an attempt before the last says nothing about the last.
      if (isConfirming(payment) && input.attempt === payment.attempts) {
        fail(state, payment, learned, { command, outcome });
      }
      break;
    case 'absent':
      absent(state, payment, { command, input, outcome });
      break;
    case 'unknown':
      unknown(state, payment, learned.reason, { command, input, outcome });
  }
  const { events, result, audit } = outcome;
  result.status = payment.status;
  return { accepted: true, result, events, ...(audit && { audit }) };
}

/** An attempt that may still be answered: whoever looks meanwhile learns nothing by its silence. */
const isUnderWay = ({ status, clock, begunAt }: Payment, { source }: Settle): boolean =>
  status === 'confirming' && source !== 'confirm' && clock - (begunAt ?? 0) < CONFIRM_PATIENCE_MS;

const isConfirming = ({ status }: Payment): boolean => status === 'confirming' || status === 'in-doubt';
/** Money has been used for it, or is on its way back. */
const hasMoney = ({ credited, reversalId }: Payment): boolean => credited !== 0 || reversalId !== null;

/** An answer about another order, or with the number of another payment, is no answer. */
function believable(state: PaymentState, payment: Payment, learned: Learned): Learned {
  if (learned.kind !== 'found') return learned;
  const { orderId, paymentKey } = learned.payment;
  if (orderId !== payment.id) return { kind: 'unknown', reason: 'an answer about another order' };
  const owner = state.keyOwners.get(keySlot(payment.gateway, paymentKey));
  return owner !== undefined && owner !== payment.id
    ? { kind: 'unknown', reason: 'the number of another payment' }
    : learned;
}

function found(state: PaymentState, payment: Payment, seen: GatewayPayment, context: Context): void {
  switch (seen.state) {
    case 'captured':
      captured(state, payment, seen, context);
      break;
    case 'cancelled':
    case 'partly-cancelled':
      cancelledThere(state, payment, seen, context);
      break;
    case 'failed':
    case 'expired':
      ended(state, payment, seen, context);
      break;
    default:
      notYet(state, payment, seen, context);
  }
}

/** The money is at the gateway. */
function captured(state: PaymentState, payment: Payment, seen: GatewayPayment, context: Context): void {
  const { command, input, outcome } = context;
  if (hasMoney(payment)) {
    if (payment.pendingCancellation === null) payment.nextLookupAt = null;
    const isSecond = seen.paymentKey !== payment.paymentKey;
    if (
      isSecond &&
      payment.credited !== 0 &&
      payment.reversalId === null &&
      payment.pendingCancellation === null
    ) {
      reverse(state, payment, seen, 'captured-twice', context);
    }
    return;
  }
  const before = payment.status;
  adopt(state, payment, seen);
  if (seen.amount !== payment.amount || seen.currency !== payment.currency) {
    reverse(state, payment, seen, 'amount-mismatch', context);
    return;
  }
  const refusal = refuseMoney(state, payment);
  if (refusal) {
    payment.failure = { code: refusal.code, message: '' };
    reverse(state, payment, seen, 'purpose-refused', context);
    return;
  }
  credit(state, payment, command, outcome.events);
  payment.paidAt = payment.clock;
  payment.approvedAt = seen.approvedAt ?? payment.clock;
  payment.failure = null;
  payment.nextLookupAt = null;
  payment.lookups = 0;
  const late = before === 'abandoned' || before === 'expired' || before === 'failed';
  addStep(state, payment, 'paid', command.accountId, {
    amount: payment.amount,
    source: input.source,
    transferId: payment.transferId,
    ...(late && { late: before }),
  });
  become(payment, 'paid', outcome.events);
  outcome.events.push(paymentEvent('payment.received', payment, { late, subject: payment.subject }));
}

/** What the gateway calls it by is what counts, also where the customer had two windows open. */
function adopt(state: PaymentState, payment: Payment, seen: GatewayPayment): void {
  payment.paymentKey = seen.paymentKey;
  state.keyOwners.set(keySlot(payment.gateway, seen.paymentKey), payment.id);
  payment.method = seen.method;
  payment.receiptUrl = seen.receiptUrl;
  payment.approvedAt = seen.approvedAt ?? payment.approvedAt;
}

/** It was given back at the gateway, perhaps by a hand in its own console. */
function cancelledThere(state: PaymentState, payment: Payment, seen: GatewayPayment, context: Context): void {
  const { command, outcome } = context;
  const isOwn = payment.paymentKey === null || payment.paymentKey === seen.paymentKey;
  if (payment.credited !== 0) {
    if (payment.pendingCancellation === null) payment.nextLookupAt = null;
    if (isOwn && payment.pendingCancellation === null && seen.cancelled > payment.cancelled) {
      const details = { here: payment.cancelled, there: seen.cancelled };
      outcome.audit = raise(payment, 'cancelled-elsewhere', details, outcome.events);
      if (outcome.audit) addStep(state, payment, 'cancelled-elsewhere', command.accountId, details);
    }
    return;
  }
  if (payment.reversalId !== null || !isOwn) return;
  if (seen.state === 'partly-cancelled') {
    adopt(state, payment, seen);
    reverse(state, payment, seen, 'amount-mismatch', context);
    return;
  }
  adopt(state, payment, seen);
  payment.nextLookupAt = null;
  addStep(state, payment, 'cancelled-elsewhere', command.accountId, { there: seen.cancelled });
  become(payment, 'cancelled', outcome.events);
}

/** The gateway says that nothing came of it. */
function ended(state: PaymentState, payment: Payment, seen: GatewayPayment, context: Context): void {
  const { command, outcome } = context;
  const isOwn = payment.paymentKey === seen.paymentKey;
  if (hasMoney(payment)) {
    if (isOwn && payment.credited !== 0) {
      outcome.audit = raise(payment, 'state-mismatch', { there: seen.state }, outcome.events);
    }
    return;
  }
  if (isConfirming(payment) && isOwn) {
    const code = seen.failure?.code || seen.state.toUpperCase();
    fail(state, payment, { code, message: seen.failure?.message ?? '' }, context);
    return;
  }
  // Another try of the customer at the gateway: they may try again.
  idle(state, payment, command, outcome);
}

/** Nothing has been captured yet. */
function notYet(state: PaymentState, payment: Payment, seen: GatewayPayment, context: Context): void {
  const { command, input, outcome } = context;
  if (hasMoney(payment)) return;
  if (!isConfirming(payment)) {
    idle(state, payment, command, outcome);
    return;
  }
  if (seen.paymentKey !== payment.paymentKey) {
    unknown(state, payment, 'another try is open', context);
    return;
  }
  if (seen.state === 'waiting') {
    payment.nextLookupAt = payment.clock + input.lookAgainInMs;
    if (input.source === 'confirm') addStep(state, payment, 'waiting-for-deposit', command.accountId);
    become(payment, 'confirming', outcome.events);
    return;
  }
  const mayRetry = !isUnderWay(payment, input) && input.source !== 'confirm';
  unknown(state, payment, `still ${seen.state}`, context);
  // The customer has agreed and we were never heard: whoever looked asks once more.
  if (seen.state === 'authorised' && mayRetry) outcome.result.again = payment.attempts;
}

/** Nobody has tried, or nobody got far: it stays open until its time is over. */
function idle(state: PaymentState, payment: Payment, command: Command<PaymentInput>, outcome: Outcome): void {
  if (payment.nextLookupAt === null || payment.clock < payment.expiresAt) return;
  payment.nextLookupAt = null;
  if (payment.status !== 'prepared') return;
  addStep(state, payment, 'expired', command.accountId);
  become(payment, 'expired', outcome.events);
}

function absent(state: PaymentState, payment: Payment, context: Context): void {
  const { command, outcome } = context;
  if (hasMoney(payment)) return;
  if (!isConfirming(payment)) {
    idle(state, payment, command, outcome);
    return;
  }
  if (payment.clock - (payment.begunAt ?? 0) < ABSENT_GRACE_MS) {
    unknown(state, payment, 'not known yet', context);
    return;
  }
  fail(state, payment, { code: 'NOT_FOUND_PAYMENT', message: '' }, context);
}

/** Without a word there is nothing to say: it is in doubt, and asked about again. */
function unknown(state: PaymentState, payment: Payment, reason: string, context: Context): void {
  const { command, input, outcome } = context;
  if (!isConfirming(payment)) {
    if (payment.nextLookupAt !== null && payment.pendingCancellation === null) {
      payment.nextLookupAt = Math.max(payment.expiresAt, payment.clock + input.lookAgainInMs);
    }
    return;
  }
  if (isUnderWay(payment, input)) return;
  payment.nextLookupAt = payment.clock + input.lookAgainInMs;
  if (payment.status === 'confirming' && input.source !== 'webhook') {
    addStep(state, payment, 'in-doubt', command.accountId, { reason, source: input.source });
    become(payment, 'in-doubt', outcome.events);
  }
  if (payment.lookups >= LONG_IN_DOUBT) {
    const details = { reason, lookups: payment.lookups };
    outcome.audit = raise(payment, 'long-in-doubt', details, outcome.events);
  }
}

function fail(
  state: PaymentState,
  payment: Payment,
  failure: { readonly code: string; readonly message: string },
  { command, outcome }: Pick<Context, 'command' | 'outcome'>,
): void {
  const { code, message } = failure;
  const wasInDoubt = payment.status === 'in-doubt';
  addStep(state, payment, 'failed', command.accountId, { code, message });
  payment.failure = { code, message };
  payment.nextLookupAt = null;
  payment.lookups = 0;
  // The number is free again: what it stands for was not paid.
  if (payment.paymentKey !== null) state.keyOwners.delete(keySlot(payment.gateway, payment.paymentKey));
  payment.paymentKey = null;
  become(payment, 'failed', outcome.events);
  outcome.events.push(paymentEvent('payment.failed', payment, { late: wasInDoubt, code, reason: message }));
}
