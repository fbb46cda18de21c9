import type { Ledger } from '../pay/index.ts';
import type { Market } from './market.ts';
import type { BookOrder, OrderRequest } from './order.ts';

/** A member's place in the books of the exchange; its id is also that of the wallet with its cash. */
export interface TradingAccount {
  readonly id: string;
  readonly memberId: string;
  readonly seasonId: string | null;
  /** Money set aside for open buys, with their fees. */
  reserved: number;
  /** What trades will bring (or cost, below 0) on days to come, ascending: [day as in Seoul, amount]. */
  due: [day: string, amount: number][];
  /** The part of the wallet's held money that is there for the exchange: what may not be taken out. */
  lien: number;
  readonly openedAt: number;
  change: 'none' | 'new' | 'changed';
}

/** What a trading account has of one symbol. */
export interface Holding {
  readonly accountId: string;
  readonly symbol: string;
  quantity: number;
  /** Shares set aside for open sells. */
  reserved: number;
  /** What the shares that are left have cost, fees of buying with them. */
  cost: number;
  /** What sales have brought above their cost, fees and taxes taken off; may be below 0. */
  profit: number;
  change: 'none' | 'new' | 'changed';
}

export interface Fill {
  readonly accountId: string;
  readonly id: string;
  readonly symbol: string;
  readonly orderId: string;
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly quantity: number;
  readonly fee: number;
  readonly tax: number;
  readonly profit: number;
  readonly at: number;
}

/** An order that is in no book, as it is stored: it was asked about and is over, or is another member's. */
export interface StoredOrder {
  readonly id: string;
  readonly accountId: string;
  readonly symbol: string;
  readonly status: string;
}

/** The working state of a batch of the lane `stocks`. */
export interface StocksState {
  /** By symbol. The books in memory themselves: a batch that fails throws them away. */
  readonly markets: Map<string, Market>;
  readonly accounts: Map<string, TradingAccount>;
  /** By `holdingKey`. */
  readonly holdings: Map<string, Holding>;
  /** Orders that commands name and no book has. */
  readonly stored: Map<string, StoredOrder>;
  readonly ledger: Ledger;
  /** The house wallet that takes the fees and taxes of this batch's trades: one, or they would lock them all. */
  readonly houseWalletId: string;
  /** To be inserted: the order as it was asked, and the live one whose end result is written. */
  readonly placed: { readonly request: OrderRequest; readonly order: BookOrder; readonly symbol: string }[];
  /** Live before this batch and changed by it. */
  readonly changed: Set<BookOrder>;
  readonly fills: Fill[];
  /** The business days of Seoul, for settlement: the day that is `n` after another. */
  readonly dayAfter: (day: string, n: number) => string;
}

export const holdingKey = (accountId: string, symbol: string): string => `${accountId}|${symbol}`;

/** The trading account of a member: their own, or the one of a season. Also the id of its wallet. */
export const tradingIdOf = (memberId: string, seasonId: string | null): string =>
  seasonId === null ? memberId : `${memberId}.${seasonId}`;
