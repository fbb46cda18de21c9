import type { DayFields, EntryView, ItemFields, Role, Spot, TripHead } from '../trip.ts';

export interface PlanDayEntry {
  readonly id: string;
  readonly fields: DayFields;
}
export interface PlanItem {
  readonly id: string;
  readonly dayId: string | null;
  readonly fields: ItemFields;
}

/** What of a trip a plan is made from: its days and items in their order. */
export interface TripDocument {
  readonly tripId: string;
  readonly sequence: number;
  readonly role: Role;
  readonly head: TripHead;
  readonly days: readonly PlanDayEntry[];
  readonly items: readonly PlanItem[];
}

/** @param entries that are there, in any order */
export function documentOf(
  trip: Pick<TripDocument, 'tripId' | 'sequence' | 'role' | 'head'>,
  entries: readonly EntryView[],
): TripDocument {
  const live = entries
    .filter(({ removedAt }) => removedAt === null)
    .sort((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : 1));
  return {
    ...trip,
    days: live.flatMap((entry) =>
      entry.kind === 'day' ? { id: entry.id, fields: entry.fields as DayFields } : [],
    ),
    items: live.flatMap((entry) =>
      entry.kind === 'item' ? { id: entry.id, dayId: entry.dayId, fields: entry.fields as ItemFields } : [],
    ),
  };
}

const DAY_MS = 86_400_000;

/** The date of a day by its number, `YYYY-MM-DD`; null while the trip has no dates. */
export function dateOf({ startsOn }: Pick<TripHead, 'startsOn'>, day: number): string | null {
  if (startsOn === null) return null;
  return new Date(Date.parse(`${startsOn}T00:00:00Z`) + day * DAY_MS).toISOString().slice(0, 10);
}

/** Where one sleeps after a day: at its last stay that has a spot. */
const stayOf = ({ items }: TripDocument, dayId: string): PlanItem | null =>
  items.findLast(
    (item) => item.dayId === dayId && item.fields.type === 'stay' && item.fields.spot !== null,
  ) ?? null;

/** Where a day begins and ends: as was said, else where one sleeps before and after it. */
export function anchorsOf(document: TripDocument, day: number): { start: Spot | null; end: Spot | null } {
  const { id, fields } = document.days[day]!;
  const before = document.days[day - 1];
  const lastNight = before && (before.fields.end ?? stayOf(document, before.id)?.fields.spot);
  return {
    start: fields.start ?? lastNight ?? null,
    end: fields.end ?? stayOf(document, id)?.fields.spot ?? null,
  };
}

/** An item that one goes to: it has a spot, and is more than a note or the bed that the day ends in. */
export const isStop = ({ fields }: PlanItem): boolean =>
  fields.spot !== null && fields.type !== 'note' && fields.type !== 'stay';
