/**
 * The forms in which texts are compared: the same for documents and for what is typed, whatever keyboard, case or
 * encoding they came with.
 */

/** Characters that make words without spaces between them: searched by pairs, not by words. */
const DENSE = '\\p{sc=Hangul}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}';
const isDense = new RegExp(`[${DENSE}]`, 'u');
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const DIGITS_APART = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Hangul letters that stand alone: NFKC would turn them into parts of syllables. */
const BETWEEN_LETTERS = /[^\u3131-\u318e]+/g;
const SPACE_TO_DROP = new RegExp(`(?<=[${DENSE}]) (?=.)|(?<=.) (?=[${DENSE}])`, 'gu');
const RUNS = new RegExp(`[${DENSE}]+|[^ ${DENSE}]+`, 'gu');

/** Characters of a run that are no dense ones, as a class for a pattern with the flag `v`. */
export const WORD_CHARACTER = `[[\\p{L}\\p{N}\\p{M}]--[${DENSE}]]`;

/** Whether a character stands for itself in Korean, Chinese or Japanese text. */
export const isDenseCharacter = (char: string): boolean => isDense.test(char);

/**
 * Letters and digits alone, in small letters, one space between words. Idempotent.
 * @param text of any characters, also ill-formed
 */
export function plainForm(text: string): string {
  const folded = text
    .normalize('NFC')
    .replace(BETWEEN_LETTERS, (part) => part.normalize('NFKC'))
    .toLowerCase()
    .replace(DIGITS_APART, '');
  return folded.match(WORDS)?.join(' ') ?? '';
}

/** The plain form without the spaces beside dense characters: people set them as they like. */
export const tightForm = (text: string): string => plainForm(text).replace(SPACE_TO_DROP, '');

/** A run of dense characters, or a word of other ones. */
export interface Run {
  readonly text: string;
  readonly isDense: boolean;
}

/** The runs of a plain or tight form. */
export function runsOf(form: string): Run[] {
  return (form.match(RUNS) ?? []).map((text) => ({ text, isDense: isDense.test(text) }));
}
