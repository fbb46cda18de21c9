import { disassemble } from 'es-hangul';

/** A word as its keys: each syllable in its letters, so that a slipped vowel is one mistake and not a whole syllable. */
export const keysOf = (word: string): string => disassemble(word);

/** Words shorter than this, in keys, are not put right: everything would be near. */
const SHORTEST = 4;
/** From this length on, two mistakes are forgiven. */
const LONG = 10;

/** How many mistakes a word of so many keys may hold. */
export const mistakesForgiven = (keys: number): 0 | 1 | 2 => (keys < SHORTEST ? 0 : keys < LONG ? 1 : 2);

/**
 * Edits between two words: a key too much, one missing, another one, two exchanged (optimal string alignment of
 * Damerau and Levenshtein).
 * @param most the search ends as soon as there are more
 * @returns `most + 1` when there are more
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(above[b.length]!, most + 1);
}
