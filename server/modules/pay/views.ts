import { type Executor, run, selectMany } from '../../db/dialect.ts';
import type { PayHoldsTable, PaySealsTable, PayTransfersTable, PayWalletsTable } from '../../db/schema.ts';
import { idCursor, numberCursor, type Page, pageOf } from '../../http/page.ts';
import { iso } from '../../lib/iso.ts';
import { holdView } from './domain.ts';
import type { Exchange } from './exchange.ts';
import { holdOf, legsOf } from './rows.ts';
import type { Balance, Hold, Seal } from './schemas.ts';
import { leavesOf } from './seal.ts';
import { uncaptured } from './wallets.ts';

/** What others may know of a wallet. Amounts in the smallest unit. */
export interface WalletSummary {
  readonly balance: number;
  readonly held: number;
  readonly currency: string;
  readonly status: 'active' | 'frozen' | 'closed';
}

/**
 * Reads wallets in bulk.
 * @returns account id → wallet, only those that exist
 */
export async function walletsOf(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, WalletSummary>> {
  const rows = await selectMany<PayWalletsTable>(
    executor,
    {
      table: 'pay_wallets',
      columns: ['id', 'balance', 'held', 'currency', 'status'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [id]),
  );
  return new Map(
    rows.map(({ id, balance, held, currency, status }) => [id, { balance, held, currency, status }]),
  );
}

/** What others may know of a posted transfer. Amounts in the smallest unit. */
export interface TransferSummary {
  readonly kind: string;
  readonly amount: number;
  readonly payerId: string;
  readonly payeeIds: readonly string[];
  readonly refersTo: string | null;
}

/**
 * Reads transfers in bulk.
 * @returns transfer id → transfer, only those that exist
 */
export async function transfersOf(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, TransferSummary>> {
  const rows = await selectMany<PayTransfersTable>(
    executor,
    {
      table: 'pay_transfers',
      columns: ['id', 'kind', 'amount', 'legs', 'refers_to'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    ids.map((id) => [id]),
  );
  return new Map(
    rows.map((row) => {
      const [payerId = '', ...payeeIds] = legsOf(row).map(([walletId]) => walletId);
      return [row.id, { kind: row.kind, amount: row.amount, payerId, payeeIds, refersTo: row.refers_to }];
    }),
  );
}

/**
 * Settlements, a page at a time, by id: what each settles is up to whoever asked for it.
 * @param after the last id of the page before; empty for the first
 */
export function settlementsAfter(
  executor: Executor,
  after: string,
  limit: number,
): Promise<{ id: string; refers_to: string | null }[]> {
  return executor
    .selectFrom('pay_transfers')
    .select(['id', 'refers_to'])
    .where('kind', '=', 'settlement')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** What all transfers of a kind come to, in whatever currency: for those who hold their own books against it. */
export async function amountMoved(executor: Executor, kind: PayTransfersTable['kind']): Promise<bigint> {
  const [row] = await run<{ amount: string | null }>(
    executor,
    'select cast(sum(amount) as char) as amount from pay_transfers where kind = ?',
    [kind],
  );
  return BigInt(row?.amount ?? 0);
}

/** The wallet's row, or undefined. */
export const readWallet = (executor: Executor, walletId: string): Promise<PayWalletsTable | undefined> =>
  executor.selectFrom('pay_wallets').selectAll().where('id', '=', walletId).executeTakeFirst();

/**
 * What is in a wallet now. A hold that is due counts as given back, whether or not anyone has said so.
 * @param now epoch milliseconds
 * @param lienOn what of it is held for the exchange
 */
export async function balanceNow(
  executor: Executor,
  walletId: string,
  now: number,
  lienOn: Exchange['lienOn'],
): Promise<Balance | null> {
  const wallet = await readWallet(executor, walletId);
  if (!wallet) return null;
  const { balance, currency, status } = wallet;
  const time = Math.max(now, wallet.clock);
  const isDue = wallet.next_expiry_at !== null && wallet.next_expiry_at <= time;
  const held = wallet.held - (isDue ? await dueAmount(executor, walletId, time) : 0);
  // Read a moment after the wallet: it never tells of more than is held.
  const heldForStocks = held > 0 ? Math.min(held, await lienOn(executor, walletId)) : 0;
  return { balance, held, heldForStocks, available: balance - held, currency, status, at: iso(now) };
}

async function dueAmount(executor: Executor, walletId: string, at: number): Promise<number> {
  const rows = await executor
    .selectFrom('pay_holds')
    .selectAll()
    .where('payer_id', '=', walletId)
    .where('status', '=', 'active')
    .where('expires_at', '<=', at)
    .execute();
  return rows.reduce((sum, row) => sum + uncaptured(holdOf(row)), 0);
}

/**
 * What was in a wallet at a past time, from its postings. What was held then is not kept: it is told as 0.
 * @param at epoch milliseconds; that moment's own postings are counted
 */
export async function balanceAt(executor: Executor, walletId: string, at: number): Promise<Balance | null> {
  const wallet = await readWallet(executor, walletId);
  if (!wallet) return null;
  const entryNo = await entryNoAt(executor, wallet, at);
  const posting = await executor
    .selectFrom('pay_postings')
    .select('balance_after')
    .where('wallet_id', '=', walletId)
    .where('entry_no', '=', entryNo)
    .executeTakeFirst();
  const balance = posting?.balance_after ?? 0;
  return {
    balance,
    held: 0,
    heldForStocks: 0,
    available: balance,
    currency: wallet.currency,
    status: wallet.status,
    at: iso(at),
  };
}

/**
 * The number of a wallet's last posting at a time; 0 before its first. Postings are numbered without gaps
 * and never older than the one before, so some twenty look-ups find it among a million.
 * @param at epoch milliseconds
 */
export async function entryNoAt(
  executor: Executor,
  wallet: Pick<PayWalletsTable, 'id' | 'entry_no' | 'clock'>,
  at: number,
): Promise<number> {
  if (at >= wallet.clock) return wallet.entry_no;
  let low = 0;
  let high = wallet.entry_no;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const posting = await executor
      .selectFrom('pay_postings')
      .select('at')
      .where('wallet_id', '=', wallet.id)
      .where('entry_no', '=', middle)
      .executeTakeFirst();
    if (posting && posting.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A hold as its parties see it: what is due has expired. */
const showHold = (row: PayHoldsTable, now: number): Hold => {
  const view = holdView(holdOf(row));
  return row.status === 'active' && row.expires_at <= now ? { ...view, status: 'expired' } : view;
};

/** Holds that an account made or may capture, newest first. */
export async function listHolds(
  executor: Executor,
  accountId: string,
  page: { cursor?: string; limit: number },
  now: number,
): Promise<Page<Hold>> {
  const before = idCursor(page.cursor);
  const side = (column: 'payer_id' | 'payee_id') => {
    const query = executor.selectFrom('pay_holds').selectAll().where(column, '=', accountId);
    const older = before === null ? query : query.where('id', '<', before);
    return older
      .orderBy('id', 'desc')
      .limit(page.limit + 1)
      .execute();
  };
  const rows = [...(await side('payer_id')), ...(await side('payee_id'))];
  rows.sort((a, b) => (a.id < b.id ? 1 : -1));
  return pageOf(
    rows.slice(0, page.limit + 1),
    page.limit,
    (row) => row.id,
    (row) => showHold(row, now),
  );
}

/** A page of seals ends early when it has this many leaves. */
const LEAVES_PER_PAGE = 5_000;

/** Seals of the hash chain, newest first. */
export async function listSeals(
  executor: Executor,
  page: { cursor?: string; limit: number },
): Promise<Page<Seal>> {
  let before = numberCursor(page.cursor) ?? Number.MAX_SAFE_INTEGER;
  const items: Seal[] = [];
  for (let leaves = 0; items.length < page.limit && leaves < LEAVES_PER_PAGE; ) {
    const row = await executor
      .selectFrom('pay_seals')
      .selectAll()
      .where('seal_no', '<', before)
      .orderBy('seal_no', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return { items, nextCursor: null };
    before = row.seal_no;
    const seal = sealView(row);
    leaves += seal.leafHashes.length;
    items.push(seal);
  }
  return { items, nextCursor: before > 1 ? String(before) : null };
}

/** One seal of the hash chain; null when there is none of this number. */
export async function readSeal(executor: Executor, sealNumber: number): Promise<Seal | null> {
  const row = await executor
    .selectFrom('pay_seals')
    .selectAll()
    .where('seal_no', '=', sealNumber)
    .executeTakeFirst();
  return row ? sealView(row) : null;
}

const sealView = (row: PaySealsTable): Seal => ({
  sealNumber: row.seal_no,
  previousHash: row.previous_hash,
  hash: row.hash,
  leafHashes: leavesOf(row).map((leaf) => leaf.leafHash),
  sealedAt: iso(row.sealed_at),
});
