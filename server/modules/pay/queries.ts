import { type Executor, insertMany, selectMany, updateMany } from '../../db/dialect.ts';
import type { PayHoldsTable, PayTransfersTable, PayWalletsTable } from '../../db/schema.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import {
  HOLD_COLUMNS,
  holdOf,
  legsOf,
  POSTING_COLUMNS,
  TRANSFER_COLUMNS,
  WALLET_COLUMNS,
  walletOf,
} from './rows.ts';

/** Which money a batch touches. */
export interface Touched {
  readonly walletIds: Set<string>;
  readonly holdIds?: Set<string>;
  /** Transfers that may be refunded. */
  readonly transferIds?: Set<string>;
  /** Epoch milliseconds of the newest command. */
  readonly at: number;
}

/**
 * Loads the money that a batch touches, locked. Order of locks: transfers, wallets, holds. A hold is changed
 * only under its payer's wallet, so that the holds, locked last, are never waited for.
 */
export async function prefetchLedger(tx: Executor, touched: Touched): Promise<Ledger> {
  const ledger = emptyLedger();
  const walletIds = new Set(touched.walletIds);
  if (touched.transferIds?.size) await lockTransfers(tx, ledger, touched.transferIds, walletIds);
  // Who pays and who is paid never changes, so it may be read before anything is locked.
  const holdIds = touched.holdIds?.size ? await readHoldIds(tx, touched.holdIds, walletIds) : [];
  await lockWallets(tx, ledger, walletIds);
  if (holdIds.length > 0) await lockHolds(tx, ledger, { keys: ['id'], index: 'PRIMARY' }, holdIds);
  await lockDueHolds(tx, ledger, touched.at);
  return ledger;
}

async function lockTransfers(
  tx: Executor,
  ledger: Ledger,
  ids: ReadonlySet<string>,
  walletIds: Set<string>,
): Promise<void> {
  const read = { table: 'pay_transfers', keys: ['id'], index: 'PRIMARY' } as const;
  const wanted = [...ids].map((id) => [id]);
  const existing = await selectMany<{ id: string }>(tx, { ...read, columns: ['id'], lock: false }, wanted);
  const rows = await selectMany<PayTransfersTable>(
    tx,
    { ...read, columns: TRANSFER_COLUMNS, lock: true },
    existing.map((row) => [row.id]),
  );
  for (const row of rows) {
    const [payer, ...payees] = legsOf(row).map(([walletId]) => walletId);
    const { id, kind, amount, refunded } = row;
    const refundable = { id, kind, amount, refunded, payerId: payer!, payeeIds: payees, changed: false };
    ledger.refundables.set(id, refundable);
    for (const walletId of [refundable.payerId, ...payees]) walletIds.add(walletId);
  }
}

async function readHoldIds(
  tx: Executor,
  ids: ReadonlySet<string>,
  walletIds: Set<string>,
): Promise<string[][]> {
  const rows = await selectMany<Pick<PayHoldsTable, 'id' | 'payer_id' | 'payee_id'>>(
    tx,
    {
      table: 'pay_holds',
      columns: ['id', 'payer_id', 'payee_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    [...ids].map((id) => [id]),
  );
  for (const row of rows) walletIds.add(row.payer_id).add(row.payee_id);
  return rows.map((row) => [row.id]);
}

async function lockWallets(tx: Executor, ledger: Ledger, ids: ReadonlySet<string>): Promise<void> {
  // An id that a caller made up locks nothing: under READ COMMITTED there are no gap locks.
  const rows = await selectMany<PayWalletsTable>(
    tx,
    { table: 'pay_wallets', columns: WALLET_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    Array.from(ids, (id) => [id]),
  );
  for (const row of rows) ledger.wallets.set(row.id, walletOf(row));
}

/** All active holds of the wallets that may have one due at any time to which this batch can come. */
async function lockDueHolds(tx: Executor, ledger: Ledger, newestAt: number): Promise<void> {
  let horizon = newestAt;
  for (const wallet of ledger.wallets.values()) if (wallet.clock > horizon) horizon = wallet.clock;
  const due: string[][] = [];
  for (const wallet of ledger.wallets.values()) {
    if (wallet.nextExpiryAt === null || wallet.nextExpiryAt > horizon) continue;
    wallet.unreadExpiryAt = null;
    due.push([wallet.id, 'active']);
  }
  if (due.length === 0) return;
  await lockHolds(tx, ledger, { keys: ['payer_id', 'status'], index: 'pay_holds_payer' }, due);
  for (const hold of ledger.holds.values()) {
    const payer = ledger.wallets.get(hold.payerId);
    if (payer?.unreadExpiryAt === null && hold.status === 'active') payer.holds.push(hold);
  }
}

async function lockHolds(
  tx: Executor,
  ledger: Ledger,
  by: { keys: string[]; index: string },
  values: string[][],
): Promise<void> {
  const rows = await selectMany<PayHoldsTable>(
    tx,
    { table: 'pay_holds', columns: HOLD_COLUMNS, ...by, lock: true },
    values,
  );
  for (const row of rows) if (!ledger.holds.has(row.id)) ledger.holds.set(row.id, holdOf(row));
}

/** Writes all that happened to the ledger, in bulk. */
export async function writeLedger(tx: Executor, ledger: Ledger): Promise<void> {
  await insertMany(
    tx,
    'pay_transfers',
    TRANSFER_COLUMNS,
    ledger.newTransfers.map((t) => [t.id, t.kind, t.currency, t.amount, 0, t.legs, t.memo, t.refersTo, t.at]),
  );
  const refunds: (string | number)[][] = [];
  for (const t of ledger.refundables.values()) if (t.changed) refunds.push([t.refunded, t.id]);
  await updateMany(tx, 'pay_transfers', ['id'], ['refunded'], refunds);

  await writeWallets(tx, ledger);
  const made: (string | number | null)[][] = [];
  const changed: (string | number)[][] = [];
  for (const h of ledger.holds.values()) {
    if (h.change === 'changed') changed.push([h.captured, h.status, h.id]);
    if (h.change !== 'new') continue;
    const { id, payerId, payeeId, currency, amount, captured, status, memo, createdAt, expiresAt } = h;
    made.push([id, payerId, payeeId, currency, amount, captured, status, memo, createdAt, expiresAt]);
  }
  await insertMany(tx, 'pay_holds', HOLD_COLUMNS, made);
  await updateMany(tx, 'pay_holds', ['id'], ['captured', 'status'], changed);

  await insertMany(
    tx,
    'pay_postings',
    POSTING_COLUMNS,
    ledger.newPostings.map((p) => [
      p.transferId,
      p.walletId,
      p.entryNo,
      p.kind,
      p.amount,
      p.balanceAfter,
      p.counterpartyId,
      p.at,
    ]),
  );
}

/** Most wallets only had money moved: to write three columns costs half of what it costs to write all. */
async function writeWallets(tx: Executor, ledger: Ledger): Promise<void> {
  const moved: (string | number)[][] = [];
  const changed: (string | number | null)[][] = [];
  for (const w of ledger.wallets.values()) {
    if (w.changed) changed.push([w.balance, w.held, w.status, w.entryNo, w.clock, w.nextExpiryAt, w.id]);
    else if (w.moved) moved.push([w.balance, w.entryNo, w.clock, w.id]);
  }
  await updateMany(tx, 'pay_wallets', ['id'], ['balance', 'entry_no', 'clock'], moved);
  const all = ['balance', 'held', 'status', 'entry_no', 'clock', 'next_expiry_at'];
  await updateMany(tx, 'pay_wallets', ['id'], all, changed);
}
