import type { Executor } from '../../db/dialect.ts';
import type { PaymentCancellationsTable, PaymentStepsTable, PaymentsTable } from '../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import { iso, isoOrNull } from '../../lib/iso.ts';
import type { Cancellation, Payment } from './payment.ts';
import { cancellationOf, paymentOf } from './rows.ts';
import type {
  AdminPayment,
  AdminPaymentSummary,
  Cancellation as CancellationView,
  Checkout,
  PaymentSummary,
  Payment as PaymentView,
} from './schemas.ts';

/** Members' names, in bulk; given by the module that owns them. */
export type FindNames = (executor: Executor, ids: string[]) => Promise<Map<string, { name: string }>>;

/** One payment as it stands; null when there is none. */
export async function readPayment(executor: Executor, paymentId: string): Promise<Payment | null> {
  const row = await executor
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirst();
  return row ? paymentOf(row) : null;
}

/** A payment with the cancellation that is under way; null when none is. */
export async function readPending(
  executor: Executor,
  paymentId: string,
): Promise<{ payment: Payment; cancellation: Cancellation } | null> {
  const payment = await readPayment(executor, paymentId);
  if (payment?.pendingCancellation == null) return null;
  const row = await executor
    .selectFrom('payment_cancellations')
    .selectAll()
    .where('id', '=', payment.pendingCancellation)
    .executeTakeFirst();
  return row ? { payment, cancellation: cancellationOf(row) } : null;
}

const summaryOf = (payment: Payment): PaymentSummary => ({
  paymentId: payment.id,
  status: payment.status,
  gateway: payment.gateway,
  purpose: payment.purpose,
  subject: payment.subject,
  orderName: payment.orderName,
  amount: payment.amount,
  currency: payment.currency,
  cancelled: payment.cancelled,
  method: payment.method,
  receiptUrl: payment.receiptUrl,
  failure: payment.failure,
  transferId: payment.transferId,
  createdAt: iso(payment.createdAt),
  expiresAt: iso(payment.expiresAt),
  paidAt: isoOrNull(payment.paidAt),
});

/** A member's payments, newest first. @throws ProblemError request.invalid-cursor */
export async function listPayments(
  executor: Executor,
  accountId: string,
  query: { cursor?: string; limit: number },
): Promise<Page<PaymentSummary>> {
  const before = idCursor(query.cursor);
  let select = executor.selectFrom('payments').selectAll().where('account_id', '=', accountId);
  if (before !== null) select = select.where('id', '<', before);
  const rows = await select
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  return pageOf(
    rows,
    query.limit,
    (row) => row.id,
    (row) => summaryOf(paymentOf(row)),
  );
}

const readSteps = (executor: Executor, paymentId: string): Promise<PaymentStepsTable[]> =>
  executor
    .selectFrom('payment_steps')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('step_no')
    .execute();

/** A payment as its member sees it. @param checkout what the browser does next, where there is something to do */
export async function paymentView(
  executor: Executor,
  payment: Payment,
  checkout: Checkout | null,
): Promise<PaymentView> {
  const steps = await readSteps(executor, payment.id);
  const timeline = steps.map(({ step, at, amount }) => ({ step, at: iso(at), amount }));
  return { ...summaryOf(payment), checkout, timeline };
}

/** Payments as operators see them, in bulk and in the same order. */
export async function adminSummaries(
  executor: Executor,
  rows: readonly PaymentsTable[],
  findNames: FindNames,
): Promise<AdminPaymentSummary[]> {
  const names = await findNames(executor, [...new Set(rows.map((row) => row.account_id))]);
  return rows.map((row) => adminSummaryOf(row, names));
}

const adminSummaryOf = (row: PaymentsTable, names: ReadonlyMap<string, { name: string }>) => ({
  ...summaryOf(paymentOf(row)),
  accountId: row.account_id,
  memberName: names.get(row.account_id)?.name ?? '',
  paymentKey: row.payment_key,
  attention: row.attention,
});

/** One payment with all that happened to it; null when there is none. */
export async function adminView(
  executor: Executor,
  paymentId: string,
  findNames: FindNames,
): Promise<AdminPayment | null> {
  const row = await executor
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirst();
  if (!row) return null;
  const [names, steps, cancellations] = await Promise.all([
    findNames(executor, [row.account_id]),
    readSteps(executor, paymentId),
    executor
      .selectFrom('payment_cancellations')
      .selectAll()
      .where('payment_id', '=', paymentId)
      .orderBy('id')
      .execute(),
  ]);
  return {
    ...adminSummaryOf(row, names),
    cancellable: row.pending_cancellation === null ? row.credited - row.taken_back : 0,
    attempts: row.attempts,
    lookups: row.lookups,
    nextLookupAt: isoOrNull(row.next_lookup_at),
    cancellations: cancellations.map(cancellationView),
    timeline: steps.map((step) => ({
      step: step.step,
      at: iso(step.at),
      amount: step.amount,
      by: step.by_id,
      details: JSON.parse(step.details) as Record<string, unknown>,
    })),
  };
}

function cancellationView(row: PaymentCancellationsTable): CancellationView {
  const { id, kind, status, amount, reason, by, requestedAt, settledAt, transferId, failure } =
    cancellationOf(row);
  return {
    cancellationId: id,
    kind,
    status,
    amount,
    reason,
    by,
    requestedAt: iso(requestedAt),
    settledAt: isoOrNull(settledAt),
    transferId,
    failure,
  };
}

/** A member's own data: every payment with what became of it. */
export async function personalData(
  executor: Executor,
  accountId: string,
): Promise<{ payments: PaymentSummary[] }> {
  const rows = await executor
    .selectFrom('payments')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return { payments: rows.map((row) => summaryOf(paymentOf(row))) };
}
