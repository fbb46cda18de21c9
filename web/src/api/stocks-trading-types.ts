/** What the trading screen and the server speak about. Prices and money are in the smallest unit of `currency`. */
import type { Static } from 'typebox';
import type * as data from '../../../server/modules/stocks/data/schemas.ts';
import type * as orders from '../../../server/modules/stocks/orders/schemas.ts';
import type * as settlement from '../../../server/modules/stocks/settlement/schemas.ts';

export type CandleSpan = NonNullable<Static<typeof data.CandleQuery>['span']>;

export type TradedSymbol = Static<typeof data.SymbolView>;
/** Of a session so far; 0 where nothing was traded yet. */
export type SymbolQuote = Pick<TradedSymbol, 'last' | 'open' | 'high' | 'low' | 'volume' | 'amount'>;
/** At which an auction would trade now. */
export type Indicative = NonNullable<TradedSymbol['indicative']>;
/** [below this price, tick]; the last one has no bound. */
export type Ticks = readonly (readonly [below: number | null, tick: number])[];

export type Phase = TradedSymbol['phase'];

export type BookView = Static<typeof data.BookView>;
export type BookLevel = BookView['bids'][number];
/** A message of `stocks:SYMBOL`: all that changed is in it, so that any of them may be left out. */
export type BookNews = BookView & { readonly quote: SymbolQuote };
export type TapeTrade = Static<typeof data.TradeList>['items'][number];
export type TradeList = Static<typeof data.TradeList>;
export interface TradesNews {
  readonly symbol: string;
  readonly sequence: number;
  readonly trades: readonly TapeTrade[];
}
export type CandleList = Static<typeof data.CandleList>;
/** Begins at `at` (epoch milliseconds). */
export type Candle = readonly [
  at: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
];

export type PlaceBody = Static<typeof orders.PlaceBody>;
export type Side = PlaceBody['side'];
export type OrderType = PlaceBody['type'];
export type TimeInForce = NonNullable<PlaceBody['timeInForce']>;
/** An order in a list; its price is 0 where it takes any, its stop price 0 where it has none. */
export type StockOrder = Static<typeof orders.OrderSummary>;
/** Why an order ended otherwise than by being filled. */
export type EndReason =
  | 'asked'
  | 'by-operator'
  | 'immediate'
  | 'no-price'
  | 'self-match'
  | 'session-over'
  | 'delisted'
  | 'account-closed';
/** An order as the answer to a command about it. */
export type OrderAnswer = Static<typeof orders.PlacedOrder>;
export type StockOrderPage = Static<typeof orders.OrdersPage>;
export type AmendBody = Static<typeof orders.AmendBody>;
/** News about one's own order, on the topic `me`; each answer about one says as much. */
export type OrderNews = Pick<
  OrderAnswer,
  'orderId' | 'symbol' | 'side' | 'status' | 'quantity' | 'filledQuantity' | 'averagePrice' | 'reason'
>;

/** What is asked about an order before it is sent; without a quantity, only what is possible is told. */
export type QuoteAsk = Static<typeof settlement.QuoteQuery>;
/** What it would come to, and the rule that would refuse it. */
export type OrderQuote = Static<typeof settlement.OrderQuote>;
export type HoldingList = Static<typeof settlement.HoldingList>;
