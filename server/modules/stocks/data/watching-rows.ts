import { deleteMany, type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksAlertsTable, StocksWatchersTable, StocksWatchlistTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import { walletsOf } from '../../pay/index.ts';
import { tradingIdOf } from '../state.ts';
import type { Alert, Watcher, WatchInput, WatchState } from './watching.ts';

const ANY = { where: {}, atMost: {} };
const ALERT_COLUMNS = [
  ...['id', 'account_id', 'symbol', 'direction', 'price', 'status', 'created_at', 'fired_at', 'fired_price'],
];

export const alertOf = (row: StocksAlertsTable): Alert => ({
  ...{ id: row.id, accountId: row.account_id, symbol: row.symbol, direction: row.direction },
  ...{ price: row.price, status: row.status, createdAt: row.created_at },
  ...{ firedAt: row.fired_at, firedPrice: row.fired_price, change: 'none' },
});

/** Loads what a batch touches. The member's row in `stocks_watchers` is the anchor: lists and alerts hang on it. */
export async function prefetchWatching(
  tx: Executor,
  commands: readonly Command<WatchInput>[],
): Promise<WatchState> {
  const accounts = commands.map(({ accountId }) => [accountId]);
  const anchors = await selectMany<StocksWatchersTable>(
    tx,
    {
      table: 'stocks_watchers',
      columns: ['account_id', 'touched_at'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: true,
    },
    accounts,
  );
  const watchers = new Map<string, Watcher>(
    anchors.map(({ account_id: accountId, touched_at: clock }) => [
      accountId,
      { ...{ accountId, clock, watched: [], hasListChanged: false }, alerts: new Map(), change: 'none' },
    ]),
  );
  await readLists(tx, watchers);
  await readAlerts(tx, watchers);
  const listed = await readListed(tx, commands, watchers);
  return { watchers, listed, accounts: await readAccounts(tx, commands, listed.values()) };
}

async function readLists(tx: Executor, watchers: ReadonlyMap<string, Watcher>): Promise<void> {
  const rows = await selectMany<StocksWatchlistTable>(
    tx,
    {
      table: 'stocks_watchlist',
      columns: ['account_id', 'symbol', 'place', 'added_at'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    [...watchers.keys()].map((id) => [id]),
  );
  for (const row of rows.sort((a, b) => a.place - b.place)) {
    watchers.get(row.account_id)?.watched.push({ symbol: row.symbol, addedAt: row.added_at });
  }
}

async function readAlerts(tx: Executor, watchers: ReadonlyMap<string, Watcher>): Promise<void> {
  const rows = await selectMany<StocksAlertsTable>(
    tx,
    {
      table: 'stocks_alerts',
      columns: ALERT_COLUMNS,
      keys: ['account_id'],
      index: 'stocks_alerts_account',
      lock: false,
    },
    [...watchers.keys()].map((id) => [id]),
  );
  for (const row of rows) watchers.get(row.account_id)?.alerts.set(row.id, alertOf(row));
}

/** Of the symbols that commands name or their members have: those that are listed, each with its season. */
async function readListed(
  tx: Executor,
  commands: readonly Command<WatchInput>[],
  watchers: ReadonlyMap<string, Watcher>,
): Promise<Map<string, string | null>> {
  const symbols = new Set<string>();
  for (const { input } of commands) {
    if (input.kind === 'arrange') for (const symbol of input.symbols) symbols.add(symbol);
    else if ('symbol' in input) symbols.add(input.symbol);
  }
  for (const { watched, alerts } of watchers.values()) {
    for (const { symbol } of [...watched, ...alerts.values()]) symbols.add(symbol);
  }
  const rows = await selectMany<{ symbol: string; season_id: string | null; status: string }>(
    tx,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'season_id', 'status'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    [...symbols].map((symbol) => [symbol]),
  );
  return new Map(rows.filter(({ status }) => status === 'listed').map((row) => [row.symbol, row.season_id]));
}

/** Who of the members takes part in which of the seasons: they have a wallet there, as those who order have. */
async function readAccounts(
  tx: Executor,
  commands: readonly Command<WatchInput>[],
  seasonIds: Iterable<string | null>,
): Promise<ReadonlySet<string>> {
  const seasons = [...new Set(seasonIds)].filter((id) => id !== null);
  const members = new Set(commands.map(({ accountId }) => accountId));
  const ids = [...members].flatMap((id) => seasons.map((seasonId) => tradingIdOf(id, seasonId)));
  return new Set((await walletsOf(tx, ids)).keys());
}

/** Writes what has changed, in bulk; alerts in the order of their ids. */
export async function writeWatching(tx: Executor, state: WatchState): Promise<void> {
  const changed = [...state.watchers.values()]
    .filter(({ change }) => change !== 'none')
    .sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  await insertMany(
    tx,
    'stocks_watchers',
    ['account_id', 'touched_at'],
    changed.filter(({ change }) => change === 'new').map((one) => [one.accountId, one.clock]),
  );
  await updateMany(
    tx,
    'stocks_watchers',
    ['account_id'],
    ['touched_at'],
    changed.filter(({ change }) => change === 'changed').map((one) => [one.clock, one.accountId]),
  );
  await writeLists(
    tx,
    changed.filter(({ hasListChanged }) => hasListChanged),
  );
  const alerts = changed
    .flatMap((one) => [...one.alerts.values()])
    .filter(({ change }) => change !== 'none')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  await deleteMany(
    tx,
    'stocks_alerts',
    ['id'],
    alerts.filter(({ change }) => change === 'gone').map(({ id }) => [id]),
    ANY,
  );
  await insertMany(
    tx,
    'stocks_alerts',
    ALERT_COLUMNS,
    alerts
      .filter(({ change }) => change === 'new')
      .map((a) => [a.id, a.accountId, a.symbol, a.direction, a.price, a.status, a.createdAt, null, null]),
  );
}

/** A list is short: it is written as a whole. */
async function writeLists(tx: Executor, watchers: readonly Watcher[]): Promise<void> {
  await deleteMany(
    tx,
    'stocks_watchlist',
    ['account_id'],
    watchers.map(({ accountId }) => [accountId]),
    ANY,
  );
  await insertMany(
    tx,
    'stocks_watchlist',
    ['account_id', 'symbol', 'place', 'added_at'],
    watchers.flatMap(({ accountId, watched }) =>
      watched.map(({ symbol, addedAt }, place) => [accountId, symbol, place, addedAt]),
    ),
  );
}
