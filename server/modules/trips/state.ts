import type { Ledger } from '../pay/index.ts';
import type { EntryKind, FieldsOf, Person, Stamp, TripHead } from './trip.ts';

/** What is written of a row: nothing; all of it; of an entry only where it stands; or it goes. */
export type RowChange = 'none' | 'new' | 'changed' | 'placed' | 'gone';

/** What stands in an entry. */
export interface Content<Kind extends EntryKind = EntryKind> {
  readonly fields: FieldsOf[Kind];
  readonly stamps: Readonly<Record<string, Stamp>>;
}

/** An entry in the state of a batch: never changed, but replaced by another. */
export interface EntryOnHand<Kind extends EntryKind = EntryKind> {
  readonly id: string;
  readonly kind: Kind;
  readonly dayId: string | null;
  readonly position: string;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly removedAt: number | null;
  /** Null: no command of the batch has asked for it. See `Touched.entries`. */
  readonly content: Content<Kind> | null;
  readonly change: RowChange;
}

/** Somebody of a trip; `change` says what is written. */
export interface PersonOnHand extends Person {
  readonly change: 'none' | 'new' | 'changed' | 'gone';
}

/** A link to a trip, by which one reads it or joins it. Times are epoch milliseconds. */
export interface LinkOnHand {
  readonly id: string;
  readonly tokenHash: string;
  readonly purpose: 'read' | 'join';
  readonly role: 'editor' | 'viewer';
  readonly withCosts: boolean;
  readonly personId: string | null;
  readonly email: string | null;
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly uses: number;
  readonly change: 'none' | 'new' | 'changed';
}

/** A row of the journal that the batch adds: JSON of `Applied[]`, or of null where that would be too long. */
export interface ChangeRow {
  readonly sequence: number;
  readonly accountId: string;
  readonly client: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly changes: string;
}

/**
 * A trip under its lock. Maps hold rows that are replaced, never changed; what stands beside them is set directly, and then
 * `change` says so.
 */
export interface TripOnHand {
  readonly id: string;
  ownerId: string;
  sequence: number;
  /** Its own time, which never goes back. Epoch milliseconds. */
  clock: number;
  head: TripHead;
  /** Of the head's fields. */
  stamps: Readonly<Record<string, Stamp>>;
  /** How many entries are there, and how many of them are days. */
  live: number;
  days: number;
  /** Characters in the contents of all its entries. */
  size: number;
  visibility: 'private' | 'public';
  publishedAt: number | null;
  /** By an operator: not public whatever its owner says. */
  hiddenAt: number | null;
  readonly copiedFrom: string | null;
  likes: number;
  comments: number;
  copies: number;
  readonly createdAt: number;
  changedAt: number;
  deletedAt: number | null;
  change: 'none' | 'new' | 'changed';
  /** By id; those that were removed too, as long as they can be restored. Empty where no command asked for entries. */
  readonly entries: Map<string, EntryOnHand>;
  /** Which of `Touched.entries` was loaded. */
  readonly loaded: 'none' | 'places' | 'all';
  /** By id; those who left too. */
  readonly people: Map<string, PersonOnHand>;
  /** By id; empty where no command asked. */
  readonly links: Map<string, LinkOnHand>;
  readonly newChanges: ChangeRow[];
}

/** The working copy of all rows that a batch of the lane `trips` touches. */
export interface TripsState {
  readonly trips: Map<string, TripOnHand>;
  /** How many trips a member has a part in, by account; of those who were asked for. */
  readonly counts: Map<string, number>;
  readonly ledger: Ledger;
}

/**
 * The person as whom a member takes part, also one who has left.
 * @param accountId of the member
 */
export function personOf(trip: TripOnHand, accountId: string): PersonOnHand | null {
  for (const person of trip.people.values()) if (person.accountId === accountId) return person;
  return null;
}

/** The person as whom a member takes part now; null for everybody else, and for whoever has left. */
export function memberOf(trip: TripOnHand, accountId: string): PersonOnHand | null {
  const person = personOf(trip, accountId);
  return person && person.leftAt === null ? person : null;
}
