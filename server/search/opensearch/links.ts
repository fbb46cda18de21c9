import { type Run, runsOf } from '../forms.ts';
import { initialsOf, isInitial } from '../hangul.ts';
import type { Element, WordPattern } from '../pattern.ts';

/**
 * What stands in the index instead of words. A word of Latin letters stands for itself. Of Korean, each character
 * makes a link to the next one, the last of a run to nothing: 제주도 → 제/주 주/도 도/. So any two syllables that
 * stand together are one term, a longer piece is a phrase of links, and what does not stand together makes none. (The
 * server's own `cjk` analysis makes pairs too, but they reach over a space: 해운대 would find 해운 운대.)
 *
 * Syllables are decomposed, so that one that is half typed is the beginning of a link: 해운ㄷ finds 운/대.
 */
const JOINT = '/';
/** Between two words of which one is no Korean: there the links do not tell that they stand apart. */
const GAP = '_';
/** Stands before a title, so that a phrase can be bound to its beginning. */
const BEGINNING = '^';
/** A character that has no initial. */
const NONE = '-';
/** Beginnings of Latin words in texts have so many letters at least; in titles one is enough. */
const SHORTEST_PREFIX = 3;
/** Initials in a row that make one term. */
const INITIALS_TOGETHER = 3;

const letters = (char: string): string => char.normalize('NFD');
const linkOf = (char: string, next: string | undefined): string =>
  letters(char) + JOINT + (next === undefined ? '' : letters(next));

/** The links of a plain or tight form, with spaces between them. */
export function linksOf(form: string): string {
  return runsApart(form)
    .flatMap(({ text, isDense, gap }) => [...gap, ...(isDense ? linksOfRun([...text]) : [text])])
    .join(' ');
}

/** The runs of a form, each with the gap before it. */
function runsApart(form: string): (Run & { readonly gap: readonly string[] })[] {
  const runs = form.split(' ').map(runsOf);
  return runs.flatMap((word, i) => {
    const before = runs[i - 1]?.at(-1);
    return word.map((run, j) => {
      const isApart = j === 0 && before !== undefined && !(before.isDense && run.isDense);
      return { ...run, gap: isApart ? [GAP] : [] };
    });
  });
}

const linksOfRun = (chars: readonly string[]): string[] => chars.map((char, i) => linkOf(char, chars[i + 1]));

/** The links of a title's tight form, with its beginning. */
export const titleLinks = (form: string): string => `${BEGINNING} ${linksOf(form)}`;

/** For each character of a title's tight form the initials of this one and the next, as far as there are some. */
export function initialLinks(form: string): string {
  const chars = [...initialsOf(form)];
  const rows = chars.map((_, i) => {
    const row = chars.slice(i, i + INITIALS_TOGETHER);
    const end = row.findIndex((char) => !isInitial(char));
    return row.slice(0, end < 0 ? row.length : end).join('') || NONE;
  });
  return [BEGINNING, ...rows].join(' ');
}

/** Terms that follow each other. */
export interface Phrase {
  readonly field: 'title' | 'text' | 'initials';
  readonly terms: readonly string[];
  /** Of the last term only the beginning is known. */
  readonly isOpen: boolean;
}

/** How a word stands in a title; a single initial only at its beginning. */
export function titlePhrase(pattern: WordPattern): Phrase {
  if (!pattern.isInitials) return { field: 'title', ...linksOfPattern(pattern) };
  return pattern.elements.length === 1 ? beginningPhrase(pattern) : initialsPhrase(pattern);
}

/** How a title begins with a word. */
export function beginningPhrase(pattern: WordPattern): Phrase {
  const phrase = pattern.isInitials
    ? initialsPhrase(pattern)
    : { field: 'title' as const, ...linksOfPattern(pattern) };
  return { ...phrase, terms: [BEGINNING, ...phrase.terms] };
}

/** How a word stands in a text; null for initials, which titles alone have. */
export function textPhrase(pattern: WordPattern): Phrase | null {
  if (pattern.isInitials) return null;
  const { terms, isOpen } = linksOfPattern(pattern);
  const last = terms.at(-1)!;
  const endsInRange = typeof pattern.elements.at(-1) !== 'string';
  const isShort = !endsInRange && !last.includes(JOINT) && [...last].length < SHORTEST_PREFIX;
  return { field: 'text', terms, isOpen: isOpen && !isShort };
}

/** Whether texts are searched for it when it stands alone: half the texts hold any one syllable. */
export const isEnoughForTexts = ({ elements, isInitials }: WordPattern): boolean =>
  !isInitials && (elements.length > 1 || runsOf(String(elements[0]))[0]?.isDense === false);

function initialsPhrase({ elements }: WordPattern): Phrase {
  const chars = elements as readonly string[];
  const count = Math.max(1, chars.length - INITIALS_TOGETHER + 1);
  const terms = Array.from({ length: count }, (_, i) => chars.slice(i, i + INITIALS_TOGETHER).join(''));
  return { field: 'initials', terms, isOpen: chars.length < INITIALS_TOGETHER };
}

/** A range can only be a pattern's last element. */
function linksOfPattern({ elements }: WordPattern): { terms: string[]; isOpen: boolean } {
  const fixed = elements.filter((one) => typeof one === 'string');
  const range = elements.find((one) => typeof one !== 'string');
  const runs = runsApart(fixed.join(''));
  const terms = runs.flatMap(({ text, isDense, gap }, i) => {
    if (!isDense) return [...gap, text];
    const links = linksOfRun([...text]);
    // Nobody knows what follows the last character: of its link only the beginning.
    const isWhole = i < runs.length - 1 || links.length === 1 || range !== undefined;
    return [...gap, ...(isWhole ? links : links.slice(0, -1))];
  });
  const last = runs.at(-1);
  if (range === undefined) {
    return { terms, isOpen: last !== undefined && (!last.isDense || [...last.text].length === 1) };
  }
  const beginning = commonBeginning(range);
  if (last?.isDense) terms[terms.length - 1] += beginning;
  else terms.push(beginning);
  return { terms, isOpen: true };
}

/** What the letters of all syllables of a range begin with. */
function commonBeginning(range: Exclude<Element, string>): string {
  const [first, last] = range.map(letters) as [string, string];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length += 1;
  return first.slice(0, length);
}
