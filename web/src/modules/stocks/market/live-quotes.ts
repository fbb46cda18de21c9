import type { Quote, QuotesNews } from '../../../api/stocks.ts';

/** What has moved since it was read. */
export type LiveQuote = Pick<Quote, 'last' | 'change' | 'volume' | 'phase' | 'amount'>;
export type LiveQuotes = ReadonlyMap<string, LiveQuote>;

/** A message says all of a symbol, so that the newest alone counts. */
export function withNews(quotes: LiveQuotes, news: QuotesNews): LiveQuotes {
  const next = new Map(quotes);
  for (const [symbol, last, change, volume, phase, amount] of news.quotes) {
    next.set(symbol, { last, change, volume, phase, amount });
  }
  return next;
}

/** A quote as it is now: what was heard is at most a second old, what was read may be older. */
export const fresh = <Q extends LiveQuote>(quote: Q, live: LiveQuote | undefined): Q =>
  live === undefined ? quote : { ...quote, ...live };
