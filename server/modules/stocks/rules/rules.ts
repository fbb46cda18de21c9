/** A market's rules as they are on a day: data, so that another market's can be loaded beside or instead of these. */
export interface Rules {
  /** From when they are in force, epoch milliseconds. */
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
  /** An auction ends at a moment within this, drawn when it begins; 0: on the dot. */
  readonly randomEndMs: number;
}
