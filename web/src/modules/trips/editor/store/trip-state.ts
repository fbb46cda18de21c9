import type { ApiError } from '../../../../api/error.ts';
import type {
  ChangesAnswer,
  EditAnswer,
  EditBody,
  Presence,
  Role,
  TripAnswer,
  TripPerson,
} from '../../../../api/trips-types.ts';
import type { TripDocument } from './document.ts';
import type { OpenConflict, TripStore } from './kept.ts';

export type TripStatus = 'loading' | 'live' | 'offline' | 'saving' | 'stale' | 'gone' | 'failed';
/** An edit that the server would not take: it is taken back here, and its maker told why. */
export type Refusal = { key: string; error: ApiError };

export type TripState = {
  status: TripStatus;
  /** With the edits that wait; null until anything is known. */
  document: TripDocument | null;
  role: Role | null;
  people: readonly TripPerson[];
  presence: readonly Presence[];
  conflicts: readonly OpenConflict[];
  refusals: readonly Refusal[];
  /** How many edits wait for the server. */
  waiting: number;
  canUndo: boolean;
  /** What else the server said about the trip. */
  facts: TripAnswer | null;
  /** Why there is nothing to show. */
  error: ApiError | null;
};

export type LiveTripDependencies = {
  read(): Promise<TripAnswer>;
  changes(after: number): Promise<ChangesAnswer>;
  send(body: EditBody, key: string): Promise<EditAnswer>;
  store: TripStore;
  accountId: string;
  makeId(): string;
  nowMs(): number;
  /** Resolves after a while, sooner when the network is back. */
  wait(ms: number): Promise<void>;
};

export const NOTHING_YET: TripState = {
  ...{ status: 'loading', document: null, role: null, people: [], presence: [], conflicts: [] },
  ...{ refusals: [], waiting: 0, canUndo: false, facts: null, error: null },
};
