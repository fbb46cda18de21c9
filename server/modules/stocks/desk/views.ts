import type { Executor } from '../../../db/dialect.ts';
import type { StocksListingsTable } from '../../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { Market, Session } from '../market.ts';
import { isAuction } from '../market.ts';
import { type Exchange, indicative, judgeReference, nextSession } from '../rules/index.ts';
import type { DeskParts } from './parts.ts';
import { readCalendar } from './queries.ts';
import type { AdminListing, AdminListingSummary, CalendarDay, NextSessionView } from './schemas.ts';

type Row = StocksListingsTable & { readonly sequence: number; readonly state: string };
type Reading = Pick<DeskParts, 'orders' | 'now' | 'tradingNow'>;

const listings = (executor: Executor) =>
  executor
    .selectFrom('stocks_listings')
    .innerJoin('stocks_books', 'stocks_books.symbol', 'stocks_listings.symbol')
    .selectAll('stocks_listings')
    .select(['stocks_books.sequence', 'stocks_books.state']);

/** Listings with their sessions, by symbol: of the main market, or of a season. */
export async function listListings(
  executor: Executor,
  { orders }: Pick<Reading, 'orders'>,
  query: {
    readonly q?: string;
    readonly seasonId?: string;
    readonly status?: 'listed' | 'delisted';
    readonly cursor?: string;
    readonly limit?: number;
  },
): Promise<Page<AdminListingSummary>> {
  const { limit = 50, seasonId, status } = query;
  const after = idCursor(query.cursor);
  const text = query.q?.trim() ?? '';
  let asked = listings(executor).where('season_id', seasonId === undefined ? 'is' : '=', seasonId ?? null);
  if (status !== undefined) asked = asked.where('status', '=', status);
  if (after !== null) asked = asked.where('stocks_listings.symbol', '>', after);
  if (text !== '') {
    const part = `%${text.replaceAll(/[\\%_]/g, '')}%`;
    asked = asked.where((eb) =>
      eb.or([eb('stocks_listings.symbol', 'like', part.toUpperCase()), eb('name', 'like', part)]),
    );
  }
  const rows = await asked
    .orderBy('stocks_listings.symbol')
    .limit(limit + 1)
    .execute();
  const books = new Map<string, Market | null>();
  for (const { symbol } of rows.slice(0, limit)) books.set(symbol, await orders.markets.marketOf(symbol));
  return pageOf(
    rows,
    limit,
    ({ symbol }) => symbol,
    (row) => summaryOf(row, books.get(row.symbol) ?? null),
  );
}

/** One listing with all that an operator acts on; null when there is none. */
export async function readListing(
  executor: Executor,
  { orders, now, tradingNow }: Reading,
  symbol: string,
): Promise<AdminListing | null> {
  const row = await listings(executor).where('stocks_listings.symbol', '=', symbol).executeTakeFirst();
  if (!row) return null;
  const { exchange } = await tradingNow(executor);
  const market = await orders.markets.marketOf(symbol);
  if (!market) return null;
  return {
    ...summaryOf(row, market),
    about: JSON.parse(row.about) as Localized,
    indicative: isAuction(market.session.phase) ? indicative(market) : null,
    next: nextOf(market, now(), exchange),
    listedAt: iso(row.listed_at),
    version: row.version,
    serverTime: iso(now()),
  };
}

const nextOf = (market: Market, at: number, exchange: Exchange, reference?: number) => ({
  ...nextSession(market, at, exchange, reference),
  isSet: (market.session.nextReference ?? null) !== null,
});

/**
 * What the next session of a symbol would begin with; null when there is none.
 * @param reference to try; without it, what is set or would be taken
 */
export async function previewNextSession(
  { database: { reader }, orders, now, tradingNow }: Reading & Pick<DeskParts, 'database'>,
  symbol: string,
  reference: number | undefined,
): Promise<NextSessionView | null> {
  const { exchange } = await tradingNow(reader);
  const market = await orders.markets.marketOf(symbol);
  if (!market) return null;
  const next = nextOf(market, now(), exchange, reference);
  const refusal = judgeReference(market, next.reference, now(), exchange);
  return { ...next, refusal: (refusal?.code ?? null) as NextSessionView['refusal'] };
}

/** The live market where this process has it, else what was committed with the book's row. */
function summaryOf(row: Row, market: Market | null): AdminListingSummary {
  const session = market?.session ?? (JSON.parse(row.state) as Session);
  const { phase, phaseEndsAt, isByHand, day, reference, lower, upper, last, volume, amount } = session;
  return {
    ...{ symbol: row.symbol, name: JSON.parse(row.name) as Localized, board: row.board },
    ...{ schedule: row.schedule, seasonId: row.season_id, currency: row.currency, sector: row.sector },
    ...{ color: row.color, sharesIssued: row.shares_issued, status: row.status },
    ...{ phase, phaseEndsAt: isoOrNull(phaseEndsAt), isByHand, day, reference, lower, upper },
    ...{ last, volume, amount },
    openOrders: market?.book.size ?? 0,
    sequence: market?.sequence ?? row.sequence,
  };
}

/** Days with hours of their own, from a day on. */
export async function calendarFrom(executor: Executor, day: string): Promise<CalendarDay[]> {
  const all = await readCalendar(executor, day);
  return all.map(({ day: on, hours, note, byId, at }) => ({ day: on, hours, note, by: byId, at: iso(at) }));
}
