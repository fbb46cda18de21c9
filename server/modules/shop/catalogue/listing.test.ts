import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { insertMany } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { SearchIndex } from '../../../search/port.ts';
import { type CatalogueSeed, insertProducts, type SeedProduct } from './seed.ts';
import { type Editor, editorOf } from './testing/editor.ts';

/** The search follows the outbox. */
const PATIENCE = { timeout: 10_000 };
const text = (ko: string, en = ko) => ({ ko, en });

/** Twelve teapots of two makers in two categories, one below the other, of every price, state and rating. */
function teapots(makeId: () => string, at: number) {
  const [kitchen, tea, garden] = [makeId(), makeId(), makeId()];
  const products: SeedProduct[] = Array.from({ length: 12 }, (_, i) => ({
    id: makeId(),
    categoryId: i % 3 === 0 ? kitchen : tea,
    name: text(i % 2 === 0 ? `백자 찻주전자 ${i}` : `무쇠 찻주전자 ${i}`, `Teapot ${i}`),
    brand: i % 2 === 0 ? '이도도예' : '무쇠골',
    summary: text('물을 끓이는', 'boils water'),
    tags: ['차'],
    variants: [
      {
        id: makeId(),
        sku: `POT-${i}`,
        price: 10_000 + i * 5_000,
        stock: i === 5 ? 0 : 20,
        sold: 10 ** (i % 4),
      },
    ],
    createdAt: at - (12 - i) * 1_000,
  }));
  const hidden = {
    ...products[0]!,
    id: makeId(),
    status: 'hidden' as const,
    variants: [{ id: makeId(), price: 1, stock: 1 }],
  };
  const rake: SeedProduct = {
    id: makeId(),
    categoryId: garden,
    name: text('갈퀴', 'Rake'),
    isDrop: true,
    opensAt: at + 3_600_000,
    variants: [{ id: makeId(), price: 9_000, stock: 5 }],
  };
  const seed: CatalogueSeed = {
    categories: [
      { id: kitchen, slug: 'seed-kitchen', name: text('부엌', 'Kitchen') },
      { id: tea, slug: 'seed-tea', name: text('다도', 'Tea'), parentId: kitchen },
      { id: garden, slug: 'seed-garden', name: text('마당', 'Garden') },
    ],
    products: [...products, hidden, rake],
    collections: [
      { id: makeId(), slug: 'seed-pots', name: text('주전자'), productIds: products.map(({ id }) => id) },
    ],
  };
  return { seed, products, kitchen, tea, rake };
}

