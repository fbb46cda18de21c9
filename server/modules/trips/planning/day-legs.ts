import type { Place } from '../places/index.ts';
import type { Spot } from '../trip.ts';
import { hoursOn, stayOf } from './candidates.ts';
import { anchorsOf, dateOf, type PlanItem, type TripDocument } from './document.ts';
import { type Leg, legOf } from './legs.ts';

/** What does not fit in a day as it stands. */
export type LegWarning =
  /** The place is closed that day. */
  | 'closed'
  /** One comes, or would still be there, when it is closed. */
  | 'closes-before'
  /** One cannot be there by the time that was set. */
  | 'late'
  /** It ends behind the end of the day. */
  | 'after-day'
  /** The way goes over the sea; its time is a rough one. */
  | 'over-sea';

export interface ItemLeg {
  readonly itemId: string;
  /** The item before it; null: where the day begins, or nothing. */
  readonly fromId: string | null;
  readonly leg: Leg | null;
  readonly arrives: number;
  readonly begins: number;
  readonly ends: number;
  readonly waitMin: number;
  readonly warnings: readonly LegWarning[];
}

export interface DayLegs {
  readonly dayId: string;
  readonly date: string | null;
  readonly items: readonly ItemLeg[];
  /** To where the day ends; null: it ends at its last stop. */
  readonly home: (Leg & { readonly arrives: number }) | null;
  readonly travelMin: number;
  readonly waitMin: number;
  readonly metres: number;
  readonly endsAt: number;
}

/** The ways of each day as its items stand now, and when one is where: times that were set, and opening hours, are waited for. */
export function legsOf(document: TripDocument, places: ReadonlyMap<string, Place>): DayLegs[] {
  return document.days.map((_day, day) => legsOfDay(document, day, places));
}

function legsOfDay(document: TripDocument, day: number, places: ReadonlyMap<string, Place>): DayLegs {
  const { id: dayId, fields } = document.days[day]!;
  const { start, end } = anchorsOf(document, day);
  const date = dateOf(document.head, day);
  const items: ItemLeg[] = [];
  let [here, fromId, now] = [start, null as string | null, fields.startMin];
  for (const item of document.items) {
    if (item.dayId !== dayId || item.fields.spot === null || item.fields.type === 'note') continue;
    const leg = here === null ? null : legOf(here, item.fields.spot, item.fields.mode ?? document.head.mode);
    const place = item.fields.placeId === null ? null : (places.get(item.fields.placeId) ?? null);
    const visit = visitOf(item, now + (leg?.minutes ?? 0), place, date, fields.endMin);
    const overSea = leg && (leg.by === 'flight' || leg.by === 'ferry') ? (['over-sea'] as const) : [];
    items.push({ itemId: item.id, fromId, leg, ...visit, warnings: [...overSea, ...visit.warnings] });
    [here, fromId, now] = [item.fields.toSpot ?? item.fields.spot, item.id, visit.ends];
  }
  const home = homeOf(document, here, end, now, items.length > 0);
  const legs = [...items.flatMap(({ leg }) => leg ?? []), ...(home ? [home] : [])];
  return {
    ...{ dayId, date, items, home },
    travelMin: legs.reduce((sum, { minutes }) => sum + minutes, 0),
    waitMin: items.reduce((sum, { waitMin }) => sum + waitMin, 0),
    metres: legs.reduce((sum, { metres }) => sum + metres, 0),
    endsAt: home?.arrives ?? now,
  };
}

function homeOf({ head }: TripDocument, here: Spot | null, end: Spot | null, now: number, hasItems: boolean) {
  if (here === null || end === null || !hasItems) return null;
  // A day that ends in its bed has no way left to it.
  const leg = legOf(here, end, head.mode);
  return leg.minutes === 0 ? null : { ...leg, arrives: now + leg.minutes };
}

function visitOf(
  { fields }: PlanItem,
  arrives: number,
  place: Place | null,
  date: string | null,
  endMin: number,
): Pick<ItemLeg, 'arrives' | 'begins' | 'ends' | 'waitMin' | 'warnings'> {
  const warnings: LegWarning[] = [];
  const stayMin = stayOf(fields, place);
  if (fields.startMin !== null && arrives > fields.startMin) warnings.push('late');
  const wanted = Math.max(arrives, fields.startMin ?? 0);
  const windows = place ? hoursOn(place, date) : null;
  // Of what is booked or fixed the hours of the house say nothing.
  const isOwnTime = fields.isFixed || fields.type === 'booking' || fields.type === 'stay';
  const window = windows?.find(([opens, closes]) => Math.max(opens, wanted) + stayMin <= closes);
  const begins = window && !isOwnTime ? Math.max(window[0], wanted) : wanted;
  if (windows && !window && !isOwnTime) warnings.push(windows.length === 0 ? 'closed' : 'closes-before');
  const ends = begins + stayMin;
  if (ends > endMin && fields.type !== 'stay') warnings.push('after-day');
  return { arrives, begins, ends, waitMin: begins - arrives, warnings };
}
