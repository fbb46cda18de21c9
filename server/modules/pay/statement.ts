import { type Executor, selectMany } from '../../db/dialect.ts';
import type { PayPostingsTable, PayTransfersTable, PayWalletsTable } from '../../db/schema.ts';
import { numberCursor, type Page, pageOf } from '../../http/page.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../lib/csv.ts';
import { iso } from '../../lib/iso.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import { legsOf } from './rows.ts';
import type { StatementItem, TransferDetail, TransferKind } from './schemas.ts';
import { leafTextOfRow, leavesOf } from './seal.ts';
import { entryNoAt, readWallet } from './views.ts';

const CSV_PAGE = 500;
const CSV_HEADER = ['time', 'kind', 'amount', 'balance', 'currency', 'counterparty', 'memo', 'transfer'];
/** Seals overlap by what waited for its commit; the one that is looked for is among the nearest. */
const NEAREST_SEALS = 64;
const HOUSE_NAME = 'Madang';

/** Names of accounts, in bulk; given by the module that owns them. */
export type FindNames = (executor: Executor, ids: string[]) => Promise<Map<string, { name: string }>>;
/** With their pictures: whoever has moved money with somebody knows their whole name, and may know their face. */
export type FindPeople = (
  ids: readonly string[],
) => Promise<Map<string, { name: string; picture: Picture | null }>>;

export interface StatementFilter {
  /** ISO 8601; from this moment on. */
  readonly from?: string;
  /** ISO 8601; before this moment. */
  readonly to?: string;
  readonly kind?: TransferKind;
}

const isHouse = (walletId: string): boolean => walletId.startsWith('house:');

/**
 * A page of a wallet's postings, newest first; null when there is no such wallet.
 * @throws ProblemError request.invalid-cursor
 */
export async function readStatement(
  executor: Executor,
  walletId: string,
  filter: StatementFilter & { readonly cursor?: string; readonly limit: number },
  findPeople: FindPeople,
): Promise<Page<StatementItem> | null> {
  const before = numberCursor(filter.cursor);
  const wallet = await readWallet(executor, walletId);
  if (!wallet) return null;
  const range = await rangeOf(executor, wallet, filter);
  if (before !== null && before <= range.last) range.last = before - 1;
  const rows = await readPostings(executor, walletId, {
    ...range,
    kind: filter.kind,
    limit: filter.limit + 1,
  });
  const page = pageOf(
    rows,
    filter.limit,
    (row) => String(row.entry_no),
    (row) => row,
  );
  return {
    items: await describePostings(executor, wallet.currency, page.items, findPeople),
    nextCursor: page.nextCursor,
  };
}

/** The numbers of the first and the last posting of a period. */
async function rangeOf(
  executor: Executor,
  wallet: PayWalletsTable,
  { from, to }: StatementFilter,
): Promise<{ first: number; last: number }> {
  const first = from === undefined ? 1 : (await entryNoAt(executor, wallet, Date.parse(from) - 1)) + 1;
  const last = to === undefined ? wallet.entry_no : await entryNoAt(executor, wallet, Date.parse(to) - 1);
  return { first, last };
}

function readPostings(
  executor: Executor,
  walletId: string,
  {
    first,
    last,
    kind,
    limit,
  }: { first: number; last: number; kind: TransferKind | undefined; limit: number },
): Promise<PayPostingsTable[]> {
  const query = executor
    .selectFrom('pay_postings')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('entry_no', '>=', first)
    .where('entry_no', '<=', last);
  const ofKind = kind === undefined ? query : query.where('kind', '=', kind);
  return ofKind.orderBy('entry_no', 'desc').limit(limit).execute();
}

async function describePostings(
  executor: Executor,
  currency: string,
  rows: readonly PayPostingsTable[],
  findPeople: FindPeople,
): Promise<StatementItem[]> {
  const others = rows.map((row) => row.counterparty_id).filter((id) => id !== '' && !isHouse(id));
  const people = await findPeople([...new Set(others)]);
  const memos = await readMemos(
    executor,
    rows.map((row) => row.transfer_id),
  );
  return rows.map((row) => {
    const other = people.get(row.counterparty_id);
    return {
      postingId: `${row.wallet_id}:${row.entry_no}`,
      transferId: row.transfer_id,
      kind: row.kind,
      amount: row.amount,
      balanceAfter: row.balance_after,
      currency,
      counterparty: other
        ? { accountId: row.counterparty_id, name: other.name, picture: other.picture }
        : null,
      memo: memos.get(row.transfer_id) ?? null,
      at: iso(row.at),
    };
  });
}