function listing(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let editor: Editor;
  let pots: ReturnType<typeof teapots>;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    const at = Date.now();
    pots = teapots(site.makeId, at);
    await site.database.transact(async (tx) => {
      await insertProducts(tx, pots.seed, { batchId: site.makeId(), at });
    });
    // Stars: 5, 4, 3, none, and so on.
    await site.database.transact(async (tx) => {
      for (const [i, { id }] of pots.products.entries()) {
        const reviews = i % 4 === 3 ? 0 : 2;
        const rating_sum = reviews * (5 - (i % 4));
        await tx
          .updateTable('shop_product_counts')
          .set({ reviews, rating_sum })
          .where('product_id', '=', id)
          .execute();
      }
    });
    editor = await editorOf(site);
    await site.search.catchUp();
  });
  afterAll(() => site.end());

  const get = (path: string, as?: 'minji') =>
    site.call('GET', `/shop${path}`, as === undefined ? {} : { token: site.tokenOf(as) });
  const find = async (query: Record<string, string | string[]>) => {
    const params = new URLSearchParams();
    for (const [name, values] of Object.entries(query))
      for (const value of [values].flat()) params.append(name, value);
    const { status, body } = await get(`/products?${params}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  /** Which of the teapots, by number, over all pages. */
  const numbers = async (query: Record<string, string | string[]>, limit = '5'): Promise<number[]> => {
    const found: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await find({ ...query, limit, ...(cursor !== undefined && { cursor }) });
      for (const { productId } of page.items)
        found.push(pots.products.findIndex(({ id }) => id === productId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  };
  const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
  const all = Array.from({ length: 12 }, (_, i) => i);

  test('what was typed: parts, initials, the wrong keyboard, a SKU, the other language', async () => {
    for (const q of ['찻주전자', 'ㅊㅈㅈㅈ', 'cktwnwjswk', 'teapot']) {
      expect(sorted(await numbers({ q })), q).toEqual(all);
    }
    expect(await numbers({ q: 'POT-7' })).toEqual([7]);
    expect((await find({ q: 'cktwnwjswk' })).corrected).toBe('찻주전자');
    expect(sorted(await numbers({ q: '무쇠' }))).toEqual(all.filter((i) => i % 2 === 1));
    for (const q of ['없는물건', '%', '" OR 1=1', '<script>'])
      expect((await find({ q })).items, q).toEqual([]);
  });

  test('a category holds what is below it, and facets count what was found', async () => {
    for (const category of ['seed-kitchen', pots.kitchen])
      expect(sorted(await numbers({ category }))).toEqual(all);
    const page = await find({ category: 'seed-kitchen' });
    expect(page.total).toEqual({ count: 12, isExact: true });
    expect(page.facets.category).toEqual([
      { value: pots.tea, count: 8 },
      { value: pots.kitchen, count: 4 },
    ]);
    expect(page.facets.availability).toEqual([
      { value: 'in-stock', count: 11 },
      { value: 'sold-out', count: 1 },
    ]);
    expect(page.facets).not.toHaveProperty('score');
    const both = ['brand:무쇠골', 'brand:이도도예'];
    expect(sorted(await numbers({ category: 'seed-tea', facet: 'brand:무쇠골' }))).toEqual([1, 5, 7, 11]);
    expect(await numbers({ category: 'seed-kitchen', facet: both })).toHaveLength(12);
    expect(sorted(await numbers({ category: 'seed-kitchen', facet: 'rating:4' }))).toEqual([
      0, 1, 4, 5, 8, 9,
    ]);
    expect((await get('/products?category=nowhere')).body.code).toBe('shop.category-not-found');
    expect((await find({ category: 'seed-tea', facet: `category:${pots.kitchen}` })).total.count).toBe(8);
  });

  test('what is chosen does not hide its neighbours, but nothing leads off the shelf', async () => {
    const brands = [
      { value: '무쇠골', count: 4 },
      { value: '이도도예', count: 4 },
    ];
    const chosen = await find({ category: 'seed-tea', facet: 'brand:무쇠골' });
    expect(chosen.total).toEqual({ count: 4, isExact: true });
    expect(chosen.facets.brand).toEqual(brands);
    expect(chosen.facets.category).toEqual([{ value: pots.tea, count: 4 }]);
    expect(chosen.areFacetsExact).toBe(true);
    const below = await find({ category: 'seed-kitchen', facet: `category:${pots.tea}` });
    expect(below.facets.category).toEqual([
      { value: pots.tea, count: 8 },
      { value: pots.kitchen, count: 4 },
    ]);
    const stock = await find({ category: 'seed-kitchen', inStock: 'true', facet: 'availability:sold-out' });
    expect([stock.items, stock.facets.availability]).toEqual([[], [{ value: 'in-stock', count: 11 }]]);
    const byStars = await find({ category: 'seed-tea', facet: 'brand:무쇠골', sort: 'rating', limit: '2' });
    expect([byStars.items.length, byStars.facets.brand]).toEqual([2, brands]);
  });

  test('whoever looks at no counts gets the same products without them', async () => {
    for (const sort of ['relevance', 'rating']) {
      const query = { category: 'seed-tea', q: '무쇠', sort, limit: '3' };
      const counted = await find(query);
      const bare = await find({ ...query, counts: 'false' });
      expect(bare.items).toEqual(counted.items);
      expect([bare.facets, counted.total.count]).toEqual([{}, 4]);
    }
  });

  test('a facet may be called anything', async () => {
    for (const facet of ['constructor:x', 'toString:x', 'valueOf:x', 'colour:x'])
      expect((await find({ facet: [facet, 'brand:무쇠골'] })).items, facet).toEqual([]);
  });

  test('prices, stock, and orders', async () => {
    const category = 'seed-kitchen';
    expect(sorted(await numbers({ category, priceFrom: '20000', priceTo: '30000' }))).toEqual([2, 3, 4]);
    expect(sorted(await numbers({ category, inStock: 'true' }))).toEqual(all.filter((i) => i !== 5));
    expect(await numbers({ category, sort: 'price-asc' })).toEqual(all);
    expect(await numbers({ category, sort: 'price-desc' })).toEqual(all.toReversed());
    expect(await numbers({ category, sort: 'newest' })).toEqual(all.toReversed());
    const popular = await numbers({ category, sort: 'popular' });
    expect(sorted(popular.slice(0, 3))).toEqual([3, 7, 11]);
    const stars = await numbers({ category, sort: 'rating' });
    expect(stars.map((i) => (i % 4 === 3 ? 0 : 5 - (i % 4)))).toEqual([5, 5, 5, 4, 4, 4, 3, 3, 3, 0, 0, 0]);
    expect(new Set(stars).size).toBe(12);
    expect(await numbers({ category, sort: 'rating', q: '백자' }, '2')).toHaveLength(6);
  });

  test('a cursor of another query, or none at all, is refused', async () => {
    const { nextCursor } = await find({ category: 'seed-kitchen', limit: '2' });
    for (const query of [
      `category=seed-tea&cursor=${nextCursor}`,
      'cursor=what',
      `cursor=k.${pots.products[3]!.id}&q=x`,
      `cursor=k.${pots.products[3]!.id}&facet=brand:x`,
      'sort=rating&cursor=what',
      `sort=rating&cursor=${encodeURIComponent('r5.0,what')}`,
    ]) {
      const { status, body } = await get(`/products?limit=2&${query}`);
      expect([status, body.code], query).toEqual([400, 'request.invalid-cursor']);
    }
    for (const query of ['limit=61', 'sort=best', 'facet=x', 'priceFrom=-1', 'q=%00', 'colour=red']) {
      expect((await get(`/products?${query}`)).body.code, query).toBe('request.invalid');
    }
  });

  test('everything that can be searched shows products too', async () => {
    const groups = (await site.call('GET', `/search?q=${encodeURIComponent('무쇠 찻주전자')}`)).body.groups;
    const products = groups.find(({ kind }: { kind: string }) => kind === 'product');
    expect(products.items[0]).toMatchObject({
      kind: 'product',
      link: expect.stringMatching(/^\/shop\/products\//),
    });
    const suggested = (await site.call('GET', `/search/suggestions?q=${encodeURIComponent('갈ㅋ')}`)).body
      .items;
    expect(suggested.map(({ id }: { id: string }) => id)).toContain(pots.rake.id);
  });

  test('what changes is found as it is: a price, a name, the end', async () => {
    const made = await editor.create({ name: text('도깨비 방망이', 'Goblin club') }, { price: 70_000 });
    const found = async () => (await find({ q: '도깨비' })).items;
    await expect.poll(found, PATIENCE).toMatchObject([{ price: { from: 70_000 } }]);
    const changes = [{ variantId: made.variants[0]!.variantId, price: 50_000 }];
    await editor.call('POST', '/products/bulk', { changes, reason: 'cheaper' });
    expect(await found()).toMatchObject([{ price: { from: 50_000 } }]);
    await editor.call('POST', `/products/${made.productId}/status`, { status: 'hidden', reason: 'away' });
    expect(await found()).toEqual([]);
  });

  test('without an index a category still pages, the newest first; what only an index can do is told', async () => {
    const index = site.indexes.public as { search: SearchIndex['search'] };
    const { search } = index;
    index.search = async () => {
      throw new ProblemError('search.unavailable', { retryAfterS: 5 });
    };
    try {
      expect(await numbers({ category: 'seed-kitchen' })).toEqual(all.toReversed());
      const page = await find({ category: 'seed-tea', limit: '3' });
      expect(page).toMatchObject({ total: { count: 8, isExact: true }, facets: {}, corrected: null });
      for (const query of ['q=x', 'facet=brand:x', 'priceFrom=1', 'inStock=true', 'sort=rating&q=x']) {
        const { status, body } = await get(`/products?${query}`);
        expect([status, body.code], query).toEqual([503, 'search.unavailable']);
      }
    } finally {
      index.search = search;
    }
  });

  test('whoever is signed in sees what they like', async () => {
    const [liked] = pots.products;
    const row = [site.idOf('minji'), liked!.id, 1];
    await site.database.transact((tx) =>
      insertMany(tx, 'shop_likes', ['account_id', 'product_id', 'at'], [row]),
    );
    const { body } = await get('/products?category=seed-kitchen&limit=60', 'minji');
    const hearts = body.items.filter(({ isLiked }: { isLiked: boolean }) => isLiked);
    expect(hearts.map(({ productId }: { productId: string }) => productId)).toEqual([liked!.id]);
    expect((await find({ category: 'seed-kitchen' })).items[0]).not.toHaveProperty('isLiked');
    const home = (await get('/home', 'minji')).body;
    expect(home.collections[0].products[0].isLiked).toBe(
      home.collections[0].products[0].productId === liked!.id,
    );
  });

  test('rankings: as they were worked out; before that, by what sells', async () => {
    const ranked = async (query = '') => {
      const { items } = (await get(`/rankings?${query}`)).body;
      return items.map(({ productId }: { productId: string }) =>
        pots.products.findIndex(({ id }) => id === productId),
      );
    };
    expect(sorted((await ranked('category=seed-tea')).slice(0, 2))).toEqual([7, 11]);
    const rows = [4, 2].map((i, position) => ['likes:all', position, pots.products[i]!.id, 100 - i]);
    await site.database.transact((tx) =>
      insertMany(tx, 'shop_rankings', ['list', 'position', 'product_id', 'score'], rows),
    );
    expect(await ranked('list=likes')).toEqual([4, 2]);
    expect((await get('/rankings?list=stolen')).status).toBe(400);
    expect((await get('/rankings?category=nowhere')).status).toBe(404);
  });

  test('operators find drafts, SKUs and what is about to run out', async () => {
    const draft = await editor.create(
      { status: 'draft', name: text('비밀 주전자', 'Secret pot') },
      { sku: 'SECRET' },
    );
    const list = async (query: string) =>
      (await editor.call('GET', `/products?${query}`)).body.items.map(
        ({ productId }: { productId: string }) => productId,
      );
    expect(await list('q=SECRET')).toEqual([draft.productId]);
    expect(await list(`q=${encodeURIComponent('비밀')}`)).toEqual([draft.productId]);
    expect(await list('q=secret')).toEqual([draft.productId]);
    expect(await list('status=draft')).toContain(draft.productId);
    expect(await list('status=on-sale')).not.toContain(draft.productId);
    expect((await list('lowStock=true&limit=100')).toSorted()).toEqual(
      expect.arrayContaining([pots.products[5]!.id, pots.rake.id]),
    );
    expect(await list('drop=true')).toEqual([pots.rake.id]);
    expect(await list(`category=${pots.tea}&sort=name&limit=100`)).toHaveLength(8);
    expect((await editor.call('GET', '/products/export?reason=x')).body.code).not.toBe('request.invalid');
  });
}

describe('lists of products, on SQLite', () => listing(async () => ({})));
describeWith('MariaDB', 'lists of products', () =>
  listing(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
