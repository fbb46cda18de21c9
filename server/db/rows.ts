export type Value = string | number | null;

/** Marks a parameter that stands for many rows; understood by the SQLite connection. */
export class Rows {
  readonly rows: readonly (readonly Value[])[];
  constructor(rows: readonly (readonly Value[])[]) {
    this.rows = rows;
  }
}
