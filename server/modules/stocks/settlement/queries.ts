import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksAccountsTable, StocksHoldingsTable } from '../../../db/schema.ts';
import { startOfDay } from '../rules/days.ts';
import { type Holding, holdingKey, type StocksState, type TradingAccount } from '../state.ts';

const ACCOUNT_COLUMNS = [
  'id',
  'member_id',
  'season_id',
  'reserved',
  'due',
  'lien',
  'due_at',
  'opened_at',
] as const;
const HOLDING_COLUMNS = ['account_id', 'symbol', 'quantity', 'reserved', 'cost', 'profit'] as const;
const FILL_COLUMNS = [
  'account_id',
  'id',
  'symbol',
  'order_id',
  'side',
  'price',
  'quantity',
  'fee',
  'tax',
  'profit',
  'at',
] as const;

export const accountOfRow = (row: StocksAccountsTable): TradingAccount => ({
  id: row.id,
  memberId: row.member_id,
  seasonId: row.season_id,
  reserved: row.reserved,
  due: JSON.parse(row.due) as TradingAccount['due'],
  lien: row.lien,
  openedAt: row.opened_at,
  change: 'none',
});

const holdingOfRow = (row: StocksHoldingsTable): Holding => ({
  accountId: row.account_id,
  symbol: row.symbol,
  quantity: row.quantity,
  reserved: row.reserved,
  cost: row.cost,
  profit: row.profit,
  change: 'none',
});

/**
 * Loads trading accounts and what they have of symbols into the working state. Nothing is locked: both hang on the
 * wallet of the account's id, which the caller has locked. Whoever has none has not traded yet.
 * @param ids of trading accounts
 * @param pairs account and symbol that may meet in this batch
 */
export async function loadAccounts(
  tx: Executor,
  state: StocksState,
  ids: Iterable<string>,
  pairs: Iterable<readonly [accountId: string, symbol: string]>,
): Promise<void> {
  const accounts = await selectMany<StocksAccountsTable>(
    tx,
    { table: 'stocks_accounts', columns: ACCOUNT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
    Array.from(ids, (id) => [id]),
  );
  for (const row of accounts) state.accounts.set(row.id, accountOfRow(row));
  const holdings = await selectMany<StocksHoldingsTable>(
    tx,
    {
      table: 'stocks_holdings',
      columns: HOLDING_COLUMNS,
      keys: ['account_id', 'symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    [...pairs],
  );
  for (const row of holdings) state.holdings.set(holdingKey(row.account_id, row.symbol), holdingOfRow(row));
}

/** Writes what happened to accounts and holdings, and the fills, in bulk. The ledger is written by its own module. */
export async function writeAccounts(tx: Executor, state: StocksState): Promise<void> {
  const opened: (string | number | null)[][] = [];
  const changed: (string | number | null)[][] = [];
  for (const account of state.accounts.values()) {
    const { id, memberId, seasonId, reserved, lien, openedAt, change } = account;
    if (change === 'none') continue;
    const due = JSON.stringify(account.due);
    const dueAt = account.due[0] ? startOfDay(account.due[0][0]) : null;
    if (change === 'new') opened.push([id, memberId, seasonId, reserved, due, lien, dueAt, openedAt]);
    else changed.push([reserved, due, lien, dueAt, id]);
  }
  await insertMany(tx, 'stocks_accounts', ACCOUNT_COLUMNS, opened);
  await updateMany(tx, 'stocks_accounts', ['id'], ['reserved', 'due', 'lien', 'due_at'], changed);
  await writeHoldings(tx, state);
  await insertMany(
    tx,
    'stocks_fills',
    FILL_COLUMNS,
    state.fills.map((f) => [
      f.accountId,
      f.id,
      f.symbol,
      f.orderId,
      f.side,
      f.price,
      f.quantity,
      f.fee,
      f.tax,
      f.profit,
      f.at,
    ]),
  );
}

async function writeHoldings(tx: Executor, state: StocksState): Promise<void> {
  const made: (string | number)[][] = [];
  const changed: (string | number)[][] = [];
  for (const { accountId, symbol, quantity, reserved, cost, profit, change } of state.holdings.values()) {
    if (change === 'new') made.push([accountId, symbol, quantity, reserved, cost, profit]);
    else if (change === 'changed') changed.push([quantity, reserved, cost, profit, accountId, symbol]);
  }
  await insertMany(tx, 'stocks_holdings', HOLDING_COLUMNS, made);
  await updateMany(
    tx,
    'stocks_holdings',
    ['account_id', 'symbol'],
    ['quantity', 'reserved', 'cost', 'profit'],
    changed,
  );
}
