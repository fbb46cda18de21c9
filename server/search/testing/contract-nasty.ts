import { beforeAll, expect, test } from 'vitest';
import type { SearchIndex } from '../port.ts';
import { filledStore, type OpenStore } from './contract.ts';
import { query, SAMPLES } from './documents.ts';

const LONE_SURROGATE = '제\ud83d주';

/** What people, and worse, type into a search. */
export const NASTY: readonly (readonly [string, string])[] = [
  ['quotes', '"제주" \'여행\' ""'],
  ['an open quote', '"제주'],
  ['operators of search syntax', '제주" OR NEAR(여행, 3) AND NOT x:y'],
  ['only operators', 'AND OR NOT NEAR'],
  ['columns and prefixes', 'title:제주* + -여행 ^제주'],
  ['Lucene’s syntax', 'title:(+제주 -여행)~2 [a TO z] {x} /re.*/ \\ && || !'],
  ['wildcards', '%%%%%% ____ **** ???'],
  ['SQL', "'; drop table documents; --"],
  ['emoji', '🏝️ 👨‍👩‍👧‍👦 제주'],
  ['NUL', '제\u0000주 \u0000'],
  ['control characters', '\u0001\u0002\u001b[31m\u007f'],
  ['half a surrogate pair', LONE_SURROGATE],
  ['right to left', '\u202eجزيرة\u202c 제주 עברית'],
  ['marks without letters', '\u0301\u0301\u0301\u200b\u200d\ufeff'],
  ['Hangul in pieces', 'ㅏㅏㅏㅏㅑㅕ ᄀ ᅡ ᆨ ㅣㅣ'],
  ['consonants without end', 'ㅋ'.repeat(200)],
  ['spaces', ' \t\n\u3000 '],
  ['a very long word', '제'.repeat(10_000)],
  ['very many words', '제주 여행 서울 '.repeat(3_000)],
  ['very many letters', 'abcdefghij'.repeat(1_000)],
  ['very many different words', Array.from({ length: 5_000 }, (_, i) => i.toString(36)).join(' ')],
];

/** Whatever is typed, it is searched for as text: an answer, no error, nothing changed. */
export function nastyContract(openStore: OpenStore): void {
  let index: SearchIndex;
  beforeAll(async () => {
    ({ index } = await filledStore(openStore, SAMPLES));
  });

  test.each(NASTY)('%s', async (_what, q) => {
    for (const sort of ['relevance', 'newest'] as const) {
      const result = await index.search(query(q, { sort, countFacets: ['region', q.slice(0, 50)] }));
      expect(result.hits.length).toBeLessThanOrEqual(SAMPLES.length);
      expect(result.total.count).toBeLessThanOrEqual(SAMPLES.length);
    }
    const suggested = await index.suggest(q, [], 'ko', 5);
    expect(suggested.length).toBeLessThanOrEqual(5);
    expect((await index.status()).documents).toBe(SAMPLES.length);
  });

  test('as a kind and as a facet', async () => {
    for (const [, text] of NASTY) {
      const cut = text.slice(0, 100);
      expect((await index.search(query('', { kinds: [cut] }))).hits).toEqual([]);
      expect((await index.search(query('', { facets: { region: [cut] } }))).hits).toEqual([]);
      expect((await index.search(query('', { facets: { [cut]: ['jeju'] } }))).hits).toEqual([]);
    }
  });

  test('quotes around a word change nothing', async () => {
    const { hits } = await index.search(query('"제주"'));
    expect(hits.map(({ id }) => id)).toEqual(['jeju', 'jeju-office', 'haeundae']);
  });
}
