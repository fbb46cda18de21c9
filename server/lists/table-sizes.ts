import type { AnyList } from './list.ts';

const REMEMBERED_MS = 60_000;

/** Which tables were too large a moment ago to be looked at row by row: they are not counted for each query. */
export class TableSizes {
  readonly #known = new Map<string, { readonly rows: number; readonly untilMs: number }>();
  readonly #now: () => number;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the list's table is known to have more rows than that. */
  isLarger({ table }: AnyList, rows: number): boolean {
    const known = this.#known.get(table);
    return known !== undefined && known.rows >= rows && known.untilMs > this.#now();
  }

  noteLarger({ table }: AnyList, rows: number): void {
    this.#known.set(table, { rows, untilMs: this.#now() + REMEMBERED_MS });
  }
}
