import type { BookOrder } from '../order.ts';
import type { StocksState } from '../state.ts';
import type { Live } from './loading.ts';
import type { ListingRow } from './state.ts';

export const LISTING_COLUMNS = [
  ...(['symbol', 'listing_no', 'season_id', 'board', 'schedule', 'currency', 'name', 'about'] as const),
  ...(['sector', 'color', 'shares_issued', 'status', 'version', 'listed_at'] as const),
] as const;
export const listingValues = ({ symbol, listingNo, listing, at }: ListingRow) => [
  ...[symbol, listingNo, listing.seasonId, listing.board, listing.schedule, listing.currency],
  ...[JSON.stringify(listing.name), JSON.stringify(listing.about), listing.sector, listing.color],
  ...[listing.sharesIssued, 'listed', 1, at],
];

export const BOOK_COLUMNS = [
  ...(['symbol', 'sequence', 'state', 'next_at', 'clock', 'is_listed', 'granted'] as const),
] as const;
/** What of a book's row changes; its key comes first. */
export const BOOK_FACTS = BOOK_COLUMNS.slice(1);
/** In the order of `BOOK_FACTS`. */
export const bookFacts = ({ market, isListed, granted }: Live) => [
  market.sequence,
  JSON.stringify(market.session),
  market.nextAt,
  market.clock,
  isListed ? 1 : 0,
  granted,
];
export const bookValues = (live: Live) => [live.market.symbol, ...bookFacts(live)];

export const SNAPSHOT_COLUMNS = ['symbol', 'sequence', 'at', 'hash', 'market'] as const;
export const JOURNAL_COLUMNS = ['symbol', 'sequence', 'from_sequence', 'at', 'ops', 'state'] as const;

/** What of an order's row changes after it was placed; its key comes last. */
export const ORDER_FACTS = [
  ...(['price', 'quantity', 'filled', 'amount', 'status', 'reason', 'is_open', 'ended_at'] as const),
] as const;
export const ORDER_COLUMNS = [
  ...(['id', 'account_id', 'symbol', 'side', 'type', 'time_in_force', 'stop_price', 'created_at'] as const),
  ...ORDER_FACTS,
] as const;

const isOpen = ({ status }: BookOrder): boolean => status === 'open' || status === 'waiting';

/** In the order of `ORDER_FACTS`. @param at when it was changed last */
export const orderFacts = (order: BookOrder, at: number) => [
  order.price,
  order.quantity,
  order.filled,
  order.amount,
  order.status,
  order.reason,
  isOpen(order) ? 1 : 0,
  isOpen(order) ? null : at,
];

/** In the order of `ORDER_COLUMNS`: as it was asked, and what has become of it in its own batch. */
export const placedValues = ({ request, order, symbol }: StocksState['placed'][number], at: number) => [
  request.id,
  request.accountId,
  symbol,
  request.side,
  request.type,
  request.timeInForce,
  request.stopPrice,
  order.createdAt,
  ...orderFacts(order, at),
];
