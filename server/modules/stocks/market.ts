import type { Book } from './matching/book.ts';
import type { BookOrder, EndReason, Side } from './order.ts';
import type { Rules } from './rules/rules.ts';

/**
 * `continuous` matches at once. The auctions gather orders and trade once, at one price: `opening-auction`,
 * `closing-auction`, and `interruption` (단일가 after a volatility interruption). `halted` takes cancels only; `closed` nothing.
 */
export type Phase =
  | 'closed'
  | 'opening-auction'
  | 'continuous'
  | 'closing-auction'
  | 'interruption'
  | 'halted';

export const isAuction = (phase: Phase): boolean =>
  phase === 'opening-auction' || phase === 'closing-auction' || phase === 'interruption';

/**
 * How a symbol counts in its index: by its price × `factor`. A reference that is set by hand moves the price without a trade;
 * the factor takes that out again, so that the index goes on from where it stood and the symbol keeps its weight in it.
 */
export interface IndexChain {
  readonly factor: number;
  /** The factor for prices of before `at`, epoch milliseconds. */
  readonly before: number;
  readonly at: number;
}

/** The session of a symbol: all of its state that is not orders. JSON in the book's row; times are epoch milliseconds. */
export interface Session {
  phase: Phase;
  /**
   * When the schedule ends the phase; null when nothing does but an operator. An auction ends a little later, at a moment
   * that is drawn when this one has come: only the market's `nextAt` knows it, and it is never shown.
   */
  phaseEndsAt: number | null;
  /** When the schedule begins the closing auction and ends the session; null: never, or an operator does. */
  closingAt: number | null;
  closesAt: number | null;
  /** Counted up by each opening. */
  sessionNo: number;
  /** The trading day, as in Seoul: 2026-11-22. */
  day: string;
  /** Yesterday's close, or what was set at listing: what ± 30 % is of. */
  reference: number;
  /** What an operator wants the next session's reference to be, instead of its close; without it, nobody has set one. */
  nextReference?: number | null;
  /** Over references that were set by hand; absent where none ever was. */
  chain?: IndexChain;
  lower: number;
  upper: number;
  /** 0 before the first trade of the session. */
  open: number;
  high: number;
  low: number;
  /** The newest price; the reference until there is one. */
  last: number;
  /** Price of the newest auction; 0 before it: what a static interruption is measured from. */
  auctionPrice: number;
  /** Shares and money of the session. */
  volume: number;
  amount: number;
  /** Number of the newest trade, over all sessions. */
  tradeNo: number;
  /** Number of the newest order that was given a place in time. */
  priority: number;
  /** The phase that an operator or an interruption has put aside, to come back to. */
  resumeTo: Phase | null;
  /** Orders of a session that is over are taken out a page at a time. */
  isSweeping: boolean;
  /** Set by an operator's hand: the schedule does not move it. */
  isByHand: boolean;
}

/** One symbol, live: its book and its session. Changed in decide, thrown away when the commit fails. */
export interface Market {
  readonly symbol: string;
  readonly listingNo: number;
  readonly seasonId: string | null;
  readonly board: 'KOSPI' | 'KOSDAQ';
  readonly schedule: 'krx' | 'hourly' | 'continuous' | 'by-hand';
  /** Of the wallets that trade it. */
  readonly currency: string;
  /** One up with each command that changes the book or the session. */
  sequence: number;
  /** Its own time, which never goes back. */
  clock: number;
  /** When somebody must look at it again (end of a phase, page of a sweep); null: never by itself. */
  nextAt: number | null;
  /** In force at its clock; changed only by a new session. */
  rules: Rules;
  readonly session: Session;
  readonly book: Book;
}

/** Two orders met. `id` sorts by time and names the transfer too. */
export interface Trade {
  readonly id: string;
  readonly tradeNo: number;
  readonly at: number;
  readonly price: number;
  readonly quantity: number;
  readonly buy: BookOrder;
  readonly sell: BookOrder;
  /** Whose coming made it; null in an auction. */
  readonly taker: Side | null;
}
/** An order that is over, or (`quantity` of it) smaller than it was. */
export interface Ended {
  readonly order: BookOrder;
  /** Shares that will not be traded any more. */
  readonly quantity: number;
  readonly reason: EndReason;
}
/** All that a change of a market did, for whoever settles and tells. The order of `trades` is that of their numbers. */
export interface Effects {
  readonly trades: Trade[];
  readonly ended: Ended[];
  /** Orders that came to rest, or rest elsewhere than before: also stops that were reached. */
  readonly rested: BookOrder[];
  /** A phase that began: for those who are told. */
  readonly phases: {
    readonly from: Phase;
    readonly to: Phase;
    readonly price: number;
    readonly reason: string;
  }[];
}
export const noEffects = (): Effects => ({ trades: [], ended: [], rested: [], phases: [] });
