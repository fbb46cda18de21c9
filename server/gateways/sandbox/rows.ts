import { sql } from 'kysely';
import { type Executor, insertMany, lockClause } from '../../db/dialect.ts';
import type { SandboxPaymentsTable } from '../../db/schema.ts';
import type { MakeId } from '../../lib/id.ts';

/** What the customer agreed to must be confirmed within this time. */
const AUTHORISED_FOR_MS = 10 * 60_000;

/**
 * The rows of the sandbox's book, in the transaction of one request.
 * @param now epoch milliseconds
 */
export function sandboxRows(now: () => number, makeId: MakeId) {
  async function lock(tx: Executor, paymentKey: string): Promise<SandboxPaymentsTable | null> {
    const { rows } = await sql<SandboxPaymentsTable>`
      select * from sandbox_payments where payment_key = ${paymentKey}${sql.raw(lockClause(tx))}
    `.execute(tx);
    return rows[0] ? refresh(tx, rows[0]) : null;
  }

  /** What has come about by time alone. */
  async function refresh(tx: Executor, row: SandboxPaymentsTable): Promise<SandboxPaymentsTable> {
    if (row.status === 'WAITING_FOR_DEPOSIT' && row.captures_at !== null && row.captures_at <= now()) {
      return capture(tx, row, 1);
    }
    if (row.status !== 'IN_PROGRESS' || now() - row.created_at < AUTHORISED_FOR_MS) return row;
    return change(tx, { ...row, status: 'EXPIRED' });
  }

  async function change(tx: Executor, row: SandboxPaymentsTable): Promise<SandboxPaymentsTable> {
    const { payment_key: key, ...columns } = row;
    await tx.updateTable('sandbox_payments').set(columns).where('payment_key', '=', key).execute();
    return row;
  }

  async function record(
    tx: Executor,
    row: SandboxPaymentsTable,
    about: { status: string; amount: number; reason: string | null },
  ): Promise<void> {
    const { status, amount, reason } = about;
    await insertMany(
      tx,
      'sandbox_transactions',
      ['transaction_key', 'payment_key', 'order_id', 'status', 'amount', 'reason', 'at'],
      [[`tx_${makeId()}`, row.payment_key, row.order_id, status, amount, reason, now()]],
    );
  }

  async function capture(
    tx: Executor,
    row: SandboxPaymentsTable,
    webhooks: number,
  ): Promise<SandboxPaymentsTable> {
    await record(tx, row, { status: 'DONE', amount: row.amount, reason: null });
    return change(tx, {
      ...row,
      status: 'DONE',
      approved_at: now(),
      captures_at: null,
      webhooks_left: row.webhooks_left + webhooks,
    });
  }

  return { lock, change, capture, record };
}

export async function isOrderPaid(tx: Executor, orderId: string): Promise<boolean> {
  const paid = await tx
    .selectFrom('sandbox_payments')
    .select('payment_key')
    .where('order_id', '=', orderId)
    .where('approved_at', 'is not', null)
    .executeTakeFirst();
  return paid !== undefined;
}

/** The one that was paid, else the newest try. */
export async function newestOf(tx: Executor, orderId: string): Promise<string | null> {
  const rows = await tx
    .selectFrom('sandbox_payments')
    .select(['payment_key', 'approved_at'])
    .where('order_id', '=', orderId)
    .orderBy('payment_key', 'desc')
    .execute();
  return (rows.find((row) => row.approved_at !== null) ?? rows[0])?.payment_key ?? null;
}
