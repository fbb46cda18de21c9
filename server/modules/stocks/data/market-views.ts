import { ProblemError } from '../../../http/errors.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import type { Phase } from '../market.ts';
import { changeOf, type Quote, type RankedBy, rankOf } from './quote.ts';
import { isMeant, type Quotes } from './quotes.ts';
import type { ListingQuery, MarketView, QuoteView } from './schemas.ts';
import { quoteView } from './shown.ts';

/** A market as a whole. @param at epoch milliseconds */
export async function marketView(quotes: Quotes, seasonId: string | null, at: number): Promise<MarketView> {
  const listed = await quotes.listed(seasonId);
  const { index, change, changeRate } = await quotes.indexOf(seasonId);
  const spark = await quotes.indexSparkOf(seasonId);
  const count = (fits: (change: number) => boolean) => listed.filter((quote) => fits(changeOf(quote))).length;
  const sum = (of: (quote: Quote) => number) => listed.reduce((total, quote) => total + of(quote), 0);
  const { phase, phaseEndsAt } = phaseOf(listed);
  return {
    ...{ index, change, changeRate, phase },
    phaseEndsAt: isoOrNull(phaseEndsAt),
    rising: count((by) => by > 0),
    falling: count((by) => by < 0),
    even: count((by) => by === 0),
    volume: sum(({ volume }) => volume),
    amount: sum(({ amount }) => amount),
    listings: listed.length,
    spark,
    serverTime: new Date(at).toISOString(),
  };
}

/** The phase that most symbols are in: single ones may be interrupted or halted. */
function phaseOf(listed: readonly Quote[]): { phase: Phase; phaseEndsAt: number | null } {
  const byPhase = [...Map.groupBy(listed, ({ phase }) => phase)].sort((a, b) => b[1].length - a[1].length);
  const [phase, quotes] = byPhase[0] ?? ['closed' as const, []];
  const ends = quotes.flatMap(({ phaseEndsAt }) => phaseEndsAt ?? []);
  return { phase, phaseEndsAt: ends.length === 0 ? null : ends.reduce((a, b) => Math.min(a, b)) };
}

/** What rises stands among those that rise only, and so on: a ranking of losers has no winners. */
export async function rankingOf(
  quotes: Quotes,
  seasonId: string | null,
  by: RankedBy,
): Promise<readonly Quote[]> {
  return (await quotes.ranked(seasonId, by)).filter((quote) => rankOf(by, quote) > 0);
}

/** Where a page ends: what its last row is sorted by, and its symbol. */
interface Place {
  readonly value: number;
  readonly symbol: string;
}
const CURSOR = /^(-?[0-9.]+(?:e-?[0-9]+)?)~([0-9A-Za-z_-]{1,20})$/;

function placeOf(cursor: string): Place {
  const [, value, symbol] = CURSOR.exec(cursor) ?? [];
  if (value === undefined || symbol === undefined) throw new ProblemError('request.invalid-cursor');
  return { value: Number(value), symbol };
}

/**
 * A page of what is listed. Prices move between two pages: each begins behind the place where the one before it ended, so that
 * nothing is shown twice unless it has moved there.
 * @throws ProblemError request.invalid-cursor
 */
export async function listingPage(
  quotes: Quotes,
  { sort = 'amount', q = '', sector, seasonId: season, cursor, limit = 30 }: ListingQuery,
): Promise<{ items: QuoteView[]; nextCursor: string | null }> {
  const seasonId = season ?? null;
  const all = sort === 'name' ? await byName(quotes, seasonId) : await quotes.ranked(seasonId, sort);
  const meant = all.filter((quote) => isMeant(quote, q) && (sector === undefined || quote.sector === sector));
  const rankedValue = (quote: Quote): number => (sort === 'name' ? 0 : rankOf(sort, quote));
  const from =
    cursor === undefined ? 0 : behind(meant, placeOf(cursor), sort === 'name' ? null : rankedValue);
  const page = from < 0 ? [] : meant.slice(from, from + limit);
  const last = page.at(-1);
  const hasMore = from >= 0 && from + limit < meant.length;
  return {
    items: page.map(quoteView),
    nextCursor: hasMore && last ? `${rankedValue(last)}~${last.symbol}` : null,
  };
}

async function byName(quotes: Quotes, seasonId: string | null): Promise<Quote[]> {
  const collator = new Intl.Collator('ko');
  return [...(await quotes.listed(seasonId))].sort(
    (a, b) => collator.compare(a.name.ko, b.name.ko) || (a.symbol < b.symbol ? -1 : 1),
  );
}

/** The first row behind a place. @param rankedValue null: names do not move, so the row that was last is looked for; below 0: it is gone */
function behind(
  quotes: readonly Quote[],
  { value, symbol }: Place,
  rankedValue: ((quote: Quote) => number) | null,
): number {
  if (!rankedValue) {
    const last = quotes.findIndex((quote) => quote.symbol === symbol);
    return last < 0 ? last : last + 1;
  }
  return quotes.findIndex((quote) => {
    const own = rankedValue(quote);
    return own < value || (own === value && quote.symbol > symbol);
  });
}
