import type { PaymentCancellationsTable, PaymentsTable } from '../../db/schema.ts';
import type { Attention, Cancellation, Payment } from './payment.ts';

/** What never changes of a payment. */
const LASTING_COLUMNS = [
  'id',
  'account_id',
  'gateway',
  'purpose',
  'subject',
  'order_name',
  'currency',
  'amount',
  'created_at',
  'expires_at',
] as const;

/** What changes of a payment. */
export const CHANGING_COLUMNS = [
  'status',
  'payment_key',
  'attempts',
  'lookups',
  'credited',
  'taken_back',
  'cancelled',
  'transfer_id',
  'pending_cancellation',
  'reversal_id',
  'method',
  'receipt_url',
  'failure_code',
  'failure_message',
  'attention',
  'steps',
  'clock',
  'begun_at',
  'paid_at',
  'approved_at',
  'next_lookup_at',
] as const;

/** All of them, what never changes first. */
export const PAYMENT_COLUMNS = [...LASTING_COLUMNS, ...CHANGING_COLUMNS] as const;

export const CANCELLATION_COLUMNS = [
  'id',
  'payment_id',
  'kind',
  'status',
  'amount',
  'reason',
  'by_id',
  'payment_key',
  'transfer_id',
  'put_back_id',
  'failure_code',
  'failure_message',
  'requested_at',
  'settled_at',
  'cancelled_at',
] as const;

export const STEP_COLUMNS = ['payment_id', 'step_no', 'at', 'step', 'amount', 'by_id', 'details'] as const;

const failureOf = (row: { failure_code: string | null; failure_message: string | null }) =>
  row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? '' };

export const paymentOf = (row: PaymentsTable): Payment => ({
  id: row.id,
  accountId: row.account_id,
  gateway: row.gateway,
  purpose: row.purpose,
  subject: row.subject,
  orderName: row.order_name,
  currency: row.currency,
  amount: row.amount,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  status: row.status,
  paymentKey: row.payment_key,
  attempts: row.attempts,
  lookups: row.lookups,
  credited: row.credited,
  takenBack: row.taken_back,
  cancelled: row.cancelled,
  transferId: row.transfer_id,
  pendingCancellation: row.pending_cancellation,
  reversalId: row.reversal_id,
  method: row.method,
  receiptUrl: row.receipt_url,
  failure: failureOf(row),
  attention: row.attention as Attention | null,
  steps: row.steps,
  clock: row.clock,
  begunAt: row.begun_at,
  paidAt: row.paid_at,
  approvedAt: row.approved_at,
  nextLookupAt: row.next_lookup_at,
  change: 'none',
});

type Value = string | number | null;

/** The changing columns of a payment, in the order of `CHANGING_COLUMNS`. */
export const changingValues = (p: Payment): Value[] => [
  p.status,
  p.paymentKey,
  p.attempts,
  p.lookups,
  p.credited,
  p.takenBack,
  p.cancelled,
  p.transferId,
  p.pendingCancellation,
  p.reversalId,
  p.method,
  p.receiptUrl,
  p.failure?.code ?? null,
  p.failure?.message ?? null,
  p.attention,
  p.steps,
  p.clock,
  p.begunAt,
  p.paidAt,
  p.approvedAt,
  p.nextLookupAt,
];

/** All columns of a new payment, in the order of `PAYMENT_COLUMNS`. */
export const newValues = (p: Payment): Value[] => [
  p.id,
  p.accountId,
  p.gateway,
  p.purpose,
  p.subject,
  p.orderName,
  p.currency,
  p.amount,
  p.createdAt,
  p.expiresAt,
  ...changingValues(p),
];

export const cancellationOf = (row: PaymentCancellationsTable): Cancellation => ({
  id: row.id,
  paymentId: row.payment_id,
  kind: row.kind,
  status: row.status,
  amount: row.amount,
  reason: row.reason,
  by: row.by_id,
  paymentKey: row.payment_key,
  transferId: row.transfer_id,
  putBackId: row.put_back_id,
  failure: failureOf(row),
  requestedAt: row.requested_at,
  settledAt: row.settled_at,
  cancelledAt: row.cancelled_at,
  change: 'none',
});

export const cancellationValues = (c: Cancellation): Value[] => [
  c.id,
  c.paymentId,
  c.kind,
  c.status,
  c.amount,
  c.reason,
  c.by,
  c.paymentKey,
  c.transferId,
  c.putBackId,
  c.failure?.code ?? null,
  c.failure?.message ?? null,
  c.requestedAt,
  c.settledAt,
  c.cancelledAt,
];
