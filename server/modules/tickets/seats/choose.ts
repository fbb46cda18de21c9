import { type Refused, refused } from '../../../engine/types.ts';
import { FREE, type RoundOnSale, seatIdOf } from '../state.ts';
import { type FreeRuns, freeRuns, type Search } from './free-runs.ts';
import type { Choice } from './input.ts';
import { orphansOf } from './orphans.ts';
import { freeIn } from './places.ts';
import { standingOf, windowsOf } from './windows.ts';

type Best = Extract<Choice, { kind: 'best' }>;

/** How many places a choice asks for. */
export const placesIn = (choice: Choice): number =>
  choice.kind === 'seats' ? choice.seats.length : choice.quantity;

/**
 * Which places of a round somebody gets, as they stand now; nothing is taken yet.
 * @param options.sparesOrphans whether a choice by hand may leave no single place; the round's rule by default
 * @returns numbers of places, ascending, all of them free; or why there are none
 */
export function chooseSeats(
  round: RoundOnSale,
  choice: Choice,
  { sparesOrphans = round.sparesOrphans }: { readonly sparesOrphans?: boolean } = {},
): number[] | Refused {
  return choice.kind === 'seats' ? byHand(round, choice.seats, sparesOrphans) : best(round, choice);
}

function byHand(round: RoundOnSale, wanted: readonly number[], sparesOrphans: boolean): number[] | Refused {
  const { plan, occupancy } = round;
  const seats = [...new Set(wanted)].sort((a, b) => a - b);
  if (seats.length === 0 || seats.length < wanted.length) return refused('request.invalid');
  const named = (some: readonly number[]) => ({ seatIds: some.map((seat) => seatIdOf(round.id, seat)) });
  const unknown = seats.filter((seat) => priceOf(round, seat) === undefined);
  if (unknown.length > 0) return refused('tickets.seat-not-found', named(unknown));
  const taken = seats.filter((seat) => occupancy.states[seat] !== FREE);
  if (taken.length > 0) return refused('seat.taken', { ...named(taken), remaining: freeIn(occupancy) });
  const orphans = sparesOrphans ? orphansOf(plan, occupancy.states, seats) : [];
  return orphans.length > 0 ? refused('seat.leaves-orphan', named(orphans)) : seats;
}

/** What a place costs, in the smallest unit; undefined for one that is not there or not on sale. */
export function priceOf(
  { plan, prices }: Pick<RoundOnSale, 'plan' | 'prices'>,
  seat: number,
): number | undefined {
  if (!Number.isInteger(seat) || seat < 0 || seat >= plan.capacity) return undefined;
  const grade = plan.map.grades[plan.gradeOf[seat]!];
  return grade && prices[grade.key];
}

function best(round: RoundOnSale, choice: Best): number[] | Refused {
  const { plan, occupancy } = round;
  const { quantity } = choice;
  const remaining = freeIn(occupancy);
  const search = searchOf(round, choice);
  if (!search) return refused('tickets.seat-not-found', { seatIds: [] });
  if (remaining === 0) return refused('tickets.sold-out', { remaining });
  const runs = freeRuns(plan, occupancy);
  const seats = runs.best(search) ?? (choice.isTogether ? null : apart(round, runs, search));
  if (seats) return seats;
  const isAnyLeft = quantity > 1 && runs.best({ ...search, width: 1 }) !== null;
  return isAnyLeft
    ? refused('seat.none-together', { quantity, remaining })
    : refused('tickets.sold-out', { remaining });
}

/** Whether the hall has what a choice asks for at all, were everything free. */
export function couldEverFit(round: RoundOnSale, choice: Best): boolean {
  const search = searchOf(round, choice);
  if (!search) return false;
  if (!choice.isTogether) return true;
  const { width, grades, sections } = search;
  const isWithin = (section: number): boolean => !sections || sections.has(section);
  return (
    windowsOf(round.plan, width).groups.some(
      (group) => isWithin(group.section) && group.grades.every((grade) => grades.has(grade)),
    ) ||
    standingOf(round.plan).some(
      ({ section, grade, from, to }) => isWithin(section) && grades.has(grade) && to - from >= width,
    )
  );
}

/** Null when the choice names grades or sections that there are not, or that are not on sale. */
function searchOf({ plan, prices }: RoundOnSale, { quantity, grades, sections }: Best): Search | null {
  const { map } = plan;
  const wanted = new Set<number>();
  for (const [index, { key }] of map.grades.entries()) {
    if (prices[key] !== undefined && (!grades || grades.includes(key))) wanted.add(index);
  }
  const within = new Set<number>();
  for (const [index, { key }] of map.sections.entries()) if (sections?.includes(key)) within.add(index);
  if (wanted.size === 0 || (sections && within.size === 0)) return null;
  return { width: quantity, grades: wanted, sections: sections ? within : null, without: new Set() };
}

/** As few parts as can be, the first as good as can be, the others in its section if they fit there. */
function apart({ plan }: RoundOnSale, runs: FreeRuns, search: Search): number[] | null {
  const chosen = new Set<number>();
  let within = search.sections;
  for (let width = search.width - 1; width > 0; ) {
    const part = { ...search, width, without: chosen };
    const seats = runs.best({ ...part, sections: within }) ?? runs.best(part);
    if (!seats) {
      width -= 1;
      continue;
    }
    for (const seat of seats) chosen.add(seat);
    within = new Set([plan.sectionOf[seats[0]!]!]);
    const left = search.width - chosen.size;
    if (left === 0) return [...chosen].sort((a, b) => a - b);
    width = Math.min(width, left);
  }
  return null;
}
