import { createHash } from 'node:crypto';
import type { Market, Session } from '../market.ts';
import { refreshRules, rulesAt } from '../rules/in-force.ts';
import { Book } from './book.ts';
import { type Op, placedOp } from './journal.ts';

/** A market as a snapshot keeps it, JSON: what its listing does not say. */
export interface StoredMarket {
  readonly sequence: number;
  readonly clock: number;
  readonly nextAt: number | null;
  readonly session: Session;
  /** Journal steps that make the book of an empty one. */
  readonly orders: readonly Op[];
}

/** What a market has from its listing. */
export type ListingFacts = Pick<
  Market,
  'symbol' | 'listingNo' | 'seasonId' | 'board' | 'schedule' | 'currency'
>;

/** A copy that nothing changes any more. */
export const stored = (market: Market): StoredMarket => ({
  sequence: market.sequence,
  clock: market.clock,
  nextAt: market.nextAt,
  session: { ...market.session },
  // In the order of their places in time, so that each is put at the end of its queue.
  orders: [...market.book.all()].sort((a, b) => a.priority - b.priority).map(placedOp),
});

/** The market that was stored, with the rules of its session's day. */
export function restored(from: StoredMarket, facts: ListingFacts): Market {
  const { sequence, clock, nextAt, session } = from;
  const book = new Book();
  book.apply(from.orders);
  const market: Market = {
    ...facts,
    ...{ sequence, clock, nextAt, rules: rulesAt(clock), session: { ...session }, book },
  };
  refreshRules(market);
  return market;
}

/**
 * SHA-256, in hex, over all that decides what the market does next: the session, field by field in the order of their names,
 * and each live order as it stands in its queue, with what is set aside for it. Two copies of a market are the same when this is.
 */
export function hashOf(market: Market): string {
  const session = Object.entries(market.session).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(session));
  for (const order of market.book.all()) hash.update(`\n${JSON.stringify(placedOp(order))}`);
  return hash.digest('hex');
}
