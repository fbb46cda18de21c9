import { createHash } from 'node:crypto';
import type { WholeEntry } from '../editing/input.ts';
import type { TripsInput } from '../input.ts';
import type { Change, CostFields, ItemFields } from '../trip.ts';
import type { Itinerary, Spent, Stop, Who } from './itinerary.ts';

/** A place that everybody has, by its Korean name. */
export type KnownPlaces = ReadonlyMap<string, { readonly id: string; readonly address: string }>;
type Create = Extract<TripsInput, { kind: 'create' }>;

const DAY_MS = 86_400_000;
/** Nine in the morning, unless something begins before. */
const BEGINS_MIN = 540;
const SEOUL_MS = 9 * 3_600_000;

/** The date in Korea, some days from a moment. @param at epoch milliseconds */
const dateIn = (at: number, days: number): string =>
  new Date(at + SEOUL_MS + days * DAY_MS).toISOString().slice(0, 10);

const entryId = (kind: string, ...nos: number[]): string => `demo-${kind}-${nos.join('-')}`;
const companionId = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase();

/** The command that makes a trip as its owner has written it down. */
export function createOf(itinerary: Itinerary, at: number, ownerName: string, places: KnownPlaces): Create {
  const { title, about, mode, regions, days, ideas, tasks, things, notes, companions, inDays } = itinerary;
  const entries: WholeEntry[] = [];
  for (const [no, day] of days.entries()) {
    const dayId = entryId('day', no);
    const startMin = Math.min(BEGINS_MIN, ...day.stops.flatMap(({ startMin }) => startMin ?? []));
    entries.push({ id: dayId, kind: 'day', dayId: null, fields: { title: day.title, startMin } });
    for (const [i, stop] of day.stops.entries())
      entries.push(itemOf(stop, dayId, entryId('item', no, i), places));
  }
  for (const [i, idea] of ideas.entries()) entries.push(itemOf(idea, null, entryId('idea', i), places));
  for (const [i, { text, isDone }] of tasks.entries()) {
    entries.push({ id: entryId('task', i), kind: 'task', dayId: null, fields: { text, isDone } });
  }
  for (const [i, thing] of things.entries()) {
    entries.push({ id: entryId('thing', i), kind: 'thing', dayId: null, fields: thing });
  }
  for (const [i, note] of notes.entries()) {
    entries.push({ id: entryId('note', i), kind: 'note', dayId: null, fields: note });
  }
  return {
    kind: 'create',
    head: { title, about, startsOn: dateIn(at, inDays), currency: 'KRW', mode, regions: [...regions] },
    days: 0,
    ownerName,
    entries,
    companions: companions.map((name) => ({ id: companionId(name), name })),
  };
}

function itemOf(stop: Stop, dayId: string | null, id: string, places: KnownPlaces): WholeEntry<'item'> {
  const { type, title, spot, startMin, stayMin, isFixed, note, mode, to } = stop;
  const known = type === 'place' ? places.get(title) : undefined;
  const fields: Partial<ItemFields> = {
    ...{ type, title, spot, startMin, stayMin, isFixed, note, mode },
    ...(known && { placeId: known.id, address: known.address }),
    ...(to && { toTitle: to.title, toSpot: to.spot }),
  };
  return { id, kind: 'item', dayId, fields };
}

/** What was spent, and who does what, once everybody has joined. @param people their ids in the trip */
export function costsOf(
  { costs, tasks, inDays }: Itinerary,
  at: number,
  people: ReadonlyMap<Who, string>,
): Change[] {
  const idOf = (who: string): string => people.get(who as Who) ?? companionId(who);
  const added = costs.map((spent: Spent, i): Change => {
    const { title, category, amount, paidBy, day, among = [...people.keys()] } = spent;
    const fields: CostFields = {
      ...{
        title,
        category,
        amount,
        currency: 'KRW',
        rateE6: 1_000_000,
        paidBy: idOf(paidBy),
        split: 'equal',
      },
      shares: among.map((who) => [idOf(who), 1] as const),
      itemId: null,
      on: day === null ? null : dateIn(at, inDays + day),
    };
    return { op: 'add', kind: 'cost', id: entryId('cost', i), fields: { ...fields } };
  });
  const given = tasks.flatMap(({ who }, i): Change[] =>
    who === null ? [] : [{ op: 'set', id: entryId('task', i), fields: { personId: idOf(who) } }],
  );
  return [...added, ...given];
}
