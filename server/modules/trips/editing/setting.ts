import { type Refused, refused } from '../../../engine/types.ts';
import type { Change, Stamp } from '../trip.ts';
import { contentOf, type Draft, entryIn, replaceEntry } from './draft.ts';
import { type ApplyChange, invalid, type Merge } from './edit.ts';
import { faultIn, isSame, rounded, type Values } from './fields.ts';
import { conflictOf, isForeign, noteRemoved } from './merging.ts';
import { faultTogether, faultyReference, hasMoney } from './references.ts';

type SetChange = Extract<Change, { op: 'set' }>;

/** Sets fields of an entry, or of the trip itself. */
export const setFields: ApplyChange<'set'> = (draft, change, merge) => {
  const { id } = change;
  if (id === draft.trip.id) return setHead(draft, change, merge);
  const entry = entryIn(draft, id);
  if (!entry) return refused('trips.entry-not-found', { id });
  if (entry.kind === 'payment') return invalid(id, { field: 'kind', reason: 'not-editable' });
  const wanted = rounded(change.fields);
  const fault = faultIn(entry.kind, wanted) ?? faultyReference(draft, entry.kind, wanted);
  if (fault) return invalid(id, fault);
  if (entry.removedAt !== null) {
    noteRemoved(entry, merge);
    return null;
  }
  const content = contentOf(entry);
  const merged = mergeFields(draft, { id, wanted, ...content }, merge);
  if (!merged) return null;
  const together = faultTogether(entry.kind, merged.fields);
  if (together) return invalid(id, together);
  replaceEntry(draft, entry, { content: merged as unknown as typeof content });
  return null;
};

function setHead(draft: Draft, { id, fields }: SetChange, merge: Merge): Refused | null {
  const fault = faultIn('trip', fields);
  if (fault) return invalid(id, fault);
  const { currency } = fields;
  if (currency !== undefined && currency !== draft.head.currency && hasMoney(draft)) {
    return invalid(id, { field: 'currency', reason: 'in-use' });
  }
  const own = { ...draft.head } as unknown as Values;
  const merged = mergeFields(draft, { id, wanted: fields, fields: own, stamps: draft.headStamps }, merge);
  if (!merged) return null;
  draft.head = merged.fields as unknown as Draft['head'];
  draft.headStamps = merged.stamps;
  return null;
}

/** Field by field; what is as it was asked for already is nobody's change. */
function mergeFields(
  draft: Draft,
  {
    id,
    wanted,
    fields,
    stamps,
  }: { id: string; wanted: Values; fields: object; stamps: Readonly<Record<string, Stamp>> },
  merge: Merge,
): { fields: Values; stamps: Record<string, Stamp> } | null {
  const own = fields as Values;
  const set: Record<string, unknown> = {};
  const before: Record<string, unknown> = {};
  const newStamps: Record<string, Stamp> = {};
  for (const [field, mine] of Object.entries(wanted)) {
    const theirs = own[field];
    if (isSame(theirs, mine)) continue;
    const stamp = stamps[field];
    if (isForeign(draft, stamp, merge)) {
      merge.conflicts.push(conflictOf(id, field, { mine, theirs, stamp }));
      continue;
    }
    set[field] = mine;
    before[field] = theirs;
    newStamps[field] = draft.stamp;
  }
  if (Object.keys(set).length === 0) return null;
  draft.applied.push({ op: 'set', id, fields: set, before });
  return { fields: { ...own, ...set }, stamps: { ...stamps, ...newStamps } };
}
