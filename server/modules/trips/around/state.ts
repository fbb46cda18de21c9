import type { Role } from '../trip.ts';

/** A trip under its lock, as far as it concerns what is around it. Times are epoch milliseconds. */
export interface TripAround {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly isPublic: boolean;
  readonly isDeleted: boolean;
  hiddenAt: number | null;
  likes: number;
  /** That are shown. */
  comments: number;
  /** Files that it has. */
  files: number;
  isTouched: boolean;
}

export interface Like {
  readonly tripId: string;
  readonly accountId: string;
  readonly wasOn: boolean;
  isOn: boolean;
  at: number;
}

export interface Comment {
  readonly id: string;
  readonly tripId: string;
  readonly accountId: string;
  text: string;
  readonly at: number;
  removedAt: number | null;
  hiddenAt: number | null;
  change: 'none' | 'new' | 'changed';
}

export interface FileOnHand {
  readonly id: string;
  readonly tripId: string;
  readonly storedId: string;
  readonly entryId: string | null;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly addedBy: string;
  readonly addedAt: number;
  change: 'none' | 'new' | 'gone';
  /** When it was removed. */
  goneAt: number;
}

/** The working copy of all rows that a batch of the lane `trips-around` touches. */
export interface AroundState {
  readonly trips: Map<string, TripAround>;
  /** The part that a caller has in a trip now, by `pairOf`. */
  readonly roles: ReadonlyMap<string, Role>;
  /** By `pairOf`. */
  readonly likes: Map<string, Like>;
  readonly comments: Map<string, Comment>;
  readonly files: Map<string, FileOnHand>;
  /** Files that were stored and are there, of those that commands name. */
  readonly stored: ReadonlySet<string>;
  /** Entries that are there, of those that commands name: by `pairOf`. */
  readonly entries: ReadonlySet<string>;
}

export const pairOf = (tripId: string, id: string): string => `${tripId}/${id}`;
