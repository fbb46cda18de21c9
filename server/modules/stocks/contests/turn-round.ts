import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { StocksListingsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Asked, NewListing, StocksInput } from '../orders/input.ts';
import { type SeasonInput, SYSTEM } from './input.ts';
import type { ContestParts } from './parts.ts';
import { entriesOfSeasons, readSeasons } from './queries.ts';
import { lastPrices, sessionOf } from './reading.ts';
import { SEASON_COLUMNS, seasonOf } from './rows.ts';
import { type Season, seasonSymbol } from './season.ts';

const EVERY_MS = 1_000;
/** Seasons that are looked at in one run. */
const AT_ONCE = 5;

type Parts = Pick<ContestParts, 'database' | 'orders' | 'seasons' | 'makeId' | 'now' | 'log'>;

/** Begins and ends seasons at their times. What one instance has done, another finds done. */
export const turnSeasons = (parts: Parts): Round => ({
  name: 'turn-seasons',
  everyMs: EVERY_MS,
  run: async (signal) => {
    for (const season of await dueSeasons(parts.database.reader, parts.now())) {
      if (signal.aborted) return false;
      await turn(parts, season);
    }
    return false;
  },
});

async function dueSeasons(executor: Executor, at: number): Promise<Season[]> {
  const rows = await executor
    .selectFrom('stocks_seasons')
    .select(SEASON_COLUMNS)
    .where('next_at', '<=', at)
    .orderBy('next_at')
    .limit(AT_ONCE)
    .execute();
  return rows.map(seasonOf);
}

/** One step of one season; a step that is not finished is taken again by the next run. */
async function turn(parts: Parts, season: Season): Promise<void> {
  if (season.status === 'announced') await start(parts, season);
  else await end(parts, season);
}

/** Lists the season's own symbols at the main market's last prices, and lets it run. */
async function start(parts: Parts, season: Season): Promise<void> {
  const listings = await newListings(parts.database.reader, season);
  const makers = (await entriesOfSeasons(parts.database.reader, [season.id])).filter(
    ({ shares }) => shares > 0,
  );
  const holders = makers.map(({ tradingId, accountId, shares }) => ({
    ...{ accountId: tradingId, memberId: accountId, seasonId: season.id, quantity: shares },
  }));
  for (const listing of listings) {
    const draw = parts.orders.draw();
    const input: Asked<'list'> = { kind: 'list', listing, holders, reason: null, draw };
    const answer = await parts.orders.lane.submit(stocksCommand(parts, input, `list:${listing.symbol}`));
    if (!answer.answered) return;
    if (!answer.decision.accepted) {
      parts.log.warn(
        { season: season.id, symbol: listing.symbol, code: answer.decision.code },
        'a season begins without a symbol',
      );
    }
  }
  await parts.seasons.submit(
    seasonCommand(parts, {
      ...{ kind: 'begin', seasonId: season.id },
      symbols: listings.map(({ symbol }) => symbol),
    }),
  );
  // Called off and ended by another instance meanwhile: what was listed afterwards would stay for ever.
  const [now] = await readSeasons(parts.database.reader, [season.id]);
  if (now && now.endedAt !== null) await closeMarkets(parts, season.id);
}

/** The companies of a season, as they are in the main market now. */
async function newListings(executor: Executor, season: Season): Promise<NewListing[]> {
  const { facts, seasonNo, currency, id } = season;
  const bases = facts.symbols.map((base) => [base]);
  const read = { keys: ['symbol'], index: 'PRIMARY', lock: false } as const;
  const rows = await selectMany<StocksListingsTable>(
    executor,
    {
      ...{ ...read, table: 'stocks_listings' },
      columns: ['symbol', 'board', 'name', 'about', 'sector', 'color', 'shares_issued'],
    },
    bases,
  );
  const books = await selectMany<{ symbol: string; state: string }>(
    executor,
    { ...read, table: 'stocks_books', columns: ['symbol', 'state'] },
    bases,
  );
  const prices = new Map(books.map(({ symbol, state }) => [symbol, sessionOf(state).last]));
  return rows.flatMap((row) => {
    const reference = prices.get(row.symbol);
    if (reference === undefined) return [];
    return {
      ...{ symbol: seasonSymbol(row.symbol, seasonNo), seasonId: id, board: row.board, currency },
      ...{ schedule: facts.schedule, sector: row.sector, color: row.color, reference },
      ...{ name: JSON.parse(row.name) as Localized, about: JSON.parse(row.about) as Localized },
      sharesIssued: row.shares_issued,
    };
  });
}

/** Closes its markets, waits until their books are empty, and writes what everybody ended with. */
async function end(parts: Parts, season: Season): Promise<void> {
  if (!(await closeMarkets(parts, season.id))) return;
  const prices = await lastPrices(parts.database.reader, season.id);
  await parts.seasons.submit(seasonCommand(parts, { kind: 'finish', seasonId: season.id, prices }));
}

/** Takes all of a season's symbols off the exchange. @returns whether no order is left in any of them */
async function closeMarkets(parts: Parts, seasonId: string): Promise<boolean> {
  let left = 0;
  for (const [symbol] of await lastPrices(parts.database.reader, seasonId)) {
    const answer = await parts.orders.lane.submit(
      stocksCommand(parts, { kind: 'delist', symbol, reason: 'season-over' }),
    );
    if (!answer.answered) return false;
    if (answer.decision.accepted) left += Number(answer.decision.result.left ?? 0);
  }
  return left === 0;
}

/** @param key the same for what must happen once; without one, the command's own id */
function stocksCommand(
  { makeId, now }: Pick<Parts, 'makeId' | 'now'>,
  input: StocksInput,
  key?: string,
): Command<StocksInput> {
  const id = makeId();
  return {
    id,
    at: now(),
    accountId: SYSTEM,
    key: key ?? id,
    name: `stocks.${input.kind}`,
    input,
    fingerprint: '',
  };
}

function seasonCommand(
  { makeId, now }: Pick<Parts, 'makeId' | 'now'>,
  input: SeasonInput,
): Command<SeasonInput> {
  const id = makeId();
  const name = `stocks.${input.kind}-season`;
  return { id, at: now(), accountId: SYSTEM, key: id, name, input, fingerprint: '' };
}
