import { plainForm, tightForm } from './forms.ts';
import { isInitial, syllablesOf } from './hangul.ts';
import { otherLayouts } from './keyboard.ts';
import { halfTypedPattern, literalPattern, type WordPattern } from './pattern.ts';

/** Of what was typed, so much is read. */
const MAX_TYPED = 200;
const MAX_WORDS = 8;

/** What may have been meant by what was typed. */
export interface Reading {
  /** All of them are needed. */
  readonly words: readonly WordPattern[];
  /** All words together, as a title would begin with them. */
  readonly whole: WordPattern;
  /** The words that were taken instead of those that were typed; null where nothing was put right. */
  readonly corrected: string | null;
}

/** The words of what was typed. @returns none where there is neither letter nor digit */
export const wordsOf = (typed: string): string[] =>
  plainForm(typed.slice(0, MAX_TYPED))
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);

const literal = (words: readonly string[], corrected: string | null): Reading => ({
  words: words.map(literalPattern),
  whole: literalPattern(tightForm(words.join(' '))),
  corrected,
});

function halfTyped(words: readonly string[], corrected: string | null): Reading[] {
  const typed = words.at(-1) ?? '';
  // A consonant alone is the beginning of a further word.
  const isBegun = words.length > 1 && typed.length === 1 && isInitial(typed);
  const last = isBegun ? { elements: [syllablesOf(typed)], isInitials: false } : halfTypedPattern(typed);
  const whole = halfTypedPattern(tightForm(words.join(' ')));
  if (last === null || whole === null) return [];
  return [{ words: [...words.slice(0, -1).map(literalPattern), last], whole, corrected }];
}

/**
 * The readings of what was typed, in the order in which they are tried: as it stands, with its last syllable not yet
 * finished, and with the other keyboard layout on.
 */
export function readingsOf(typed: string): Reading[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const slips = otherLayouts(typed.slice(0, MAX_TYPED)).map((form) => form.split(' ').slice(0, MAX_WORDS));
  return [
    literal(words, null),
    ...halfTyped(words, null),
    ...slips.flatMap((slip) => [literal(slip, slip.join(' ')), ...halfTyped(slip, slip.join(' '))]),
  ];
}

/** The reading of words that were put right. */
export const correctedReading = (words: readonly string[]): Reading => literal(words, words.join(' '));
