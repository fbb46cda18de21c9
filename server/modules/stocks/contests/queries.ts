import { type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type { StocksEntriesTable, StocksHoldingsTable, StocksSeasonsTable } from '../../../db/schema.ts';
import { writeRows } from '../../../db/write-rows.ts';
import type { Command } from '../../../engine/types.ts';
import { openWallets, prefetchLedger, writeLedger } from '../../pay/index.ts';
import type { SeasonInput } from './input.ts';
import { ENTRY_COLUMNS, entryOf, entryValues, SEASON_COLUMNS, seasonOf, seasonValues } from './rows.ts';
import {
  type Entry,
  entryKey,
  houseWalletOf,
  nicknameKeyOf,
  SEASON_CURRENCY,
  type Season,
} from './season.ts';
import { emptySeasons, type SeasonState } from './state.ts';

/** Which of these members exist, in bulk. */
export type MembersThere = (
  executor: Executor,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, unknown>>;

type Commands = readonly Command<SeasonInput>[];

/** Loads all that a batch touches. The seasons are locked, then the wallets; entries hang on their season. */
export async function prefetchSeasons(
  tx: Executor,
  commands: Commands,
  membersThere: MembersThere,
): Promise<SeasonState> {
  const state = emptySeasons();
  for (const season of await readSeasons(tx, new Set(commands.map(({ input }) => input.seasonId)), true)) {
    state.seasons.set(season.id, season);
  }
  await loadFacts(tx, state, commands);
  await loadPeople(tx, state, commands, membersThere);
  await loadFinishing(tx, state, commands);
  const ledger = await prefetchLedger(tx, {
    walletIds: walletsOf(state, commands),
    at: commands.reduce((newest, { at }) => Math.max(newest, at), 0),
  });
  await loadHoldings(tx, state, commands);
  return { ...state, ledger };
}

/** Seasons by id, in order of their ids. */
export async function readSeasons(
  executor: Executor,
  ids: Iterable<string>,
  lock = false,
): Promise<Season[]> {
  const rows = await selectMany<StocksSeasonsTable>(
    executor,
    { table: 'stocks_seasons', columns: SEASON_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    Array.from(ids, (id) => [id]),
  );
  return rows.map(seasonOf);
}

/** Entries by season and account. */
export async function readEntries(
  executor: Executor,
  keys: readonly (readonly [seasonId: string, accountId: string])[],
): Promise<Entry[]> {
  const read = { table: 'stocks_entries', columns: ENTRY_COLUMNS, index: 'PRIMARY', lock: false } as const;
  const rows = await selectMany<StocksEntriesTable>(
    executor,
    { ...read, keys: ['season_id', 'account_id'] },
    keys,
  );
  return rows.map(entryOf);
}

/** All entries of some seasons. */
export async function entriesOfSeasons(executor: Executor, seasonIds: readonly string[]): Promise<Entry[]> {
  const read = { table: 'stocks_entries', columns: ENTRY_COLUMNS, index: 'PRIMARY', lock: false } as const;
  const rows = await selectMany<StocksEntriesTable>(
    executor,
    { ...read, keys: ['season_id'] },
    seasonIds.map((id) => [id]),
  );
  return rows.map(entryOf);
}

/** How many market makers seasons have; none of a season that has none. */
export async function countMakers(
  executor: Executor,
  seasonIds: readonly string[],
): Promise<Map<string, number>> {
  if (seasonIds.length === 0) return new Map();
  const rows = await executor
    .selectFrom('stocks_entries')
    .select(({ fn }) => ['season_id', fn.countAll<number>().as('makers')])
    .where('season_id', 'in', seasonIds)
    .where('role', '=', 'maker')
    .groupBy('season_id')
    .execute();
  return new Map(rows.map(({ season_id, makers }) => [season_id, Number(makers)]));
}

/** What trading accounts have of each symbol, in bulk; nothing of what they have sold. */
export async function readHoldings(
  executor: Executor,
  tradingIds: readonly string[],
): Promise<Map<string, (readonly [symbol: string, quantity: number])[]>> {
  const rows = await selectMany<Pick<StocksHoldingsTable, 'account_id' | 'symbol' | 'quantity'>>(
    executor,
    {
      table: 'stocks_holdings',
      columns: ['account_id', 'symbol', 'quantity'],
      keys: ['account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    tradingIds.map((id) => [id]),
  );
  const held = new Map<string, (readonly [string, number])[]>();
  for (const { account_id: id, symbol, quantity } of rows) {
    if (quantity > 0) held.set(id, [...(held.get(id) ?? []), [symbol, quantity]]);
  }
  return held;
}

async function loadFacts(tx: Executor, state: SeasonState, commands: Commands): Promise<void> {
  const saved = commands.flatMap(({ input }) => (input.kind === 'save' ? [input] : []));
  if (saved.length === 0) return;
  const rows = await selectMany<{ symbol: string; season_id: string | null; status: string }>(
    tx,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'season_id', 'status'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    saved.flatMap(({ facts }) => facts.symbols.map((symbol) => [symbol])),
  );
  for (const { symbol, season_id, status } of rows) {
    if (season_id === null && status === 'listed') state.listed.add(symbol);
  }
  const newest = await tx
    .selectFrom('stocks_seasons')
    .select('season_no')
    .orderBy('season_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  state.lastSeasonNo = newest?.season_no ?? 0;
}

const personOf = ({
  accountId,
  input,
}: Command<SeasonInput>): { id: string; nickname: string | null } | null => {
  if (input.kind === 'join') return { id: accountId, nickname: input.nickname };
  return input.kind === 'add-maker' ? { id: input.accountId, nickname: input.nickname } : null;
};

async function loadPeople(
  tx: Executor,
  state: SeasonState,
  commands: Commands,
  membersThere: MembersThere,
): Promise<void> {
  const keys: [string, string][] = [];
  const names: [string, string][] = [];
  for (const command of commands) {
    const person = personOf(command);
    if (!person || !state.seasons.has(command.input.seasonId)) continue;
    keys.push([command.input.seasonId, person.id]);
    if (person.nickname !== null) names.push([command.input.seasonId, nicknameKeyOf(person.nickname)]);
  }
  for (const entry of await readEntries(tx, keys)) {
    state.entries.set(entryKey(entry.seasonId, entry.accountId), entry);
  }
  const taken = await selectMany<Pick<StocksEntriesTable, 'season_id' | 'nickname_key'>>(
    tx,
    {
      table: 'stocks_entries',
      columns: ['season_id', 'nickname_key'],
      keys: ['season_id', 'nickname_key'],
      index: 'season_id',
      lock: false,
    },
    names,
  );
  for (const { season_id, nickname_key } of taken) state.nicknames.add(`${season_id}/${nickname_key}`);
  const makers = commands.flatMap(({ input }) => (input.kind === 'add-maker' ? [input.accountId] : []));
  if (makers.length === 0) return;
  for (const id of (await membersThere(tx, [...new Set(makers)])).keys()) state.members.add(id);
}

const finishing = (state: SeasonState, commands: Commands): string[] =>
  commands.flatMap(({ input }) =>
    input.kind === 'finish' && state.seasons.get(input.seasonId)?.endedAt === null ? [input.seasonId] : [],
  );

async function loadFinishing(tx: Executor, state: SeasonState, commands: Commands): Promise<void> {
  for (const entry of await entriesOfSeasons(tx, finishing(state, commands))) {
    state.entries.set(entryKey(entry.seasonId, entry.accountId), entry);
  }
}

function walletsOf(state: SeasonState, commands: Commands): Set<string> {
  const ids = new Set<string>();
  for (const command of commands) {
    const { seasonId } = command.input;
    const person = personOf(command);
    if (person && state.seasons.has(seasonId) && !state.entries.has(entryKey(seasonId, person.id))) {
      ids.add(houseWalletOf(seasonId));
    }
  }
  const ended = new Set(finishing(state, commands));
  for (const { seasonId, tradingId } of state.entries.values()) if (ended.has(seasonId)) ids.add(tradingId);
  return ids;
}

/** After the wallets are locked: whoever holds them is the only one who could change what hangs on them. */
async function loadHoldings(tx: Executor, state: SeasonState, commands: Commands): Promise<void> {
  const ended = new Set(finishing(state, commands));
  const ids = [...state.entries.values()].filter(({ seasonId }) => ended.has(seasonId));
  const held = await readHoldings(
    tx,
    ids.map(({ tradingId }) => tradingId),
  );
  for (const [id, shares] of held) state.holdings.set(id, shares);
}

/** Writes all changes of the working state, in bulk. */
export async function writeSeasons(tx: Executor, state: SeasonState): Promise<void> {
  await writeRows(
    tx,
    { table: 'stocks_seasons', columns: SEASON_COLUMNS },
    state.seasons.values(),
    seasonValues,
  );
  await writeEntries(tx, [...state.entries.values()]);
  await openWallets(
    tx,
    [...state.opened]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, kind, at }) => ({ accountId: id, kind, at, currency: SEASON_CURRENCY })),
  );
  await writeLedger(tx, state.ledger);
}

async function writeEntries(tx: Executor, entries: readonly Entry[]): Promise<void> {
  const sorted = [...entries].sort((a, b) =>
    entryKey(a.seasonId, a.accountId) < entryKey(b.seasonId, b.accountId) ? -1 : 1,
  );
  await insertMany(
    tx,
    'stocks_entries',
    ENTRY_COLUMNS,
    sorted.filter(({ change }) => change === 'new').map(entryValues),
  );
  await updateMany(
    tx,
    'stocks_entries',
    ['season_id', 'account_id'],
    ['final_value', 'final_place'],
    sorted
      .filter(({ change }) => change === 'changed')
      .map((one) => [one.finalValue, one.finalPlace, one.seasonId, one.accountId]),
  );
}
