import { type Executor, run, selectMany } from '../../../db/dialect.ts';
import type { Command } from '../../../engine/index.ts';
import { houseWalletFor, prefetchLedger } from '../../pay/index.ts';
import { loadAccounts } from '../settlement/index.ts';
import type { StoredOrder } from '../state.ts';
import type { Trading } from './calendar.ts';
import type { StocksInput } from './input.ts';
import type { Markets } from './markets.ts';
import { accountsIn } from './reached.ts';
import { type ExchangeState, emptyExchange } from './state.ts';

export interface PrefetchParts {
  readonly markets: Markets;
  /** The calendar as operators have it now. */
  readonly tradingNow: (executor: Executor) => Promise<Trading>;
}

type Commands = readonly Command<StocksInput>[];

/**
 * Loads all that a batch of the lane `stocks` touches. Order of locks: the books' rows by symbol, then the wallets of every
 * account that could trade, which is known from the books. All else hangs on these and is read under them without a lock.
 */
export async function prefetchExchange(
  tx: Executor,
  commands: Commands,
  { markets, tradingNow }: PrefetchParts,
): Promise<ExchangeState> {
  const unlocked = await readNamed(tx, commands, markets);
  const openSymbols = await readOpenSymbols(tx, commands);
  const symbols = symbolsOf(commands, unlocked, openSymbols);
  const lives = await markets.lock(tx, symbols);
  const houseWalletId = houseWalletFor('stocks', commands[0]?.id ?? '');
  const base = { houseWalletId, ...(await tradingNow(tx)), lend: markets.lend, lives };
  const state = emptyExchange({ ...base, openSymbols, stored: await readStored(tx, lives, unlocked) });
  await readListings(tx, state, commands);
  const at = commands.reduce((newest, command) => Math.max(newest, command.at), 0);
  const { ids, pairs } = accountsIn(state, commands, at);
  if (ids.size === 0) return state;
  const ledger = await prefetchLedger(tx, { walletIds: new Set(ids).add(houseWalletId), at });
  const loaded = { ...state, ledger };
  await loadAccounts(tx, loaded, ids, pairs);
  return loaded;
}

/** In whose book an order rests, for those that commands name: as memory has it, else by its row. It never changes. */
async function readNamed(tx: Executor, commands: Commands, markets: Markets): Promise<Map<string, string>> {
  const symbols = new Map<string, string>();
  const unknown: string[][] = [];
  for (const { input } of commands) {
    if (input.kind !== 'cancel' && input.kind !== 'amend') continue;
    const symbol = markets.symbolOf(input.orderId);
    if (symbol === undefined) unknown.push([input.orderId]);
    else symbols.set(input.orderId, symbol);
  }
  for (const row of await readOrders(tx, unknown)) symbols.set(row.id, row.symbol);
  return symbols;
}

/** Under the locks of their books: orders that are in one, and the rows of those that are over. */
async function readStored(
  tx: Executor,
  lives: ExchangeState['lives'],
  named: ReadonlyMap<string, string>,
): Promise<Map<string, StoredOrder>> {
  const stored = new Map<string, StoredOrder>();
  const over: string[][] = [];
  for (const [id, symbol] of named) {
    const order = lives.get(symbol)?.market.book.get(id);
    if (order) stored.set(id, { id, accountId: order.accountId, symbol, status: order.status });
    else over.push([id]);
  }
  for (const { account_id: accountId, ...row } of await readOrders(tx, over)) {
    stored.set(row.id, { ...row, accountId });
  }
  return stored;
}

type OrderFacts = { id: string; account_id: string; symbol: string; status: string };

function readOrders(tx: Executor, ids: string[][]): Promise<OrderFacts[]> {
  const columns = ['id', 'account_id', 'symbol', 'status'];
  return selectMany<OrderFacts>(
    tx,
    { table: 'stocks_orders', columns, keys: ['id'], index: 'PRIMARY', lock: false },
    ids,
  );
}

/** Where the members who take back all of their orders have any, by command. What they place meanwhile stays. */
async function readOpenSymbols(tx: Executor, commands: Commands): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { id, accountId, input } of commands) {
    if (input.kind !== 'cancel-all') continue;
    if (input.symbol !== null) {
      found.set(id, [input.symbol]);
      continue;
    }
    const { seasonId } = input;
    const rows = await run<{ symbol: string; season_id: string | null }>(
      tx,
      `select distinct o.symbol, a.season_id from stocks_accounts a
         join stocks_orders o on o.account_id = a.id and o.is_open = 1 where a.member_id = ?`,
      [accountId],
    );
    const wanted = rows.filter((row) => seasonId === undefined || row.season_id === seasonId);
    found.set(id, wanted.map(({ symbol }) => symbol).sort());
  }
  return found;
}

function symbolsOf(
  commands: Commands,
  named: ReadonlyMap<string, string>,
  openSymbols: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const symbols = new Set(named.values());
  for (const { input } of commands) {
    if ('symbol' in input && input.symbol !== null) symbols.add(input.symbol);
    if ('symbols' in input) for (const symbol of input.symbols) symbols.add(symbol);
  }
  for (const own of openSymbols.values()) for (const symbol of own) symbols.add(symbol);
  return symbols;
}

/** Which symbols were listed before; where two instances take the same number, the table's own constraint speaks. */
async function readListings(tx: Executor, state: ExchangeState, commands: Commands): Promise<void> {
  const wanted: string[][] = [];
  for (const { input } of commands) if (input.kind === 'list') wanted.push([input.listing.symbol]);
  if (wanted.length === 0) return;
  const rows = await selectMany<{ symbol: string }>(
    tx,
    { table: 'stocks_listings', columns: ['symbol'], keys: ['symbol'], index: 'PRIMARY', lock: false },
    wanted,
  );
  for (const { symbol } of rows) state.takenSymbols.add(symbol);
  state.lastListingNo = await lastListingNo(tx);
}

/** The newest listing's number; 0 before the first. */
export async function lastListingNo(executor: Executor): Promise<number> {
  const [row] = await run<{ last: number | null }>(
    executor,
    'select max(listing_no) as last from stocks_listings',
    [],
  );
  return row?.last ?? 0;
}
