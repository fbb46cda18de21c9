import type { SearchQuery, SearchSort } from '../port.ts';
import type { Reading } from '../reading.ts';
import { facetTerm } from './entries.ts';
import { BEST_FIRST } from './layout.ts';
import { beginningPhrase, isEnoughForTexts, type Phrase, textPhrase, titlePhrase } from './links.ts';

/** A part of a search as the server takes it: always a structure, never a text that it would parse. */
type Clause = Readonly<Record<string, unknown>>;

/** How many terms the beginning of one may stand for; more than any two syllables with one half typed have. */
const MAX_EXPANSIONS = 1_000;
/** Behind every price, and before every price, whichever way they are sorted. */
const DEAREST = Number.MAX_SAFE_INTEGER;
const CHEAPEST = -1;

const allOf = (filter: readonly Clause[], but: readonly Clause[] = []): Clause => ({
  bool: { filter, ...(but.length > 0 && { must_not: but }) },
});
const anyOf = (should: readonly Clause[]): Clause =>
  should.length === 1 ? should[0]! : { bool: { should, minimum_should_match: 1 } };

function phraseClause({ field, terms, isOpen }: Phrase): Clause {
  if (terms.length > 1) {
    const query = terms.join(' ');
    return isOpen
      ? { match_phrase_prefix: { [field]: { query, max_expansions: MAX_EXPANSIONS } } }
      : { match_phrase: { [field]: { query } } };
  }
  const [value] = terms;
  return isOpen ? { prefix: { [field]: { value } } } : { term: { [field]: { value } } };
}

/** What every hit has to be, besides its words. */
export type Filters = Pick<
  SearchQuery,
  'kinds' | 'facets' | 'within' | 'priceFrom' | 'priceTo' | 'from' | 'to'
>;

export function filterClauses({
  kinds,
  facets,
  within = {},
  priceFrom,
  priceTo,
  from,
  to,
}: Filters): Clause[] {
  const clauses: Clause[] = [
    // What was taken out, and the entry that says how far it all is, are of no kind.
    kinds.length > 0
      ? { terms: { kind: kinds.map((kind) => kind.toWellFormed()) } }
      : { exists: { field: 'kind' } },
  ];
  for (const [name, values] of [...Object.entries(facets), ...Object.entries(within)]) {
    clauses.push({ terms: { facets: values.map((value) => facetTerm(name, value)) } });
  }
  if (priceFrom !== undefined || priceTo !== undefined) {
    clauses.push({ range: { price: { gte: priceFrom, lte: priceTo } } });
  }
  if (from !== undefined || to !== undefined) clauses.push({ range: { at: { gte: from, lt: to } } });
  return clauses;
}

/** All documents that a reading finds. */
export function everything(reading: Reading | null, filters: readonly Clause[]): Clause {
  return allOf([...filters, ...(reading ? anywhere(reading) : [])]);
}

const inTitle = (word: Reading['whole']): Clause => phraseClause(titlePhrase(word));

function anywhere({ words }: Reading): Clause[] {
  const inTexts = words.some(isEnoughForTexts);
  return words.map((word) => {
    const text = inTexts ? textPhrase(word) : null;
    return anyOf([inTitle(word), ...(text ? [phraseClause(text)] : [])]);
  });
}

/**
 * The same documents in groups that follow each other: those whose title begins with what was typed, those whose title
 * holds all of it, and the others. Within a group the order is the one that the index is stored in, so that
 * the server stops at the first ones, however many there are; one search sorted by relevance would look at all.
 */
export function groupsOf(reading: Reading | null, filters: readonly Clause[], sort: SearchSort): Clause[] {
  if (reading === null || sort !== 'relevance') return [everything(reading, filters)];
  const begins = phraseClause(beginningPhrase(reading.whole));
  const titles = allOf(reading.words.map(inTitle));
  const all = [...filters, ...anywhere(reading)];
  return [allOf([...all, begins]), allOf([...all, titles], [begins]), allOf(all, [begins, titles])];
}

/** Titles alone, in the same groups. */
export function titleGroups({ words, whole }: Reading, filters: readonly Clause[]): Clause[] {
  const begins = phraseClause(beginningPhrase(whole));
  const titles = [...filters, ...words.map(inTitle)];
  return [allOf([...filters, begins]), allOf(titles, [begins])];
}

const bestFirst: readonly Clause[] = BEST_FIRST.map((field, i) => ({ [field]: i < 2 ? 'desc' : 'asc' }));
const lastly: readonly Clause[] = [{ id: 'asc' }, { kind: 'asc' }];

/** The order of the hits of one group; no two have the same place. */
export function sortClauses(sort: SearchSort): readonly Clause[] {
  switch (sort) {
    case 'relevance':
    case 'popular':
      return bestFirst;
    case 'newest':
      return [{ at: 'desc' }, ...lastly];
    case 'oldest':
      return [{ at: 'asc' }, ...lastly];
    case 'price-asc':
      return [{ price: { order: 'asc', missing: DEAREST } }, ...lastly];
    case 'price-desc':
      return [{ price: { order: 'desc', missing: CHEAPEST } }, ...lastly];
  }
}
