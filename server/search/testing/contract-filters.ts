import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex, SearchQuery, SearchResult } from '../port.ts';
import { filledStore, type OpenStore } from './contract.ts';
import { DAY_MS, FIRST_AT, query, SAMPLES, sample } from './documents.ts';

/** What narrows a search, and in which order it is shown. */
export function filtersContract(openStore: OpenStore): void {
  let index: SearchIndex;
  beforeAll(async () => {
    ({ index } = await filledStore(openStore, SAMPLES));
  });

  async function idsOf(q: string, own: Partial<SearchQuery>): Promise<string[]> {
    const { hits } = await index.search(query(q, own));
    return hits.map(({ id }) => id);
  }
  const everything = SAMPLES.map(({ id }) => id);

  test.each<[string, string, Partial<SearchQuery>, string[]]>([
    ['a kind', '섬', { kinds: ['product'] }, []],
    ['kinds', '울트라', { kinds: ['drop', 'product'] }, ['phone']],
    ['a facet', '제주', { facets: { region: ['busan'] } }, ['haeundae']],
    [
      'several values of a facet',
      '제주',
      { facets: { region: ['busan', 'jeju'] } },
      ['jeju', 'jeju-office', 'haeundae'],
    ],
    ['several facets', '', { facets: { region: ['jeju'], theme: ['walk'] } }, ['jeju', 'island']],
    ['a value that nothing has', '제주', { facets: { region: ['nowhere'] } }, []],
    ['a facet that nothing has', '제주', { facets: { colour: ['red'] } }, []],
    ['a value with signs in it', '제주', { facets: { region: ['" OR 1=1 --', 'jeju*'] } }, []],
    ['a price', '', { priceFrom: 100_000, priceTo: 490_000 }, ['jeju', 'guesthouse']],
    ['a price of nothing', '', { priceTo: 0 }, ['haeundae']],
    [
      'a time, its end not included',
      '',
      { from: FIRST_AT + DAY_MS, to: FIRST_AT + 3 * DAY_MS },
      ['jeju-office', 'jeju'],
    ],
    ['price and words', '산책', { priceFrom: 35_000 }, ['island']],
    ['price and words that do not meet', '산책', { priceFrom: 35_001 }, []],
  ])('filtered by %s', async (_what, q, own, expected) => {
    expect((await idsOf(q, own)).sort()).toEqual(expected.toSorted());
  });

  test('no words and no filters: everything, the most popular first', async () => {
    const ids = await idsOf('', {});
    expect(ids.toSorted()).toEqual(everything.toSorted());
    expect(ids.slice(0, 2)).toEqual(['haeundae', 'jeju-office']);
  });

  test('whoever reads no texts gets the same without them', async () => {
    const { hits } = await index.search(query('제주', { hasTexts: false }));
    expect(hits.map(({ id }) => id)).toEqual(await idsOf('제주', {}));
    expect(hits.flatMap(({ title, snippet }) => [...title, ...snippet])).toEqual([]);
  });

  test.each<[SearchQuery['sort'], string, string[]]>([
    ['newest', '제주', ['haeundae', 'jeju-office', 'jeju']],
    ['oldest', '제주', ['jeju', 'jeju-office', 'haeundae']],
    ['popular', '제주', ['haeundae', 'jeju-office', 'jeju']],
    ['price-asc', '', ['haeundae', 'daegu', 'island', 'guesthouse', 'jeju', 'phone']],
    ['price-desc', '', ['phone', 'jeju', 'guesthouse', 'island', 'daegu', 'haeundae']],
  ])('sorted by %s (%s); what has no price comes last', async (sort, q, expected) => {
    const ids = await idsOf(q, { sort });
    expect(ids.slice(0, expected.length)).toEqual(expected);
    expect(ids).toHaveLength(q === '' ? everything.length : expected.length);
  });

  describe('counting', () => {
    test('totals and facets of what was found, the most frequent value first', async () => {
      const result = await index.search(query('', { countFacets: ['region', 'theme', 'colour'] }));
      expect(result.total).toEqual({ count: 8, isExact: true });
      expect(result.facets.region?.[0]).toEqual({ value: 'jeju', count: 3 });
      expect(result.facets.region?.map(({ value }) => value).toSorted()).toEqual([
        'busan',
        'daegu',
        'jeju',
        'seoul',
      ]);
      expect(result.facets.theme?.[0]).toEqual({ value: 'walk', count: 3 });
      expect(result.facets.colour ?? []).toEqual([]);
    });

    test('with words and filters', async () => {
      const own = { facets: { theme: ['walk'] }, countFacets: ['region'] };
      const result = await index.search(query('제주', own));
      expect(result.total).toEqual({ count: 1, isExact: true });
      expect(result.facets.region).toEqual([{ value: 'jeju', count: 1 }]);
    });

    const counts = ({ facets }: SearchResult, name: string) =>
      Object.fromEntries((facets[name] ?? []).map(({ value, count }) => [value, count]));

    test('what is chosen of a facet does not hide what else could be chosen of it', async () => {
      const own = { facets: { region: ['busan'] }, countFacets: ['region', 'theme'] };
      const result = await index.search(query('', own));
      expect(result.total).toEqual({ count: 1, isExact: true });
      expect(counts(result, 'region')).toEqual({ jeju: 3, busan: 1, daegu: 1, seoul: 1 });
      expect(counts(result, 'theme')).toEqual({ sea: 1 });
      expect(result.areFacetsExact).toBe(true);
    });

    test('each facet is counted with what is chosen of the others', async () => {
      const own = { facets: { region: ['jeju'], theme: ['sea'] }, countFacets: ['region', 'theme'] };
      const result = await index.search(query('', own));
      expect(result.hits.map(({ id }) => id)).toEqual(['island']);
      expect(counts(result, 'region')).toEqual({ jeju: 1, busan: 1 });
      expect(counts(result, 'theme')).toEqual({ walk: 2, nature: 1, sea: 1 });
    });

    test('so too with words, long words, prices, another order, and a few at a time', async () => {
      const ofBusan = { facets: { region: ['busan'] }, countFacets: ['region'] };
      for (const more of [{}, { limit: 1 }, { sort: 'newest' as const }]) {
        const result = await index.search(query('제주', { ...ofBusan, ...more }));
        expect(counts(result, 'region')).toEqual({ jeju: 2, busan: 1 });
      }
      const long = await index.search(query('해운대구', { ...ofBusan, facets: { region: ['jeju'] } }));
      expect([long.total.count, counts(long, 'region')]).toEqual([0, { busan: 1 }]);
      const cheap = await index.search(query('', { ...ofBusan, priceTo: 100_000 }));
      expect(counts(cheap, 'region')).toEqual({ busan: 1, daegu: 1, jeju: 1 });
    });

    test('where choices find nothing, the counts lead out of it', async () => {
      const own = { facets: { region: ['seoul'], theme: ['sea'] }, countFacets: ['region', 'theme'] };
      const result = await index.search(query('', own));
      expect(result).toMatchObject({ hits: [], nextCursor: null, total: { count: 0, isExact: true } });
      expect(counts(result, 'region')).toEqual({ busan: 1, jeju: 1 });
      expect(counts(result, 'theme')).toEqual({ walk: 1 });
    });

    test('conditions that nobody takes back hold for every count', async () => {
      const own = { within: { region: ['jeju', 'busan'] }, countFacets: ['region', 'theme'] };
      const all = await index.search(query('', own));
      expect([all.total.count, counts(all, 'region')]).toEqual([4, { jeju: 3, busan: 1 }]);
      const narrowed = await index.search(query('', { ...own, facets: { region: ['busan', 'seoul'] } }));
      expect(narrowed.hits.map(({ id }) => id)).toEqual(['haeundae']);
      expect(counts(narrowed, 'region')).toEqual({ jeju: 3, busan: 1 });
    });

    test('a page is not that of a search within something else', async () => {
      const first = await index.search(query('', { within: { region: ['jeju'] }, limit: 1 }));
      const elsewhere = query('', { within: { region: ['busan'] }, limit: 1, cursor: first.nextCursor! });
      await expect(index.search(elsewhere)).rejects.toMatchObject({ code: 'request.invalid-cursor' });
    });

    test('with a long word, and with a price', async () => {
      expect((await index.search(query('해운대구', { countFacets: ['region'] }))).facets).toEqual({
        region: [{ value: 'busan', count: 1 }],
      });
      expect((await index.search(query('', { priceFrom: 100_000 }))).total.count).toBe(3);
    });

    test('never fewer than are shown', async () => {
      // Both threes of syllables stand in all of them, the whole word only in the one that nobody likes.
      const decoys = Array.from({ length: 300 }, (_, i) =>
        sample({ id: `decoy-${i}`, ko: `가나다 나다라 ${i}`, popularity: 9_000 }),
      );
      const meant = sample({ id: 'meant', ko: '가나다라' });
      const { index: large } = await filledStore(openStore, [...decoys, meant]);
      const { hits, total } = await large.search(query('가나다라'));
      expect(hits.map(({ id }) => id)).toContain('meant');
      expect(total.count).toBeGreaterThanOrEqual(hits.length);
    });

    test('facets of what was put right', async () => {
      const result = await index.search(query('wpwn', { countFacets: ['region'] }));
      expect(result.total).toEqual({ count: 3, isExact: true });
      expect(result.facets.region?.[0]).toEqual({ value: 'jeju', count: 2 });
    });
  });
}
