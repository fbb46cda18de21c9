import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertProducts } from '../server/modules/shop/catalogue/index.ts';
import { insertReceived } from '../server/modules/shop/community/testing/received.ts';
import { eachDatabase } from './database.ts';
import { type CallOptions, startInstallation, type TestInstallation } from './support/installation.ts';

const ADDRESS = {
  ...{ label: '집', recipient: '김민지', phone: '01012345678', postcode: '04524' },
  ...{ line1: '서울특별시 중구 세종대로 110', line2: '301호', isDefault: false },
};

eachDatabase('carts, likes, addresses and what people say, over HTTP', (open) => {
  let site: TestInstallation;
  let [minji, jun, admin] = ['', '', ''];
  const [productId, variantId, otherVariant, soldOut] = [
    'SHOPTESTPRODUCT1',
    'SHOPTESTVARIANT1',
    'SHOPTESTVARIANT2',
    'SHOPTESTVARIANT3',
  ];
  const orderId = 'SHOPTESTORDER001';

  beforeAll(async () => {
    const { url } = await open();
    site = await startInstallation({ DATABASE_URL: url });
    [minji, jun, admin] = [site.tokenOf('minji'), site.tokenOf('jun'), site.tokenOf('admin')];
    const name = { ko: '유기 수저', en: 'Brass spoon' };
    const size = { name: { ko: '크기', en: 'Size' }, values: [name, name] };
    const products = [
      {
        ...{ id: productId, categoryId: 'SHOPTESTCATEGORY', name },
        variants: [{ id: variantId, price: 5_000, stock: 3 }],
      },
      {
        ...{ id: 'SHOPTESTPRODUCT2', categoryId: 'SHOPTESTCATEGORY', name, options: [size] },
        variants: [
          { id: otherVariant, choices: [0], price: 7_000, stock: 300 },
          { id: soldOut, choices: [1], price: 7_000, stock: 0 },
        ],
      },
      {
        ...{ id: 'SHOPTESTPRODUCT3', categoryId: 'SHOPTESTCATEGORY', name, status: 'hidden' as const },
        variants: [{ id: 'SHOPTESTVARIANT4', price: 7_000, stock: 3 }],
      },
    ];
    await site.database.transact(async (tx) => {
      await insertProducts(tx, { products }, { batchId: site.makeId(), at: Date.now() - 1_000 });
      await insertReceived(tx, [{ id: orderId, accountId: site.idOf('minji'), productIds: [productId] }]);
    });
  });
  afterAll(() => site.end());

  const put = (variant: string, options: CallOptions = {}, quantity = 1) =>
    site.call('POST', '/shop/cart/lines', { body: { variantId: variant, quantity }, ...options });
  const cookieOf = ({ headers }: { headers: Record<string, unknown> }): string =>
    String(headers['set-cookie'] ?? '').split(';')[0]!;

  describe('a guest', () => {
    test('is nobody until something is in the cart, and then a token out of reach of scripts', async () => {
      const looked = await site.call('GET', '/shop/cart');
      expect([looked.status, looked.body.lines, looked.headers['set-cookie']]).toEqual([200, [], undefined]);
      for (const [path, body] of [
        ['/shop/cart/ticks', { isTicked: true }],
        ['/shop/cart/removals', { ticked: true }],
      ] as const) {
        const touched = await site.call('POST', path, { body });
        expect([touched.status, touched.headers['set-cookie']]).toEqual([200, undefined]);
      }
      const refused = await put(soldOut);
      expect([refused.status, refused.body.code, refused.headers['set-cookie']]).toEqual([
        ...[409, 'stock.sold-out', undefined],
      ]);
      const first = await put(variantId);
      expect(first.headers['set-cookie']).toMatch(
        /^madang_cart=[\w-]{32}; Max-Age=34560000; Path=\/api\/v1\/shop; HttpOnly; SameSite=Lax$/,
      );
      const cookie = cookieOf(first);
      const second = await put(otherVariant, { headers: { cookie } }, 2);
      expect([second.headers['set-cookie'], second.body.counts]).toEqual([
        undefined,
        { lines: 2, pieces: 3, ticked: 2 },
      ]);
      // What is stored opens nothing.
      const token = cookie.slice('madang_cart='.length);
      const rows = await site.database.reader.selectFrom('shop_carts').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
      const stolen = rows.find(({ is_guest }) => is_guest === 1)!.owner_id.slice('guest:'.length);
      for (const forged of [stolen, `guest:${stolen}`, '../x', 'x'.repeat(32)]) {
        const seen = await site.call('GET', '/shop/cart', { headers: { cookie: `madang_cart=${forged}` } });
        expect([forged, seen.status, seen.body.lines]).toEqual([forged, 200, []]);
      }
    });

    test('keeps the cart over the sign-in, once, however often the page asks', async () => {
      const cookie = cookieOf(await put(variantId, {}, 2));
      const key = { cookie, 'idempotency-key': 'merge-of-minji' };
      const merges = await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          site.call('POST', '/shop/cart/merges', { token: minji, headers: i < 2 ? key : { cookie } }),
        ),
      );
      expect(merges.map(({ status }) => status)).toEqual(Array(5).fill(200));
      const first = merges.filter(
        ({ body, headers }) => body.merged === 1 && !headers['idempotency-replayed'],
      );
      expect(first).toHaveLength(1);
      expect(first[0]!.headers['set-cookie']).toMatch(/^madang_cart=; .*Expires=Thu, 01 Jan 1970/);
      const { body } = await site.call('GET', '/shop/cart', { token: minji });
      expect(body.lines).toMatchObject([
        {
          ...{
            variantId,
            quantity: 2,
            unitPrice: 5_000,
            addedPrice: 5_000,
            amount: 10_000,
            state: 'on-sale',
          },
          ...{ stock: 3, maxQuantity: 3, isTicked: true, name: { ko: '유기 수저' } },
        },
      ]);
      expect(body.quote).toMatchObject({ items: 10_000, shipping: 3_000, total: 13_000 });
      // Without the cookie the same key says what it said; another's sign-in finds nothing.
      const again = { token: minji, headers: { 'idempotency-key': 'merge-of-minji' } };
      expect((await site.call('POST', '/shop/cart/merges', again)).headers['idempotency-replayed']).toBe(
        'true',
      );
      const late = await site.call('POST', '/shop/cart/merges', { token: jun, headers: { cookie } });
      expect(late.body).toEqual({ merged: 0, refused: 0 });
      const guest = await site.call('GET', '/shop/cart', { headers: { cookie } });
      expect(guest.body.lines).toEqual([]);
    });

    test('may not merge, like, save addresses or write', async () => {
      for (const [method, path] of [
        ['POST', '/shop/cart/merges'],
        ['PUT', `/shop/likes/${productId}`],
        ['GET', '/shop/addresses'],
        ['GET', '/shop/inquiries'],
        ['POST', `/shop/products/${productId}/comments`],
      ] as const) {
        const { status, body } = await site.call(method, path, { body: {} });
        expect([path, status, body.code]).toEqual([path, 401, 'auth.required']);
      }
    });
  });

  test('the same key changes a cart once, and another content under it is a mistake', async () => {
    const headers = { 'idempotency-key': 'add-once' };
    const before = (await site.call('GET', '/shop/cart', { token: jun })).body.counts.pieces;
    for (let i = 0; i < 3; i += 1)
      expect((await put(otherVariant, { token: jun, headers }, 4)).status).toBe(200);
    const mistaken = await put(otherVariant, { token: jun, headers }, 5);
    expect([mistaken.status, mistaken.body.code]).toEqual([422, 'idempotency.mismatch']);
    const after = (await site.call('GET', '/shop/cart', { token: jun })).body.counts.pieces;
    expect(after - before).toBe(4);
  });

  test('hearts are given, counted for everybody, and go to the cart', async () => {
    const path = `/shop/likes/${productId}`;
    const liked = await site.call('PUT', path, { token: jun });
    expect([liked.status, liked.body]).toEqual([200, { productId, isLiked: true, likes: 1 }]);
    expect((await site.call('PUT', path, { token: jun })).body.likes).toBe(1);
    expect((await site.call('PUT', path, { token: minji })).body.likes).toBe(2);
    expect((await site.call('GET', `/shop/products/${productId}`, { token: jun })).body).toMatchObject({
      likes: 2,
      isLiked: true,
    });
    await site.call('PUT', '/shop/likes/SHOPTESTPRODUCT2', { token: jun });
    const moved = await site.call('POST', '/shop/likes/to-cart', {
      token: jun,
      body: { productIds: [productId, 'SHOPTESTPRODUCT2', 'nothing'] },
    });
    expect(moved.body).toEqual({
      added: [{ productId, variantId }],
      needsChoice: ['SHOPTESTPRODUCT2'],
      refused: [{ productId: 'nothing', code: 'shop.product-not-found' }],
    });
    const { body } = await site.call('GET', '/shop/likes', { token: jun });
    expect(body.items.map((item: { isInCart: boolean }) => item.isInCart)).toEqual([true, true]);
    const removed = await site.call('POST', '/shop/likes/removals', {
      token: jun,
      body: { productIds: [productId, 'SHOPTESTPRODUCT2'] },
    });
    expect(removed.body).toEqual({ removed: 2 });
    expect((await site.call('DELETE', path, { token: minji })).body).toEqual({
      ...{ productId, isLiked: false, likes: 0 },
    });
    expect((await site.call('DELETE', path, { token: minji })).status).toBe(200);
    for (const hidden of ['SHOPTESTPRODUCT3', 'nothing']) {
      const { status, body: problem } = await site.call('PUT', `/shop/likes/${hidden}`, { token: jun });
      expect([status, problem.code]).toEqual([404, 'shop.product-not-found']);
    }
  });

  test('an address is saved as it is written in Korea, and is nobody else’s', async () => {
    const saved = await site.call('POST', '/shop/addresses', { token: minji, body: ADDRESS });
    expect([saved.status, saved.body]).toEqual([
      201,
      { ...ADDRESS, phone: '010-1234-5678', isDefault: true, addressId: expect.any(String) },
    ]);
    const { addressId } = saved.body;
    for (const [method, body] of [
      ['PUT', ADDRESS],
      ['DELETE', undefined],
    ] as const) {
      const stolen = await site.call(method, `/shop/addresses/${addressId}`, { token: jun, body });
      expect([method, stolen.status, stolen.body.code]).toEqual([method, 404, 'shop.address-not-found']);
    }
    expect((await site.call('GET', '/shop/addresses', { token: jun })).body.items).toEqual([]);
    const changed = { ...ADDRESS, label: '회사', phone: '02-123-4567' };
    const put = await site.call('PUT', `/shop/addresses/${addressId}`, { token: minji, body: changed });
    expect(put.body).toMatchObject({ label: '회사', phone: '02-123-4567', isDefault: true });
    expect((await site.call('DELETE', `/shop/addresses/${addressId}`, { token: minji })).status).toBe(200);
    expect((await site.call('GET', '/shop/addresses', { token: minji })).body.items).toEqual([]);
  });

  describe('bad input is refused, and changes nothing', () => {
    const everything = async () => {
      const { reader } = site.database;
      const tables = [
        ...(['shop_carts', 'shop_cart_lines', 'shop_likes', 'shop_addresses'] as const),
        ...(['shop_product_counts', 'shop_reviews', 'shop_comments', 'shop_inquiries'] as const),
      ];
      const rows = await Promise.all(tables.map((table) => reader.selectFrom(table).selectAll().execute()));
      return JSON.stringify(rows);
    };
    const refuse = async (
      method: 'POST' | 'PUT',
      path: string,
      body: unknown,
      [status, code]: [number, string] = [400, 'request.invalid'],
      token = minji,
    ) => {
      const before = await everything();
      const got = await site.call(method, path, { token, body });
      expect([path, body, got.status, got.body.code]).toEqual([path, body, status, code]);
      expect(await everything()).toBe(before);
    };

    test.each([0, -1, 1.5, 100, 1e9, '1', null])('a quantity of %j', async (quantity) => {
      await refuse('POST', '/shop/cart/lines', { variantId, quantity });
      await refuse('PUT', `/shop/cart/lines/${variantId}`, { quantity });
    });

    test('what is not there, or says too much or nothing', async () => {
      await refuse('POST', '/shop/cart/lines', { variantId: 'nothing', quantity: 1 }, [
        404,
        'shop.variant-not-found',
      ]);
      const hidden = { variantId: 'SHOPTESTVARIANT4', quantity: 1 };
      await refuse('POST', '/shop/cart/lines', hidden, [404, 'shop.variant-not-found']);
      await refuse('PUT', '/shop/cart/lines/nothing', { quantity: 1 }, [404, 'shop.not-in-cart']);
      await refuse('POST', '/shop/cart/lines', { variantId, quantity: 1, price: 1 });
      await refuse('PUT', `/shop/cart/lines/${variantId}`, {});
      await refuse('POST', '/shop/cart/removals', {});
      await refuse('POST', '/shop/cart/removals', { variantIds: [] });
      await refuse('POST', '/shop/cart/removals', {
        variantIds: Array(101)
          .fill(0)
          .map((_, i) => `V${i}`),
      });
      await refuse('POST', '/shop/cart/ticks', { isTicked: 'yes' });
      await refuse('POST', '/shop/likes/to-cart', { productIds: ["' or 1=1 --"] });
    });

    test.each([
      { phone: '010-1234-567' },
      { phone: '123' },
      { postcode: '1234' },
      { postcode: '00123' },
      { postcode: '１２３４５' },
      { recipient: '   ' },
      { recipient: 'a\u0000b' },
      { line1: '' },
      { line1: 'x'.repeat(201) },
      { label: 'a\nb' },
      { isDefault: 'yes' },
      { city: 'Seoul' },
    ])('an address with %j', async (own) => {
      await refuse('POST', '/shop/addresses', { ...ADDRESS, ...own });
    });

    const at = `/shop/orders/${orderId}/lines/1/review`;
    test.each([
      [{ rating: 0, text: '음' }],
      [{ rating: 6, text: '음' }],
      [{ rating: 4.5, text: '음' }],
      [{ rating: 5, text: '' }],
      [{ rating: 5, text: ' \n ' }],
      [{ rating: 5, text: 'a\u0007b' }],
      [{ rating: 5, text: 'x'.repeat(4_001) }],
      [
        {
          rating: 5,
          text: '음',
          pictures: Array(6)
            .fill(0)
            .map((_, i) => `F${i}`),
        },
      ],
      [{ rating: 5, text: '음', pictures: ['F', 'F'] }],
      [{ rating: 5, text: '음', author: 'admin' }],
    ])('a review: %j', async (body) => {
      await refuse('POST', at, body);
    });

    test('pictures of nobody, orders of others, lines that are none', async () => {
      const body = { rating: 5, text: '음' };
      await refuse('POST', at, { ...body, pictures: ['nothing'] }, [404, 'file.not-found']);
      await refuse('POST', at, body, [404, 'shop.order-not-found'], jun);
      await refuse('POST', `/shop/orders/${orderId}/lines/2/review`, body, [404, 'shop.order-not-found']);
      await refuse('POST', `/shop/orders/${orderId}/lines/0/review`, body);
      await refuse('POST', `/shop/products/SHOPTESTPRODUCT3/inquiries`, { question: '?' }, [
        ...([404, 'shop.product-not-found'] as const),
      ]);
      await refuse('POST', `/shop/products/${productId}/inquiries`, { question: 'x'.repeat(2_001) });
      await refuse('POST', `/shop/products/${productId}/comments`, { text: 'x'.repeat(1_001) });
    });

    test.each(['cursor=%00', 'cursor=1%27or%201=1', 'sort=best', 'rating=9', 'limit=0', 'x=1'])(
      'a page of reviews: %s',
      async (query) => {
        const { status } = await site.call('GET', `/shop/products/${productId}/reviews?${query}`);
        expect(status).toBe(400);
      },
    );
  });

  test('what people write stays text, under a masked name', async () => {
    const text = '<img src=x onerror=alert(1)>\n<script>alert(2)</script> "&\'';
    const written = await site.call('POST', `/shop/orders/${orderId}/lines/1/review`, {
      token: minji,
      body: { rating: 4, text },
    });
    expect([written.status, written.body]).toMatchObject([
      201,
      { text, rating: 4, isMine: true, choice: { ko: '큰 것' }, author: { picture: null, isFormer: false } },
    ]);
    const { body, headers } = await site.call('GET', `/shop/products/${productId}/reviews`);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(body).toMatchObject({ items: [{ text, isMine: false }], summary: { count: 1, average: 4 } });
    const member = await site.call('GET', '/me', { token: minji });
    const { name } = body.items[0].author;
    expect([name.includes('*'), name === (member.body.name ?? member.body.account?.name)]).toEqual([
      true,
      false,
    ]);
    expect((await site.call('GET', `/shop/products/${productId}`)).body).toMatchObject({
      rating: 4,
      reviews: 1,
    });
    const { reviewId } = written.body;
    const helped = await site.call('PUT', `/shop/reviews/${reviewId}/helpful`, { token: jun });
    expect(helped.body).toEqual({ reviewId, helpful: 1, isHelpful: true });
    const own = await site.call('PUT', `/shop/reviews/${reviewId}/helpful`, { token: minji });
    expect([own.status, own.body.code]).toEqual([409, 'shop.own-review']);
    const foreign = { rating: 1, text: 'mine' };
    for (const [method, body2] of [
      ['PUT', foreign],
      ['DELETE', undefined],
    ] as const) {
      const got = await site.call(method, `/shop/reviews/${reviewId}`, { token: jun, body: body2 });
      expect([got.status, got.body.code]).toEqual([404, 'shop.review-not-found']);
    }
    const said = await site.call('POST', `/shop/reviews/${reviewId}/comments`, {
      token: jun,
      body: { text },
    });
    expect([said.status, said.body.text, said.body.isMine]).toEqual([201, text, true]);
    const reviewable = await site.call('GET', '/shop/reviewable', { token: minji });
    expect(reviewable.body.items).toMatchObject([{ orderId, no: 1, review: { reviewId, rating: 4 } }]);
    const hiding = { token: admin, body: { reason: '욕설이 있습니다' } };
    expect((await site.call('POST', `/admin/shop/reviews/${reviewId}/hidings`, hiding)).status).toBe(200);
    expect((await site.call('GET', `/shop/products/${productId}/reviews`)).body.items).toEqual([]);
    expect((await site.call('GET', `/shop/reviews/${reviewId}/comments`)).status).toBe(404);
    expect((await site.call('GET', `/shop/products/${productId}`)).body).toMatchObject({
      rating: null,
      reviews: 0,
    });
  });

  test('a private inquiry is read by its writer and operators, and leaks nowhere', async () => {
    const secret = 'veryprivatewords';
    const asked = await site.call('POST', `/shop/products/${productId}/inquiries`, {
      token: minji,
      body: { question: `제 번호는 ${secret}`, isPrivate: true },
    });
    expect(asked.status).toBe(201);
    const { inquiryId } = asked.body;
    const answer = { token: admin, body: { answer: `${secret} 확인했습니다` } };
    expect((await site.call('PUT', `/admin/shop/inquiries/${inquiryId}/answer`, answer)).status).toBe(200);
    const twice = await site.call('PUT', `/admin/shop/inquiries/${inquiryId}/answer`, answer);
    expect([twice.status, twice.body.code]).toEqual([409, 'shop.already-answered']);
    const mine = await site.call('GET', '/shop/inquiries', { token: minji });
    expect(mine.body.items[0]).toMatchObject({
      status: 'answered',
      isMine: true,
      product: { name: { ko: '유기 수저' } },
    });
    expect(JSON.stringify(mine.body)).toContain(secret);
    const waiting = await site.call('GET', '/admin/shop/inquiries', { token: admin });
    expect(JSON.stringify(waiting.body)).toContain(secret);

    for (const token of [jun, undefined]) {
      for (const path of [
        `/shop/products/${productId}`,
        `/shop/products/${productId}/inquiries`,
        `/shop/inquiries/${inquiryId}`,
        '/shop/inquiries',
        `/shop/products?q=${secret}`,
        `/search?q=${secret}`,
        `/admin/shop/inquiries?productId=${productId}`,
      ]) {
        const got = await site.call('GET', path, token === undefined ? {} : { token });
        // A search says again what was typed.
        const body = { ...got.body, q: null, corrected: null };
        expect([path, JSON.stringify(body).includes(secret)]).toEqual([path, false]);
      }
    }
    const gone = await site.call('DELETE', `/shop/inquiries/${inquiryId}`, { token: jun });
    expect([gone.status, gone.body.code]).toEqual([404, 'shop.inquiry-not-found']);
    const batches = await site.database.reader.selectFrom('batches').select('events').execute();
    expect(JSON.stringify(batches)).not.toContain(secret);
  });

  test('nobody floods the pages', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 25; i += 1) {
      const got = await site.call('POST', `/shop/products/${productId}/comments`, {
        token: jun,
        body: { text: `${i}` },
      });
      codes.push(got.body.code ?? 'ok');
      if (got.status === 429) expect(Number(got.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(new Set(codes)).toEqual(new Set(['ok', 'request.too-many']));
  });

  test('what somebody has gathered and said is in the file that they may take along', async () => {
    const file = await site.accounts.personalData?.(site.database.reader, site.idOf('minji'));
    expect(file).toBeDefined();
    const all = await site.shop!.personalData!(site.database.reader, site.idOf('minji'));
    expect(all).toMatchObject({
      ...{ shopCart: [{ variantId }], shopReviews: [{ rating: 4 }], shopInquiries: [{ isPrivate: true }] },
    });
  });
});
