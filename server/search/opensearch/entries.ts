import type { DocumentKey, SearchDocument } from '../document.ts';
import { plainForm, tightForm } from '../forms.ts';
import { keysOf } from '../typos.ts';
import type { Operation } from './bulk.ts';
import { initialLinks, linksOf, titleLinks } from './links.ts';

/** What a document is shown with; the server keeps it as it is. */
export interface Shown {
  readonly title: SearchDocument['title'];
  readonly text: SearchDocument['text'];
  readonly link: string;
  readonly picture: string | null;
}

/** Between the name and the value of a facet, which may hold any other character. */
const EQUALS = '\u0001';
/** Words of other lengths are not what a slipped one is put right to. */
export const WORD_LENGTH = { min: 2, max: 20 };
const MAGNITUDES = 16;

/** The id of the entry that holds no document. No kind is empty. */
export const POSITION_ID = 'position';

const idOf = ({ kind, id }: DocumentKey): string => `${kind}:${id}`;
const distinct = (parts: readonly string[]): string[] => [...new Set(parts)].filter((part) => part !== '');
/** Half of a surrogate pair is no character that the server would take. */
const whole = ({ ko, en }: SearchDocument['title']) => ({ ko: ko.toWellFormed(), en: en.toWellFormed() });

export const facetTerm = (name: string, value: string): string =>
  `${name.replaceAll(EQUALS, '')}${EQUALS}${value}`.toWellFormed();
/**
 * A regular expression of the server's for all values of a facet. Nothing of a name has a meaning in it. In brackets,
 * for what is plainly a beginning is looked up in another way, which fails (2.19) when it lies behind all terms.
 */
export const facetPattern = (name: string): string =>
  `${facetTerm(name, '').replace(/[^\p{L}\p{N}]/gu, '\\$&')}(.*)`;
/** The value in a facet's term. */
export const facetValue = (term: string): string => term.slice(term.indexOf(EQUALS) + 1);

/** 0, 1 to 9, 10 to 99, … */
const magnitudeOf = (popularity: number): number =>
  popularity < 1 ? 0 : Math.min(MAGNITUDES - 1, 1 + Math.floor(Math.log10(popularity)));

/** Writes a document. @param sequence of the newest event that it rests on */
export function operationOf(into: string, document: SearchDocument, sequence: number): Operation {
  const { kind, id, facets, price, at, popularity, tags, link, picture } = document;
  const [title, text] = [whole(document.title), whole(document.text)];
  const titles = distinct([tightForm(title.ko), tightForm(title.en)]);
  const texts = distinct([text.ko, text.en, ...tags.map((tag) => tag.toWellFormed())].map(plainForm));
  const words = distinct([title.ko, title.en].flatMap((one) => plainForm(one).split(' '))).filter(
    ({ length }) => length >= WORD_LENGTH.min && length <= WORD_LENGTH.max,
  );
  const shown: Shown = { title, text, link, picture };
  return {
    into,
    id: idOf(document),
    version: sequence,
    source: {
      ...{ kind, id, price, at, shown },
      title: titles.map(titleLinks),
      text: texts.map(linksOf),
      initials: titles.map(initialLinks),
      words,
      keys: words.map(keysOf),
      facets: Object.entries(facets).flatMap(([name, values]) =>
        values.map((value) => facetTerm(name, value)),
      ),
      magnitude: magnitudeOf(popularity),
    },
  };
}

/**
 * Takes a document out. What stands in its place has nothing to be found by, but its sequence: no older change
 * brings it back, however late it comes. (The server forgets the version of what it deletes after a minute.)
 */
export const removalOf = (into: string, key: DocumentKey, sequence: number): Operation => ({
  ...{ into, id: idOf(key), version: sequence },
  source: {},
});

/** Up to where events are in the index: an entry like any other, which goes where the index goes. */
export const positionOf = (into: string, sequence: number): Operation => ({
  ...{ into, id: POSITION_ID, version: sequence },
  source: { position: sequence },
});
