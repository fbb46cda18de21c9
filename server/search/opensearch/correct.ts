import type { SearchQuery } from '../port.ts';
import { wordsOf } from '../reading.ts';
import { distance, keysOf, mistakesForgiven } from '../typos.ts';
import type { AskAll, Bucket } from './ask.ts';
import { WORD_LENGTH } from './entries.ts';

/** So many documents with a near word are looked through for the most frequent one. */
const LOOKED_THROUGH = 20_000;
const MOST_MISTAKES = 2;
/** Words of one's neighbours are among them. */
const CANDIDATES = 200;

/**
 * The words of titles that are nearest to those that were typed.
 * @returns null where one of them is near to none, or all of them stand in titles as they are
 */
export async function correctWords(
  askAll: AskAll,
  { q }: SearchQuery,
  filters: readonly object[],
): Promise<string[] | null> {
  const words = wordsOf(q);
  // Near such a word is none, and the server would take its time to find that out.
  if (words.some(({ length }) => length > WORD_LENGTH.max + MOST_MISTAKES)) return null;
  const asked = words.map((word) => ({ word, keys: keysOf(word) }));
  const found = await askAll(asked.map(({ word, keys }) => nearestTo(word, keys, filters)));
  const corrected = asked.map(({ word, keys }, i) => nearest(word, keys, found[i]!.buckets.words ?? []));
  if (corrected.some((word) => word === null) || corrected.every((word, i) => word === words[i])) return null;
  return corrected as string[];
}

/** Titles with a word that its keys make, or nearly make. */
function nearestTo(word: string, keys: string, filters: readonly object[]): object {
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

/** The word with the fewest mistakes; of several the most frequent. */
function nearest(word: string, keys: string, candidates: readonly Bucket[]): string | null {
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
