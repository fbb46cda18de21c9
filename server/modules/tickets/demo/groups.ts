/** So many places at once, of one grade. */
export interface Group {
  readonly quantity: number;
  readonly grade: string;
}

/** Of each hall at the most, so that the first start does not take long. */
const MOST_GROUPS = 14;
const MOST_PLACES = 20;

/**
 * Who has bought at the window already: some more, some less from round to round, the same for the same round.
 * @param no number of the round
 * @param capacity places of its hall
 * @param grades keys of its grades, the best first
 */
export function groupsFor(no: number, capacity: number, grades: readonly string[]): Group[] {
  const count = 3 + ((no * 7) % (MOST_GROUPS - 3));
  const quantity = Math.min(MOST_PLACES, Math.max(2, Math.round((capacity * 0.5) / MOST_GROUPS)));
  return Array.from({ length: count }, (_, i) => ({
    quantity: 1 + ((quantity + i * 5 + no) % quantity),
    grade: grades[(i * i + no) % grades.length]!,
  }));
}
