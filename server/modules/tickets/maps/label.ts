import type { SeatLabel, SeatPlan } from './seat-plan.ts';

/**
 * What stands on the ticket of a place; the grade by its key.
 * @param seat the place's number
 * @throws where the plan has no such place
 */
export function labelOf(plan: SeatPlan, seat: number): SeatLabel {
  const index = plan.sectionOf[seat] ?? -1;
  const section = plan.map.sections[index];
  const grade = plan.map.grades[plan.gradeOf[seat] ?? -1];
  if (!section || !grade) throw new Error(`The map ${plan.mapId} has no place ${seat}`);
  if (section.kind === 'standing') {
    const number = String(seat - (plan.sectionFrom[index] ?? 0) + 1);
    return { section: section.name, row: null, number, grade: grade.key };
  }
  const { row, first } = rowOf(plan, seat);
  const { name = '', seats = [] } = section.rows[row] ?? {};
  return { section: section.name, row: name, number: seats[seat - first]?.[0] ?? '', grade: grade.key };
}

/** The row of a place and the row's first place: its blocks stand one after the other. */
function rowOf({ blocks, blockOf }: SeatPlan, seat: number): { row: number; first: number } {
  let index = blockOf[seat] ?? -1;
  const block = blocks[index];
  if (!block) throw new Error(`The place ${seat} is in no row`);
  while (blocks[index - 1]?.row === block.row && blocks[index - 1]?.section === block.section) index -= 1;
  return { row: block.row, first: blocks[index]!.from };
}
