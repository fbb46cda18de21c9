import type { AuditNote, Command, DomainEvent } from '../../engine/types.ts';
import type { GatewayPayment } from '../../gateways/index.ts';
import { addStep, become, paymentEvent, raise } from './changes.ts';
import type { Payment, PaymentInput, PaymentState } from './payment.ts';

export type Settle = Extract<PaymentInput, { kind: 'settle' }>;

/** What a settlement comes to, gathered while it is decided. */
export interface Outcome {
  readonly events: DomainEvent[];
  readonly result: Record<string, unknown>;
  audit: AuditNote | null;
}

export interface Context {
  readonly command: Command<PaymentInput>;
  readonly input: Settle;
  readonly outcome: Outcome;
}

type Cause = 'amount-mismatch' | 'captured-twice' | 'purpose-refused';

/** Money that cannot be used goes back to where it came from; it is cancelled at the gateway right after this commit. */
export function reverse(
  state: PaymentState,
  payment: Payment,
  seen: GatewayPayment,
  cause: Cause,
  { command, input, outcome }: Context,
): void {
  const { id } = command;
  const amount = seen.amount - seen.cancelled;
  if (amount <= 0) return;
  state.cancellations.set(id, {
    id,
    paymentId: payment.id,
    kind: 'reversal',
    amount,
    reason: cause,
    by: command.accountId,
    paymentKey: seen.paymentKey,
    transferId: null,
    requestedAt: payment.clock,
    status: 'requested',
    putBackId: null,
    failure: null,
    settledAt: null,
    cancelledAt: null,
    change: 'new',
  });
  payment.reversalId = id;
  outcome.result.reversal = id;
  payment.pendingCancellation = id;
  // At once, and by the round should this process not live to do it.
  payment.nextLookupAt = payment.clock;
  payment.lookups = 0;
  addStep(state, payment, 'reversal-requested', command.accountId, {
    amount,
    cause,
    source: input.source,
    ...(payment.failure && { code: payment.failure.code }),
  });
  // What a purpose refuses is expected; the other two must never happen.
  if (cause !== 'purpose-refused') {
    const details = { expected: payment.amount, found: seen.amount, currency: seen.currency };
    outcome.audit = raise(payment, cause, { ...details, paymentKey: seen.paymentKey }, outcome.events);
  }
  if (payment.credited !== 0) return;
  payment.failure ??= { code: `payment.${cause}`, message: '' };
  become(payment, 'failed', outcome.events);
  outcome.events.push(
    paymentEvent('payment.not-used', payment, { captured: amount, cause, subject: payment.subject }),
  );
}
