import Type, { type Static } from 'typebox';
import { checkOf } from '../../../lib/checks.ts';
import { Closed, Nullable } from '../../../lib/schema.ts';
import { unturned } from '../../../lib/turned-text.ts';
import { entryFields, headFields } from '../editing/field-schemas.ts';
import type { BookingRef, EntryKind } from '../trip.ts';
import {
  type Draft,
  type DraftEntry,
  MOST,
  ofKind,
  skipping,
  TooMuch,
  type TripDocument,
  UnreadableFile,
} from './document.ts';

/** Raised when a paper of before cannot be read as one of today any more. */
const VERSION = 1;
const FORMAT = 'madang-trip';
/** As whom an import takes whoever imports. */
export const OWNER = 'owner';

const EntryId = Type.String({ pattern: '^[0-9A-Za-z_-]{8,36}$' });
const PersonId = Type.String({ pattern: '^(owner|p[1-9][0-9]{0,2})$' });
const PersonName = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^\\u0000-\\u001F\\u007F]*$' });
const KINDS = ['day', 'item', 'note', 'task', 'thing', 'cost', 'payment'] as const satisfies EntryKind[];

/** A trip as a file: everything that is in it but for who its people are on this installation. */
export const TripPaper = Closed({
  format: Type.Literal(FORMAT),
  version: Type.Literal(VERSION),
  trip: Closed(headFields),
  people: Type.Array(
    Closed({
      ...{ id: PersonId, name: PersonName },
      hasLeft: Type.Optional(
        Type.Literal(true, { description: 'Stands in the books and goes along no more' }),
      ),
    }),
    { maxItems: MOST.peopleEver },
  ),
  entries: Type.Array(
    Type.Union(
      KINDS.map((kind) =>
        Closed({
          id: EntryId,
          kind: Type.Literal(kind),
          dayId: Nullable(EntryId),
          fields: Closed(entryFields[kind]),
        }),
      ),
    ),
    { maxItems: MOST.entries },
  ),
});
export interface TripPaper extends Omit<Static<typeof TripPaper>, 'entries'> {
  readonly entries: readonly PaperEntry[];
}
interface PaperEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly dayId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}
const check = checkOf(TripPaper);

/** Fields that name somebody of the trip. */
const NAMING: Readonly<Record<string, true>> = { personId: true, paidBy: true, fromId: true, toId: true };
type Rename = (personId: string) => string;

/** Fields under which somebody of the trip is called otherwise. */
export function renamed(fields: object, rename: Rename): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (NAMING[name] && typeof value === 'string') result[name] = rename(value);
    else if (name === 'shares') {
      result[name] = (value as [string, number][]).map(([personId, share]) => [rename(personId), share]);
    } else result[name] = value;
  }
  return result;
}

/**
 * A trip as a file. Accounts, wallets' transfers and what was booked stay here: who reads the file learns what was planned and
 * spent, and by people of which names.
 * @param accountId of whoever takes it along: an import makes them its owner
 */
export function paperOf({ head, entries, people }: TripDocument, accountId: string | null): TripPaper {
  const names = new Map<string, string>();
  const listed: TripPaper['people'] = [];
  const order = [...people].sort((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1));
  const gone = new Map<string, string>();
  for (const person of order) {
    const isOwner = person.accountId !== null && person.accountId === accountId;
    // Whoever has left and stands nowhere in the trip is no part of it.
    if (!isOwner && person.leftAt !== null) {
      gone.set(person.id, person.name);
      continue;
    }
    const id = isOwner ? OWNER : `p${listed.length + 1}`;
    names.set(person.id, id);
    if (!isOwner) listed.push({ id, name: person.name });
  }
  // Somebody who is in the books and goes along no more keeps their part.
  const rename: Rename = (personId) => {
    const known = names.get(personId);
    if (known !== undefined) return known;
    const made = `p${listed.length + 1}`;
    names.set(personId, made);
    listed.push({ id: made, name: gone.get(personId) ?? '?', hasLeft: true });
    return made;
  };
  const ids = new Set(entries.map(({ id }) => id));
  const written = KINDS.flatMap((kind) => ofKind(entries, kind)).map(({ id, kind, dayId, fields }) => ({
    ...{ id, kind, dayId },
    fields: withoutLinks(renamed(fields, rename), ids),
  }));
  // After the entries, which may have named more people.
  return {
    format: FORMAT,
    version: VERSION,
    trip: { ...head, regions: [...head.regions] },
    people: listed,
    entries: written,
  };
}

/** What holds only on this installation, only for somebody, or only with what is not in the file. */
function withoutLinks(fields: Record<string, unknown>, ids: ReadonlySet<string>): Record<string, unknown> {
  if ('transferId' in fields) return { ...fields, transferId: null };
  if ('booking' in fields) return { ...fields, booking: null };
  const { itemId } = fields;
  return typeof itemId === 'string' && !ids.has(itemId) ? { ...fields, itemId: null } : fields;
}

/**
 * Reads a trip that was put into a file by `paperOf`.
 * @throws UnreadableFile, TooMuch
 */
export function readPaper(text: string): Draft {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) throw new UnreadableFile('format');
  const { format, version, entries, people: named } = value as Record<string, unknown>;
  if (format !== FORMAT) throw new UnreadableFile('format');
  if (version !== VERSION) throw new UnreadableFile('version', String(version));
  if (Array.isArray(entries) && entries.length > MOST.entries) throw new TooMuch('entries', MOST.entries);
  if (Array.isArray(named) && named.length > MOST.peopleEver) throw new TooMuch('people', MOST.peopleEver);
  if (!check.isOk(value)) throw new UnreadableFile('schema', check.faultIn(value) ?? '');
  if (value.people.filter(({ hasLeft }) => !hasLeft).length > MOST.people) {
    throw new TooMuch('people', MOST.people);
  }
  const { skip, list } = skipping();
  const people = new Set([OWNER, ...value.people.map(({ id }) => id)]);
  const ids = new Set(value.entries.map(({ id }) => id));
  const drafted = value.entries.map((entry) => draftOf(entry as PaperEntry, { people, ids }, skip));
  return { head: value.trip, companions: value.people, entries: drafted, skipped: list() };
}

/** As the body of a request would be: an escape may hold half of a letter, or what turns others round. */
const plain = (text: string): string => unturned(text.toWellFormed());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? plain(value) : value));
  } catch {
    throw new UnreadableFile('syntax');
  }
}

function draftOf(
  { id, kind, dayId, fields }: PaperEntry,
  { people, ids }: { readonly people: ReadonlySet<string>; readonly ids: ReadonlySet<string> },
  skip: ReturnType<typeof skipping>['skip'],
): DraftEntry {
  renamed(fields, (personId) => {
    if (!people.has(personId)) throw new UnreadableFile('schema', `${id}: ${personId}`);
    return personId;
  });
  const { booking, transferId } = fields as { booking?: BookingRef | null; transferId?: string | null };
  // Whoever writes one in by hand does not own it.
  if (booking) skip('bookings');
  if (transferId) skip('transfers');
  return { id, kind, dayId, fields: withoutLinks({ ...fields }, ids) };
}
