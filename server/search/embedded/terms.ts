import { hash } from 'node:crypto';
import type { SearchDocument } from '../document.ts';
import { plainForm, runsOf, tightForm } from '../forms.ts';
import { initialsOf, isInitial, isSyllable } from '../hangul.ts';

/**
 * The terms under which a document stands in the full-text table. The first letter says what a term is: `t` in a title,
 * `a` anywhere, `b` at a title's beginning; `j`, `l` and `g` are the same for characters whose next syllable is known by
 * its initial alone; `i` initials in a title, `h` initials at its beginning; `k` kind, `f` facet. Dense characters are
 * indexed by twos and threes: a word of two or three syllables is one look-up, and longer ones are looked at once more.
 * SQLite's own trigrams cannot find words of two syllables at all.
 */

/** So many dense characters in a row are a term. */
export const DENSE_GRAMS = [2, 3] as const;
/** Beginnings of words that are indexed; a longer word is looked up by the longest of these and looked at once more. */
export const TITLE_PREFIXES = [1, 2, 3, 4, 6, 9, 13, 20] as const;
export const TEXT_PREFIXES = [3, 4, 6, 9, 13, 20] as const;
export const BEGINNING_PREFIXES = [1, 2, 3, 4, 5, 6] as const;

/** What a document is compared by. */
export interface Forms {
  /** The titles' tight forms, one below the other. */
  readonly title: string;
  /** The texts' and tags' plain forms, one below the other. */
  readonly text: string;
}

const lines = (parts: readonly string[]): string =>
  [...new Set(parts)].filter((part) => part !== '').join('\n');

export function formsOf({ title, text, tags }: SearchDocument): Forms {
  return {
    title: lines([tightForm(title.ko), tightForm(title.en)]),
    text: lines([plainForm(text.ko), plainForm(text.en), ...tags.map(plainForm)]),
  };
}

export const kindTerm = (kind: string): string => `k${shortHash(kind)}`;
export const facetTerm = (name: string, value: string): string => `f${shortHash(`${name}\n${value}`)}`;

/** Facets may hold any text; a term must be of letters and digits. */
const shortHash = (text: string): string => hash('sha1', text, 'hex').slice(0, 14);

/** All terms of a document, as the text that the full-text table takes. The same document has the same terms. */
export function termsOf(document: SearchDocument, forms: Forms): string {
  const terms = new Set<string>([kindTerm(document.kind)]);
  for (const [name, values] of Object.entries(document.facets)) {
    for (const value of values) terms.add(facetTerm(name, value));
  }
  for (const title of forms.title.split('\n')) addTitle(terms, title);
  for (const text of forms.text.split('\n')) addText(terms, text);
  return [...terms].join(' ');
}

function addTitle(terms: Set<string>, title: string): void {
  for (const { text, isDense } of runsOf(title)) {
    const chars = [...text];
    if (isDense) {
      for (const char of chars) terms.add(`t${char}`);
      addGrams(terms, chars, 't', 'j');
      addGrams(terms, chars, 'a', 'l');
    } else {
      for (const length of TITLE_PREFIXES) {
        if (length > chars.length) break;
        const prefix = chars.slice(0, length).join('');
        terms.add(`t${prefix}`);
        if (length > 1) terms.add(`a${prefix}`);
      }
    }
  }
  addBeginning(terms, title);
  addInitials(terms, title);
}

function addBeginning(terms: Set<string>, title: string): void {
  const [first] = runsOf(title);
  if (!first) return;
  const chars = [...first.text];
  for (const length of BEGINNING_PREFIXES) {
    if (length > chars.length) break;
    const beginning = chars.slice(0, length).join('');
    terms.add(`b${beginning}`);
    if (first.isDense && length > 1 && isHalfTypable(beginning)) terms.add(`g${halfTyped(beginning)}`);
  }
}

function addInitials(terms: Set<string>, title: string): void {
  const initials = [...initialsOf(title)];
  for (const length of [2, 3]) {
    for (const gram of grams(initials, length)) if ([...gram].every(isInitial)) terms.add(`i${gram}`);
  }
  for (const length of [1, 2]) {
    const beginning = initials.slice(0, length);
    if (beginning.length === length && beginning.every(isInitial)) terms.add(`h${beginning.join('')}`);
  }
}

function addText(terms: Set<string>, text: string): void {
  for (const { text: run, isDense } of runsOf(text)) {
    const chars = [...run];
    if (isDense) {
      addGrams(terms, chars, 'a', 'l');
    } else if (chars.length === 2) {
      terms.add(`a${run}`);
    } else {
      for (const length of TEXT_PREFIXES) {
        if (length <= chars.length) terms.add(`a${chars.slice(0, length).join('')}`);
      }
    }
  }
}

function addGrams(terms: Set<string>, chars: readonly string[], whole: 't' | 'a', half: 'j' | 'l'): void {
  for (const length of DENSE_GRAMS) {
    for (const gram of grams(chars, length)) {
      terms.add(whole + gram);
      if (isHalfTypable(gram)) terms.add(half + halfTyped(gram));
    }
  }
}

const isHalfTypable = (chars: string): boolean => isSyllable(chars.at(-1)!);

/** Characters as they are while their last syllable has only begun: 운대 → 운ㄷ. */
export const halfTyped = (chars: string): string => chars.slice(0, -1) + initialsOf(chars.at(-1)!);

function* grams(chars: readonly string[], length: number): Generator<string> {
  for (let i = 0; i + length <= chars.length; i += 1) yield chars.slice(i, i + length).join('');
}