async function readMemos(executor: Executor, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await selectMany<Pick<PayTransfersTable, 'id' | 'memo'>>(
    executor,
    { table: 'pay_transfers', columns: ['id', 'memo'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, row.memo]));
}

/**
 * A statement as CSV (RFC 4180, UTF-8 with a byte order mark), newest first, a page at a time: its size is
 * bounded by the wallet and not by memory.
 */
export async function* statementCsv(
  executor: Executor,
  wallet: PayWalletsTable,
  filter: StatementFilter,
  findPeople: FindPeople,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(CSV_HEADER, []);
  const range = await rangeOf(executor, wallet, filter);
  for (;;) {
    const rows = await readPostings(executor, wallet.id, { ...range, kind: filter.kind, limit: CSV_PAGE });
    const items = await describePostings(executor, wallet.currency, rows, findPeople);
    yield items.map(csvRow).join('');
    if (rows.length < CSV_PAGE) return;
    range.last = rows.at(-1)!.entry_no - 1;
  }
}

const csvRow = (item: StatementItem): string => {
  const { at, kind, amount, balanceAfter, currency, counterparty, memo, transferId } = item;
  const cells = [
    at,
    kind,
    String(amount),
    String(balanceAfter),
    currency,
    counterparty?.name,
    memo,
    transferId,
  ];
  return csvLine(
    cells.map((cell) => cell ?? ''),
    [5, 6],
  );
};

/**
 * A transfer with the proof that it is in the chain; null for whoever is no party to it.
 * Each party sees all legs, of a trade of the exchange only its own, and of the balances only its own.
 * @param viewer the account that asks, or null for an operator, who sees all
 */
export async function readTransfer(
  executor: Executor,
  transferId: string,
  viewer: string | null,
  findNames: FindNames,
): Promise<TransferDetail | null> {
  const row = await executor
    .selectFrom('pay_transfers')
    .selectAll()
    .where('id', '=', transferId)
    .executeTakeFirst();
  if (!row) return null;
  const all = legsOf(row);
  if (viewer !== null && !all.some(([walletId]) => walletId === viewer)) return null;
  // Whom one has met on the exchange stays unsaid.
  const legs =
    viewer !== null && row.kind === 'trade' ? all.filter(([walletId]) => walletId === viewer) : all;
  const names = await findNames(
    executor,
    legs.map(([walletId]) => walletId).filter((id) => !isHouse(id)),
  );
  return {
    transferId: row.id,
    kind: row.kind,
    amount: row.amount,
    refunded: row.refunded,
    currency: row.currency,
    memo: row.memo,
    at: iso(row.at),
    legs: legs.map(([walletId, , amount, balanceAfter]) => ({
      accountId: walletId,
      name: isHouse(walletId) ? HOUSE_NAME : (names.get(walletId)?.name ?? ''),
      amount,
      balanceAfter: viewer === null || viewer === walletId ? balanceAfter : null,
    })),
    proof: await findProof(executor, row),
  };
}

async function findProof(executor: Executor, row: PayTransfersTable): Promise<TransferDetail['proof']> {
  const nearest = await executor
    .selectFrom('pay_seals')
    .select(['seal_no', 'last_id'])
    .where('first_id', '<=', row.id)
    .orderBy('first_id', 'desc')
    .limit(NEAREST_SEALS)
    .execute();
  for (const { seal_no: sealNumber, last_id: lastId } of nearest) {
    if (lastId < row.id) continue;
    const seal = await executor
      .selectFrom('pay_seals')
      .select('leaves')
      .where('seal_no', '=', sealNumber)
      .executeTakeFirstOrThrow();
    const leaf = leavesOf(seal).find(({ transferId }) => transferId === row.id);
    if (leaf) return { sealNumber, leafHash: leaf.leafHash, leafText: leafTextOfRow(row) };
  }
  return null;
}
