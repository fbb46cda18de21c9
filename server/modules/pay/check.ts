const DIFFERENCES_KEPT = 100;

export interface Difference {
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}
/** One rule, held against every row that it is about. */
export class Check {
  readonly name: string;
  checked = 0;
  differing = 0;
  /** The first hundred. */
  readonly differences: Difference[] = [];
  constructor(name: string) {
    this.name = name;
  }
  expect(subject: string, expected: unknown, found: unknown): void {
    if (expected === found) return;
    this.differing += 1;
    if (this.differences.length >= DIFFERENCES_KEPT) return;
    this.differences.push({ subject, expected: String(expected), found: String(found) });
  }
}
