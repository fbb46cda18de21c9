import { emptyLedger } from '../../pay/index.ts';
import type { BookOrder } from '../order.ts';
import type { Exchange } from '../rules/index.ts';
import type { StocksState } from '../state.ts';
import type { NewListing } from './input.ts';
import type { Live } from './loading.ts';
import type { Moved } from './moved.ts';

/** A market that this batch changes. */
export interface Touched {
  readonly live: Live;
  /** Its sequence before the batch: what the journal row follows. */
  readonly from: number;
  /** Orders that were changed, with when. */
  readonly orders: Map<BookOrder, number>;
  /** Its row is written though its sequence has not gone on. */
  isRewritten: boolean;
}

/** A listing as an operator's list knows it. */
export interface ListingRow {
  readonly symbol: string;
  readonly listingNo: number;
  readonly listing: NewListing;
  readonly at: number;
}

/** The working state of a batch of the lane `stocks`, with what only the lane itself needs. */
export interface ExchangeState extends StocksState {
  readonly lives: Map<string, Live>;
  readonly touched: Map<string, Touched>;
  /** Where a member who takes back all orders has any, by command. */
  readonly openSymbols: Map<string, readonly string[]>;
  /** Symbols that a new listing may not take: all that were ever listed, of those that are asked for. */
  readonly takenSymbols: Set<string>;
  /** Of the newest listing; read where something is to be listed. */
  lastListingNo: number;
  readonly newListings: ListingRow[];
  /** What its events say of markets, in order: for those of this process who show it. */
  readonly told: Moved[];
  /** Symbols that are listed no more. */
  readonly delisted: Set<string>;
  /** The rules through time, and the days of trading as operators have them. */
  readonly exchange: Exchange;
  /** Lends a market to this batch. */
  readonly lend: (live: Live) => void;
}

export const emptyExchange = (
  base: Pick<
    ExchangeState,
    'houseWalletId' | 'dayAfter' | 'exchange' | 'lend' | 'lives' | 'openSymbols' | 'stored'
  >,
): ExchangeState => ({
  ...base,
  markets: new Map(Array.from(base.lives, ([symbol, { market }]) => [symbol, market])),
  accounts: new Map(),
  holdings: new Map(),
  ledger: emptyLedger(),
  placed: [],
  changed: new Set(),
  fills: [],
  touched: new Map(),
  takenSymbols: new Set(),
  lastListingNo: 0,
  newListings: [],
  told: [],
  delisted: new Set(),
});

/** Takes a market for this batch, before its first change. */
export function touch(state: ExchangeState, live: Live): Touched {
  const { symbol, sequence } = live.market;
  const known = state.touched.get(symbol);
  if (known) return known;
  state.lend(live);
  const touched = { live, from: sequence, orders: new Map<BookOrder, number>(), isRewritten: false };
  state.touched.set(symbol, touched);
  return touched;
}
