import { type SqlBool, sql } from 'kysely';
import { lettersClause } from '../db/access.ts';
import type { Executor } from '../db/dialect.ts';
import type { Judgement, Wish } from './wishes.ts';

/** More words than this narrow nothing down any more. */
const MAX_WORDS = 8;
const SYLLABLES_PER_INITIAL = 588;
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
/** The initial consonants of Hangul syllables, in their order, as they are typed. */
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** Letters of ASCII alone: so much both databases and this code understand in the same way. */
const folded = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** What was typed, word by word, as it is looked for. */
const wordsOf = (q: string): string[] =>
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

/**
 * What was typed, looked for in texts: each word anywhere in one of them, one letter alone at its beginning, and
 * initials in the first.
 * @param columns the first is the title of the list's documents, the others are in their texts
 */
export function textWish<Row>(q: string, columns: readonly (keyof Row & string)[]): Wish<Row> {
  const words = wordsOf(q);
  return {
    sql: (executor) => wordsSql(executor, words, columns),
    holds: (row) =>
      words.every((word) =>
        columns.some((column, i) => holdsWord(word, row[column] as string | null, i === 0)),
      ),
    narrowing: null,
    asked: words.every(isForIndex) ? { q } : null,
    isText: true,
  };
}

function holdsWord(word: string, text: string | null, hasInitials: boolean): boolean {
  if (text === null) return false;
  const own = folded(text);
  if (isSingle(word)) return own.startsWith(word);
  if (own.includes(word)) return true;
  return hasInitials && isInitials(word) && [...own].map(initialOf).join('').includes(word);
}

const isSingle = (word: string): boolean => [...word].length === 1;

/** The same as SQL. Nothing that is typed is a pattern. */
function wordsSql(executor: Executor, words: readonly string[], columns: readonly string[]): Judgement {
  const each = words.map((word) => {
    const any = columns.flatMap((column, i) => [
      wordSql(word, column),
      ...(i === 0 && isInitials(word) ? [initialsSql(executor, word, column)] : []),
    ]);
    return sql`(${sql.join(any, sql` or `)})`;
  });
  return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
}

function wordSql(word: string, column: string): Judgement {
  const text = sql`lower(${sql.ref(column)})`;
  return isSingle(word)
    ? sql<SqlBool>`substr(${text}, 1, 1) = lower(${word})`
    : sql<SqlBool>`instr(${text}, lower(${word})) > 0`;
}

function initialsSql(executor: Executor, word: string, column: string): Judgement {
  const letters = [...word].map((letter) => [letter, ...syllablesOf(letter)] as const);
  return sql<SqlBool>`${sql.ref(column)} ${lettersClause(executor, letters)}`;
}

// ---- what a search index can be asked ----------------------------------------------------------------

const DENSE = '\\p{sc=Hangul}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}';
/** Letters and digits side by side: an index looks for Hangul and its like anywhere, for others where a word begins. */
const RUNS = new RegExp(`[${DENSE}]+|[[\\p{L}\\p{N}\\p{M}]--[${DENSE}]]+`, 'gv');
const isDense = new RegExp(`^[${DENSE}]`, 'v');
const SHORTEST = { dense: 2, other: 3 } as const;
/** No part of an e-mail or of a name is longer. */
const LONGEST_RUN = 64;

/** Whether an index finds every text that holds this word: nothing of it is too short. */
function isForIndex(word: string): boolean {
  const runs = word.match(RUNS) ?? [];
  return (
    runs.length > 0 &&
    runs.every((run) => [...run].length >= (isDense.test(run) ? SHORTEST.dense : SHORTEST.other))
  );
}

/**
 * What an index needs to know besides a text, to find the middle of its words too: 민지 it finds in 김민지, but park in
 * minpark only where park is a word of the document.
 * @returns words to be searched like the text
 */
export function insidesOf(texts: readonly (string | null)[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const run of folded(text ?? '').match(RUNS) ?? []) {
      if (isDense.test(run)) continue;
      const letters = [...run].slice(0, LONGEST_RUN);
      for (let from = 1; from + SHORTEST.other <= letters.length; from += 1)
        found.add(letters.slice(from).join(''));
    }
  }
  return [...found];
}
