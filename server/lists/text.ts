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

/** The columns that a list's text is looked for in. */
export interface TextColumns<Row> {
  /** The title of the list's documents. */
  readonly title: keyof Row & string;
  /** In their texts; these hold no capital letters. */
  readonly others?: readonly (keyof Row & string)[];
}

/**
 * What was typed, looked for in texts: each word anywhere in one of them, one letter alone at its beginning, and
 * initials in the title.
 */
export function textWish<Row>(q: string, { title, others = [] }: TextColumns<Row>): Wish<Row> {
  const words = wordsOf(q);
  return {
    sql: (executor) => {
      const each = words.map((word) => {
        if (isInitials(word)) return initialsSql(executor, word, title);
        const any = [wordSql(word, title, false), ...others.map((column) => wordSql(word, column, true))];
        return sql`(${sql.join(any, sql` or `)})`;
      });
      return sql<SqlBool>`(${sql.join(each, sql` and `)})`;
    },
    holds: (row) => {
      const texts = [title, ...others].map((column) => folded(String(row[column] ?? '')));
      return words.every((word) =>
        isInitials(word)
          ? [...texts[0]!].map(initialOf).join('').includes(word)
          : texts.some((text) => (isSingle(word) ? text.startsWith(word) : text.includes(word))),
      );
    },
    narrowing: null,
    asked: words.every(isForIndex) ? { q } : null,
    isText: true,
  };
}

const isSingle = (word: string): boolean => [...word].length === 1;
const hasLetterWithCase = /[a-z]/;

/** Nothing that is typed is a pattern. */
function wordSql(word: string, column: string, isFolded: boolean): Judgement {
  // To turn a text into small letters costs as much as to look through it.
  const isAsItIs = isFolded || !hasLetterWithCase.test(word);
  const text = isAsItIs ? sql.ref(column) : sql`lower(${sql.ref(column)})`;
  // A database that knows small letters beyond ASCII turns both sides.
  const wanted = isAsItIs ? sql`${word}` : sql`lower(${word})`;
  return isSingle(word)
    ? sql<SqlBool>`substr(${text}, 1, 1) = ${wanted}`
    : sql<SqlBool>`instr(${text}, ${wanted}) > 0`;
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
