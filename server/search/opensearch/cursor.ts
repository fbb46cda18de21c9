import { hash } from 'node:crypto';
import { ProblemError } from '../../http/errors.ts';
import type { SearchQuery, SearchResult } from '../port.ts';

/** Where a page ended. */
export interface Cursor {
  /** Which reading of what was typed it belongs to, or the words that were put right. */
  readonly reading: number | string;
  /** In which of the groups that follow each other, see `groupsOf`. */
  readonly group: number;
  /** What the last hit was sorted by, as the server gave it. */
  readonly after: readonly (string | number)[];
  /** Counted once, on the first page. */
  readonly total: SearchResult['total'];
}

const MAX_LENGTH = 2_000;

/** A page's cursor, bound to its search: of another one it would mean nothing. */
export function writeCursor(query: SearchQuery, { reading, group, after, total }: Cursor): string {
  const parts = [fingerprint(query), reading, group, after, total.count, total.isExact];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * @param sorts how many values a hit is sorted by
 * @throws ProblemError request.invalid-cursor
 */
export function readCursor(query: SearchQuery, text: string, sorts: number): Cursor {
  const parts = parse(text);
  if (Array.isArray(parts) && parts.length === 6 && parts[0] === fingerprint(query)) {
    const [, reading, group, after, count, isExact] = parts as unknown[];
    const isReading =
      isIndex(reading) || (typeof reading === 'string' && reading.length <= query.q.length * 3);
    const isAfter =
      Array.isArray(after) &&
      after.length === sorts &&
      after.every((one) => isText(one) || Number.isSafeInteger(one));
    if (isReading && isIndex(group) && isAfter && isIndex(count) && typeof isExact === 'boolean') {
      return { reading: reading as number | string, group, after, total: { count, isExact } };
    }
  }
  throw new ProblemError('request.invalid-cursor');
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();

function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}

/** All that decides which hits there are and in which order; not how many of them are shown, or in which language. */
function fingerprint({ q, kinds, facets, within, priceFrom, priceTo, from, to, sort }: SearchQuery): string {
  const sortedFacets = [facets, within ?? {}].map((named) =>
    Object.entries(named)
      .map(([name, values]) => [name, values.toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const parts = [q, kinds.toSorted(), sortedFacets, priceFrom, priceTo, from, to, sort];
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 16);
}
