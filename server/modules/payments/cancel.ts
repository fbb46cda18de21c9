import {
  type AuditNote,
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../engine/types.ts';
import type { GatewayPayment } from '../../gateways/index.ts';
import { CONFIRM_PATIENCE_MS } from './begin.ts';
import { addStep, become, paymentEvent, putBack, raise, takeBack, touch } from './changes.ts';
import type { Cancellation, Payment, PaymentInput, PaymentState } from './payment.ts';

type Input<Kind extends PaymentInput['kind']> = Extract<PaymentInput, { kind: Kind }>;

/** A gateway that will not take its own money back is not asked every minute. */
const REFUSED_REVERSAL_MS = 3_600_000;

/** An operator gives money back: it is taken from whoever has it now, then the gateway is asked to return it. */
export function cancel(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'cancel'>,
): Decision {
  const payment = state.payments.get(input.paymentId);
  if (!payment) return refused('payment.not-found');
  const events: DomainEvent[] = [];
  const { amount, reason } = input;
  const refusal = startRefund(state, payment, command, { ...input, cancellationId: command.id }, events);
  if (refusal) return refusal;
  return {
    accepted: true,
    result: { paymentId: payment.id, cancellationId: command.id },
    events,
    audit: {
      action: 'payment.cancel',
      subject: payment.id,
      reason,
      details: { amount, cancellationId: command.id },
    },
  };
}

/**
 * A module gives back what was paid for its order. The number says which time it is: asked again, it is told how that
 * cancellation stands. `fresh` says that the gateway is still to be asked.
 */
export function giveBack(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'give-back'>,
): Decision {
  const payment = state.payments.get(input.paymentId);
  if (!payment) return refused('payment.not-found');
  const { cancellationId, amount } = input;
  const known = state.cancellations.get(cancellationId);
  if (known) {
    if (known.paymentId !== payment.id || known.amount !== amount) {
      throw new Error(`The cancellation ${cancellationId} is another one`);
    }
    return {
      accepted: true,
      result: { cancellationId, status: known.status, failure: known.failure?.code ?? null, fresh: false },
    };
  }
  const events: DomainEvent[] = [];
  const refusal = startRefund(state, payment, command, input, events);
  if (refusal) return refusal;
  return {
    accepted: true,
    result: { cancellationId, status: 'requested', failure: null, fresh: true },
    events,
  };
}

/** Takes the money from whoever has it and says that the gateway is to return it; null when that is begun. */
function startRefund(
  state: PaymentState,
  payment: Payment,
  command: Command<PaymentInput>,
  order: { readonly cancellationId: string; readonly amount: number; readonly reason: string },
  events: DomainEvent[],
): Refused | null {
  const { cancellationId, amount, reason } = order;
  const refusal = refuseCancel(payment, amount);
  if (refusal) return refusal;
  const before = payment.clock;
  if (command.at > payment.clock) payment.clock = command.at;
  const notTaken = takeBack(
    state,
    payment,
    { id: cancellationId, amount, transferId: command.id, memo: reason },
    events,
  );
  if (notTaken) {
    payment.clock = before;
    return notTaken;
  }
  touch(payment, command.at);
  state.cancellations.set(cancellationId, {
    id: cancellationId,
    paymentId: payment.id,
    kind: 'refund',
    amount,
    reason,
    by: command.accountId,
    paymentKey: payment.paymentKey!,
    transferId: command.id,
    requestedAt: payment.clock,
    status: 'requested',
    putBackId: null,
    failure: null,
    settledAt: null,
    cancelledAt: null,
    change: 'new',
  });
  payment.pendingCancellation = cancellationId;
  payment.nextLookupAt = payment.clock + CONFIRM_PATIENCE_MS;
  payment.lookups = 0;
  addStep(state, payment, 'refund-requested', command.accountId, { amount, reason });
  return null;
}

function refuseCancel(payment: Payment, amount: number): Refused | null {
  if (payment.pendingCancellation !== null) return refused('payment.cancellation-under-way');
  const left = payment.credited - payment.takenBack;
  if (left === 0 || payment.paymentKey === null)
    return refused('payment.not-cancellable', { status: payment.status });
  return amount > left ? refused('payment.cancel-too-large', { left }) : null;
}

/**
 * What the gateway said about a cancellation. Only what it shows as given back counts as such; a clear no puts the
 * money back to where it was; anything else is asked again. `again` says that it has not been done yet.
 */
export function settleCancellation(
  state: PaymentState,
  command: Command<PaymentInput>,
  input: Input<'settle-cancellation'>,
): Decision {
  const payment = state.payments.get(input.paymentId);
  const cancellation = state.cancellations.get(input.cancellationId);
  if (!payment || !cancellation) return refused('payment.not-found');
  const result: Record<string, unknown> = { paymentId: payment.id, cancellationId: cancellation.id };
  if (payment.pendingCancellation !== cancellation.id) {
    return { accepted: true, result: { ...result, status: cancellation.status } };
  }
  touch(payment, command.at);
  if (cancellation.change === 'none') cancellation.change = 'changed';
  const events: DomainEvent[] = [];
  let audit: AuditNote | null = null;
  const { learned } = input;
  if (learned.kind === 'found' && isDone(payment, cancellation, learned.payment)) {
    finish(state, payment, cancellation, { by: command.accountId, seen: learned.payment, events });
  } else if (learned.kind === 'refused') {
    audit = refuse(state, payment, cancellation, { command, failure: learned, events });
  } else {
    if (cancellation.status === 'requested' && learned.kind !== 'found') {
      cancellation.status = 'in-doubt';
      addStep(state, payment, 'refund-in-doubt', command.accountId, {
        reason: learned.kind === 'unknown' ? learned.reason : learned.kind,
      });
    }
    payment.nextLookupAt = payment.clock + input.lookAgainInMs;
    if (learned.kind === 'found') result.again = true;
  }
  result.status = cancellation.status;
  return { accepted: true, result, events, ...(audit && { audit }) };
}

/** One at a time is under way, so the sum of what was given back tells whether this one was. */
function isDone(payment: Payment, cancellation: Cancellation, seen: GatewayPayment): boolean {
  if (seen.paymentKey !== cancellation.paymentKey || seen.orderId !== payment.id) return false;
  if (cancellation.kind === 'reversal') return seen.amount === seen.cancelled;
  return seen.cancelled >= payment.cancelled + cancellation.amount;
}

function finish(
  state: PaymentState,
  payment: Payment,
  cancellation: Cancellation,
  { by, seen, events }: { by: string; seen: GatewayPayment; events: DomainEvent[] },
): void {
  const { kind, amount } = cancellation;
  cancellation.status = 'done';
  cancellation.settledAt = payment.clock;
  cancellation.cancelledAt = seen.cancelledAt ?? payment.clock;
  cancellation.failure = null;
  payment.pendingCancellation = null;
  payment.nextLookupAt = null;
  payment.lookups = 0;
  if (kind === 'refund') payment.cancelled += amount;
  addStep(state, payment, kind === 'refund' ? 'refunded' : 'reversed', by, { amount });
  const isWhole = payment.cancelled === payment.credited;
  // What was captured a second time has gone back; the first is as it was.
  if (kind === 'refund' || payment.credited === 0) {
    become(payment, isWhole ? 'cancelled' : 'partially-cancelled', events);
  }
  const about = { cancellationId: cancellation.id, refunded: amount, kind, reason: cancellation.reason };
  events.push(paymentEvent('payment.refunded', payment, about));
}

function refuse(
  state: PaymentState,
  payment: Payment,
  cancellation: Cancellation,
  {
    command,
    failure: { code, message },
    events,
  }: {
    command: Command<PaymentInput>;
    failure: { readonly code: string; readonly message: string };
    events: DomainEvent[];
  },
): AuditNote | null {
  const { kind, amount } = cancellation;
  cancellation.failure = { code, message };
  if (kind === 'reversal') {
    cancellation.status = 'in-doubt';
    payment.nextLookupAt = payment.clock + REFUSED_REVERSAL_MS;
    const note = raise(payment, 'reversal-refused', { code, message, amount }, events);
    if (note) addStep(state, payment, 'reversal-refused', command.accountId, { code, message });
    return note;
  }
  const stuck = putBack(state, payment, cancellation, command.id, events);
  if (stuck) {
    cancellation.status = 'in-doubt';
    payment.nextLookupAt = payment.clock + REFUSED_REVERSAL_MS;
    return raise(payment, 'refund-stuck', { code, message, amount, why: stuck.code }, events);
  }
  cancellation.status = 'refused';
  cancellation.settledAt = payment.clock;
  payment.pendingCancellation = null;
  payment.nextLookupAt = null;
  payment.lookups = 0;
  addStep(state, payment, 'refund-refused', command.accountId, { amount, code, message });
  events.push(paymentEvent('payment.changed', payment));
  return null;
}
