import type { Calendar } from './days.ts';

/** A market's rules as they are on a day: data, so that another market's can be loaded beside or instead of these. */
export interface Rules {
  /** From when they are in force, epoch milliseconds: a midnight of the market's place. */
  readonly from: number;
  /** [below this price, tick], ascending; the last bound is Infinity. */
  readonly ticks: readonly (readonly [below: number, tick: number])[];
  /** How far a day's price may go from the reference, in parts of ten thousand; 0: no limit. */
  readonly limitBp: number;
  /** Of what is traded, from both sides, in parts of a million, rounded down to the smallest unit. */
  readonly feePpm: number;
  /** Of what is sold, by board, in parts of a million, rounded down. */
  readonly sellTaxPpm: { readonly KOSPI: number; readonly KOSDAQ: number };
  /** Trading days until cash can be taken out. */
  readonly settlementDays: number;
  /** Most shares of one order. */
  readonly maxQuantity: number;
  readonly interruption: {
    /** From the newest auction's price, parts of ten thousand; 0: none. */
    readonly staticBp: number;
    /** From the last trade. */
    readonly dynamicBp: number;
    readonly durationMs: number;
  };
  /** An auction ends at a moment within this, drawn when its time has come; 0: on the dot. */
  readonly randomEndMs: number;
  /** How long orders are gathered for one price when trading goes on: after an operator's halt, and after a circuit breaker. */
  readonly reopening: { readonly afterHaltMs: number; readonly afterCircuitMs: number };
  /**
   * Rounds in which the shares of an auction at a limit price are allotted, to each order at a time; then half of what an
   * order still wants, then the rest. None: by price and time as always.
   */
  readonly allotment: readonly number[];
  readonly circuit: {
    /** Ascending. `haltMs` null: nothing more is traded in the session. */
    readonly levels: readonly { readonly fallBp: number; readonly haltMs: number | null }[];
    /** How far a level must be below the index at which the one before it was called, parts of ten thousand. */
    readonly furtherBp: number;
    /** Not called any more this long before the session's end, the last level excepted. */
    readonly quietMs: number;
  };
}

/** A market place: its rules through time, and its days. */
export interface Exchange {
  /** Ascending by `from`. */
  readonly rules: readonly Rules[];
  readonly calendar: Calendar;
}
