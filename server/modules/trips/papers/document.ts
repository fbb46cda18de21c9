import { unturned } from '../../../lib/turned-text.ts';
import {
  MAX_DAYS,
  MAX_ENTRIES,
  MAX_PEOPLE,
  MAX_PEOPLE_EVER,
  MAX_TEXT,
  MAX_TITLE,
} from '../editing/bounds.ts';
import type { WholeCompanion } from '../editing/input.ts';
import type { EntryKind, EntryView, FieldsOf, Person, TripHead } from '../trip.ts';

/** A trip as it is put on paper: all that is live in it, each kind in its order. */
export interface TripDocument {
  readonly tripId: string;
  readonly sequence: number;
  readonly head: TripHead;
  readonly entries: readonly EntryView[];
  readonly people: readonly Person[];
}

/** A day with what is planned for it, in order; `on` is `YYYY-MM-DD`, null while nobody has decided when. */
export interface PlannedDay {
  readonly no: number;
  readonly on: string | null;
  readonly day: EntryView<'day'>;
  readonly items: readonly EntryView<'item'>[];
}

const DAY_MS = 86_400_000;

/** The date that comes `days` after another. @param on `YYYY-MM-DD` */
export const dateAfter = (on: string, days: number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Days from one date to another, both `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Those of a kind, in their order. */
export const ofKind = <Kind extends EntryKind>(
  entries: readonly EntryView[],
  kind: Kind,
): EntryView<Kind>[] =>
  (entries as readonly EntryView<Kind>[]).filter((entry) => entry.kind === kind).sort(byPosition);

const byPosition = (a: EntryView, b: EntryView): number =>
  a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1;

/** The days with their items. */
export function plannedDays({ head, entries }: TripDocument): PlannedDay[] {
  const items = Map.groupBy(ofKind(entries, 'item'), ({ dayId }) => dayId);
  return ofKind(entries, 'day').map((day, i) => ({
    no: i + 1,
    on: head.startsOn === null ? null : dateAfter(head.startsOn, i),
    day,
    items: items.get(day.id) ?? [],
  }));
}

/** Items without a day. */
export const ideasOf = ({ entries }: TripDocument): EntryView<'item'>[] =>
  ofKind(entries, 'item').filter(({ dayId }) => dayId === null);

/** What an import makes a new trip of. */
export interface Draft {
  readonly head: Partial<TripHead> & Pick<TripHead, 'title'>;
  readonly entries: readonly DraftEntry[];
  readonly companions: readonly WholeCompanion[];
  /** What was in the file and does not come along. */
  readonly skipped: readonly Skipped[];
}
export interface DraftEntry<Kind extends EntryKind = EntryKind> {
  readonly id: string;
  readonly kind: Kind;
  readonly dayId: string | null;
  readonly fields: Partial<FieldsOf[Kind]>;
}
export type SkipReason =
  | 'tracks'
  | 'recurrences'
  | 'cancelled'
  | 'too-far'
  | 'without-date'
  | 'places'
  | 'bookings'
  | 'transfers';
export interface Skipped {
  readonly what: SkipReason;
  readonly count: number;
}

/** Why a file cannot be read. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly reason: 'syntax' | 'doctype' | 'too-deep' | 'format' | 'version' | 'schema' | 'encoding';
  /** Line, element or path, as far as it is known. */
  readonly where: string;
  constructor(reason: UnreadableFile['reason'], where = '') {
    super(`${reason} ${where}`);
    this.reason = reason;
    this.where = where.slice(0, 200);
  }
}
/** There is more in a file than a trip may hold. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
  readonly what: string;
  readonly most: number;
  constructor(what: string, most: number) {
    super(`more than ${most} ${what}`);
    this.what = what;
    this.most = most;
  }
}

/** What a trip may hold; whoever imports it is one of its people, so `people` and `peopleEver` leave room for one. */
export const MOST = {
  ...{ entries: MAX_ENTRIES, days: MAX_DAYS, title: MAX_TITLE, text: MAX_TEXT },
  ...{ people: MAX_PEOPLE - 1, peopleEver: MAX_PEOPLE_EVER - 1 },
} as const;

/** Counts what does not come along. */
export function skipping(): { skip(what: SkipReason, count?: number): void; list(): Skipped[] } {
  const counts = new Map<SkipReason, number>();
  return {
    skip: (what, count = 1) => {
      if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
    },
    list: () => [...counts].map(([what, count]) => ({ what, count })),
  };
}

/**
 * A text of somebody else's file as ours may be: no control characters, nothing that turns letters round, of a bounded
 * length, never cut in a letter.
 */
export function tidy(text: string, most: number, isLong = false): string {
  const plain = unturned(isLong ? text : text.replace(/[\t\r\n]+/g, ' '))
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are taken out.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed()
    .trim();
  return plain.length <= most
    ? plain
    : plain
        .slice(0, most)
        .replace(/[\ud800-\udbff]$/, '')
        .trim();
}
