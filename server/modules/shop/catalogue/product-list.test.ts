import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../../test/database.ts';
import { chosenSeed } from '../../../../test/simulation/random.ts';
import type { Database } from '../../../db/open.ts';
import { idMaker } from '../../../lib/id.ts';
import { LIMITS } from '../../../lists/routes.ts';
import { everyPage } from '../../../lists/testing/every-page.ts';
import { operatorsIndex } from '../../../lists/testing/operators-index.ts';
import { expectLookUps, statementsOf } from '../../../lists/testing/plans.ts';
import type { SearchIndex } from '../../../search/port.ts';
import type { AdminProductsQuery } from './admin-schemas.ts';
import { operatorsProductSearchable, productList } from './product-list.ts';
import { insertProducts, type SeedProduct } from './seed.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const MINUTE_MS = 60_000;
const COUNT = 90;
const STATUSES = ['on-sale', 'on-sale', 'on-sale', 'draft', 'hidden', 'ended'] as const;
const NAMES = ['유기 수저', '백자 찻주전자', '무쇠 솥', '모시 손수건'];
const ENGLISH = ['Brass Spoon', 'Porcelain Teapot', 'Iron Cauldron', 'Ramie Handkerchief'];
const BRANDS = ['Moonlight', '이도도예', ''];
const CATEGORIES = ['KITCHEN', 'TEA', 'CLOTH'];

const products: readonly SeedProduct[] = Array.from({ length: COUNT }, (_, i) => {
  const at = NOON + Math.floor(i / 2) * MINUTE_MS;
  const id = idMaker(
    () => at,
    () => i / 1_000,
  )();
  return {
    id,
    categoryId: CATEGORIES[(i * 5) % 3]!,
    name: { ko: `${NAMES[(i * 3) % 4]} ${i % 10}`, en: ENGLISH[(i * 3) % 4]! },
    brand: BRANDS[(i * 2) % 3]!,
    status: STATUSES[(i * 7) % 6]!,
    ...(i % 11 === 0 && { isDrop: true, opensAt: NOON }),
    variants: [{ id: `V${i}`, sku: `SKU-${i}`, price: 1_000, stock: i % 7 === 0 ? 3 : 50 }],
    createdAt: at,
  };
});

const list = productList(async () => new Map());

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 2 });
const some = <T>(values: readonly T[]) =>
  maybe(fc.oneof(fc.constantFrom(...values), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })));
const WORDS = [
  '수저',
  '찻주전자',
  'ㅁㅅ',
  'spoon',
  'Iron',
  'auldr',
  '도예',
  'moon',
  'SKU-7',
  'V8',
  '3',
  '없는말',
  '%',
];
const queries = fc
  .record({
    q: maybe(fc.constantFrom(...WORDS, products[5]!.id)),
    status: some(['on-sale', 'draft', 'hidden', 'ended']),
    category: some(CATEGORIES),
    lowStock: maybe(fc.boolean()),
    drop: maybe(fc.boolean()),
    minutes: maybe(fc.tuple(fc.nat(COUNT / 2), fc.nat(COUNT / 2))),
    sort: fc.constantFrom('newest', 'oldest', 'name'),
    limit: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ minutes, ...own }) => {
    const [from, to] = (minutes ?? [])
      .toSorted((a, b) => a - b)
      .map((minute) => new Date(NOON + minute * MINUTE_MS).toISOString());
    const asked = Object.entries({ ...own, from, to }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(asked) as AdminProductsQuery;
  });

/** Each product looked at by itself. */
function expected({ q = '', lowStock, drop, from, to, ...query }: AdminProductsQuery): string[] {
  const any = (value: string, asked: string | string[] | undefined) =>
    asked === undefined || [asked].flat().includes(value);
  const isNamed = (one: SeedProduct) => [one.id, one.variants[0]!.id, one.variants[0]!.sku].includes(q);
  const word = q.toLowerCase();
  const fitsText = (one: SeedProduct): boolean => {
    if (q === '') return true;
    if (products.some(isNamed)) return isNamed(one);
    if (q === 'ㅁㅅ') return /^(무쇠|모시)/.test(one.name.ko);
    const texts = [one.name.ko.toLowerCase(), `${one.name.en} ${one.brand}`.toLowerCase()];
    return texts.some((text) => (word.length === 1 ? text.startsWith(word) : text.includes(word)));
  };
  const found = products.filter(
    (one) =>
      any(one.status!, query.status) &&
      any(one.categoryId, query.category) &&
      (lowStock !== true || (one.status === 'on-sale' && one.variants[0]!.stock === 3)) &&
      (drop !== true || one.isDrop === true) &&
      (from === undefined || one.createdAt! >= Date.parse(from)) &&
      (to === undefined || one.createdAt! < Date.parse(to)) &&
      fitsText(one),
  );
  const oldest = found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (query.sort === 'oldest') return oldest.map(({ id }) => id);
  if (query.sort === 'name')
    oldest.sort((a, b) => (a.name.ko < b.name.ko ? -1 : Number(a.name.ko > b.name.ko)));
  return (query.sort === 'name' ? oldest : oldest.reverse()).map(({ id }) => id);
}

eachDatabase('the list of products', (open) => {
  let database: Database;
  let index: SearchIndex;
  beforeAll(async () => {
    database = await open();
    await database.transact((tx) => insertProducts(tx, { products }, { batchId: 'SEEDED', at: NOON }));
    index = await operatorsIndex(database, [operatorsProductSearchable]);
  });
  const readingWith = (limits: typeof LIMITS) => ({
    finder: database.background,
    judge: database.reader,
    limits,
  });
  const IMPATIENT = { ...LIMITS, smallRows: 0, windowRows: 30, triedRows: 9, countedRows: 40 };

  describe.each([
    ['as few rows', LIMITS, false],
    ['along indexes', IMPATIENT, false],
    ['by the search index', { ...IMPATIENT, smallRows: -1 }, true],
  ])('%s', (_how, limits, withIndex) => {
    test('whatever is asked, the pages are what a look at every product finds', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { items, first } = await everyPage(
            list,
            query,
            readingWith(limits),
            withIndex ? index : null,
          );
          const wanted = expected(query);
          expect(items.map(({ productId }) => productId)).toEqual(wanted);
          if (first.total.isExact) expect(first.total.count).toBe(wanted.length);
        }),
        { numRuns: 30, seed: chosenSeed() },
      );
    });
  });

  test('nothing that is asked reads more of a table than an index leads to, but for what is low', async () => {
    const { reader, background } = database;
    const asked: AdminProductsQuery[] = [
      {},
      { sort: 'name' },
      { status: 'draft' },
      { status: ['draft', 'hidden'], category: 'TEA' },
      { category: 'TEA', sort: 'oldest' },
      { drop: true },
      { q: 'SKU-7' },
      { q: '수저' },
    ];
    for (const smallRows of [80, 0]) {
      for (const query of asked) {
        const reading = readingWith({ ...IMPATIENT, smallRows });
        const statements = await statementsOf([reader, background], () =>
          everyPage(list, { ...query, limit: 5 }, reading),
        );
        expect(statements.length).toBeGreaterThan(1);
        await expectLookUps(reader, statements.slice(0, 8));
      }
    }
  });
});
