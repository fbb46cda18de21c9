import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { watch } from '../../../../test/support/watch.ts';
import type { AdminProduct } from './admin-schemas.ts';
import { type Editor, editorOf } from './testing/editor.ts';

const DAY_MS = 86_400_000;
const SIZES = {
  name: { ko: '크기', en: 'Size' },
  values: [
    { ko: '소', en: 'S' },
    { ko: '대', en: 'L' },
  ],
};
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

function catalogue(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  let editor: Editor;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
    editor = await editorOf(site);
  });
  afterAll(() => site.end());

  const get = (path: string, as?: 'minji') =>
    site.call('GET', `/shop${path}`, as === undefined ? {} : { token: site.tokenOf(as) });
  const put = (product: AdminProduct, more: object) =>
    editor.call('PUT', `/products/${product.productId}`, { ...editor.unchanged(product), ...more });
  const variantRow = (id: string) =>
    site.database.reader.selectFrom('shop_variants').selectAll().where('id', '=', id).executeTakeFirst();
  /** What a checkout does, seen from here. */
  const sell = (id: string, quantity: number) =>
    site.database.transact(async (tx) => {
      const { stock, sold } = (await variantRow(id))!;
      await tx
        .updateTable('shop_variants')
        .set({ stock: stock - quantity, sold: sold + quantity })
        .where('id', '=', id)
        .execute();
    });
  const notes = async (subject: string) => {
    const rows = await site.database.reader
      .selectFrom('audit_log')
      .select(['action', 'reason', 'details'])
      .where('subject', '=', subject)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }));
  };

  describe('a product', () => {
    test('with options is made whole, and everybody reads it at the price of now', async () => {
      const body = editor.draft({
        options: [SIZES],
        description: { ko: '첫 줄\n<b>굵지 않다</b>', en: 'First\n<script>alert(1)</script>' },
        variants: [
          { sku: 'WHOLE-S', choices: [0], price: 20_000, salePrice: 15_000, saleUntil: inDays(1), stock: 3 },
          { sku: 'WHOLE-L', choices: [1], price: 30_000, stock: 50 },
        ],
      });
      const made = await editor.call('POST', '/products', body);
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const { productId } = made.body;
      expect(made.body).toMatchObject({
        version: 1,
        status: 'on-sale',
        variants: [{ stock: 3 }, { stock: 50 }],
      });
      const read = (await get(`/products/${productId}`)).body;
      expect(read).toMatchObject({
        price: { from: 15_000, listFrom: 20_000, percentOff: 25 },
        state: 'on-sale',
        description: body.description,
        badges: ['sale', 'new'],
        categories: [{ categoryId: editor.categoryId, slug: 'test-living' }],
        variants: [
          { sku: 'WHOLE-S', price: 15_000, listPrice: 20_000, stock: 3, state: 'on-sale' },
          { sku: 'WHOLE-L', price: 30_000, listPrice: 30_000, stock: null, state: 'on-sale' },
        ],
        shipping: { fee: 3_000 },
      });
      expect(read.serverNow).toEqual(expect.any(String));
      expect(read).not.toHaveProperty('isLiked');
      expect((await get(`/products/${productId}`, 'minji')).body).toMatchObject({
        ...read,
        serverNow: expect.anything(),
        isLiked: false,
      });
    });

    test('of the same key is made once, and another content under it is refused', async () => {
      const body = editor.draft();
      const key = { 'idempotency-key': 'make-once' };
      const [first, again] = [
        await editor.call('POST', '/products', body, key),
        await editor.call('POST', '/products', body, key),
      ];
      expect([again.status, again.body.productId]).toEqual([201, first.body.productId]);
      expect(again.headers['idempotency-replayed']).toBe('true');
      const other = await editor.call('POST', '/products', editor.draft(), key);
      expect(other.body.code).toBe('idempotency.mismatch');
    });

    test('that is a draft or hidden is for nobody; one that is over says so', async () => {
      const { productId } = await editor.create({ status: 'draft' });
      const setStatus = (status: string) =>
        editor.call('POST', `/products/${productId}/status`, { status, reason: 'testing' });
      const state = async () => {
        const { status, body } = await get(`/products/${productId}`);
        return status === 200 ? body.state : body.code;
      };
      expect(await state()).toBe('shop.product-not-found');
      await setStatus('on-sale');
      expect(await state()).toBe('on-sale');
      await setStatus('hidden');
      expect(await state()).toBe('shop.product-not-found');
      await setStatus('ended');
      expect(await state()).toBe('ended');
      expect((await setStatus('draft')).body).toMatchObject({
        code: 'shop.invalid-product',
        reason: 'status',
      });
      expect((await notes(productId)).map(({ action }) => action)).toEqual([
        'shop.create-product',
        ...Array(3).fill('shop.set-product-status'),
      ]);
    });

    test('that somebody else has changed meanwhile is not overwritten', async () => {
      const product = await editor.create();
      const first = await put(product, { brand: '첫째', reason: 'a new brand' });
      expect([first.status, first.body.version]).toEqual([200, product.version + 1]);
      const second = await put(product, { brand: '둘째' });
      expect(second.body).toMatchObject({ code: 'shop.version-conflict', version: product.version + 1 });
      expect((await get(`/products/${product.productId}`)).body.brand).toBe('첫째');
      expect((await notes(product.productId)).at(-1)).toMatchObject({
        action: 'shop.edit-product',
        reason: 'a new brand',
        details: { facts: { brand: ['달빛공방', '첫째'] }, variants: [] },
      });
    });

    test('keeps what was sold while its editor was open', async () => {
      const product = await editor.create({}, { stock: 12 });
      const [variant] = product.variants;
      await sell(variant!.variantId, 3);
      const body = editor.unchanged(product);
      const untouched = await put(product, { brand: '다른 이름' });
      expect(untouched.body.variants[0]).toMatchObject({ stock: 9, sold: 3 });
      // Eight came in: it was 12 when they were counted in.
      const more = body.variants.map((one) => ({ ...one, stock: 20, stockSeen: 12 }));
      const booked = await put(untouched.body, { variants: more });
      expect(booked.body.variants[0]).toMatchObject({ stock: 17, sold: 3 });
      const noStock = more.map(({ stock: _stock, stockSeen: _seen, ...one }) => one);
      expect((await put(booked.body, { variants: noStock })).body.variants[0].stock).toBe(17);
      const counted = more.map(({ stockSeen: _seen, ...one }) => ({ ...one, stock: 5 }));
      expect(
        (await put(await editor.read(product.productId), { variants: counted })).body.variants[0].stock,
      ).toBe(5);
      const gone = more.map((one) => ({ ...one, stock: 0, stockSeen: 12 }));
      const refused = await put(await editor.read(product.productId), { variants: gone });
      expect(refused.body).toMatchObject({ code: 'shop.invalid-product', reason: 'stock', stock: 5 });
    });

    test('never loses a variant that may have been sold; one that nobody ever saw goes', async () => {
      const draft = editor.draft({
        status: 'draft',
        options: [SIZES],
        variants: [
          { sku: 'KEEP-S', choices: [0], price: 1_000, stock: 1 },
          { sku: 'KEEP-L', choices: [1], price: 1_000, stock: 1 },
        ],
      });
      const made = (await editor.call('POST', '/products', draft)).body as AdminProduct;
      const [small, large] = made.variants;
      const those = (product: AdminProduct, sku: string) =>
        editor.unchanged(product).variants.filter((variant) => variant.sku === sku);
      const unseen = (await put(made, { variants: those(made, 'KEEP-S') })).body as AdminProduct;
      expect(await variantRow(large!.variantId)).toBeUndefined();
      await editor.call('POST', `/products/${made.productId}/status`, { status: 'on-sale', reason: 'go' });
      const seen = await editor.read(made.productId);
      const withAnother = [...those(seen, 'KEEP-S'), { sku: 'KEEP-L', choices: [1], price: 2_000, stock: 4 }];
      const both = (await put(seen, { variants: withAnother })).body as AdminProduct;
      expect(both.variants).toHaveLength(2);
      const switched = (await put(both, { variants: those(both, 'KEEP-L') })).body as AdminProduct;
      expect(switched.variants).toMatchObject([
        { sku: 'KEEP-L', isActive: true },
        { variantId: small!.variantId, sku: 'KEEP-S', isActive: false },
      ]);
      expect((await get(`/products/${made.productId}`)).body.variants).toMatchObject([{ sku: 'KEEP-L' }]);
      expect(unseen.variants).toHaveLength(1);
    });

    test('shows pictures that its operator uploaded, and no others', async () => {
      const [first, second] = [await editor.upload(50), await editor.upload(51)];
      const foreign = await editor.upload(52, site.tokenOf('minji'));
      const product = await editor.create({ pictures: [{ fileId: first, alt: { ko: '앞모습' } }] });
      expect(product.pictures).toMatchObject([{ fileId: first, alt: { ko: '앞모습', en: '앞모습' } }]);
      const both = (await put(product, { pictures: [{ fileId: second }, { fileId: first }] })).body;
      expect(both.pictures.map(({ fileId }: { fileId: string }) => fileId)).toEqual([second, first]);
      const card = (await get(`/products/${product.productId}`)).body;
      expect([card.picture.width, card.pictures.length]).toEqual([51, 2]);
      for (const fileId of [foreign, 'NOFILE']) {
        const refused = await put(both, { pictures: [{ fileId }] });
        expect(refused.body.code).toBe('file.not-found');
      }
      const twice = await put(both, { pictures: [{ fileId: first }, { fileId: first }] });
      expect(twice.body).toMatchObject({ code: 'shop.invalid-product', reason: 'pictures' });
      const none = await put(both, { pictures: [] });
      expect(none.body.pictures).toEqual([]);
      const references = await site.database.reader
        .selectFrom('file_references')
        .select('owner')
        .where('owner', 'like', `product:${product.productId}%`)
        .execute();
      expect(references).toEqual([]);
    });
  });

  describe('a SKU', () => {
    test('that is taken is refused, in a race too, and two variants may swap theirs', async () => {
      const race = await Promise.all(
        Array.from({ length: 8 }, () => editor.call('POST', '/products', editor.draft({}, { sku: 'RACE' }))),
      );
      expect(race.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
      expect(new Set(race.map(({ body }) => body.code))).toEqual(new Set([undefined, 'shop.sku-taken']));
      const product = (
        await editor.call(
          'POST',
          '/products',
          editor.draft({
            options: [SIZES],
            variants: [
              { sku: 'SWAP-A', choices: [0], price: 1_000, stock: 1 },
              { sku: 'SWAP-B', choices: [1], price: 1_000, stock: 1 },
            ],
          }),
        )
      ).body as AdminProduct;
      const [a, b] = editor.unchanged(product).variants;
      const swapped = await put(product, {
        variants: [
          { ...a, sku: 'SWAP-B' },
          { ...b, sku: 'SWAP-A' },
        ],
      });
      expect(swapped.body.variants.map(({ sku }: { sku: string }) => sku)).toEqual(['SWAP-B', 'SWAP-A']);
    });
  });

  describe('in bulk', () => {
    test('prices and stock change together or not at all', async () => {
      const [one, two] = [await editor.create({}, { stock: 5 }), await editor.create({}, { stock: 5 })];
      const [a, b] = [one.variants[0]!.variantId, two.variants[0]!.variantId];
      const bulk = (changes: object[]) =>
        editor.call('POST', '/products/bulk', { changes, reason: 'autumn' });
      await sell(a, 2);
      const done = await bulk([
        { variantId: a, stockBy: 10, salePrice: 20_000, saleUntil: inDays(1) },
        { variantId: b, stock: 0 },
      ]);
      expect([done.status, done.body.changed]).toEqual([200, 2]);
      expect(await variantRow(a)).toMatchObject({ stock: 13, sold: 2, sale_price: 20_000 });
      expect((await get(`/products/${one.productId}`)).body.price.from).toBe(20_000);
      expect((await get(`/products/${two.productId}`)).body.state).toBe('sold-out');
      const before = [await variantRow(a), await variantRow(b)];
      for (const [changes, reason] of [
        [[{ variantId: a, price: 10 }], 'salePrice'],
        [
          [
            { variantId: b, price: 40_000 },
            { variantId: a, stockBy: -14 },
          ],
          'stock',
        ],
        [
          [
            { variantId: b, stock: 1 },
            { variantId: b, stock: 2 },
          ],
          'variantId',
        ],
        [[{ variantId: a, saleFrom: inDays(3) }], 'saleUntil'],
      ] as const) {
        const { body } = await bulk([...changes]);
        expect(body).toMatchObject({ code: 'shop.invalid-product', reason });
      }
      expect(
        (
          await bulk([
            { variantId: b, stock: 1 },
            { variantId: 'NOBODY', stock: 1 },
          ])
        ).body.code,
      ).toBe('shop.variant-not-found');
      expect((await bulk([{ variantId: a, stock: 1, stockBy: 1 }])).status).toBe(400);
      expect([await variantRow(a), await variantRow(b)]).toEqual(before);
      await bulk([{ variantId: a, salePrice: null }]);
      expect(await variantRow(a)).toMatchObject({ sale_price: null, sale_until: null });
      // An editor that was open meanwhile does not put the old price back.
      expect((await put(one, {})).body.code).toBe('shop.version-conflict');
      // Stock alone is nobody's version.
      expect((await put(two, {})).status).toBe(200);
      expect(await variantRow(b)).toMatchObject({ stock: 0 });
    });

    test('500 at a time, and no more', async () => {
      const changes = Array.from({ length: 501 }, () => ({ variantId: 'X', stock: 1 }));
      expect((await editor.call('POST', '/products/bulk', { changes, reason: 'x' })).body.code).toBe(
        'request.invalid',
      );
    });
  });

  describe('what makes no sense is refused, and changes nothing', () => {
    const everything = async () =>
      JSON.stringify([
        await site.database.reader.selectFrom('shop_products').selectAll().orderBy('id').execute(),
        await site.database.reader.selectFrom('shop_variants').selectAll().orderBy('id').execute(),
        await site.database.reader.selectFrom('audit_log').selectAll().orderBy('id').execute(),
      ]);
    const NAME = { ko: '이름', en: 'Name' };
    test.each<[string, object, object, number, string]>([
      ['no price', {}, { price: undefined }, 400, 'request.invalid'],
      ['a price of nothing', {}, { price: 0 }, 400, 'request.invalid'],
      ['a price below nothing', {}, { price: -1 }, 400, 'request.invalid'],
      ['half a won', {}, { price: 0.5 }, 400, 'request.invalid'],
      ['a price beyond everything', {}, { price: 2 ** 53 }, 400, 'request.invalid'],
      ['stock below nothing', {}, { stock: -1 }, 400, 'request.invalid'],
      ['stock beyond everything', {}, { stock: 1e9 }, 400, 'request.invalid'],
      ['a sale that is dearer', {}, { salePrice: 32_000 }, 409, 'shop.invalid-product'],
      [
        'a sale that ends before it begins',
        {},
        { salePrice: 1, saleFrom: inDays(2), saleUntil: inDays(1) },
        409,
        'shop.invalid-product',
      ],
      ['a period without a sale', {}, { saleFrom: inDays(2) }, 409, 'shop.invalid-product'],
      ['a pre-order of nothing', {}, { sells: 'pre-order' }, 409, 'shop.invalid-product'],
      ['a choice of no option', {}, { choices: [0] }, 409, 'shop.invalid-product'],
      ['no choice of an option', { options: [SIZES] }, {}, 409, 'shop.invalid-product'],
      ['a choice that there is not', { options: [SIZES] }, { choices: [2] }, 409, 'shop.invalid-product'],
      [
        'the same value twice',
        { options: [{ name: NAME, values: [NAME, NAME] }] },
        { choices: [0] },
        409,
        'shop.invalid-product',
      ],
      ['nothing on sale in it', {}, { isActive: false }, 409, 'shop.invalid-product'],
      ['a drop that never opens', { isDrop: true }, {}, 409, 'shop.invalid-product'],
      ['a category that there is not', { categoryId: 'NOWHERE' }, {}, 404, 'shop.category-not-found'],
      ['a control character', { brand: 'a\u0000b' }, {}, 400, 'request.invalid'],
      ['a control character in a text', { description: { ko: 'a\u0007b' } }, {}, 400, 'request.invalid'],
      ['a SKU with a space', {}, { sku: 'A B' }, 400, 'request.invalid'],
      ['a field that nobody knows', { sold: 100 }, {}, 400, 'request.invalid'],
      ['a status that there is not', { status: 'stolen' }, {}, 400, 'request.invalid'],
      ['no variant', { variants: [] }, {}, 400, 'request.invalid'],
    ])('%s', async (_what, more, variant, status, code) => {
      const before = await everything();
      const got = await editor.call('POST', '/products', editor.draft(more, variant));
      expect([got.status, got.body.code], JSON.stringify(got.body)).toEqual([status, code]);
      expect(await everything()).toBe(before);
    });

    test('variants of another product, and products that there are not', async () => {
      const [mine, other] = [await editor.create(), await editor.create()];
      const variants = [{ ...editor.unchanged(mine).variants[0], variantId: other.variants[0]!.variantId }];
      expect((await put(mine, { variants })).body.code).toBe('shop.variant-not-found');
      const nothing = await editor.call('PUT', '/products/NOBODY', editor.unchanged(mine));
      expect([nothing.status, nothing.body.code]).toEqual([404, 'shop.product-not-found']);
      expect((await get('/products/NOBODY')).body.code).toBe('shop.product-not-found');
      expect((await get('/products/NOBODY/stock')).body.code).toBe('shop.product-not-found');
    });

    test('a whole body of texts is taken, and one beyond that is not', async () => {
      const long = { ko: '가'.repeat(20_000), en: 'a'.repeat(20_000) };
      expect((await editor.create({ description: long })).description).toEqual(long);
      const tooLong = await editor.call('POST', '/products', editor.draft({ brand: 'x'.repeat(600_000) }));
      expect(tooLong.body.code).toBe('request.too-large');
    });
  });

  describe('categories and collections', () => {
    const category = (slug: string, more: object = {}) => ({ slug, name: { ko: slug, en: slug }, ...more });

    test('a tree of categories, read by everybody, without circles', async () => {
      const top = (await editor.call('POST', '/categories', category('tree-top'))).body;
      const below = (
        await editor.call('POST', '/categories', category('tree-below', { parentId: top.categoryId }))
      ).body;
      const seen = async () =>
        (await get('/categories')).body.items
          .map(({ slug }: { slug: string }) => slug)
          .filter((slug: string) => slug.startsWith('tree-'));
      expect(await seen()).toEqual(['tree-top', 'tree-below']);
      const circle = category('tree-top', { parentId: below.categoryId });
      const refused = await editor.call('PUT', `/categories/${top.categoryId}`, circle);
      expect(refused.body.code).toBe('shop.invalid-category');
      const taken = await editor.call('POST', '/categories', category('tree-top'));
      expect(taken.body.code).toBe('shop.slug-taken');
      const product = await editor.create({ categoryId: below.categoryId });
      for (const id of [top.categoryId, below.categoryId]) {
        expect((await editor.call('DELETE', `/categories/${id}`)).body.code).toBe('shop.category-in-use');
      }
      await put(product, { categoryId: editor.categoryId });
      await editor.call(
        'PUT',
        `/categories/${below.categoryId}`,
        category('tree-hidden', { parentId: top.categoryId, isHidden: true }),
      );
      expect(await seen()).toEqual(['tree-top']);
      expect((await editor.call('DELETE', `/categories/${below.categoryId}`)).status).toBe(200);
      expect((await editor.call('DELETE', `/categories/${below.categoryId}`)).status).toBe(404);
      expect((await editor.call('DELETE', `/categories/${top.categoryId}`)).status).toBe(200);
      expect(await seen()).toEqual([]);
    });

    test('a collection shows its products in its order, and the first page shows it', async () => {
      const [one, two] = [await editor.create(), await editor.create()];
      const hidden = await editor.create({ status: 'draft' });
      const productIds = [two.productId, hidden.productId, one.productId];
      const body = { slug: 'gifts', name: { ko: '선물', en: 'Gifts' }, productIds };
      const { collectionId } = (await editor.call('POST', '/collections', body)).body;
      const shown = async () => (await get('/collections/gifts')).body;
      const ids = (cards: { productId: string }[]) => cards.map(({ productId }) => productId);
      expect(ids((await shown()).products)).toEqual([two.productId, one.productId]);
      const home = (await get('/home')).body;
      const onHome = home.collections.find(({ slug }: { slug: string }) => slug === 'gifts');
      expect(ids(onHome.products)).toEqual([two.productId, one.productId]);
      expect((await editor.call('POST', '/collections', body)).body.code).toBe('shop.slug-taken');
      const unknown = { ...body, productIds: ['NOBODY'] };
      expect((await editor.call('PUT', `/collections/${collectionId}`, unknown)).body.code).toBe(
        'shop.product-not-found',
      );
      await editor.call('PUT', `/collections/${collectionId}`, { ...body, isShown: false });
      expect((await shown()).code).toBe('shop.collection-not-found');
      expect((await editor.call('GET', `/collections/${collectionId}`)).body.productIds).toEqual(productIds);
      await editor.call('DELETE', `/collections/${collectionId}`);
      expect((await editor.call('GET', `/collections/${collectionId}`)).status).toBe(404);
    });
  });

  describe('a drop', () => {
    test('is announced, opens by itself, and tells what is left to the last piece', async () => {
      const opensAt = new Date(Date.now() + 3_600_000).toISOString();
      const drop = await editor.create({ isDrop: true, opensAt, perMemberLimit: 2 }, { stock: 500 });
      const [announced] = (await get('/drops')).body.items;
      expect(announced).toMatchObject({
        productId: drop.productId,
        state: 'opens',
        opensAt,
        badges: ['drop', 'new', 'limited'],
      });
      expect((await get(`/products/${drop.productId}/stock`)).body).toMatchObject({
        state: 'opens',
        variants: [{ stock: 500, state: 'opens' }],
      });
      const past = new Date(Date.now() - 1_000).toISOString();
      await put(drop, { opensAt: past });
      expect((await get('/drops')).body.items[0]).toMatchObject({
        productId: drop.productId,
        state: 'on-sale',
      });
      await sell(drop.variants[0]!.variantId, 500);
      await editor.call('POST', '/products/bulk', {
        changes: [{ variantId: drop.variants[0]!.variantId, stockBy: 0 }],
        reason: 'look again',
      });
      expect((await get(`/products/${drop.productId}/stock`)).body).toMatchObject({
        state: 'sold-out',
        sold: 500,
        variants: [{ stock: 0, state: 'sold-out' }],
      });
    });
  });

  test('open pages hear what is left when somebody buys, and that there is something to read when it is edited', async () => {
    const pot = await editor.create({ delivery: 'none' }, { price: 1_000, stock: 5 });
    const { variantId } = pot.variants[0]!;
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    const page = await watch(url, `shop-product:${pot.productId}`);
    await page.until(({ event }) => event === 'hello');
    const token = site.tokenOf('minji');
    await site.call('POST', '/pay/deposits', { token, body: { amount: 10_000 } });
    const body = { lines: [{ variantId, quantity: 2 }], payWith: 'wallet' };
    expect((await site.call('POST', '/shop/orders', { token, body })).status).toBe(201);
    // Whoever has bought reads it at once.
    expect((await get(`/products/${pot.productId}/stock`, 'minji')).body).toMatchObject({
      sold: 2,
      variants: [{ stock: 3 }],
    });
    const news = await page.until(({ event }) => event === 'stock');
    expect(news.data).toEqual({
      productId: pot.productId,
      variants: [{ variantId, stock: 3, state: 'on-sale' }],
    });
    await put(await editor.read(pot.productId), { brand: '새 이름' });
    await page.until(({ event }) => event === 'product');
    page.close();
  });

  test('the first page is the same for everybody until something on it changes', async () => {
    const { productId } = await editor.create({ isDrop: true, opensAt: inDays(-1) });
    const brand = async () => {
      const { drops } = (await get('/home')).body;
      return drops.find((card: { productId: string }) => card.productId === productId)?.brand;
    };
    expect([await brand(), await brand()]).toEqual(['달빛공방', '달빛공방']);
    await put(await editor.read(productId), { brand: '바뀐 이름' });
    expect(await brand()).toBe('바뀐 이름');
    await editor.call('POST', `/products/${productId}/status`, { status: 'hidden', reason: 'away' });
    expect(await brand()).toBeUndefined();
  });

  test('whoever may not edit may not', async () => {
    const { productId } = await editor.create();
    for (const [method, path, body] of [
      ['POST', '/products', editor.draft()],
      ['GET', `/products/${productId}`, undefined],
      ['POST', `/products/${productId}/status`, { status: 'ended', reason: 'x' }],
      ['POST', '/products/bulk', { changes: [{ variantId: 'X', stock: 1 }], reason: 'x' }],
      ['GET', '/products', undefined],
    ] as const) {
      const options = body === undefined ? {} : { body };
      expect((await site.call(method, `/admin/shop${path}`, options)).status).toBe(401);
      const token = site.tokenOf('minji');
      expect((await site.call(method, `/admin/shop${path}`, { ...options, token })).status).toBe(403);
    }
  });
}

describe('the catalogue, on SQLite', () => catalogue(async () => ({})));
describeWith('MariaDB', 'the catalogue', () =>
  catalogue(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
