import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { SearchDocument } from '../document.ts';
import type { SearchIndex, SearchQuery } from '../port.ts';
import { filledStore, type OpenStore } from './contract.ts';
import { DAY_MS, FIRST_AT, query, sample } from './documents.ts';

const WORDS = ['제주', '서울', '해운대', '여행', '한옥', '바다', 'tour', 'coupon'] as const;
const REGIONS = ['east', 'west', 'south'] as const;
const SORTS = ['relevance', 'newest', 'oldest', 'price-asc', 'price-desc', 'popular'] as const;
const MANY = 300;

/** Documents of few words, so that everything meets everything; made by arithmetic, so that they are always the same. */
function manyDocuments(): SearchDocument[] {
  const pick = <T>(from: readonly T[], i: number): T => from[i % from.length]!;
  return Array.from({ length: MANY }, (_, i) =>
    sample({
      id: `d${String(i).padStart(4, '0')}`,
      kind: i % 5 === 0 ? 'product' : 'place',
      ko: `${pick(WORDS, i)} ${pick(WORDS, Math.floor(i / 8))} 하나`,
      about: `${pick(WORDS, i * 3 + 1)} 그리고 ${pick(WORDS, i * 5 + 2)}`,
      facets: { region: [pick(REGIONS, i)] },
      price: i % 7 === 0 ? null : (i * 37) % 50,
      at: FIRST_AT + ((i * 13) % 40) * DAY_MS,
      popularity: (i * 31) % 5_000,
    }),
  );
}

/** What a search is expected to find, without any index. */
function expectedIds(documents: readonly SearchDocument[], wanted: SearchQuery): string[] {
  const words = wanted.q.split(' ').filter((word) => word !== '');
  return documents
    .filter(({ title, text, kind, facets, price }) => {
      const all = `${title.ko} ${text.ko}`;
      const region = wanted.facets.region;
      return (
        words.every((word) => all.includes(word)) &&
        (wanted.kinds.length === 0 || wanted.kinds.includes(kind)) &&
        (region === undefined || facets.region!.some((value) => region.includes(value))) &&
        (wanted.priceFrom === undefined || (price !== null && price >= wanted.priceFrom))
      );
    })
    .map(({ id }) => id)
    .sort();
}

const wantedQueries = fc.record({
  words: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 }),
  kinds: fc.constantFrom<string[]>([], ['product'], ['place', 'product']),
  regions: fc.option(fc.uniqueArray(fc.constantFrom(...REGIONS), { minLength: 1 })),
  priceFrom: fc.option(fc.integer({ min: 0, max: 60 })),
  sort: fc.constantFrom(...SORTS),
  limit: fc.integer({ min: 1, max: 120 }),
});

/** Pages follow each other without a gap and without a document twice. */
export function pagingContract(openStore: OpenStore): void {
  const documents = manyDocuments();
  let index: SearchIndex;
  beforeAll(async () => {
    ({ index } = await filledStore(openStore, documents));
  });

  async function everyPage(wanted: SearchQuery): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await index.search({ ...wanted, ...(cursor !== null && { cursor }) });
      expect(page.hits.length).toBeLessThanOrEqual(wanted.limit);
      ids.push(...page.hits.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  test('all pages together are what a look at every document finds, each once', async () => {
    await fc.assert(
      fc.asyncProperty(wantedQueries, async ({ words, kinds, regions, priceFrom, sort, limit }) => {
        const wanted = query(words.join(' '), {
          kinds,
          sort,
          limit,
          facets: regions === null ? {} : { region: regions },
          ...(priceFrom !== null && { priceFrom }),
        });
        const ids = await everyPage(wanted);
        const expected = expectedIds(documents, wanted);
        // Where nothing was found, a near word may have been.
        if (expected.length > 0) expect(ids.toSorted()).toEqual(expected);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });

  test.each(SORTS)('the order by %s is that of one long page', async (sort) => {
    const wanted = query('여행', { sort, limit: 7 });
    const whole = await everyPage({ ...wanted, limit: MANY });
    expect(await everyPage(wanted)).toEqual(whole);
    expect(whole.length).toBeGreaterThan(20);
  });

  test('prices and times are in order', async () => {
    const byPrice = await index.search(query('여행', { sort: 'price-asc', limit: 100 }));
    const prices = byPrice.hits.map(({ price }) => price ?? Number.POSITIVE_INFINITY);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
    const byTime = await index.search(query('여행', { sort: 'newest', limit: 100 }));
    const times = byTime.hits.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('a cursor of another search, and one that is none', async () => {
    const { nextCursor } = await index.search(query('여행', { limit: 3 }));
    expect(nextCursor).not.toBeNull();
    const refused = { code: 'request.invalid-cursor' };
    for (const cursor of [nextCursor!, 'x', '', '0', 'null', '\u0000', '{"tier":1}', 'A'.repeat(200)]) {
      await expect(index.search(query('서울', { limit: 3, cursor })), cursor).rejects.toMatchObject(refused);
    }
    const sorted = query('여행', { limit: 3, sort: 'newest', cursor: nextCursor! });
    await expect(index.search(sorted)).rejects.toMatchObject(refused);
    const filtered = query('여행', { limit: 3, kinds: ['product'], cursor: nextCursor! });
    await expect(index.search(filtered)).rejects.toMatchObject(refused);
  });

  test('totals are the same on every page, facets are counted on the first', async () => {
    const wanted = query('여행', { limit: 5, countFacets: ['region'] });
    const first = await index.search(wanted);
    const second = await index.search({ ...wanted, cursor: first.nextCursor! });
    expect(second.total).toEqual(first.total);
    expect(Object.keys(first.facets)).toEqual(['region']);
    expect(second.facets).toEqual({});
  });

  test('pages of what was put right go on in it', async () => {
    const first = await index.search(query('dugod', { limit: 5 }));
    const second = await index.search(query('dugod', { limit: 5, cursor: first.nextCursor! }));
    expect([first.corrected, second.corrected]).toEqual(['여행', '여행']);
    const ids = [...first.hits, ...second.hits].map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
  });
}
