/** What the trading screen and the server speak about. Prices and money are in the smallest unit of `currency`. */
import type { Localized } from '../../../server/lib/localized.ts';
import type { Phase } from '../../../server/modules/stocks/market.ts';
import type {
  EndReason,
  OrderStatus,
  OrderType,
  Side,
  TimeInForce,
} from '../../../server/modules/stocks/order.ts';

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

/** Of a session so far; 0 where nothing was traded yet. */
export interface SymbolQuote {
  readonly last: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly amount: number;
}
/** At which an auction would trade now. */
export interface Indicative {
  readonly price: number;
  readonly quantity: number;
}
/** [below this price, tick]; the last one has no bound. */
export type Ticks = readonly (readonly [below: number | null, tick: number])[];

export interface TradedSymbol extends SymbolQuote {
  readonly symbol: string;
  readonly name: Localized;
  readonly about: Localized;
  readonly sector: string;
  readonly color: string;
  readonly board: 'KOSPI' | 'KOSDAQ';
  readonly schedule: 'krx' | 'hourly' | 'continuous' | 'by-hand';
  readonly seasonId: string | null;
  readonly currency: string;
  readonly reference: number;
  readonly upper: number;
  readonly lower: number;
  readonly ticks: Ticks;
  readonly phase: Phase;
  readonly phaseEndsAt: string | null;
  readonly indicative: Indicative | null;
  readonly sequence: number;
  readonly sharesIssued: number;
  readonly isWatched?: boolean;
  readonly serverTime: string;
}

export interface BookLevel {
  readonly price: number;
  readonly quantity: number;
  readonly orders: number;
}
export interface BookView {
  readonly symbol: string;
  readonly sequence: number;
  /** Best first. */
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
}
/** A message of `stocks:SYMBOL`: all that changed is in it, so that any of them may be left out. */
export interface BookNews extends BookView {
  readonly quote: SymbolQuote;
  readonly indicative: Indicative | null;
  readonly phase: Phase;
  readonly phaseEndsAt: string | null;
}
export interface TapeTrade {
  readonly tradeNo: number;
  readonly price: number;
  readonly quantity: number;
  /** Whose coming made it; null in an auction. */
  readonly taker: Side | null;
  readonly at: string;
}
export interface TradesNews {
  readonly symbol: string;
  readonly sequence: number;
  readonly trades: readonly TapeTrade[];
}
/** Begins at `at` (epoch milliseconds). */
export type Candle = readonly [
  at: number,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
];

export interface PlaceBody {
  symbol: string;
  side: Side;
  type: OrderType;
  quantity: number;
  price?: number;
  stopPrice?: number;
  timeInForce?: TimeInForce;
  seasonId?: string;
}
export interface StockOrder {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly status: OrderStatus;
  readonly price: number | null;
  readonly stopPrice: number | null;
  readonly quantity: number;
  readonly filledQuantity: number;
  readonly averagePrice: number | null;
  readonly remaining: number;
  readonly reason: EndReason | null;
  readonly at: string;
}
/** News about one's own order, on the topic `me`. */
export interface OrderNews {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly status: OrderStatus;
  readonly quantity: number;
  readonly filledQuantity: number;
  readonly averagePrice: number | null;
  readonly reason: EndReason | null;
}

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
