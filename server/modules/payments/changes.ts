import type { AuditNote, Command, DomainEvent, Refused } from '../../engine/types.ts';
import { houseWalletFor, pay, refuseReceipt } from '../pay/index.ts';
import type { Attention, Cancellation, Payment, PaymentInput, PaymentState } from './payment.ts';
import type { AskedBack, PaidFor, Purpose } from './purposes.ts';
import type { PaymentStatus } from './schemas.ts';

/** What all decisions about payments are made of: steps of the timeline, changes of status, money in and out. */

/** The time of a command for a payment: the payment's own where the command's is behind it. */
export function touch(payment: Payment, at: number): number {
  if (at > payment.clock) payment.clock = at;
  if (payment.change === 'none') payment.change = 'changed';
  return payment.clock;
}

export function addStep(
  state: PaymentState,
  payment: Payment,
  step: string,
  by: string,
  { amount = null, ...details }: Readonly<Record<string, unknown>> & { readonly amount?: number | null } = {},
): void {
  payment.steps += 1;
  const { id: paymentId, steps: stepNo, clock: at } = payment;
  state.newSteps.push({ paymentId, stepNo, at, step, amount, by, details });
}

/** Changes the status, and says so to whoever watches. */
export function become(payment: Payment, status: PaymentStatus, events: DomainEvent[]): void {
  if (payment.status === status) return;
  payment.status = status;
  events.push(paymentEvent('payment.changed', payment));
}

export const paymentEvent = (
  name: string,
  payment: Payment,
  more: Readonly<Record<string, unknown>> = {},
): DomainEvent => ({
  name,
  key: payment.id,
  data: {
    paymentId: payment.id,
    accountId: payment.accountId,
    status: payment.status,
    amount: payment.amount,
    currency: payment.currency,
    purpose: payment.purpose,
    orderName: payment.orderName,
    ...more,
  },
});

/** Something that a person must look at: stays on the payment until one has. */
export function raise(
  payment: Payment,
  attention: Attention,
  details: Readonly<Record<string, unknown>>,
  events: DomainEvent[],
): AuditNote | null {
  // The first is the cause; what follows from it is in the timeline.
  if (payment.attention !== null) return null;
  payment.attention = attention;
  events.push(paymentEvent('payment.alarm', payment, { attention }));
  return { action: 'payment.alarm', subject: payment.id, reason: attention, details: { ...details } };
}

const paidFor = (payment: Payment): PaidFor => ({
  paymentId: payment.id,
  accountId: payment.accountId,
  subject: payment.subject,
  amount: payment.amount,
  currency: payment.currency,
});

/** The purpose of a payment with its rows; undefined when its module is not there any more. */
const purposeOf = (
  state: PaymentState,
  payment: Payment,
): { readonly purpose: Purpose; readonly rows: unknown } | undefined => state.purposes.get(payment.purpose);

/** Whether the money of a payment could be used now; null when it can. */
export function refuseMoney(state: PaymentState, payment: Payment): Refused | null {
  const own = purposeOf(state, payment);
  if (!own) return { accepted: false, code: 'payment.purpose-gone', result: {} };
  const { purpose, rows } = own;
  const wallet = state.ledger.wallets.get(purpose.walletOf(paidFor(payment)));
  return refuseReceipt(wallet, payment.amount) ?? purpose.accept(rows, paidFor(payment), payment.clock);
}

/** Posts the money of a captured payment: once for ever. The caller has asked `refuseMoney`. */
export function credit(
  state: PaymentState,
  payment: Payment,
  command: Command<PaymentInput>,
  events: DomainEvent[],
): void {
  if (payment.credited !== 0 || payment.transferId !== null)
    throw new Error(`${payment.id} is credited already`);
  const { purpose, rows } = mustKnow(state, payment);
  const posted = pay(state.ledger, {
    transferId: command.id,
    kind: 'deposit',
    at: payment.clock,
    payerId: houseWalletFor('gateways', command.id),
    legs: [{ walletId: purpose.walletOf(paidFor(payment)), amount: payment.amount }],
    memo: null,
    refersTo: payment.id,
  });
  if (!posted.accepted) throw new Error(`${payment.id} cannot be credited: ${posted.code}`);
  payment.credited = payment.amount;
  payment.transferId = command.id;
  events.push(...posted.events, ...purpose.take(rows, paidFor(payment), payment.clock));
}

/** Takes money back from whoever got it, before the gateway is asked to return it. */
export function takeBack(
  state: PaymentState,
  payment: Payment,
  order: AskedBack & { readonly transferId: string; readonly memo: string },
  events: DomainEvent[],
): Refused | null {
  const own = purposeOf(state, payment);
  if (!own) return { accepted: false, code: 'payment.purpose-gone', result: {} };
  const { purpose, rows } = own;
  const refusal = purpose.release(rows, paidFor(payment), order, payment.clock);
  if (refusal) return refusal;
  const posted = pay(state.ledger, {
    transferId: order.transferId,
    kind: 'withdrawal',
    at: payment.clock,
    payerId: purpose.walletOf(paidFor(payment)),
    legs: [{ walletId: houseWalletFor('gateways', order.transferId), amount: order.amount }],
    memo: order.memo,
    refersTo: payment.id,
    byOperator: true,
  });
  if (!posted.accepted) return posted;
  payment.takenBack += order.amount;
  events.push(...posted.events, ...purpose.giveBack(rows, paidFor(payment), order, payment.clock, false));
  return null;
}

/** The gateway would not return it: it belongs to whoever had it. */
export function putBack(
  state: PaymentState,
  payment: Payment,
  cancellation: Cancellation,
  transferId: string,
  events: DomainEvent[],
): Refused | null {
  const own = purposeOf(state, payment);
  if (!own) return { accepted: false, code: 'payment.purpose-gone', result: {} };
  const { purpose, rows } = own;
  const posted = pay(state.ledger, {
    transferId,
    kind: 'deposit',
    at: payment.clock,
    payerId: houseWalletFor('gateways', transferId),
    legs: [{ walletId: purpose.walletOf(paidFor(payment)), amount: cancellation.amount }],
    memo: cancellation.reason,
    refersTo: payment.id,
  });
  if (!posted.accepted) return posted;
  payment.takenBack -= cancellation.amount;
  cancellation.putBackId = transferId;
  const undone = purpose.giveBack(rows, paidFor(payment), cancellation, payment.clock, true);
  events.push(...posted.events, ...undone);
  return null;
}

function mustKnow(state: PaymentState, payment: Payment) {
  const own = purposeOf(state, payment);
  if (!own) throw new Error(`The purpose ${payment.purpose} is not there`);
  return own;
}
