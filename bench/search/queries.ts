import type { Corpus, KnownWords } from './documents.ts';

/** What is looked for, in the order in which it is told. */
export const KNOWN_WORDS: readonly (keyof KnownWords)[] = ['first', 'last', 'rare', 'common', 'none'];

/** How people type, besides one plain word. */
export const WAYS = ['different words', 'two words', 'half typed', 'with a slip'] as const;
export type Way = (typeof WAYS)[number];

/** Different queries of one way: pieces of random documents, always the same. */
export function queriesOf(way: Way, corpus: Corpus, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    // Spread over the corpus by a prime that shares no factor with its size.
    const { title, text } = corpus.at(((i + 1) * 7_919 * 104_729) % corpus.count);
    const titleWords = title.ko.split(' ');
    const textWords = text.ko.split(' ').filter((word) => word.length > 1);
    const word = titleWords[i % titleWords.length]!;
    const [first, last] = [titleWords[0]!, titleWords.at(-1)!];
    const longest = titleWords.toSorted((a, b) => b.length - a.length)[0]!;
    const typed: Record<Way, string> = {
      'different words': piece(i % 3 === 0 ? textWords[i % textWords.length]! : word, i),
      'two words': `${first} ${last}`,
      'half typed': last.slice(0, -1) + FIRST_LETTERS[i % FIRST_LETTERS.length]!,
      'with a slip': slipped(longest),
    };
    return typed[way];
  });
}

const FIRST_LETTERS = 'ㄱㄴㄷㅁㅂㅅㅇㅈㅊㅎ';

/** Two to four syllables of a word. */
function piece(word: string, i: number): string {
  const length = Math.min(word.length, 2 + (i % 3));
  return word.slice(word.length - length);
}

/** The last syllable with the next vowel: 여행 → 여횅. */
function slipped(word: string): string {
  const code = word.charCodeAt(word.length - 1) + 28;
  return word.slice(0, -1) + String.fromCharCode(Math.min(code, 0xd7a3));
}
