import { ProblemError } from './errors.ts';

export interface Page<T> {
  readonly items: T[];
  /** Where the next page begins; null at the end. */
  readonly nextCursor: string | null;
}

/**
 * Cuts a page from rows that were read with one more than asked for.
 * @param cursorOf the key of the last row that is shown
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  show: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

/**
 * Reads a cursor that is a whole number.
 * @throws ProblemError request.invalid-cursor
 */
export function numberCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const value = Number(cursor);
  // What is not digits alone may be a number all the same: '' and ' ' are 0, '0x5' is 5.
  if (!/^\d{1,16}$/.test(cursor) || !Number.isSafeInteger(value))
    throw new ProblemError('request.invalid-cursor');
  return value;
}

/**
 * Reads a cursor that is an id.
 * @throws ProblemError request.invalid-cursor
 */
export function idCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (!/^[0-9A-Za-z:_-]{1,64}$/.test(cursor)) throw new ProblemError('request.invalid-cursor');
  return cursor;
}
