import type { Localized } from '../../../lib/localized.ts';
import type { Market, Phase } from '../market.ts';
import type { OrderType, Side, TimeInForce } from '../order.ts';

/**
 * What is to be listed. Its shares are those that are granted to `holders`: the books are held against them.
 * Prices and amounts are in the smallest unit of `currency`.
 */
export interface NewListing {
  readonly symbol: string;
  readonly seasonId: string | null;
  readonly board: Market['board'];
  readonly schedule: Market['schedule'];
  /** Of the wallets that trade it. */
  readonly currency: string;
  readonly name: Localized;
  readonly about: Localized;
  readonly sector: string;
  readonly color: string;
  readonly sharesIssued: number;
  /** What the first day's limits are of. */
  readonly reference: number;
}

/** Shares for a trading account; `cost` is what they have cost it, the reference price for each unless it says otherwise. */
export interface Granted {
  readonly accountId: string;
  /** Whose account it is, and of which season: it is opened where there is none. */
  readonly memberId: string;
  readonly seasonId: string | null;
  readonly quantity: number;
  readonly cost?: number;
}

/**
 * Commands of the lane `stocks`. `draw` is a random number below 2^32, stamped at admission and no part of the
 * fingerprint: the end of an auction is drawn with it, should one begin.
 */
export type StocksInput =
  | {
      readonly kind: 'place';
      readonly symbol: string;
      /** Which account trades; undefined: the one that the symbol belongs to. */
      readonly seasonId?: string | undefined;
      readonly side: Side;
      readonly type: OrderType;
      readonly timeInForce: TimeInForce;
      /** 0 where the type has none of its own. */
      readonly price: number;
      /** 0 unless it is a stop. */
      readonly stopPrice: number;
      readonly quantity: number;
      readonly draw: number;
    }
  | {
      readonly kind: 'cancel';
      readonly orderId: string;
      /** Shares to take back; null for all that is left. */
      readonly quantity: number | null;
      /** An operator's reason; null when it is the member's own. */
      readonly reason: string | null;
      readonly draw: number;
    }
  | {
      readonly kind: 'amend';
      readonly orderId: string;
      readonly price: number | null;
      /** In all, with what is filled. */
      readonly quantity: number | null;
      readonly draw: number;
    }
  /** All open orders of the member, as many as one command may take; `left` of its result says how many remain. */
  | {
      readonly kind: 'cancel-all';
      readonly symbol: string | null;
      /** undefined: of every account. */
      readonly seasonId?: string | null | undefined;
      readonly draw: number;
    }
  /** Time has passed: begins or ends what is due. */
  | { readonly kind: 'advance'; readonly symbol: string; readonly draw: number }
  | { readonly kind: 'halt'; readonly symbol: string; readonly reason: string; readonly draw: number }
  | { readonly kind: 'resume'; readonly symbol: string; readonly reason: string; readonly draw: number }
  | {
      readonly kind: 'set-phase';
      readonly symbol: string;
      /** null: back to the schedule. */
      readonly phase: Phase | null;
      readonly reason: string;
      readonly draw: number;
    }
  /** Limits of the day by hand. */
  | {
      readonly kind: 'set-limits';
      readonly symbol: string;
      readonly lower: number;
      readonly upper: number;
      readonly reason: string;
      readonly draw: number;
    }
  /** What the next session begins with; null: its close, as always. */
  | {
      readonly kind: 'set-reference';
      readonly symbol: string;
      readonly reference: number | null;
      readonly reason: string;
      readonly draw: number;
    }
  | {
      readonly kind: 'list';
      readonly listing: NewListing;
      readonly holders: readonly Granted[];
      readonly reason: string | null;
      readonly draw: number;
    }
  /** Closes it for ever and ends its orders, so many at a time; `left` of its result says how many remain. */
  | { readonly kind: 'delist'; readonly symbol: string; readonly reason: string }
  /** Level 1 and 2 stop trading for a while, level 3 for the day. */
  | {
      readonly kind: 'circuit-break';
      readonly symbols: readonly string[];
      readonly level: 1 | 2 | 3;
      readonly reason: string;
      readonly draw: number;
    }
  /** What trades have brought by this day becomes free to be taken out. */
  | { readonly kind: 'settle'; readonly accountIds: readonly string[]; readonly day: string }
  | {
      readonly kind: 'grant';
      readonly symbol: string;
      readonly holders: readonly Granted[];
      readonly reason: string | null;
    };

export type Asked<Kind extends StocksInput['kind']> = Extract<StocksInput, { kind: Kind }>;

/** Whose command it is when the installation itself acts. */
export const SYSTEM = 'system:stocks';
