import type { Change } from '../trip.ts';
import type { TripDocument } from './document.ts';
import type { ProposedDay } from './proposal.ts';

const idOf = (proposalId: string, day: number, visit: number): string => `plan-${proposalId}-${day}-${visit}`;

/** The ids that entries of a proposal's days have, or would have, in the trip. */
export const idsOf = (proposalId: string, days: readonly ProposedDay[]): string[] =>
  days.flatMap(({ visits }, day) =>
    visits.flatMap(({ itemId }, visit) => (itemId === null ? [idOf(proposalId, day, visit)] : [])),
  );

/**
 * A proposal's days as an ordinary edit: what is new is added, what the trip has already is moved to its place, notes and beds of a
 * day stay behind it. Ids come from the proposal, so that applying a day twice adds nothing twice, and what was taken out comes back.
 * @param days those that are applied, with their numbers in the proposal
 * @param removed ids of entries that are not there any more, but can be restored
 */
export function changesOf(
  document: TripDocument,
  proposalId: string,
  days: readonly { readonly number: number; readonly day: ProposedDay }[],
  locale: 'ko' | 'en',
  removed: ReadonlySet<string>,
): Change[] {
  const items = new Map(document.items.map((item) => [item.id, item]));
  const dayIds = new Set(document.days.map(({ id }) => id));
  const changes: Change[] = [];
  for (const { number, day } of days) {
    if (!dayIds.has(day.dayId)) continue;
    let after: string | null = null;
    for (const [i, visit] of day.visits.entries()) {
      const where = { dayId: day.dayId, after };
      if (visit.itemId !== null) {
        const item = items.get(visit.itemId);
        // Somebody has removed it since: it stays removed.
        if (!item) continue;
        changes.push({ op: 'move', id: item.id, where });
        if (!item.fields.isFixed && item.fields.startMin !== visit.begins) {
          changes.push({ op: 'set', id: item.id, fields: { startMin: visit.begins } });
        }
        after = item.id;
      } else {
        const id = idOf(proposalId, number, i);
        after = id;
        if (removed.has(id)) {
          changes.push({ op: 'restore', id }, { op: 'move', id, where });
          continue;
        }
        const fields = {
          ...{ type: 'place', title: visit.title[locale], placeId: visit.placeId, spot: visit.spot },
          ...{ startMin: visit.begins, stayMin: visit.ends - visit.begins, note: visit.note },
        };
        changes.push({ op: 'add', kind: 'item', id, fields, where });
      }
    }
    const known = document.days.find(({ id }) => id === day.dayId)!;
    if (day.theme !== '' && known.fields.title === '') {
      changes.push({ op: 'set', id: day.dayId, fields: { title: day.theme } });
    }
  }
  return changes;
}
