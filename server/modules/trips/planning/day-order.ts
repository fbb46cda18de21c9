import type { Place } from '../places/index.ts';
import type { Change, TravelMode } from '../trip.ts';
import { hoursOn, stayOf } from './candidates.ts';
import { anchorsOf, dateOf, isStop, type PlanItem, type TripDocument } from './document.ts';
import { legOf } from './legs.ts';
import {
  type Because,
  bestOrder,
  type DayTask,
  type LeftOutReason,
  leavesFrom,
  type PlanProblem,
  plannedDay,
  scheduleOf,
  tasksOf,
  travelOf,
} from './solver/index.ts';

export interface Length {
  readonly travelMin: number;
  readonly metres: number;
  /** Null: this order cannot be done as it stands. */
  readonly endsAt: number | null;
}

export interface DayOrder {
  readonly before: Length;
  readonly after: Length;
  /** All items that one goes to; those that fit nowhere come last. */
  readonly order: readonly string[];
  readonly visits: readonly {
    readonly itemId: string;
    readonly arrives: number;
    readonly begins: number;
    readonly ends: number;
    readonly legMin: number;
    readonly isLocked: boolean;
    readonly because: readonly Because[];
  }[];
  readonly leftOut: readonly { readonly itemId: string; readonly reason: LeftOutReason }[];
  readonly isExact: boolean;
}

/** Above it a day's order is asked for in vain: nobody goes to so many places. */
export const MOST_STOPS = 60;
const EXACT = 12;
const SEED = 1;

/** The items of a day that one goes to, in their order now. */
export const stopsOf = ({ items }: TripDocument, dayId: string): PlanItem[] =>
  items.filter((item) => item.dayId === dayId && isStop(item));

/**
 * The best order of a day. What is fixed at a time begins then; what is fixed or locked without one keeps its place in the order.
 * Hours of places, and where the day begins and ends, hold.
 * @param locks ids of items that keep their place beside those that are fixed
 */
export function orderOf(
  document: TripDocument,
  day: number,
  places: ReadonlyMap<string, Place>,
  { locks, mode }: { readonly locks: ReadonlySet<string>; readonly mode: TravelMode },
): DayOrder {
  const entry = document.days[day]!;
  const items = stopsOf(document, entry.id);
  const problem = problemOf(document, day, items, places, mode);
  const isHeld = ({ id, fields }: PlanItem) => fields.isFixed || locks.has(id);
  const isTimed = ({ fields }: PlanItem) => fields.isFixed && fields.startMin !== null;
  const task: DayTask = {
    ...tasksOf(problem)[0]!,
    places: items.map((item, i) => (isHeld(item) && !isTimed(item) ? i : null)),
  };
  const asItIs = items.map((_item, i) => i);
  // What somebody has fixed is kept in before all else.
  const worth = items.map((item) => (isHeld(item) ? items.length + 1 : 1));
  const found = forward(task, bestOrder(task, SEED, worth));
  const isWorse = found.length === items.length && costsMore(task, found, asItIs);
  const route = isWorse ? asItIs : found;
  const planned = plannedDay(problem, task, route);
  const out = asItIs.filter((i) => !route.includes(i));
  const metres = (order: readonly number[]) => metresOf(problem, order, mode);
  return {
    before: {
      ...{ travelMin: travelOf(task, asItIs), metres: metres(asItIs) },
      endsAt: scheduleOf(task, asItIs)?.endsAt ?? null,
    },
    after: { travelMin: planned.travelMin, metres: metres(route), endsAt: planned.endsAt },
    order: [...route, ...out].map((i) => items[i]!.id),
    visits: planned.visits.map(({ id, ...visit }, at) => ({
      ...{ itemId: id, ...visit },
      isLocked: isHeld(items[route[at]!]!),
    })),
    leftOut: out.map((i) => ({ itemId: items[i]!.id, reason: reasonOf(problem, i) })),
    isExact: items.length <= EXACT,
  };
}

