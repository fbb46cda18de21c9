/** What the trading screen and the server speak about. Prices and money are in the smallest unit of `currency`. */
import type { Static } from 'typebox';
import type * as data from '../../../server/modules/stocks/data/schemas.ts';
import type * as orders from '../../../server/modules/stocks/orders/schemas.ts';

export type { Localized } from '../../../server/lib/localized.ts';
export type { Phase } from '../../../server/modules/stocks/market.ts';
export type {
  EndReason,
  OrderStatus,
  OrderType,
  Side,
  TimeInForce,
} from '../../../server/modules/stocks/order.ts';

export type CandleSpan = '1m' | '3m' | '5m' | '15m' | '30m' | '1h' | '1d';

export type TradedSymbol = data.SymbolView;
/** Of a session so far; 0 where nothing was traded yet. */
export type SymbolQuote = Pick<TradedSymbol, 'last' | 'open' | 'high' | 'low' | 'volume' | 'amount'>;
/** At which an auction would trade now. */
export type Indicative = NonNullable<TradedSymbol['indicative']>;
/** [below this price, tick]; the last one has no bound. */
export type Ticks = readonly (readonly [below: number | null, tick: number])[];

export type BookView = data.BookView;
export type BookLevel = BookView['bids'][number];
/** A message of `stocks:SYMBOL`: all that changed is in it, so that any of them may be left out. */
export type BookNews = BookView & { readonly quote: SymbolQuote };
export type TapeTrade = data.TapeTrade;
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

export type PlaceBody = orders.OrderBody;
/** An order in a list; its price is 0 where it takes any, its stop price 0 where it has none. */
export type StockOrder = orders.OrderSummary;
/** An order as the answer to a command about it. */
export type OrderAnswer = orders.OrderView;
export type StockOrderPage = Static<typeof orders.OrdersPage>;
export type AmendBody = Static<typeof orders.AmendBody>;
/** News about one's own order, on the topic `me`; each answer about one says as much. */
export type OrderNews = Pick<
  OrderAnswer,
  'orderId' | 'symbol' | 'side' | 'status' | 'quantity' | 'filledQuantity' | 'averagePrice' | 'reason'
>;

/** What an order would come to, and the rule that would refuse it. */
export interface OrderQuote {
  readonly amount: number;
  readonly fee: number;
  readonly tax: number;
  readonly total: number;
  /** Most shares that money or shares allow now. */
  readonly maxQuantity: number;
  readonly refusal: ({ readonly code: string } & Readonly<Record<string, unknown>>) | null;
}
export interface Holding {
  readonly symbol: string;
  readonly quantity: number;
  readonly sellable: number;
  readonly averageCost: number;
  readonly cost: number;
  readonly value: number;
  readonly profit: number;
  readonly profitRate: number;
}
