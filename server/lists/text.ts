import { type SqlBool, sql } from 'kysely';
import { lettersClause } from '../db/access.ts';
import type { Executor } from '../db/dialect.ts';
import type { Judgement } from './wishes.ts';

/** More words than this narrow nothing down any more. */
const MAX_WORDS = 8;
const SYLLABLES_PER_INITIAL = 588;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** The initial consonants of Hangul syllables, in their order, as they are typed. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** Letters of ASCII alone: so much both databases and this code understand in the same way. */
export const folded = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** What was typed, word by word, as it is looked for. */
export const wordsOf = (q: string): string[] =>
  [
    ...new Set(
      folded(q.normalize('NFC'))
        .split(/\s+/u)
        .filter((word) => word !== ''),
    ),
  ].slice(0, MAX_WORDS);

/** Nothing but initial consonants, two at the least: ㄱㅁㅈ. */
const isInitials = (word: string): boolean =>
  word.length > 1 && [...word].every((letter) => INITIALS.includes(letter));

const initialOf = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0;
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return letter;
  return INITIALS.charAt(Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_PER_INITIAL));
};

/** All syllables that begin with an initial consonant, as the first and the last of them. */
const syllablesOf = (initial: string): [string, string] => {
  const first = FIRST_SYLLABLE + INITIALS.indexOf(initial) * SYLLABLES_PER_INITIAL;
  return [String.fromCodePoint(first), String.fromCodePoint(first + SYLLABLES_PER_INITIAL - 1)];
};

/** Whether each word stands in one of the texts: anywhere, or one letter alone at its beginning. */
export function holdsWords(words: readonly string[], texts: readonly (string | null)[]): boolean {
  const folds = texts.flatMap((text) => (text === null ? [] : folded(text)));
  return words.every((word) => folds.some((text) => holdsWord(word, text)));
}

function holdsWord(word: string, text: string): boolean {
  if (isSingle(word)) return text.startsWith(word);
  if (text.includes(word)) return true;
  return isInitials(word) && [...text].map(initialOf).join('').includes(word);
}

const isSingle = (word: string): boolean => [...word].length === 1;

/** The same as SQL. Nothing that is typed is a pattern. */
export function wordsSql(
  executor: Executor,
  words: readonly string[],
  columns: readonly string[],
): Judgement {
  const each = words.map((word) => {
    const any = columns.map((column) => wordSql(executor, word, column));
    return sql`(${sql.join(any, sql` or `)})`;
  });
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

function wordSql(executor: Executor, word: string, column: string): Judgement {
  const text = sql`lower(${sql.ref(column)})`;
  if (isSingle(word)) return sql<SqlBool>`substr(${text}, 1, 1) = lower(${word})`;
  const stands = sql<SqlBool>`instr(${text}, lower(${word})) > 0`;
  if (!isInitials(word)) return stands;
  const letters = [...word].map((letter) => [letter, ...syllablesOf(letter)] as const);
  return sql<SqlBool>`${sql.ref(column)} ${lettersClause(executor, letters)}`;
}
