import type { Applied, Change, Conflict, TripAnswer } from '../../../../api/trips-types.ts';

/** An edit that the server has not accepted yet, or that this page has not seen in the trip yet. */
export type PendingEdit = {
  /** Its Idempotency-Key: sent again after a reload, it is the same edit. */
  key: string;
  accountId: string;
  tripId: string;
  /** The order in which they were made, over reloads of the page. */
  number: number;
  /** The page that made it, and what that page had seen. */
  client: string;
  seen: number;
  changes: readonly Change[];
  /** What it was thought to do when it was made. */
  applied: readonly Applied[];
};

/** Something of mine that was not applied, until somebody has decided what shall be. */
export type OpenConflict = Conflict & {
  /** Of the edit. */
  key: string;
  /** What stood there when I began: what a merge starts from. */
  before: unknown;
  /** All that the edit asked of this entry: to be asked again where they have removed what I changed. */
  again: readonly Change[];
};

export type KeptTrip = {
  accountId: string;
  tripId: string;
  trip: TripAnswer;
  conflicts: OpenConflict[];
  keptAtMs: number;
};

/** Where a trip's copy and its waiting edits are kept on this device. */
export type TripStore = {
  load(accountId: string, tripId: string): Promise<{ kept: KeptTrip | undefined; pending: PendingEdit[] }>;
  keep(kept: KeptTrip): Promise<unknown>;
  forget(accountId: string, tripId: string): Promise<unknown>;
  add(edit: PendingEdit): Promise<unknown>;
  settle(key: string): Promise<unknown>;
};
