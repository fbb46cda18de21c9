import type { SearchQuery } from '../port.ts';
import type { Connection } from './connection.ts';
import { allOf, anyOf, term } from './expression.ts';
import { facetMark } from './stored.ts';
import { facetTerm, kindTerm } from './terms.ts';

const MAX_VALUES = 100;

/** What an entry is judged by, as its row has it. */
export interface EntryFacts {
  readonly kind: number;
  readonly at: number;
  readonly price: number | null;
  readonly facets: string;
}

/** The filters of a query: as terms where the full-text table knows them, as conditions where it does not. */
export interface Filters {
  /** Kinds and facets; null without any. */
  readonly expression: string | null;
  readonly hasFacets: boolean;
  /** Numbers of the kinds that are searched: those of the query, or all. */
  readonly kinds: readonly number[];
  /** Price and time, which no term holds; null without. */
  readonly range: Range | null;
  /** Judges what was found in another way than by the expression. */
  passes(entry: EntryFacts): boolean;
}

/** Prices from and to, times from and before. */
export interface Range {
  readonly priceFrom: number;
  readonly priceTo: number;
  readonly hasPrice: boolean;
  readonly hasTime: boolean;
  readonly from: number;
  readonly to: number;
}

export function filtersOf(connection: Connection, query: SearchQuery): Filters {
  const known = connection.all<{ no: number; name: string }>('select no, name from kinds');
  const kinds = known
    .filter(({ name }) => query.kinds.length === 0 || query.kinds.includes(name))
    .map(({ no }) => no);
  const facets = [...Object.entries(query.facets), ...Object.entries(query.within ?? {})].map(
    ([name, values]) => [name, values.slice(0, MAX_VALUES)] as const,
  );
  const range = rangeOf(query);
  const parts = [
    ...(query.kinds.length > 0
      ? [anyOf(query.kinds.slice(0, MAX_VALUES).map((kind) => term(kindTerm(kind))))]
      : []),
    ...facets.map(([name, values]) =>
      anyOf((values.length === 0 ? [''] : values).map((value) => term(facetTerm(name, value)))),
    ),
  ];
  const marks = facets.map(([name, values]) => values.map((value) => facetMark(name, value)));
  return {
    expression: parts.length === 0 ? null : allOf(parts),
    hasFacets: facets.length > 0,
    kinds,
    range,
    passes: (entry) =>
      kinds.includes(entry.kind) &&
      (range === null || isWithin(entry, range)) &&
      marks.every((values) => values.some((mark) => entry.facets.includes(mark))),
  };
}

function rangeOf({ priceFrom, priceTo, from, to }: SearchQuery): Range | null {
  const hasPrice = priceFrom !== undefined || priceTo !== undefined;
  const hasTime = from !== undefined || to !== undefined;
  if (!hasPrice && !hasTime) return null;
  return {
    hasPrice,
    hasTime,
    priceFrom: priceFrom ?? 0,
    priceTo: priceTo ?? Number.MAX_SAFE_INTEGER,
    from: from ?? Number.MIN_SAFE_INTEGER,
    to: to ?? Number.MAX_SAFE_INTEGER,
  };
}

const isWithin = ({ at, price }: Pick<EntryFacts, 'at' | 'price'>, range: Range): boolean =>
  at >= range.from &&
  at < range.to &&
  (!range.hasPrice || (price !== null && price >= range.priceFrom && price <= range.priceTo));

/** A condition of SQL for a range, over the entry `e`, with four values. */
export const RANGE_CONDITION = 'e.at >= ? and e.at < ? and (? = 0 or e.price between ? and ?)';
export const rangeValues = (range: Range | null): number[] =>
  range === null
    ? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 0, 0, 0]
    : [range.from, range.to, Number(range.hasPrice), range.priceFrom, range.priceTo];
