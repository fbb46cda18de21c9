import { isDenseCharacter, type Run } from '../forms.ts';
import { isSyllable } from '../hangul.ts';
import { fixedRuns, type WordPattern } from '../pattern.ts';
import { BEGINNING_PREFIXES, DENSE_GRAMS, halfTyped, TEXT_PREFIXES, TITLE_PREFIXES } from './terms.ts';

/** Terms of one run at the most: the whole is looked at once more anyway. */
const TERMS_OF_A_RUN = 6;
/** A last syllable without its final may still become one of so many. */
const MAX_ALTERNATIVES = 28;
const LONGEST_GRAM = DENSE_GRAMS.at(-1)!;
const ANYWHERE_PREFIXES = [2, ...TEXT_PREFIXES] as const;

/** What the full-text table is asked, and whether its word is enough. */
export interface Expression {
  /** Of FTS5: terms in quotes, AND, OR and NOT. */
  readonly text: string;
  /** What matches it is what is wanted; otherwise candidates are looked at once more. */
  readonly isExact: boolean;
}

const quoted = (term: string): string => `"${term}"`;
export const allOf = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(' AND ')})`;
export const anyOf = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(' OR ')})`;
export const term = quoted;

/** Titles that may hold a word; null where nothing of it can be looked up. */
export function titleExpressionOf(pattern: WordPattern): Expression | null {
  return pattern.isInitials ? initials(pattern) : words(pattern, 't', TITLE_PREFIXES, 1);
}

/** Documents that may hold a word anywhere; null where titles alone do. */
export function anywhereExpressionOf(pattern: WordPattern): Expression | null {
  return pattern.isInitials ? null : words(pattern, 'a', ANYWHERE_PREFIXES, 2);
}

/** Titles that may begin with a pattern, besides holding its terms; null where nothing can be looked up. */
export function beginningExpressionOf(pattern: WordPattern): Expression | null {
  const chars = pattern.elements.filter((one) => typeof one === 'string');
  const isWhole = chars.length === pattern.elements.length;
  if (pattern.isInitials) {
    return { text: quoted(`h${chars.slice(0, 2).join('')}`), isExact: chars.length <= 2 };
  }
  const [first] = fixedRuns(pattern);
  if (!first || typeof pattern.elements[0] !== 'string') return null;
  const run = [...first.text];
  const last = pattern.elements.at(-1)!;
  const isHalf = first.isDense && run.length === chars.length && run.length < BEGINNING_PREFIXES.length;
  if (isHalf && typeof last !== 'string' && sizeOf(last) > MAX_ALTERNATIVES) {
    return {
      text: quoted(`g${halfTyped(first.text + last[0])}`),
      isExact: run.length + 1 === pattern.elements.length,
    };
  }
  const length = longest(BEGINNING_PREFIXES, run.length)!;
  return {
    text: quoted(`b${run.slice(0, length).join('')}`),
    isExact: isWhole && chars.length === length,
  };
}

function words(
  pattern: WordPattern,
  field: 't' | 'a',
  prefixes: readonly number[],
  shortest: number,
): Expression | null {
  const runs = fixedRuns(pattern);
  const range = rangeExpression(pattern, field);
  const parts = runs.flatMap((run) => termsOfRun(run, prefixes, shortest)).map((one) => quoted(field + one));
  if (range !== null) parts.push(range.text);
  if (parts.length === 0) return null;
  const isWhole = pattern.elements.every((one) => typeof one === 'string');
  const isExact = isWhole
    ? runs.length === 1 && coversRun(runs[0]!, prefixes, shortest)
    : range?.isExact === true;
  return { text: allOf([...new Set(parts)]), isExact };
}

function termsOfRun({ text, isDense }: Run, prefixes: readonly number[], shortest: number): string[] {
  const chars = [...text];
  if (!isDense) {
    const length = longest(prefixes, chars.length);
    return length === null ? [] : [chars.slice(0, length).join('')];
  }
  if (chars.length === 1) return shortest === 1 ? [text] : [];
  const size = Math.min(LONGEST_GRAM, chars.length);
  const all = Array.from({ length: chars.length - size + 1 }, (_, i) => chars.slice(i, i + size).join(''));
  return all.length <= TERMS_OF_A_RUN ? all : [...all.slice(0, TERMS_OF_A_RUN - 1), all.at(-1)!];
}

const coversRun = ({ text, isDense }: Run, prefixes: readonly number[], shortest: number): boolean => {
  const { length } = [...text];
  return isDense ? length >= shortest && length <= LONGEST_GRAM : prefixes.includes(length);
};

const sizeOf = ([first, last]: readonly [string, string]): number =>
  last.charCodeAt(0) - first.charCodeAt(0) + 1;

const longest = (prefixes: readonly number[], length: number): number | null =>
  prefixes.findLast((one) => one <= length) ?? null;

/** What the characters before a range and the range make; a large range is all that begins with a consonant. */
function rangeExpression({ elements }: WordPattern, field: 't' | 'a'): Expression | null {
  const last = elements.at(-1);
  if (last === undefined || typeof last === 'string') return null;
  const before = beforeLast(elements);
  const isExact = elements.length <= before.length + 1;
  if (sizeOf(last) > MAX_ALTERNATIVES) {
    if (before === '' || !isSyllable(before.at(-1)!)) return null;
    return { text: quoted((field === 't' ? 'j' : 'l') + halfTyped(before + last[0])), isExact };
  }
  if (before === '' && field !== 't') return null;
  const first = last[0].charCodeAt(0);
  const grams = Array.from({ length: sizeOf(last) }, (_, i) =>
    quoted(field + before + String.fromCharCode(first + i)),
  );
  return { text: anyOf(grams), isExact };
}

/** The dense characters before the last element, as many as make a term with it. */
function beforeLast(elements: WordPattern['elements']): string {
  let before = '';
  for (let i = elements.length - 2; i >= 0 && before.length < LONGEST_GRAM - 1; i -= 1) {
    const one = elements[i]!;
    if (typeof one !== 'string' || one.length > 1 || !isDenseCharacter(one)) break;
    before = one + before;
  }
  return before;
}

/** Initials stand in the index by two and three; a single one only at a title's beginning. */
function initials({ elements }: WordPattern): Expression {
  const chars = elements as readonly string[];
  if (chars.length === 1) return { text: quoted(`h${chars[0]}`), isExact: true };
  const size = Math.min(3, chars.length);
  const all = Array.from({ length: chars.length - size + 1 }, (_, i) => chars.slice(i, i + size).join(''));
  const some = all.slice(0, TERMS_OF_A_RUN).map((gram) => quoted(`i${gram}`));
  return { text: allOf([...new Set(some)]), isExact: chars.length <= 3 };
}
