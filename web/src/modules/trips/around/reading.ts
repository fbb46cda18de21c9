import type { ItemFields, TripEntry, TripEntryOf, TripHead } from '../../../api/trips-types.ts';
import { byPosition } from '../editor/store/document.ts';
import { dayAfter } from '../home/trip-dates.ts';
import type { MapLeg, MapPin, MapRoute } from '../map/map-types.ts';

/** One day as it is read. */
export type ReadDay = {
  id: string;
  /** From 0. */
  index: number;
  /** `YYYY-MM-DD`; null while the trip has no dates. */
  date: string | null;
  title: string;
  note: string;
  items: TripEntryOf<'item'>[];
};

const isKind =
  <Kind extends TripEntry['kind']>(kind: Kind) =>
  (entry: TripEntry): entry is Extract<TripEntry, { kind: Kind }> =>
    entry.kind === kind;

/** A trip's days in their order, each with what stands in it. */
export function daysToRead(head: Pick<TripHead, 'startsOn'>, entries: readonly TripEntry[]): ReadDay[] {
  const items = entries.filter(isKind('item')).toSorted(byPosition);
  return entries
    .filter(isKind('day'))
    .toSorted(byPosition)
    .map((day, index) => ({
      id: day.id,
      index,
      date: head.startsOn === null ? null : dayAfter(head.startsOn, index),
      title: day.fields.title,
      note: day.fields.note,
      items: items.filter(({ dayId }) => dayId === day.id),
    }));
}

/** Where one is at an item's end. */
const endOf = ({ toSpot, spot }: ItemFields) => toSpot ?? spot;

/** What is drawn of the days: a pin for each stop, numbered by its day, and the way between them. */
export function mapOf(days: readonly ReadDay[]): { pins: MapPin[]; routes: MapRoute[] } {
  const pins: MapPin[] = [];
  const routes: MapRoute[] = [];
  for (const { id, index, items } of days) {
    const stops = items.filter(({ fields }) => fields.spot !== null);
    const legs: MapLeg[] = [];
    stops.forEach((item, place) => {
      const spot = item.fields.spot;
      if (spot === null) return;
      pins.push({ id: item.id, ...spot, name: item.fields.title, number: place + 1, day: index });
      const before = stops[place - 1];
      const from = before === undefined ? null : endOf(before.fields);
      if (from !== null) legs.push({ from, to: spot, isEstimated: true });
    });
    if (legs.length > 0) routes.push({ id, day: index, legs });
  }
  return { pins, routes };
}
