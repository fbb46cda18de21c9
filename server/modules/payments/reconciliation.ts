import type { Executor } from '../../db/dialect.ts';
import type { PaymentCancellationsTable, PaymentsTable } from '../../db/schema.ts';
import { Check, houseWalletsOf, type TransferSummary, transfersOf, walletsOf } from '../pay/index.ts';

const PAGE = 500;
const USED = ['paid', 'partially-cancelled', 'cancelled'];

/**
 * Holds payments against the ledger: each was posted once and in full, each cancellation took and put back what it
 * says, and the gateways' house wallets owe exactly what was paid and not taken back.
 * @param executor of a transaction that sees one moment
 */
export async function reconcilePayments(executor: Executor): Promise<Check[]> {
  const posted = new Check('payments-are-posted');
  const sums = new Check('gateway-money-adds-up');
  let owed = 0;
  for (let last = ''; ; ) {
    const page = await executor
      .selectFrom('payments')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const cancellations = await cancellationsOf(executor, page);
    const transfers = await transfersOf(
      executor,
      [
        ...page.map((payment) => payment.transfer_id),
        ...cancellations.flatMap((one) => [one.transfer_id, one.put_back_id]),
      ].filter((id) => id !== null),
    );
    for (const payment of page) {
      const own = cancellations.filter((one) => one.payment_id === payment.id);
      checkPayment(payment, own, transfers, posted);
      owed += payment.credited - payment.taken_back;
    }
    if (page.length < PAGE) break;
    last = page.at(-1)!.id;
  }
  const wallets = await walletsOf(executor, houseWalletsOf('gateways'));
  const balance = [...wallets.values()].reduce((sum, wallet) => sum + wallet.balance, 0);
  sums.checked = wallets.size;
  sums.expect('house:gateways', 0 - owed, balance);
  return [posted, sums];
}

async function cancellationsOf(
  executor: Executor,
  payments: readonly PaymentsTable[],
): Promise<PaymentCancellationsTable[]> {
  if (payments.length === 0) return [];
  return executor
    .selectFrom('payment_cancellations')
    .selectAll()
    .where(
      'payment_id',
      'in',
      payments.map((payment) => payment.id),
    )
    .execute();
}

function checkPayment(
  payment: PaymentsTable,
  cancellations: readonly PaymentCancellationsTable[],
  transfers: ReadonlyMap<string, TransferSummary>,
  check: Check,
): void {
  const { id, credited, status } = payment;
  check.checked += 1;
  const isUsed = USED.includes(status) && !(status === 'cancelled' && credited === 0);
  check.expect(`${id} (${status})`, isUsed ? payment.amount : 0, credited);
  const posting = (transferId: string | null, amount: number, what: string) => {
    const transfer = transferId === null ? undefined : transfers.get(transferId);
    const found = transfer ? `${transfer.kind} ${transfer.amount} for ${transfer.refersTo}` : 'none';
    check.expect(`${id} ${transferId ?? ''}`, amount === 0 ? 'none' : `${what} ${amount} for ${id}`, found);
  };
  posting(payment.transfer_id, credited, 'deposit');
  let taken = 0;
  for (const one of cancellations) {
    if (one.kind !== 'refund') continue;
    posting(one.transfer_id, one.amount, 'withdrawal');
    if (one.put_back_id !== null) posting(one.put_back_id, one.amount, 'deposit');
    if (one.put_back_id === null) taken += one.amount;
  }
  check.expect(`${id} taken back`, taken, payment.taken_back);
}
