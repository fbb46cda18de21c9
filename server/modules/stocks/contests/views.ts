import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksListingsTable } from '../../../db/schema.ts';
import { numberCursor, type Page, pageOf } from '../../../http/page.ts';
import { iso } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import { walletsOf } from '../../pay/index.ts';
import type { Leagues } from './leagues.ts';
import { countMakers, readEntries, readHoldings, readSeasons } from './queries.ts';
import { lastPrices } from './reading.ts';
import { entryOf, SEASON_COLUMNS, seasonOf } from './rows.ts';
import type { LeaguePage, LeagueRow, MyEntry, SeasonDetail, SeasonSummary } from './schemas.ts';
import { canBeJoined, type Entry, type Season, seasonSymbol } from './season.ts';
import { returnOf } from './standing.ts';

export interface Asking {
  /** Who asks; null: nobody that we know. */
  readonly accountId: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

interface Takers {
  /** Whether who asks is in it. */
  readonly joined: boolean;
  /** Entries that are not ranked. */
  readonly makers: number;
}

export const summaryOf = (season: Season, { joined, makers }: Takers, now: number): SeasonSummary => {
  const { name, about, startingCash, schedule, startsAt, endsAt } = season.facts;
  return {
    ...{ seasonId: season.id, seasonNo: season.seasonNo, name, about, status: season.status },
    ...{ currency: season.currency, startingCash, schedule, startsAt: iso(startsAt), endsAt: iso(endsAt) },
    ...{ entrants: season.entrants - makers, canBeJoined: canBeJoined(season, now), joined },
  };
};

/** Seasons, the newest first; drafts only for those who make them. */
export async function listSeasons(
  executor: Executor,
  { accountId, now }: Asking,
  query: { readonly cursor?: string; readonly limit?: number; readonly withDrafts: boolean },
): Promise<Page<SeasonSummary>> {
  const { limit = 20 } = query;
  const before = numberCursor(query.cursor);
  let asked = executor.selectFrom('stocks_seasons').select(SEASON_COLUMNS);
  if (before !== null) asked = asked.where('season_no', '<', before);
  if (!query.withDrafts) asked = asked.where('status', '<>', 'draft');
  const rows = await asked
    .orderBy('season_no', 'desc')
    .limit(limit + 1)
    .execute();
  const mine =
    accountId === null
      ? []
      : await readEntries(
          executor,
          rows.map(({ id }) => [id, accountId]),
        );
  const joined = new Set(mine.map(({ seasonId }) => seasonId));
  const makers = await countMakers(
    executor,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows,
    limit,
    ({ season_no }) => String(season_no),
    (row) => summaryOf(seasonOf(row), { joined: joined.has(row.id), makers: makers.get(row.id) ?? 0 }, now),
  );
}

/** The companies of a season; its own symbols as soon as it has begun. */
export async function symbolsOf(executor: Executor, season: Season): Promise<SeasonDetail['symbols']> {
  const { facts, seasonNo } = season;
  const own = new Map(facts.symbols.map((base) => [base, seasonSymbol(base, seasonNo)]));
  const rows = await selectMany<Pick<StocksListingsTable, 'symbol' | 'name' | 'color' | 'season_id'>>(
    executor,
    {
      table: 'stocks_listings',
      columns: ['symbol', 'name', 'color', 'season_id'],
      keys: ['symbol'],
      index: 'PRIMARY',
      lock: false,
    },
    [...own].flatMap(([base, symbol]) => [[base], [symbol]]),
  );
  const known = new Map(rows.map((row) => [row.symbol, row]));
  return facts.symbols.map((base) => {
    const symbol = own.get(base)!;
    const listing = known.get(base);
    const isListed = known.get(symbol)?.season_id === season.id;
    return {
      ...{ symbol: isListed ? symbol : null, base, color: listing?.color ?? '#888888' },
      name: listing ? (JSON.parse(listing.name) as Localized) : { ko: base, en: base },
    };
  });
}

/** One season, with what the caller has in it; null when there is none that they may see. */
export async function readSeason(
  executor: Executor,
  leagues: Leagues,
  seasonId: string,
  { accountId, now }: Asking,
): Promise<SeasonDetail | null> {
  const [season] = await readSeasons(executor, [seasonId]);
  if (!season || season.status === 'draft') return null;
  const [entry] = accountId === null ? [] : await readEntries(executor, [[seasonId, accountId]]);
  const makers = (await countMakers(executor, [seasonId])).get(seasonId) ?? 0;
  return {
    ...summaryOf(season, { joined: entry !== undefined, makers }, now),
    symbols: await symbolsOf(executor, season),
    mine: entry ? await entryView(executor, leagues, season, entry) : null,
    serverTime: iso(now),
  };
}

async function entryView(
  executor: Executor,
  leagues: Leagues,
  season: Season,
  entry: Entry,
): Promise<MyEntry> {
  const { nickname, role, startingCash, joinedAt, finalValue, finalPlace } = entry;
  const base = { nickname, role, startingCash, joinedAt: iso(joinedAt) };
  if (season.status === 'cancelled')
    return { ...base, place: null, value: null, profit: null, returnRate: null };
  if (season.status === 'over') return { ...base, place: finalPlace, ...worth(finalValue, startingCash) };
  if (role === 'maker')
    return { ...base, place: null, ...worth(await worthOfMaker(executor, entry), startingCash) };
  const standing = (await leagues.of(season.id)).of(entry.accountId);
  return { ...base, place: standing?.place ?? null, ...worth(standing?.value ?? startingCash, startingCash) };
}

const worth = (value: number | null, startingCash: number) =>
  value === null
    ? { value: null, profit: null, returnRate: null }
    : { value, profit: value - startingCash, returnRate: returnOf(value, startingCash) };

async function worthOfMaker(executor: Executor, { seasonId, tradingId }: Entry): Promise<number> {
  const cash = (await walletsOf(executor, [tradingId])).get(tradingId)?.balance ?? 0;
  const prices = new Map(await lastPrices(executor, seasonId));
  const shares = (await readHoldings(executor, [tradingId])).get(tradingId) ?? [];
  return shares.reduce((sum, [symbol, quantity]) => sum + quantity * (prices.get(symbol) ?? 0), cash);
}

/**
 * A page of the league: from memory while it moves, from the rows when it is over.
 * @returns null when there is no such season
 */
export async function readLeague(
  executor: Executor,
  leagues: Leagues,
  seasonId: string,
  { accountId, now, cursor, limit = 20 }: Asking & { readonly cursor?: string; readonly limit?: number },
): Promise<LeaguePage | null> {
  const [season] = await readSeasons(executor, [seasonId]);
  if (!season || season.status === 'draft') return null;
  const from = numberCursor(cursor) ?? 0;
  const table =
    season.status === 'over' ? await finalTable(executor, seasonId, accountId, from, limit) : null;
  const nothing = { rows: [] as LeagueRow[], mine: null, players: 0 };
  const shown =
    table ??
    (season.status === 'cancelled' ? nothing : await movingTable(leagues, seasonId, accountId, from, limit));
  return {
    items: shown.rows,
    nextCursor: from + shown.rows.length < shown.players ? String(from + shown.rows.length) : null,
    mine: shown.mine,
    players: shown.players,
    isFinal: season.status === 'over',
    serverTime: iso(now),
  };
}

interface Table {
  readonly rows: LeagueRow[];
  readonly mine: LeagueRow | null;
  readonly players: number;
}

async function movingTable(
  leagues: Leagues,
  seasonId: string,
  accountId: string | null,
  from: number,
  limit: number,
): Promise<Table> {
  const league = await leagues.of(seasonId);
  const show = ({ accountId: owner, ...row }: ReturnType<typeof league.rows>[number]): LeagueRow => ({
    ...row,
    isMine: owner === accountId,
  });
  const mine = accountId === null ? null : league.of(accountId);
  return { rows: league.rows(from, limit).map(show), mine: mine && show(mine), players: league.size };
}

async function finalTable(
  executor: Executor,
  seasonId: string,
  accountId: string | null,
  from: number,
  limit: number,
): Promise<Table> {
  const ranked = executor
    .selectFrom('stocks_entries')
    .where('season_id', '=', seasonId)
    .where('final_place', 'is not', null);
  const rows = await ranked
    .selectAll()
    .orderBy('final_place')
    .orderBy('joined_at')
    .orderBy('account_id')
    .offset(from)
    .limit(limit)
    .execute();
  const { players } = await ranked
    .select(({ fn }) => fn.countAll<number>().as('players'))
    .executeTakeFirstOrThrow();
  const show = (entry: Entry): LeagueRow => {
    const { nickname, startingCash, finalPlace, finalValue } = entry;
    const value = finalValue ?? startingCash;
    return {
      ...{ place: finalPlace ?? 0, nickname, value, profit: value - startingCash },
      ...{ returnRate: returnOf(value, startingCash), isMine: entry.accountId === accountId },
    };
  };
  const [own] = accountId === null ? [] : await readEntries(executor, [[seasonId, accountId]]);
  return {
    rows: rows.map((row) => show(entryOf(row))),
    mine: own && own.finalPlace !== null ? show(own) : null,
    players: Number(players),
  };
}
