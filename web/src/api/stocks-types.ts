/** The market and a member's portfolio, as the server tells of them. Money and prices are in the smallest unit of `currency`. */
import type { Static } from 'typebox';
import type * as data from '../../../server/modules/stocks/data/schemas.ts';
import type * as orders from '../../../server/modules/stocks/orders/schemas.ts';
import type * as settlement from '../../../server/modules/stocks/settlement/schemas.ts';

export type Phase = data.QuoteView['phase'];
export type RankingBy = 'amount' | 'volume' | 'rise' | 'fall';
export type ListingSort = RankingBy | 'name';

/** A symbol as it stands in a list. */
export type Quote = data.QuoteView;
export type QuotePage = Static<typeof data.QuotePage>;
export type MarketOverview = data.MarketView;

/** Of `stocks-market:…`, at most once a second: what has changed since. */
export interface QuotesNews {
  /** `main`, or a season. */
  readonly market: string;
  readonly index: number;
  readonly change: number;
  readonly quotes: readonly (readonly [
    symbol: string,
    last: number,
    change: number,
    volume: number,
    phase: Phase,
    amount: number,
  ])[];
}

export type PriceAlert = data.ListedAlert;

export type StockAccount = settlement.AccountView;
export type StockHolding = settlement.HoldingView;
export type StockFill = settlement.FillView;
export type FillPage = Static<typeof settlement.FillPage>;
export type DayProfit = settlement.DayProfit;
export type OrderDetail = orders.OrderDetail;
