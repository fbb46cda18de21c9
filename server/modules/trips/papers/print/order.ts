/** A line of a plan, in the reader's language and ready to stand there. */
export interface PrintRow {
  /** Such as `09:30`; empty: none. */
  readonly time: string;
  /** A box before it, to be ticked off; null: none. */
  readonly box: boolean | null;
  readonly title: string;
  readonly details: readonly string[];
}
export interface PrintSection {
  readonly heading: string;
  /** What is said under the heading; empty: nothing. */
  readonly lead: string;
  readonly rows: readonly PrintRow[];
}
/** A trip to be printed. */
export interface PrintOrder {
  readonly lang: 'ko' | 'en';
  readonly title: string;
  readonly lead: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sections: readonly PrintSection[];
  /** At the foot of each sheet, before its number. */
  readonly foot: string;
}
