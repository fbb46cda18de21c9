import { type Place, type PlaceKind, windowsOn } from '../places/place.ts';
import { dateOf, isStop, type PlanItem, type TripDocument } from './document.ts';
import { legOf } from './legs.ts';
import type { PlanStop, Window } from './solver/index.ts';
import type { Wish } from './wish.ts';

/** Something that the solver may put into a day: a place, or an item that the trip already has. */
export interface Candidate {
  /** Of the solver's stop: the item's id, else the place's. */
  readonly id: string;
  readonly place: Place | null;
  /** Of the trip: on one of the days, or an idea without a day. */
  readonly item: PlanItem | null;
  readonly stop: PlanStop;
}

/** What is never proposed of itself: where one sleeps is chosen by people, and a course is many places. */
const UNASKED: ReadonlySet<PlaceKind> = new Set<PlaceKind>(['lodging', 'course']);
/** Minutes on the way that the least and the best known place are worth. */
const VALUE = { least: 20, most: 100 };
const MAX_POPULARITY = 1_000;
/** What was not asked for fills what is left. */
const UNASKED_SHARE = 0.35;
/** Somebody has noted it, or the model has chosen it. */
const IDEA_BONUS = 120;
const MODEL_BONUS = 120;
/** Of an item without a word on it. */
const USUAL_STAY_MIN = 60;
const DAY_MIN = 1_440;

export interface Gathered {
  readonly document: TripDocument;
  readonly wish: Wish;
  /** Numbers of the chosen days in the trip. */
  readonly days: readonly number[];
  /** By id: those of the wish and of the trip's items. */
  readonly places: ReadonlyMap<string, Place>;
  /** Found in the regions, the best known first. */
  readonly found: readonly Place[];
}

/**
 * All that a plan may be made of, each once: the items of the chosen days, ideas, what must be seen, and what was found.
 * @param chosen ids of candidates that the model has chosen
 */
export function candidatesOf(gathered: Gathered, chosen: ReadonlySet<string> = new Set()): Candidate[] {
  const { document, wish, days, places, found } = gathered;
  const dayIds = days.map((day) => document.days[day]!.id);
  const candidates: Candidate[] = [];
  // What is on another day, or in the trip in any other way, is no candidate a second time.
  const taken = new Set(wish.avoid);
  for (const item of document.items) {
    const isChosen = item.dayId !== null && dayIds.includes(item.dayId);
    const isIdea = item.dayId === null && item.fields.type === 'place';
    const { placeId } = item.fields;
    if (isStop(item) && (isChosen || isIdea)) {
      if (isIdea && placeId !== null && taken.has(placeId)) continue;
      candidates.push(ofItem(gathered, item, dayIds, chosen));
    }
    if (placeId !== null) taken.add(placeId);
  }
  const fits = (place: Place) => !taken.has(place.id);
  for (const place of [...wish.mustSee.flatMap((id) => places.get(id) ?? []), ...found]) {
    if (!fits(place)) continue;
    taken.add(place.id);
    candidates.push(ofPlace(gathered, place, chosen));
  }
  return candidates;
}

function ofItem(
  { document, wish, days, places }: Gathered,
  item: PlanItem,
  dayIds: readonly string[],
  chosen: ReadonlySet<string>,
): Candidate {
  const { fields, dayId } = item;
  const place = fields.placeId === null ? null : (places.get(fields.placeId) ?? null);
  const day = dayId === null ? -1 : dayIds.indexOf(dayId);
  const isWanted = fields.placeId !== null && wish.mustSee.includes(fields.placeId);
  const hasTime = fields.isFixed && fields.startMin !== null && day >= 0;
  return {
    ...{ id: item.id, place, item },
    stop: {
      ...{ id: item.id, spot: fields.spot!, toSpot: fields.toSpot },
      stayMin: stayWithin(stayOf(fields, place)),
      value: IDEA_BONUS + (chosen.has(item.id) ? MODEL_BONUS : 0),
      isRequired: day >= 0 || isWanted,
      day: day >= 0 ? day : null,
      fixedAt: hasTime ? fields.startMin : null,
      windows: days.map((number) => (place ? hoursOn(place, dateOf(document.head, number)) : null)),
    },
  };
}

function ofPlace({ document, wish, days }: Gathered, place: Place, chosen: ReadonlySet<string>): Candidate {
  const isWanted = wish.mustSee.includes(place.id);
  const isAsked = wish.interests.length === 0 || wish.interests.includes(place.kind);
  const known = VALUE.least + ((VALUE.most - VALUE.least) * place.popularity) / MAX_POPULARITY;
  const value = Math.round(known * (isAsked ? 1 : UNASKED_SHARE)) + (chosen.has(place.id) ? MODEL_BONUS : 0);
  return {
    ...{ id: place.id, place, item: null },
    stop: {
      ...{ id: place.id, spot: place.spot, toSpot: null, stayMin: stayWithin(place.stayMin) },
      ...{ value, isRequired: isWanted, day: null, fixedAt: null },
      windows: days.map((number) => hoursOn(place, dateOf(document.head, number))),
    },
  };
}

/** How long an item takes: a bed takes no time of the day, a ride as long as its way. */
export function stayOf(
  { type, stayMin, spot, toSpot, mode }: PlanItem['fields'],
  place: Place | null | undefined,
): number {
  if (type === 'stay') return 0;
  if (stayMin !== null) return stayMin;
  if (type === 'transport') return toSpot && spot ? legOf(spot, toSpot, mode ?? 'transit').minutes : 0;
  return place?.stayMin ?? USUAL_STAY_MIN;
}

const stayWithin = (minutes: number): number => Math.min(Math.max(Math.round(minutes), 0), DAY_MIN);

/**
 * When a place is open on a day. While the trip has no dates only what is open at the same time on all days of the week is a promise;
 * festivals have their dates, so without one they are not.
 */
export function hoursOn(place: Place, date: string | null): readonly Window[] | null {
  if (date !== null) return windowsOn(place, date);
  if (place.months.length > 0) return [];
  if (place.hours === null || place.hours.isAlways) return null;
  const open = place.hours.week.filter((windows) => windows.length > 0);
  const [first] = open;
  if (!first) return [];
  const opens = Math.max(...open.map((windows) => windows[0]![0]));
  const closes = Math.min(...open.map((windows) => windows.at(-1)![1]));
  return opens < closes ? [[opens, closes]] : first;
}

/** Whether a place is looked for of itself. */
export const isAskedFor = (kind: PlaceKind, { interests }: Wish): boolean =>
  interests.length > 0 ? interests.includes(kind) : !UNASKED.has(kind);

/** What may fill a plan where too little was found of what was asked for. */
export const mayFill = (kind: PlaceKind, wish: Wish): boolean =>
  !UNASKED.has(kind) && !isAskedFor(kind, wish);
