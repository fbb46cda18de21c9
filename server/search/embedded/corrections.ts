import { initialsOf } from '../hangul.ts';
import { literalPattern } from '../pattern.ts';
import { correctedReading, type Reading, wordsOf } from '../reading.ts';
import { distance, keysOf, mistakesForgiven } from '../typos.ts';
import type { Connection } from './connection.ts';
import { anyOf, anywhereExpressionOf, titleExpressionOf } from './expression.ts';
import { idsBehind } from './looking.ts';

/** Near words that are compared, of each way to find them. */
const COMPARED = 300;
/** Behind the last character of any word. */
const END = '\uffff';

interface Word {
  readonly word: string;
  readonly keys: string;
  readonly count: number;
}

/** What was typed with the words that nothing holds put right to near words of titles; null where there are none. */
export function correctionOf(connection: Connection, typed: string): Reading | null {
  const words = wordsOf(typed);
  const corrected = words.map((word) => (isHeld(connection, word) ? word : nearest(connection, word)));
  const whole = corrected.flatMap((word) => word ?? []);
  if (whole.length < words.length || whole.every((word, i) => word === words[i])) return null;
  return correctedReading(whole);
}

function isHeld(connection: Connection, word: string): boolean {
  const pattern = literalPattern(word);
  const expressions = [titleExpressionOf(pattern), anywhereExpressionOf(pattern)].flatMap(
    (one) => one?.text ?? [],
  );
  return expressions.length > 0 && idsBehind(connection, anyOf(expressions), -1, 1).length > 0;
}

function nearest(connection: Connection, word: string): string | null {
  const keys = keysOf(word);
  const most = mistakesForgiven(keys.length);
  if (most === 0) return null;
  const initials = initialsOf(word);
  const near = candidates(connection, keys, initials, most)
    .map((one) => ({ ...one, away: distance(keys, one.keys, most) }))
    .filter(({ away }) => away <= most)
    // A vowel slips more often than a consonant; of the rest, the word that more titles hold.
    .sort(
      (a, b) =>
        a.away - b.away ||
        Number(initialsOf(b.word) === initials) - Number(initialsOf(a.word) === initials) ||
        b.count - a.count ||
        (a.word < b.word ? -1 : 1),
    );
  return near[0]?.word ?? null;
}

/** With so few mistakes a word has its beginning, its end, or all of its initials in common with what was meant. */
function candidates(connection: Connection, keys: string, initials: string, most: number): Word[] {
  const part = Math.floor(keys.length / (most + 1));
  const beginning = keys.slice(0, part);
  const end = [...keys.slice(-part)].reverse().join('');
  const lengths = [keys.length - most, keys.length + most] as const;
  const select = 'select word, keys, count from words where length(keys) between ? and ?';
  const found = [
    ...connection.all<Word>(
      `${select} and keys >= ? and keys < ? limit ${COMPARED}`,
      ...lengths,
      beginning,
      beginning + END,
    ),
    ...connection.all<Word>(
      `${select} and backwards >= ? and backwards < ? limit ${COMPARED}`,
      ...lengths,
      end,
      end + END,
    ),
    ...connection.all<Word>(`${select} and initials = ? limit ${COMPARED}`, ...lengths, initials),
  ];
  return [...new Map(found.map((one) => [one.word, one])).values()];
}
