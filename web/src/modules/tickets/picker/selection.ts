import type { HallPlan } from './hall-plan.ts';

/** Whether a place can be had. */
export type IsFree = (seat: number) => boolean;

/**
 * So many neighbours of one grade around a seat that was pointed at: as near to it as can be, and rather so that no
 * single seat is left beside them.
 * @returns in order of their row; null where there are not so many
 */
export function runAround(plan: HallPlan, seat: number, quantity: number, isFree: IsFree): number[] | null {
  if (!isFree(seat)) return null;
  const { blockOf, gradeOf } = plan;
  const fits = (other: number): boolean =>
    blockOf[other] === blockOf[seat] && gradeOf[other] === gradeOf[seat] && isFree(other);
  if (blockOf[seat] === -1) return null;
  let [from, to] = [seat, seat + 1];
  while (fits(from - 1) && seat - from < quantity - 1) from -= 1;
  while (fits(to) && to - seat < quantity) to += 1;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let start = from; start + quantity <= to; start += 1) {
    const off = Math.abs(start + (quantity - 1) / 2 - seat);
    const cost = off + 100 * singlesBeside(plan, start, start + quantity, isFree);
    if (cost < least) [best, least] = [start, cost];
  }
  return best === null ? null : Array.from({ length: quantity }, (_, index) => best + index);
}

/** How many single seats would be left right beside places `from` up to `to` of one block. */
function singlesBeside({ blockOf }: HallPlan, from: number, to: number, isFree: IsFree): number {
  const block = blockOf[from];
  const isLeft = (seat: number) => blockOf[seat] === block && isFree(seat);
  return Number(isLeft(from - 1) && !isLeft(from - 2)) + Number(isLeft(to) && !isLeft(to + 1));
}

/** What is chosen after a seat was pressed: taken out, put in, or begun anew where enough are chosen already. */
export function pressed(
  plan: HallPlan,
  selected: readonly number[],
  seat: number,
  { quantity, isTogether, isFree }: { quantity: number; isTogether: boolean; isFree: IsFree },
): { readonly seats: readonly number[]; readonly fellShort: boolean } {
  if (selected.includes(seat)) return { seats: selected.filter((one) => one !== seat), fellShort: false };
  const room = quantity - selected.length;
  const starts = room <= 0 || selected.length === 0;
  if (!starts) return { seats: [...selected, seat], fellShort: false };
  if (!isTogether || quantity === 1) {
    // The one that was chosen first makes room.
    return { seats: room <= 0 ? [...selected.slice(1), seat] : [seat], fellShort: false };
  }
  const run = runAround(plan, seat, quantity, isFree);
  return run === null ? { seats: [seat], fellShort: true } : { seats: run, fellShort: false };
}
