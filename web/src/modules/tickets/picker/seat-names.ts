import type { HallPlan } from './hall-plan.ts';

/** What is printed on a seat: its number in the row; where one stands, its turn. */
export function numberOf(plan: HallPlan, seat: number): string {
  const { section, from } = plan.sections[plan.sectionOf[seat] ?? 0]!;
  if (section.kind === 'standing') return String(seat - from + 1);
  const index = plan.rowOf[seat]!;
  const row = plan.rows[index];
  const { rows } = plan.sections[plan.sectionOf[seat]!]!;
  return row === undefined ? '' : (section.rows[index - rows.from]?.seats[seat - row.from]?.[0] ?? '');
}

/** The name of its row; null where one stands. */
export function rowNameOf(plan: HallPlan, seat: number): string | null {
  return plan.rows[plan.rowOf[seat] ?? -1]?.name ?? null;
}

/** `ROUND-17` → 17; null for what is no seat of that round. */
export function seatOf(roundId: string, seatId: string): number | null {
  if (!seatId.startsWith(`${roundId}-`)) return null;
  const seat = Number(seatId.slice(roundId.length + 1));
  return Number.isSafeInteger(seat) && seat >= 0 ? seat : null;
}
export const seatIdOf = (roundId: string, seat: number): string => `${roundId}-${seat}`;
