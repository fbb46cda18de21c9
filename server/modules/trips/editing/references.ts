import type { EntryOnHand } from '../state.ts';
import type { CostFields, EntryKind } from '../trip.ts';
import { contentOf, type Draft, entriesIn, entryIn } from './draft.ts';
import type { FieldFault, Values } from './fields.ts';

/**
 * What fields name must belong to the trip: its people, also those who left, and its entries, also those that were
 * removed, as what names them stays. A booking may only be one's own.
 * @returns what is wrong; null when all is as it must be
 */
export function faultyReference(draft: Draft, kind: EntryKind, fields: Values): FieldFault | null {
  const { people } = draft.trip;
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) continue;
    if (field === 'shares') {
      const fault = faultyShares(draft, value as readonly (readonly [string, number])[]);
      if (fault) return fault;
    } else if (PERSON_FIELDS.has(field)) {
      if (!people.has(String(value))) return { field, reason: 'not-in-trip' };
    } else if (field === 'itemId') {
      if (entryIn(draft, String(value))?.kind !== 'item') return { field, reason: 'not-in-trip' };
    } else if (kind === 'item' && field === 'booking') {
      if ((value as { ownerId: string }).ownerId !== draft.by) return { field, reason: 'not-yours' };
    }
  }
  return null;
}

const PERSON_FIELDS: ReadonlySet<string> = new Set(['paidBy', 'personId', 'fromId', 'toId']);

function faultyShares(
  { trip }: Draft,
  shares: readonly (readonly [personId: string, share: number])[],
): FieldFault | null {
  const seen = new Set<string>();
  let sum = 0;
  for (const [personId, share] of shares) {
    if (!trip.people.has(personId)) return { field: 'shares', reason: 'not-in-trip' };
    if (seen.has(personId)) return { field: 'shares', reason: 'twice' };
    seen.add(personId);
    sum += share;
  }
  return sum > 0 ? null : { field: 'shares', reason: 'nobody-shares' };
}

/** Costs are worth what they are in the trip's currency: while there are any, it stays. */
export function hasMoney(draft: Draft): boolean {
  for (const { kind, removedAt } of entriesIn(draft)) {
    if ((kind === 'cost' || kind === 'payment') && removedAt === null) return true;
  }
  return false;
}

/** A cost that was removed before the trip got another currency: its rate says what it was worth in the former one. */
export function isWorthOtherwise({ head, headStamps }: Draft, entry: EntryOnHand): boolean {
  if (entry.kind !== 'cost') return false;
  const { fields, stamps } = contentOf(entry);
  const [removed = 0, changed = 0] = [stamps.removed?.[0], headStamps.currency?.[0]];
  return changed > removed && (fields as CostFields).currency !== head.currency;
}

/** What two fields of an entry may not be together. */
export function faultTogether(kind: EntryKind, fields: Values): FieldFault | null {
  if (kind !== 'day') return null;
  const { startMin, endMin } = fields as { startMin: number; endMin: number };
  return endMin > startMin ? null : { field: 'endMin', reason: 'ends-before-it-starts' };
}
