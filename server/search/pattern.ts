import { type Run, runsOf, WORD_CHARACTER } from './forms.ts';
import { isInitial, isOpen, isSyllable, splitFinal, syllablesOf, withAnyFinal } from './hangul.ts';

/** One character of a word, or a range that it lies in. */
export type Element = string | readonly [first: string, last: string];

/**
 * How a word that was typed is compared with a document: in titles (tight form) and texts (plain form), or, where
 * it is made of consonants alone, with the initials of titles.
 */
export interface WordPattern {
  readonly elements: readonly Element[];
  readonly isInitials: boolean;
}

/** A word as it was typed. @param word of a plain or tight form */
export function literalPattern(word: string): WordPattern {
  const elements = [...word];
  return { elements, isInitials: elements.every(isInitial) };
}

/**
 * A word whose last syllable is not finished: 해운ㄷ → 해운 and a syllable that begins with ㄷ; 해우 → 해우 or 해운 …;
 * 제줏 → 제주 and a syllable that begins with ㅅ.
 * @returns null where the word does not end so
 */
export function halfTypedPattern(word: string): WordPattern | null {
  const chars = [...word];
  const last = chars.pop();
  if (last === undefined) return null;
  if (isInitial(last)) {
    const before = chars.at(-1);
    if (before === undefined || !isSyllable(before)) return null;
    return { elements: [...chars, syllablesOf(last)], isInitials: false };
  }
  if (!isSyllable(last)) return null;
  if (isOpen(last)) return { elements: [...chars, withAnyFinal(last)], isInitials: false };
  const { stays, next } = splitFinal(last)!;
  return { elements: [...chars, stays, syllablesOf(next)], isInitials: false };
}

const sourceOf = (elements: readonly Element[]): string =>
  elements.map((one) => (typeof one === 'string' ? one : `[${one[0]}-${one[1]}]`)).join('');

/** The runs of a pattern's fixed characters; a range ends a run and belongs to none. */
export function fixedRuns({ elements }: WordPattern): Run[] {
  return runsOf(elements.map((one) => (typeof one === 'string' ? one : ' ')).join(''));
}

const beginsWithWord = ({ elements: [first] }: WordPattern): boolean =>
  typeof first === 'string' && runsOf(first)[0]?.isDense === false;

/** A word in Latin letters, say, is found where a word begins; one in Hangul anywhere. */
const bounded = (pattern: WordPattern): string =>
  `${beginsWithWord(pattern) ? `(?<!${WORD_CHARACTER})` : ''}${sourceOf(pattern.elements)}`;

/** Made once for a pattern: each hit of a page is looked at with it. */
function made<T>(make: (pattern: WordPattern) => T): (pattern: WordPattern) => T {
  const known = new WeakMap<WordPattern, { readonly it: T }>();
  return (pattern) => {
    const entry = known.get(pattern) ?? { it: make(pattern) };
    known.set(pattern, entry);
    return entry.it;
  };
}

/** Finds a pattern in a title's tight form, or in its initials; a single initial only where a title begins. */
export const titleMatcher = made((pattern): RegExp => {
  if (!pattern.isInitials) return new RegExp(bounded(pattern), 'gv');
  return new RegExp(`${pattern.elements.length === 1 ? '^' : ''}${sourceOf(pattern.elements)}`, 'gvm');
});

/** Finds titles that begin with a pattern; titles stand one below the other. */
export const beginningMatcher = (pattern: WordPattern): RegExp =>
  new RegExp(`^${sourceOf(pattern.elements)}`, 'gvm');

/** So many characters of a word that is not dense are enough to find longer ones by, in a text. */
const SHORTEST_PREFIX = 3;

/** Finds a pattern in the plain form of a text; null for initials, which titles alone have. */
export const textMatcher = made((pattern): RegExp | null => {
  if (pattern.isInitials) return null;
  const last = fixedRuns(pattern).at(-1);
  const endsInRange = typeof pattern.elements.at(-1) !== 'string';
  const isShort = last?.isDense === false && !endsInRange && last.text.length < SHORTEST_PREFIX;
  return new RegExp(`${bounded(pattern)}${isShort ? `(?!${WORD_CHARACTER})` : ''}`, 'gv');
});
