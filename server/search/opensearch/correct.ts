import { wordsOf } from '../reading.ts';
import { distance, keysOf, mistakesForgiven } from '../typos.ts';
import type { Bucket, Found } from './ask.ts';
import { WORD_LENGTH } from './entries.ts';

/** So many documents with a near word are looked through for the most frequent one. */
const LOOKED_THROUGH = 20_000;
const MOST_MISTAKES = 2;
/** Words of one's neighbours are among them. */
const CANDIDATES = 200;

/** A word that was typed, with its keys. */
export interface Slip {
  readonly word: string;
  readonly keys: string;
}

/** The words that may be put right; none where one of them is too long for that. */
export function slipsIn(typed: string): Slip[] {
  const words = wordsOf(typed);
  // Near such a word is none, and the server would take its time to find that out.
  if (words.some(({ length }) => length > WORD_LENGTH.max + MOST_MISTAKES)) return [];
  return words.map((word) => ({ word, keys: keysOf(word) }));
}

/** Asks for titles with a word that its keys make, or nearly make. */
export function nearestTo({ word, keys }: Slip, filters: readonly object[]): object {
  const fuzziness = mistakesForgiven(keys.length);
  const near =
    fuzziness === 0
      ? { term: { words: { value: word } } }
      : { fuzzy: { keys: { value: keys, fuzziness, transpositions: true } } };
  return {
    query: { bool: { filter: [...filters, near] } },
    size: 0,
    track_total_hits: false,
    terminate_after: LOOKED_THROUGH,
    aggs: { words: { terms: { field: 'words', size: CANDIDATES } } },
  };
}

/**
 * The words of titles that are nearest to those that were typed.
 * @param found the answers to `nearestTo`
 * @returns null where one of them is near to none, or all of them stand in titles as they are
 */
export function corrected(slips: readonly Slip[], found: readonly Found[]): string[] | null {
  const words = slips.map((slip, i) => nearest(slip, found[i]!.buckets.words ?? []));
  const isOther = words.some((word, i) => word !== slips[i]!.word);
  return isOther && words.every((word) => word !== null) ? words : null;
}

/** The word with the fewest mistakes; of several the most frequent. */
function nearest({ word, keys }: Slip, candidates: readonly Bucket[]): string | null {
  const most = mistakesForgiven(keys.length);
  let best: string | null = null;
  let fewest = most + 1;
  // They come in the order of their frequency.
  for (const { key } of candidates) {
    const mistakes = key === word ? 0 : distance(keys, keysOf(key), most);
    if (mistakes < fewest) {
      fewest = mistakes;
      best = key;
    }
  }
  return best;
}
