import { hash } from 'node:crypto';
import { ProblemError } from '../../http/problem-error.ts';
import type { SearchQuery } from '../port.ts';

/** Where a page ended: in which reading of what was typed, behind which key. */
export interface Position {
  readonly reading: number;
  /** Of the order that the query asks for: the tier, or what it sorts by. */
  readonly key: number;
  readonly id: number;
  readonly count: number;
  readonly isExact: boolean;
}

const PARTS = /^(-?\d{1,17}(?:,-?\d{1,17}){4})\.([0-9a-f]{16})$/;

/** What makes a query the one that a cursor belongs to; how long its pages are does not. */
function sealOf(query: SearchQuery, text: string): string {
  const { q, kinds, facets, within = {}, priceFrom, priceTo, from, to, sort } = query;
  const named = [facets, within].map((values) =>
    Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const whole = JSON.stringify([q, kinds, named, priceFrom, priceTo, from, to, sort, text]);
  return hash('sha256', whole, 'hex').slice(0, 16);
}

export function cursorOf(query: SearchQuery, { reading, key, id, count, isExact }: Position): string {
  const text = [reading, key, id, count, Number(isExact)].join(',');
  return Buffer.from(`${text}.${sealOf(query, text)}`).toString('base64url');
}

/** @throws ProblemError request.invalid-cursor for one of another query, or made up */
export function positionOf(query: SearchQuery & { readonly cursor: string }): Position {
  const match = PARTS.exec(Buffer.from(query.cursor, 'base64url').toString());
  const [, text, seal] = match ?? [];
  if (text === undefined || seal !== sealOf(query, text)) throw new ProblemError('request.invalid-cursor');
  const numbers = text.split(',').map(Number);
  if (!numbers.every(Number.isSafeInteger)) throw new ProblemError('request.invalid-cursor');
  const [reading, key, id, count, isExact] = numbers as [number, number, number, number, number];
  return { reading, key, id, count, isExact: isExact === 1 };
}
