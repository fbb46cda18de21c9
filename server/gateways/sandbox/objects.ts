import type { SandboxPaymentsTable, SandboxTransactionsTable } from '../../db/schema.ts';

export const CURRENCY = 'KRW';

/** Times as Toss writes them: in Korea. */
const local = (ms: number): string => `${new Date(ms + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`;

export const webhookBody = (data: Record<string, unknown>, at: number): string =>
  JSON.stringify({ eventType: 'PAYMENT_STATUS_CHANGED', createdAt: local(at), data });

export function paymentObject(
  row: SandboxPaymentsTable,
  transactions: readonly SandboxTransactionsTable[],
): Record<string, unknown> {
  const cancels = transactions.filter((one) => one.status !== 'DONE');
  return {
    mId: 'sandbox',
    version: '2022-11-16',
    type: 'NORMAL',
    paymentKey: row.payment_key,
    orderId: row.order_id,
    orderName: row.order_name,
    currency: row.currency,
    method: row.behaviour === 'late' ? '가상계좌' : '카드',
    totalAmount: row.amount,
    balanceAmount: row.approved_at === null ? row.amount : row.amount - row.cancelled,
    status: row.status,
    requestedAt: local(row.created_at),
    approvedAt: row.approved_at === null ? null : local(row.approved_at),
    lastTransactionKey: transactions.at(-1)?.transaction_key ?? null,
    cancels:
      cancels.length === 0
        ? null
        : cancels.map((one) => ({
            cancelAmount: one.amount,
            cancelReason: one.reason,
            canceledAt: local(one.at),
            transactionKey: one.transaction_key,
            cancelStatus: 'DONE',
          })),
    failure: row.failure_code === null ? null : { code: row.failure_code, message: '결제에 실패했습니다.' },
    receipt: null,
  };
}

export const transactionObject = (row: SandboxTransactionsTable): Record<string, unknown> => ({
  mId: 'sandbox',
  transactionKey: row.transaction_key,
  paymentKey: row.payment_key,
  orderId: row.order_id,
  currency: CURRENCY,
  method: '카드',
  amount: row.amount,
  status: row.status,
  transactionAt: local(row.at),
});
