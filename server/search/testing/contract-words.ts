import { beforeAll, describe, expect, test } from 'vitest';
import type { Fragment, SearchIndex } from '../port.ts';
import { filledStore, type OpenStore } from './contract.ts';
import { query, SAMPLES } from './documents.ts';

/** Fragments as one text, with hits in brackets. */
const marked = (fragments: readonly Fragment[]): string =>
  fragments.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

/** Which documents are found for what is typed, and where hits are marked. */
export function wordsContract(openStore: OpenStore): void {
  let index: SearchIndex;
  beforeAll(async () => {
    ({ index } = await filledStore(openStore, SAMPLES));
  });

  async function idsOf(q: string): Promise<string[]> {
    const { hits } = await index.search(query(q));
    return hits.map(({ id }) => id);
  }

  test.each([
    [
      'two syllables: titles that begin with it, titles that contain it, texts',
      '제주',
      ['jeju', 'jeju-office', 'haeundae'],
    ],
    ['two syllables, once', '북촌', ['guesthouse']],
    ['in the middle of a word', '관광', ['jeju-office']],
    ['three syllables', '한라산', ['jeju']],
    ['three in the middle of a word', '관광공', ['jeju-office']],
    ['four syllables that must stand together', '해운대구', ['haeundae']],
    ['two words, both needed', '제주 여행', ['jeju']],
    ['two words, one in the title and one in the text', '해운대 부산', ['haeundae']],
    ['two words without the space between them', '제주도여행', ['jeju']],
    ['a word with a space in it', '게스트 하우스', ['guesthouse']],
    ['one syllable: titles alone', '섬', ['island']],
    ['one syllable beside a word', '스마트폰 섬', ['phone']],
    ['initials of a title', 'ㅈㅈㄷ', ['jeju']],
    ['initials in the middle of a title', 'ㅅㅊㅅ', ['coupon']],
    ['initials over a space', 'ㅎㅇㄱㅅㅌ', ['guesthouse']],
    ['English', 'guesthouse', ['guesthouse']],
    ['English, whatever the case', 'HAEUNDAE Beach', ['haeundae']],
    ['English, the beginning of a word', 'guest', ['guesthouse']],
    ['English, of the text', 'volcanic', ['jeju']],
    ['English with a number', 's24', ['phone']],
    ['mixed, as it is written', '갤럭시S24', ['phone']],
    ['mixed, with a space', '갤럭시 s24', ['phone']],
    ['both languages in one search', 'jeju 여행', ['jeju']],
    ['a tag', 'busan-beach', ['haeundae']],
    ['full-width letters', 'ＨＡＮＯＫ', ['guesthouse']],
    ['decomposed Hangul', '북촌'.normalize('NFD'), ['guesthouse']],
    ['punctuation around it', '"북촌",', ['guesthouse']],
    ['nothing that is there', '없는낱말이다', []],
  ])('%s: %s', async (_what, q, expected) => {
    expect(await idsOf(q)).toEqual(expected);
  });

  test.each([
    ['an English keyboard', 'wpwn', '제주', 'jeju'],
    ['an English keyboard, two words', 'wpwneh dugod', '제주도 여행', 'jeju'],
    ['a Korean keyboard', '혇ㄴ쇄ㅕㄴㄷ', 'guesthouse', 'guesthouse'],
    ['a vowel slipped', '제쥬도', '제주도', 'jeju'],
    ['another vowel slipped', '헤운대', '해운대', 'haeundae'],
    ['two letters of a long word', '개스트하으스', '게스트하우스', 'guesthouse'],
    ['English letters exchanged', 'gusethouse', 'guesthouse', 'guesthouse'],
    ['an English letter missing', 'haeundae bech', 'haeundae beach', 'haeundae'],
  ])('slips are put right: %s', async (_what, q, corrected, id) => {
    const result = await index.search(query(q));
    expect(result.corrected).toBe(corrected);
    expect(result.hits[0]?.id).toBe(id);
  });

  test('what was found as it was typed is not put right', async () => {
    expect((await index.search(query('제주'))).corrected).toBeNull();
    expect((await index.search(query('guesthouse'))).corrected).toBeNull();
  });

  test.each([
    ['the next consonant', '해운ㄷ', 'haeundae'],
    ['the next consonant below the last syllable', '제줃', 'jeju'],
    ['a syllable that still gets its final', '해우', 'haeundae'],
    ['one syllable and a consonant', '제ㅈ', 'jeju'],
  ])('half typed: %s (%s)', async (_what, q, id) => {
    const { hits, corrected } = await index.search(query(q));
    expect(hits.map((hit) => hit.id)).toContain(id);
    expect(corrected).toBeNull();
  });

  describe('suggestions', () => {
    test.each([
      ['제', 'jeju', '[제]주도 여행'],
      ['제ㅈ', 'jeju', '[제주]도 여행'],
      ['제줃', 'jeju', '[제주도] 여행'],
      ['해우', 'haeundae', '[해운]대 해수욕장'],
      ['해운ㄷ', 'haeundae', '[해운대] 해수욕장'],
      ['ㅎㅇㄷ', 'haeundae', '[해운대] 해수욕장'],
      ['gal', 'phone', '갤럭시S24 울트라 256GB'],
      ['wpwn', 'jeju', '[제주]도 여행'],
    ])('%s', async (q, id, title) => {
      const found = await index.suggest(q, [], 'ko', 8);
      const hit = found.find((one) => one.id === id);
      expect(hit && marked(hit.title)).toBe(title);
    });

    test('only of the kinds that are wanted, and no more than that', async () => {
      expect((await index.suggest('ㅊ', ['drop'], 'ko', 8)).map(({ id }) => id)).toEqual(['coupon']);
      expect(await index.suggest('해', [], 'ko', 1)).toHaveLength(1);
      expect(await index.suggest('', [], 'ko', 8)).toEqual([]);
    });
  });

  describe('hits are marked', () => {
    test.each([
      ['제주', 'ko', '[제주]도 여행', ''],
      ['도여', 'ko', '제주[도 여]행', ''],
      ['한라산', 'ko', '제주도 여행', '[한라산]'],
      ['ㅈㅈ', 'ko', '[제주]도 여행', ''],
      ['wpwn', 'ko', '[제주]도 여행', ''],
      ['JEJU', 'en', 'A trip to [Jeju] island', ''],
    ] as const)('%s in %s', async (q, locale, title, inSnippet) => {
      const { hits } = await index.search(query(q, { locale }));
      const hit = hits.find((one) => one.id === 'jeju')!;
      expect(marked(hit.title)).toBe(title);
      expect(marked(hit.snippet)).toContain(inSnippet);
    });
  });

  test('a hit carries what a list shows', async () => {
    const { hits } = await index.search(query('volcanic', { locale: 'en' }));
    expect(hits[0]).toMatchObject({
      kind: 'place',
      id: 'jeju',
      price: 490_000,
      link: '/places/jeju',
      picture: '/files/jeju-320.webp',
    });
    expect(hits[0]?.title.map(({ text }) => text).join('')).toBe('A trip to Jeju island');
  });
}
