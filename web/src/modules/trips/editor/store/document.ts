import type {
  Applied,
  EntryKind,
  TripAnswer,
  TripEntry,
  TripEntryOf,
  TripHead,
} from '../../../../api/trips-types.ts';

/** A trip as this page knows it: its head, and what hangs on it. Never changed, always made anew. */
export type TripDocument = {
  readonly tripId: string;
  readonly sequence: number;
  readonly head: TripHead;
  readonly entries: ReadonlyMap<string, TripEntry>;
};

export function documentOf({ tripId, sequence, head, entries }: TripAnswer): TripDocument {
  return { tripId, sequence, head, entries: new Map(entries.map((entry) => [entry.id, entry])) };
}

/** What was applied, as it is in a document: without what only the server needs. */
function entryOf({ id, kind, dayId, position, fields, sequence }: TripEntry): TripEntry {
  return { id, kind, dayId, position, fields, sequence } as TripEntry;
}

/**
 * The document after one edit. What it is about may be gone already, or be there already: pages hear of an edit from
 * the stream and from the answer, in any order.
 * @param sequence of the trip after the edit; the document's own while it is not yet accepted
 */
export function apply(
  document: TripDocument,
  applied: readonly Applied[],
  sequence: number = document.sequence,
): TripDocument {
  const entries = new Map(document.entries);
  let { head } = document;
  for (const part of applied) {
    if ('entry' in part) {
      entries.set(part.entry.id, entryOf(part.entry as TripEntry));
    } else if (part.op === 'remove') {
      entries.delete(part.id);
    } else if (part.op === 'set' && part.id === document.tripId) {
      head = { ...head, ...part.fields };
    } else {
      const entry = entries.get(part.id);
      if (entry === undefined) continue;
      const next =
        part.op === 'set'
          ? { ...entry, fields: { ...entry.fields, ...part.fields }, sequence }
          : { ...entry, dayId: part.dayId, position: part.position, sequence };
      entries.set(part.id, next as TripEntry);
    }
  }
  return { ...document, sequence, head, entries };
}

/** Text order, as the positions' library has it; the same position twice is settled by the id. */
export const byPosition = (
  a: { position: string; id: string },
  b: { position: string; id: string },
): number => (a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1);

/** All of one kind, in their order. */
export function entriesOf<Kind extends EntryKind>(document: TripDocument, kind: Kind): TripEntryOf<Kind>[] {
  const found: TripEntryOf<Kind>[] = [];
  for (const entry of document.entries.values()) {
    if (entry.kind === kind) found.push(entry as unknown as TripEntryOf<Kind>);
  }
  return found.sort(byPosition);
}

/** What stands in a day, in its order; `null`: the ideas. An item of a day that is gone is an idea. */
export function itemsOf(document: TripDocument, dayId: string | null): TripEntryOf<'item'>[] {
  return entriesOf(document, 'item').filter((item) => homeOf(document, item) === dayId);
}

export function homeOf(document: TripDocument, item: { dayId: string | null }): string | null {
  return item.dayId !== null && document.entries.get(item.dayId)?.kind === 'day' ? item.dayId : null;
}

export function entryIn<Kind extends EntryKind>(
  document: TripDocument,
  id: string,
  kind: Kind,
): TripEntryOf<Kind> | undefined {
  const entry = document.entries.get(id);
  return entry?.kind === kind ? (entry as unknown as TripEntryOf<Kind>) : undefined;
}
