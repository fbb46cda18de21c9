import type { Grade } from '../../../api/tickets-admin-types.ts';
import { COLOURS } from '../canvas/grade-colours.ts';
import { type Drawing, withSeats } from './drawing.ts';

const USUAL_KEYS = ['VIP', 'R', 'S', 'A', 'B', 'C', 'D', 'E'];

/** One more grade, cheaper than the others, in a colour that nobody has. */
export function gradeAdded(drawing: Drawing): Drawing {
  const { grades } = drawing;
  const keys = new Set(grades.map(({ key }) => key));
  const colours = new Set(grades.map(({ colour }) => colour));
  let key = USUAL_KEYS.find((one) => !keys.has(one)) ?? 'G1';
  for (let at = 2; keys.has(key); at += 1) key = `G${at}`;
  const colour = Array.from({ length: COLOURS }, (_, at) => at).find((one) => !colours.has(one)) ?? 0;
  return { ...drawing, grades: [...grades, { key, name: { ko: `${key}석`, en: key }, colour }] };
}

export const gradeWith = (drawing: Drawing, key: string, change: Partial<Omit<Grade, 'key'>>): Drawing => ({
  ...drawing,
  grades: drawing.grades.map((grade) => (grade.key === key ? { ...grade, ...change } : grade)),
});

/** Its seats cost what the grade before it costs (of the first: the one behind it). */
export function gradeRemoved(drawing: Drawing, key: string): Drawing {
  const at = drawing.grades.findIndex((grade) => grade.key === key);
  if (at < 0 || drawing.grades.length === 1) return drawing;
  const target = Math.max(0, at - 1);
  return renumbered({ ...drawing, grades: drawing.grades.filter((_, index) => index !== at) }, (grade) =>
    grade === at ? target : grade > at ? grade - 1 : grade,
  );
}

/** In another order; seats keep their grade. */
export function gradesOrdered(drawing: Drawing, keys: readonly string[]): Drawing {
  const grades = keys.flatMap((key) => drawing.grades.find((grade) => grade.key === key) ?? []);
  if (grades.length !== drawing.grades.length) return drawing;
  const places = drawing.grades.map(({ key }) => keys.indexOf(key));
  return renumbered({ ...drawing, grades }, (grade) => places[grade] ?? grade);
}

function renumbered(drawing: Drawing, placeOf: (grade: number) => number): Drawing {
  const painted = withSeats(drawing, (seat) => {
    const grade = placeOf(seat.grade);
    return grade === seat.grade ? seat : { ...seat, grade };
  });
  return {
    ...painted,
    sections: painted.sections.map((section) =>
      section.kind === 'standing' ? { ...section, grade: placeOf(section.grade) } : section,
    ),
  };
}
