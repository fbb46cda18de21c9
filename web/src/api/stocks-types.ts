/** The market and a member's portfolio, as the server tells of them. Money and prices are in the smallest unit of `currency`. */
import type { Static } from 'typebox';
import type { Localized } from '../../../server/lib/localized.ts';
import type * as contests from '../../../server/modules/stocks/contests/schemas.ts';
import type * as data from '../../../server/modules/stocks/data/schemas.ts';
import type { Phase } from '../../../server/modules/stocks/market.ts';
import type * as orders from '../../../server/modules/stocks/orders/schemas.ts';
import type { Side } from './stocks-trading-types.ts';

export type SeasonsPage = Static<typeof contests.SeasonsPage>;

export type RankingBy = 'amount' | 'volume' | 'rise' | 'fall';
export type ListingSort = RankingBy | 'name';

/** A symbol as it stands in a list. */
export type Quote = data.QuoteView;
export type QuotePage = Static<typeof data.QuotePage>;
export type MarketOverview = data.MarketView & {
  /** Of its day, oldest first. */
  spark?: readonly number[];
};
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

export type PriceAlert = data.AlertView;

export interface StockAccount {
  readonly balance: number;
  readonly reserved: number;
  readonly unsettled: number;
  readonly withdrawable: number;
  readonly buyingPower: number;
  readonly settlements: readonly { readonly day: string; readonly amount: number }[];
  readonly value: number;
  readonly cost: number;
  readonly profit: number;
  readonly profitRate: number;
  readonly realised: number;
  readonly currency: string;
}
export interface StockHolding {
  readonly symbol: string;
  readonly name: Localized;
  readonly color: string;
  readonly quantity: number;
  readonly sellable: number;
  readonly averageCost: number;
  readonly cost: number;
  readonly last: number;
  /** Of a share, since the day before. */
  readonly change: number;
  readonly value: number;
  readonly profit: number;
  readonly profitRate: number;
  readonly realised: number;
}
export interface StockFill {
  readonly fillId: string;
  readonly orderId: string;
  readonly symbol: string;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
  readonly amount: number;
  readonly fee: number;
  readonly tax: number;
  readonly profit: number;
  readonly currency: string;
  readonly at: string;
}
export interface FillPage {
  readonly items: StockFill[];
  readonly nextCursor: string | null;
}
export interface DayProfit {
  readonly day: string;
  readonly profit: number;
  readonly fee: number;
  readonly tax: number;
  readonly sold: number;
}
export type OrderDetail = orders.OrderDetail;
