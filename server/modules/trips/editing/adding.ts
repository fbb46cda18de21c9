import { type Refused, refused } from '../../../engine/types.ts';
import type { EntryOnHand } from '../state.ts';
import type { EntryKind, FieldsOf, Where } from '../trip.ts';
import { contentOf, type Draft, entryIn, placeIn, putNew, viewOf } from './draft.ts';
import { type ApplyChange, invalid } from './edit.ts';
import { faultIn, isFault, type Values, wholeFields } from './fields.ts';
import { listOf } from './lists.ts';
import { faultTogether, faultyReference } from './references.ts';

/** Adds an entry. The same one again, from the same page, is there already. */
export const addEntry: ApplyChange<'add'> = (draft, { kind, id, fields, where }) => {
  const existing = draft.entries.get(id) ?? draft.trip.entries.get(id);
  if (existing || id === draft.trip.id) {
    return existing && isAgain(draft, existing, kind) ? null : refused('trips.entry-exists', { id });
  }
  if ((kind as EntryKind) === 'payment') return invalid(id, { field: 'kind', reason: 'not-editable' });
  const whole = checkedFields(draft, { id, kind, fields });
  if ('accepted' in whole) return whole;
  const dayId = where?.dayId ?? null;
  if (dayId !== null && kind !== 'item') return invalid(id, { field: 'where', reason: 'has-no-day' });
  const day = dayId === null ? null : entryIn(draft, dayId);
  if (day !== null && day?.kind !== 'day') return invalid(id, { field: 'where', reason: 'not-in-trip' });
  // What was meant for a day that is no more is kept as an idea.
  const isKept = day === null || day.removedAt === null;
  addWhole(draft, {
    ...{ id, kind, fields: whole.fields },
    ...(isKept ? { dayId, after: afterOf(draft, kind, where) } : { dayId: null, after: undefined }),
  });
  return null;
};

function isAgain(draft: Draft, existing: EntryOnHand, kind: EntryKind): boolean {
  const [, by, client] = contentOf(existing).stamps.added ?? [];
  return existing.kind === kind && existing.change !== 'gone' && by === draft.by && client === draft.client;
}

/** What a new entry will hold; or refused with trips.invalid-entry. */
export function checkedFields<Kind extends EntryKind>(
  draft: Draft,
  { id, kind, fields }: { readonly id: string; readonly kind: Kind; readonly fields: Values },
): { readonly fields: FieldsOf[Kind] } | Refused {
  const fault = faultIn(kind, fields) ?? faultyReference(draft, kind, fields);
  if (fault) return invalid(id, fault);
  const whole = wholeFields(kind, fields);
  if (isFault(whole)) return invalid(id, whole);
  const together = faultTogether(kind, whole as unknown as Values);
  return together ? invalid(id, together) : { fields: whole };
}

/**
 * Adds an entry whose fields are known to be right.
 * @param after id of what it comes behind; null: first; undefined: last
 */
export function addWhole<Kind extends EntryKind>(
  draft: Draft,
  {
    id,
    kind,
    dayId,
    fields,
    after,
  }: {
    id: string;
    kind: Kind;
    dayId: string | null;
    fields: FieldsOf[Kind];
    after?: string | null | undefined;
  },
): EntryOnHand {
  const position = placeIn(draft, listOf({ kind, dayId }), after);
  const entry = putNew(draft, { id, kind, dayId, position, fields });
  draft.applied.push({ op: 'add', entry: viewOf(entry) });
  return entry;
}

/** What it comes behind, if that still stands in the same list; else undefined, for last. */
export function afterOf(draft: Draft, kind: EntryKind, where: Where | undefined): string | null | undefined {
  if (!where || where.after === null) return where?.after;
  const other = entryIn(draft, where.after);
  return other && listOf(other) === listOf({ kind, dayId: where.dayId }) ? other.id : undefined;
}
