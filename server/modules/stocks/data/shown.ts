import { isoOrNull } from '../../../lib/iso.ts';
import { isAuction } from '../market.ts';
import { indicative, type Rules, rulesOfDay } from '../rules/index.ts';
import { auctioned } from './auctioned.ts';
import type { Board, Level } from './board.ts';
import type { ToldTrade } from './moved.ts';
import { changeOf, changeRateOf, type Quote } from './quote.ts';
import type { AlertView, BookView, ListedAlert, QuoteView, SymbolView, TapeTrade } from './schemas.ts';

/** A quote as lists show it. */
export const quoteView = (quote: Quote): QuoteView => ({
  symbol: quote.symbol,
  name: quote.name,
  sector: quote.sector,
  color: quote.color,
  currency: quote.currency,
  seasonId: quote.seasonId,
  last: quote.last,
  change: changeOf(quote),
  changeRate: changeRateOf(quote),
  open: quote.open,
  high: quote.high,
  low: quote.low,
  volume: quote.volume,
  amount: quote.amount,
  phase: quote.phase,
  spark: quote.spark.map(([, price]) => price),
});

/** An alert with how its symbol is called, and whether it can still be reached. */
export const listedAlert = (alert: AlertView, quote: Quote): ListedAlert => ({
  ...alert,
  name: quote.name,
  color: quote.color,
  currency: quote.currency,
  seasonId: quote.seasonId,
  isListed: quote.isListed,
});

const levelView = ([price, quantity, orders]: Level) => ({ price, quantity, orders });

/** At which an auction would trade now; null while there is none, or nothing would trade. */
const indicativeOf = (board: Board, quote: Quote): BookView['indicative'] =>
  isAuction(board.phase) ? indicative(auctioned(board, quote, rulesOfDay(quote.day))) : null;

/** @param levels of each side */
export function bookView(board: Board, levels: number, quote: Quote): BookView {
  const { bids, asks } = board.depth(levels);
  return {
    symbol: board.symbol,
    sequence: board.sequence,
    bids: bids.map(levelView),
    asks: asks.map(levelView),
    phase: board.phase,
    phaseEndsAt: isoOrNull(board.phaseEndsAt),
    indicative: indicativeOf(board, quote),
  };
}

const TAKERS = { b: 'buy', s: 'sell', a: null } as const;
export const tradeView = ([tradeNo, price, quantity, taker, at]: ToldTrade): TapeTrade => ({
  tradeNo,
  price,
  quantity,
  taker: TAKERS[taker],
  at: new Date(at).toISOString(),
});

/** A symbol's own page. @param serverTime epoch milliseconds */
export function symbolView(
  quote: Quote,
  board: Board,
  { rules, isWatched, serverTime }: { rules: Rules; isWatched: boolean; serverTime: number },
): SymbolView {
  const { about, board: of, schedule, isListed, sharesIssued, day, reference, upper, lower } = quote;
  return {
    ...quoteView(quote),
    ...{ about, board: of, schedule, isListed, sharesIssued, day, reference, upper, lower },
    ticks: rules.ticks.map(([below, tick]) => [Number.isFinite(below) ? below : null, tick]),
    rules: {
      limitBp: rules.limitBp,
      // A contest charges nothing.
      feePpm: quote.seasonId === null ? rules.feePpm : 0,
      sellTaxPpm: quote.seasonId === null ? rules.sellTaxPpm[of] : 0,
      settlementDays: rules.settlementDays,
      maxQuantity: rules.maxQuantity,
    },
    phase: board.phase,
    phaseEndsAt: isoOrNull(board.phaseEndsAt),
    indicative: indicativeOf(board, quote),
    sequence: board.sequence,
    isWatched,
    serverTime: new Date(serverTime).toISOString(),
  };
}