/** Where both directions are as good, it begins with what stands nearer to the beginning now. */
function forward(task: DayTask, route: readonly number[]): readonly number[] {
  if (route.length < 2 || route[0]! < route.at(-1)!) return route;
  const back = route.toReversed();
  const [there, turned] = [scheduleOf(task, route), scheduleOf(task, back)];
  return there && turned && turned.cost <= there.cost ? back : route;
}

/** The search of a long day may find nothing better than what is there. */
function costsMore(task: DayTask, found: readonly number[], asItIs: readonly number[]): boolean {
  const before = scheduleOf(task, asItIs);
  return before !== null && scheduleOf(task, found)!.cost >= before.cost;
}

function problemOf(
  document: TripDocument,
  day: number,
  items: readonly PlanItem[],
  places: ReadonlyMap<string, Place>,
  mode: TravelMode,
): PlanProblem {
  const { fields } = document.days[day]!;
  const date = dateOf(document.head, day);
  return {
    days: [{ startMin: fields.startMin, endMin: fields.endMin, ...anchorsOf(document, day) }],
    stops: items.map(({ id, fields }) => {
      const { spot, toSpot, placeId, isFixed, startMin } = fields;
      const place = placeId === null ? undefined : places.get(placeId);
      return {
        ...{ id, spot: spot!, toSpot, stayMin: stayOf(fields, place), value: 1 },
        ...{ isRequired: false, day: 0, fixedAt: isFixed ? startMin : null },
        windows: [place ? hoursOn(place, date) : null],
      };
    }),
    ...{ mostStops: items.length, restMin: 0, seed: SEED },
    legMin: (from, to) => legOf(from, to, mode).minutes,
  };
}

/** Why something fits nowhere: its doors are closed, or there is no time for it beside the others. */
function reasonOf(problem: PlanProblem, number: number): LeftOutReason {
  const stop = problem.stops[number]!;
  const alone = { ...problem, stops: [stop] };
  if (scheduleOf(tasksOf(alone)[0]!, [0])) return 'no-time';
  const open = { ...stop, windows: [null], fixedAt: null };
  return scheduleOf(tasksOf({ ...alone, stops: [open] })[0]!, [0]) ? 'closed' : 'too-far';
}

function metresOf({ days, stops }: PlanProblem, route: readonly number[], mode: TravelMode): number {
  let [metres, here] = [0, days[0]!.start];
  for (const stop of route.map((i) => stops[i]!)) {
    metres += here ? legOf(here, stop.spot, mode).metres : 0;
    here = leavesFrom(stop);
  }
  const end = route.length > 0 ? days[0]!.end : null;
  return metres + (here && end ? legOf(here, end, mode).metres : 0);
}

/**
 * The order as an edit. Notes and beds stay behind the stop that they stand behind; times of what is not fixed become those of the new
 * order, where it had one.
 */
export function changesOfOrder(document: TripDocument, dayId: string, { order, visits }: DayOrder): Change[] {
  const groups = new Map<string | null, string[]>([[null, []]]);
  let behind: string | null = null;
  const now = document.items.filter((item) => item.dayId === dayId);
  for (const item of now) {
    if (isStop(item)) {
      behind = item.id;
      groups.set(item.id, [item.id]);
    } else groups.get(behind)!.push(item.id);
  }
  const wanted = [null, ...order].flatMap((id) => groups.get(id) ?? []);
  const isSame = wanted.every((id, i) => now[i]!.id === id);
  const moves = isSame
    ? []
    : wanted.map((id, i): Change => ({ op: 'move', id, where: { dayId, after: wanted[i - 1] ?? null } }));
  const begins = new Map(visits.map((visit) => [visit.itemId, visit.begins]));
  const times = now.flatMap(({ id, fields }): Change[] => {
    const next = begins.get(id);
    if (next === undefined || fields.isFixed || fields.startMin === null || fields.startMin === next)
      return [];
    return [{ op: 'set', id, fields: { startMin: next } }];
  });
  return [...moves, ...times];
}
