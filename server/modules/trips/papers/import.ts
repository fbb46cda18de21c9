import type { Executor } from '../../../db/dialect.ts';
import type { EditingInput, WholeEntry } from '../editing/input.ts';
import { placesById } from '../places/index.ts';
import type { ItemFields } from '../trip.ts';
import { type Draft, UnreadableFile } from './document.ts';
import { readGpx } from './gpx-reading.ts';
import { readIcs } from './ics-reading.ts';
import { OWNER, readPaper, renamed } from './paper.ts';
import type { Imported } from './schemas.ts';

export type Format = Imported['format'];
type Create = Extract<EditingInput, { kind: 'create' }>;

/**
 * Reads a file that somebody has brought: what it is, is seen from its first letters.
 * @throws UnreadableFile, TooMuch
 */
export function readFile(text: string): { readonly format: Format; readonly draft: Draft } {
  const plain = text.replace(/^\ufeff/, '').trimStart();
  if (plain.startsWith('{')) return { format: 'json', draft: readPaper(plain) };
  if (plain.startsWith('<')) return { format: 'gpx', draft: readGpx(plain) };
  if (/^BEGIN:VCALENDAR/i.test(plain)) return { format: 'ics', draft: readIcs(plain) };
  throw new UnreadableFile('format');
}

/** A draft without references to places that this installation does not have. */
export async function withKnownPlaces(executor: Executor, draft: Draft, accountId: string): Promise<Draft> {
  const wanted = new Set(draft.entries.flatMap(({ fields }) => placeOf(fields) ?? []));
  if (wanted.size === 0) return draft;
  const known = await placesById(executor, [...wanted]);
  const isThere = (placeId: string): boolean => {
    const place = known.get(placeId);
    return place !== undefined && (place.ownerId === null || place.ownerId === accountId);
  };
  let count = 0;
  const entries = draft.entries.map((entry) => {
    const placeId = placeOf(entry.fields);
    if (placeId === null || isThere(placeId)) return entry;
    count += 1;
    return { ...entry, fields: { ...entry.fields, placeId: null } };
  });
  const skipped = count === 0 ? draft.skipped : [...draft.skipped, { what: 'places' as const, count }];
  return { ...draft, entries, skipped };
}

const placeOf = (fields: object): string | null => (fields as Partial<ItemFields>).placeId ?? null;

/**
 * The command that makes a trip of a draft.
 * @param ownerId what the owner's person will be called, in place of the paper's `owner`
 */
export function creating(
  draft: Draft,
  owner: { readonly id: string; readonly name: string },
  said: { readonly title: string; readonly startsOn: string | null },
): Create {
  const name = (personId: string): string => (personId === OWNER ? owner.id : personId);
  const entries = draft.entries.map(
    (entry) => ({ ...entry, fields: renamed(entry.fields, name) }) as unknown as WholeEntry,
  );
  const hasDays = entries.some(({ kind }) => kind === 'day');
  return {
    kind: 'create',
    head: { ...draft.head, ...said },
    days: hasDays ? 0 : 1,
    ownerName: owner.name,
    entries,
    companions: draft.companions,
  };
}

/** What a draft brings, for whoever is to decide whether to take it. */
export function summaryOf(
  { entries, companions, skipped }: Draft,
  said: Pick<Imported, 'tripId' | 'format' | 'title' | 'startsOn'>,
): Imported {
  const count = (isIt: (entry: Draft['entries'][number]) => boolean) => entries.filter(isIt).length;
  return {
    ...said,
    counts: {
      days: Math.max(
        1,
        count(({ kind }) => kind === 'day'),
      ),
      items: count(({ kind, dayId }) => kind === 'item' && dayId !== null),
      ideas: count(({ kind, dayId }) => kind === 'item' && dayId === null),
      costs: count(({ kind }) => kind === 'cost' || kind === 'payment'),
      others: count(({ kind }) => kind === 'note' || kind === 'task' || kind === 'thing'),
    },
    people: companions.flatMap(({ name, hasLeft }) => (hasLeft ? [] : name)),
    skipped: [...skipped],
  };
}
