import type { EditingInput } from './editing/input.ts';
import type { MoneyInput } from './money/input.ts';
import type { PeopleInput } from './people/input.ts';
import type { EntryKind } from './trip.ts';

/** What the lane `trips` is asked to do. A trip's own row is the anchor of all that hangs on it. */
export type TripsInput = EditingInput | PeopleInput | MoneyInput;

/** The rows that a command touches beside the anchors, which are locked first, with all their people. */
export interface Touched {
  /** Without those that the command itself makes. */
  readonly tripIds: readonly string[];
  /**
   * What is loaded of the trips' entries. `none` (as without it): nothing. `places`: of every entry what it is and where it stands,
   * and all of those that `entryIds` and `kinds` name. `all`: all of every entry.
   */
  readonly entries?: 'none' | 'places' | 'all';
  readonly entryIds?: readonly string[];
  readonly kinds?: readonly EntryKind[];
  /** Days of which all items are wholly needed. */
  readonly itemsOfDays?: readonly string[];
  /** The trips' links, those that are over too. */
  readonly links?: boolean;
  /** Members whose trips are counted: for what one may have. */
  readonly memberIds?: readonly string[];
  /** Wallets that take part in a transfer. */
  readonly walletIds?: readonly string[];
}
