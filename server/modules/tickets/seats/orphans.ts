import type { Block, SeatPlan } from '../maps/seat-plan.ts';
import { FREE } from '../state.ts';

/**
 * Single free places that a choice by hand would leave between taken ones, where the same number of neighbours could be had
 * in the same block without any: a choice that must leave one, or none at all, is allowed.
 * @param seats free places
 * @returns the places that would be left, ascending; none when the choice may be made
 */
export function orphansOf(plan: SeatPlan, states: Buffer, seats: readonly number[]): number[] {
  const chosen = new Set(seats);
  const orphans = new Set<number>();
  const wanted = new Map<number, number>();
  for (const seat of seats) {
    const index = plan.blockOf[seat] ?? -1;
    const block = plan.blocks[index];
    if (!block) continue;
    wanted.set(index, (wanted.get(index) ?? 0) + 1);
    for (const beside of [seat - 1, seat + 1])
      if (isOrphan(states, chosen, block, beside)) orphans.add(beside);
  }
  const avoidable = [...orphans].filter((seat) => {
    const index = plan.blockOf[seat]!;
    return hasOther(plan.blocks[index]!, states, wanted.get(index)!);
  });
  return avoidable.sort((a, b) => a - b);
}

function isOrphan(states: Buffer, chosen: ReadonlySet<number>, { from, to }: Block, seat: number): boolean {
  const isLeft = (one: number): boolean =>
    one >= from && one < to && states[one] === FREE && !chosen.has(one);
  return isLeft(seat) && !isLeft(seat - 1) && !isLeft(seat + 1);
}

/** Whether so many neighbours can be had in a block without leaving a single place. */
function hasOther({ from, to }: Block, states: Buffer, width: number): boolean {
  let run = 0;
  for (let seat = from; seat <= to; seat += 1) {
    if (seat < to && states[seat] === FREE) {
      run += 1;
      continue;
    }
    if (run >= width && run !== width + 1) return true;
    run = 0;
  }
  return false;
}
