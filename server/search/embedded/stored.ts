import type { SearchDocument } from '../document.ts';

/** Around the facets of an entry, so that one of them can be looked for in its text. */
const FACET = '\u0001';
const VALUE = '\u0002';
const clean = (text: string): string => text.replaceAll(FACET, '').replaceAll(VALUE, '').toWellFormed();

/** A document whose facets come back from their text as they went in. */
export function withCleanFacets(document: SearchDocument): SearchDocument {
  const facets = Object.entries(document.facets).map(
    ([name, values]) => [clean(name), [...new Set(values.map(clean))]] as const,
  );
  return { ...document, facets: Object.fromEntries(facets) };
}

/** One facet as it stands in the text of all. */
export const facetMark = (name: string, value: string): string =>
  FACET + clean(name) + VALUE + clean(value) + FACET;

export const facetsText = (facets: SearchDocument['facets']): string =>
  Object.entries(facets)
    .flatMap(([name, values]) => values.map((value) => facetMark(name, value)))
    .join('');

/** The facets in such a text, as pairs of name and value. */
export function facetsOf(text: string): [name: string, value: string][] {
  return text
    .split(FACET)
    .filter((part) => part !== '')
    .map((part) => part.split(VALUE) as [string, string]);
}

/** A document without what the entry's columns hold, as JSON. */
export function shownOf({ title, text, tags, popularity, link, picture }: SearchDocument): string {
  return JSON.stringify([title.ko, title.en, text.ko, text.en, tags, popularity, link, picture]);
}

export interface Entry {
  readonly id: number;
  readonly kind: string;
  readonly document: string;
  readonly at: number;
  readonly price: number | null;
  readonly facets: string;
}

/** The document as it was written. */
export function documentOf(entry: Entry, shown: string): SearchDocument {
  const [ko, en, textKo, textEn, tags, popularity, link, picture] = JSON.parse(shown) as [
    string,
    string,
    string,
    string,
    string[],
    number,
    string,
    string | null,
  ];
  const facets = new Map<string, string[]>();
  for (const [name, value] of facetsOf(entry.facets)) facets.set(name, [...(facets.get(name) ?? []), value]);
  return {
    kind: entry.kind,
    id: entry.document,
    title: { ko, en },
    text: { ko: textKo, en: textEn },
    tags,
    facets: Object.fromEntries(facets),
    price: entry.price,
    at: entry.at,
    popularity,
    link,
    picture,
  };
}
