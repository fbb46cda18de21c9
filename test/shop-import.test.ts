import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertProducts } from '../server/modules/shop/catalogue/index.ts';
import { eachDatabase } from './database.ts';
import { startInstallation, type TestInstallation } from './support/installation.ts';
import { multipart } from './support/multipart.ts';

const reason = '가을 신상품';
const CATEGORY = 'IMPORTCATEGORY01';
const HEADER = '상품코드,SKU,상품명,카테고리,판매상태,가격,할인가,재고';

eachDatabase('an import of products', (open) => {
  let site: TestInstallation;
  let admin: string;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_JOBS: 'off', DATABASE_URL: (await open()).url });
    admin = site.tokenOf('admin');
    const name = (ko: string, en: string) => ({ ko, en });
    const categories = [
      { id: CATEGORY, slug: 'import-socks', name: name('수입 양말', 'Imported socks') },
      { id: 'IMPORTCATEGORY02', slug: 'twins-a', name: name('쌍둥이', 'Twins A') },
      { id: 'IMPORTCATEGORY03', slug: 'twins-b', name: name('쌍둥이', 'Twins B') },
    ];
    await site.database.transact((tx) =>
      insertProducts(tx, { categories }, { batchId: 'import-seed', at: 1 }),
    );
  });
  afterAll(() => site.end());
  let files = 0;
  beforeEach(() => {
    files += 1;
  });

  const get = (path: string) => site.call('GET', path, { token: admin });
  async function upload(
    content: string | Buffer,
    { dryRun = 'false', key, why = reason }: { dryRun?: string; key?: string; why?: string } = {},
  ) {
    const { headers, payload } = multipart(
      { name: 'dryRun', filename: null, bytes: dryRun },
      { name: 'file', filename: '상품 목록.csv', type: 'text/csv', bytes: content },
      { name: 'reason', filename: null, bytes: why },
    );
    const authorization = `Bearer ${admin}`;
    const response = await site.app.inject({
      method: 'POST',
      url: '/api/v1/admin/shop/imports',
      headers: { ...headers, authorization, ...(key && { 'idempotency-key': key }) },
      payload,
    });
    return { status: response.statusCode, body: response.json() };
  }
  /** Uploads, lets the job do it, and reads how it ended. */
  async function run(content: string | Buffer, options: Parameters<typeof upload>[1] = {}) {
    const { status, body } = await upload(content, options);
    expect([status, body]).toMatchObject([202, { status: 'waiting' }]);
    await site.jobs.tick();
    const { body: ended } = await get(`/admin/shop/imports/${body.importId}`);
    const { body: errors } = await get(`/admin/shop/imports/${body.importId}/errors?limit=100`);
    return {
      ...ended,
      faults: errors.items.map((e: Record<string, unknown>) => [e.row, e.field, e.code]),
      errorItems: errors.items,
    };
  }
  const sku = (name: string) => `${name}-${files}`;
  async function bySku(name: string) {
    const row = await site.database.reader
      .selectFrom('shop_variants')
      .selectAll()
      .where('sku', '=', name)
      .executeTakeFirst();
    if (!row) return null;
    const product = await get(`/admin/shop/products/${row.product_id}`);
    return { ...product.body, variant: row };
  }
  const staged = async () =>
    (await site.database.reader.selectFrom('shop_import_rows').select('item_no').execute()).length;

  const OPTIONS = `${HEADER},옵션1,옵션1값,옵션1값(영문)`;
  const socks = (code: string) =>
    [
      OPTIONS,
      `${code},${sku(`${code}-M`)},"두꺼운, 양말",import-socks,판매중,"4,900",3900원,10,크기,중,Medium`,
      `${code},${sku(`${code}-L`)},,,,5900,,0,,대,`,
    ].join('\r\n');

  test('makes products with their variants; the same file again changes nothing', async () => {
    const file = `${socks('P')}\r\nQ,${sku('Q')},<b>=1+1</b>,수입 양말,,1000,,,,,`;
    const first = await run(file);
    expect(first).toMatchObject({
      ...{ status: 'done', total: 3, done: 3, created: 2, updated: 0, unchanged: 0, failed: 0, errors: 0 },
      ...{
        fileName: '상품 목록.csv',
        encoding: 'UTF-8',
        isDryRun: false,
        reason,
        endedAt: expect.any(String),
      },
    });
    expect(await staged()).toBe(0);
    const product = await bySku(sku('P-M'));
    expect(product).toMatchObject({
      ...{ name: { ko: '두꺼운, 양말', en: '두꺼운, 양말' }, categoryId: CATEGORY, status: 'on-sale' },
      options: [
        {
          name: { ko: '크기', en: '크기' },
          values: [
            { ko: '중', en: 'Medium' },
            { ko: '대', en: '대' },
          ],
        },
      ],
      variants: [
        { sku: sku('P-M'), choices: [0], price: 4_900, salePrice: 3_900, stock: 10, sells: 'stock' },
        { sku: sku('P-L'), choices: [1], price: 5_900, salePrice: null, stock: 0, isActive: true },
      ],
    });
    expect(await bySku(sku('Q'))).toMatchObject({ name: { ko: '<b>=1+1</b>' }, status: 'draft' });
    const again = await run(file);
    expect(again).toMatchObject({ status: 'done', created: 0, updated: 0, unchanged: 2, failed: 0 });
    expect((await bySku(sku('P-M')))?.version).toBe(product?.version);

    const notes = await site.database.reader
      .selectFrom('audit_log')
      .selectAll()
      .where('subject', 'in', [first.importId, product!.productId])
      .orderBy('id')
      .execute();
    expect(notes.map((note) => [note.action, note.reason])).toEqual([
      ['shop.import', reason],
      ['shop.create-product', reason],
      ['shop.import-ended', reason],
    ]);
  });

  test('changes what the file has columns for, and nothing else', async () => {
    await run(socks('R'));
    const before = await bySku(sku('R-M'));
    const stock = await run(`SKU,재고\n${sku('R-M')},7\n${sku('R-L')},\n`);
    expect(stock).toMatchObject({ created: 0, updated: 1, failed: 0, done: 2 });
    const after = await bySku(sku('R-M'));
    expect(after?.variants).toMatchObject([
      { sku: sku('R-M'), stock: 7, salePrice: 3_900 },
      { sku: sku('R-L'), stock: 0 },
    ]);
    expect({ ...after, variants: null, variant: null, version: 0, updatedAt: 0 }).toEqual({
      ...{ ...before, variants: null, variant: null, version: 0, updatedAt: 0 },
    });
    // An empty cell takes away what need not be there.
    await run(`SKU,할인가\n${sku('R-M')},\n`);
    expect((await bySku(sku('R-M')))?.variants[0]).toMatchObject({ salePrice: null, stock: 7 });
    const grown = await run(
      `${OPTIONS}\nR,${sku('R-XL')},,import-socks,,6900,,3,크기,특대,\n`
        .replace('상품명,', '')
        .replace(',,import', ',import'),
    );
    expect(grown).toMatchObject({ updated: 1, failed: 0 });
    const third = await bySku(sku('R-XL'));
    expect(third?.variants.map((v: { choices: number[] }) => v.choices)).toEqual([[0], [1], [2]]);
    expect(third?.productId).toBe(before?.productId);
  });

  test('a dry run checks everything and changes nothing', async () => {
    const file = `${socks('D')}\nE,${sku('E')},이름,nowhere,판매중,1000,,1,,,`;
    const rows = async () => [
      await site.database.reader
        .selectFrom('shop_products')
        .select(['id', 'version'])
        .orderBy('id')
        .execute(),
      await site.database.reader.selectFrom('shop_product_codes').selectAll().orderBy('code').execute(),
    ];
    const before = await rows();
    const dry = await run(file, { dryRun: 'true' });
    expect(dry).toMatchObject({ isDryRun: true, status: 'done', created: 1, failed: 1, done: 3 });
    expect(dry.faults).toEqual([[4, 'category', 'unknown-category']]);
    expect(await rows()).toEqual(before);
    const real = await run(file);
    expect([real.created, real.failed, real.faults]).toEqual([dry.created, dry.failed, dry.faults]);
  });

  test('what is wrong is told row by row, and a product is done wholly or not at all', async () => {
    await run(`${HEADER}\nOWN,${sku('OWN')},남의 것,import-socks,,1000,,1`);
    const { faults, failed, created, errorItems, importId } = await run(
      [
        `${HEADER},판매시작,옵션1,옵션1값`,
        `A,${sku('a')},이름,import-socks,판매중,공짜,,1,내일,,`,
        `B,${sku('b')},,import-socks,몰라요,0,2000,-1,,,`,
        `C,${sku('c 1')},이름,쌍둥이,,1000,,1,,,`,
        `D,${sku('d')},이름,쌍둥이,,1000,,1,,,`,
        `E,${sku('e')},이름,import-socks,,1000,,1,,크기,소`,
        `E,${sku('e')},다른 이름,,,1000,,1,,,대`,
        `F,${sku('f')},이름,import-socks,,1000,2000,1,,,`,
        `G,${sku('OWN')},이름,import-socks,,1000,,1,,,`,
        `H,${sku('h')},이름,import-socks,,1000,,-3,,,`,
        `,${sku('i')},이름,import-socks,,1000,,1,,,`,
        `J,${sku('j')},=cmd|'/c calc'!A0,import-socks,,1000,,1,,,,넘침`,
        `K,${sku('k')},멀쩡한 것,import-socks,,1000,,1,,,`,
      ].join('\n'),
    );
    expect([created, failed]).toEqual([1, 11]);
    expect(faults).toEqual(
      [
        [2, 'opens_at', 'not-a-time'],
        [2, 'price', 'not-a-number'],
        [3, 'name_ko', 'required'],
        [3, 'status', 'not-a-choice'],
        [3, 'price', 'out-of-range'],
        [4, 'sku', 'not-text'],
        [5, 'category', 'ambiguous-category'],
        [6, null, 'product-refused'],
        [7, 'sku', 'repeated-sku'],
        [7, 'name_ko', 'differs-from-product'],
        [8, 'sale_price', 'does-not-fit'],
        [9, 'sku', 'sku-of-another'],
        [10, 'stock', 'out-of-range'],
        [11, 'product_code', 'required'],
        [12, null, 'extra-cells'],
      ].sort((x, y) => Number(x[0]) - Number(y[0])),
    );
    expect(errorItems[1].message).toEqual({ ko: '정수가 아닙니다', en: 'It is not a whole number' });
    expect(errorItems[1].value).toBe('공짜');
    expect(errorItems[1].allowed).toBeNull();
    const wrongChoice = errorItems.find(({ code }: { code: string }) => code === 'not-a-choice');
    expect(wrongChoice.allowed).toContainEqual({ ko: '판매중', en: 'on-sale' });
    const path = `/admin/shop/imports/${importId}/errors`;
    const page = await get(`${path}?limit=2`);
    const rest = await get(`${path}?limit=100&cursor=${page.body.nextCursor}`);
    expect([...page.body.items, ...rest.body.items]).toEqual(errorItems);
    expect((await get(`${path}?cursor=x`)).body.code).toBe('request.invalid-cursor');
    const { body } = await get(`${path}.csv`);
    expect(body.split('\r\n')).toHaveLength(errorItems.length + 2);
    expect(body).toContain('2,가격,not-a-number,정수가 아닙니다,It is not a whole number,공짜');
    expect(body).toContain('가운데 하나가 아닙니다: 임시저장, 판매중, 숨김, 판매종료');
    expect(body).toContain('there are: draft, on-sale, hidden, ended');
  });

  test('what is exported and imported again changes nothing, whatever it says', async () => {
    const variant = { price: 1_000, stock: 5 };
    const options = [
      {
        name: { ko: '색상', en: 'Colour' },
        values: [
          { ko: '=빨강', en: '@red' },
          { ko: '파랑', en: 'blue' },
        ],
      },
      { name: { ko: '크기', en: 'Size' }, values: [{ ko: '-S', en: "'=S" }] },
    ];
    const at = Date.parse('2026-11-21T03:04:05.678Z');
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        {
          products: [
            {
              ...{
                id: `ROUND${files}`,
                categoryId: CATEGORY,
                name: { ko: "'=1+1", en: '+82' },
                brand: '@home',
              },
              ...{ summary: { ko: '쉼표, "따옴표"', en: 'x' }, tags: ['하나', 'two words'], options },
              ...{ description: { ko: '줄\n바꿈\t탭', en: '-dash\n\nlast' }, isDrop: true, opensAt: at },
              ...{ perMemberLimit: 2, status: 'hidden', delivery: 'none' },
              variants: [
                {
                  id: `ROUNDA${files}`,
                  ...variant,
                  choices: [0, 0],
                  salePrice: 900,
                  saleFrom: at,
                  saleUntil: at + 1,
                },
                {
                  id: `ROUNDB${files}`,
                  ...variant,
                  choices: [1, 0],
                  sells: 'pre-order',
                  backorderLimit: 9,
                  availableAt: at,
                },
              ],
            },
          ],
        },
        { batchId: `round-${files}`, at },
      ),
    );
    await site.database.writer
      .updateTable('shop_variants')
      .set({ stock: -4 })
      .where('id', '=', `ROUNDB${files}`)
      .execute();
    const tables = async () => {
      const { reader } = site.database;
      return [
        await reader.selectFrom('shop_products').selectAll().orderBy('id').execute(),
        await reader.selectFrom('shop_product_texts').selectAll().orderBy('product_id').execute(),
        await reader.selectFrom('shop_variants').selectAll().orderBy('id').execute(),
        await reader.selectFrom('shop_product_codes').selectAll().orderBy('code').execute(),
      ];
    };
    const before = await tables();
    const exported = await get('/admin/shop/products/export');
    expect(exported.headers['content-type']).toContain('text/csv');
    expect(exported.body).not.toMatch(/(^|,)"?[=+@]/m);
    const again = await run(String(exported.body));
    expect(again).toMatchObject({ status: 'done', created: 0, updated: 0, failed: 0, errors: 0 });
    expect(again.unchanged).toBe(before[0]!.length);
    expect(await tables()).toEqual(before);
  });

  test('the example can be imported', async () => {
    const example = String((await get('/admin/shop/imports/example.csv')).body);
    const known = example.replaceAll(/fashion|kitchen/g, 'import-socks');
    expect(await run(known, { dryRun: 'true' })).toMatchObject({ created: 2, failed: 0, errors: 0, done: 3 });
  });

  test('one import at a time, started once for each key, and stopped for good', async () => {
    const file = socks('S');
    const first = await upload(file, { key: `start-${files}` });
    expect(first.status).toBe(202);
    const again = await upload(file, { key: `start-${files}` });
    expect(again).toEqual(first);
    const other = await upload(file, { key: `start-${files}`, why: 'another reason' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const second = await upload(file);
    expect([second.status, second.body]).toMatchObject([
      409,
      { code: 'shop.import-running', importId: first.body.importId },
    ]);
    expect(await staged()).toBe(1);
    const path = `/admin/shop/imports/${first.body.importId}/stop`;
    const stopped = await site.call('POST', path, { token: admin, body: { reason } });
    expect([stopped.status, stopped.body.status]).toEqual([200, 'stopped']);
    expect((await site.call('POST', path, { token: admin, body: { reason } })).body).toEqual(stopped.body);
    await site.jobs.tick();
    expect((await get(`/admin/shop/imports/${first.body.importId}`)).body).toMatchObject({
      status: 'stopped',
      done: 0,
    });
    expect(await bySku(sku('S-M'))).toBeNull();
    const list = await get('/admin/shop/imports?limit=1');
    expect(list.body.items).toMatchObject([{ importId: first.body.importId }]);
    expect((await get('/admin/shop/imports/NOBODY')).body.code).toBe('shop.import-not-found');
    await site.database.writer.deleteFrom('shop_import_rows').execute();
  });

  test('thousands of rows', async () => {
    const lines = Array.from(
      { length: 1_000 },
      (_, i) =>
        `${i % 2 === 0 ? `N${i}` : `N${i - 1}`},${sku(`N${i}`)},${i % 2 === 0 ? `상품 ${i}` : ''},${i % 2 === 0 ? 'import-socks' : ''},,1000,,${i},크기,${i % 2},`,
    );
    const big = await run([OPTIONS, ...lines].join('\n'));
    expect(big).toMatchObject({ status: 'done', total: 1_000, done: 1_000, created: 500, failed: 0 });
    const { body } = await get(`/admin/shop/products?q=${sku('N9')}`);
    expect(body.items).toMatchObject([{ variants: 2, stock: 17 }]);
  });

  describe('what cannot be read changes nothing:', () => {
    const broken = Buffer.concat([Buffer.from(`${HEADER}\nA,B,한글 이름이 있는`), Buffer.from([0xff, 0x80])]);
    test.each([
      ['broken bytes', broken, 422, 'shop.import-unreadable'],
      ['quotes without end', `${HEADER}\nA,"B`, 422, 'shop.import-unreadable'],
      ['no rows', HEADER, 422, 'shop.import-unreadable'],
      ['an unknown column', 'SKU,원가\nA,1', 422, 'shop.import-columns'],
      ['an empty file', '', 400, 'file.missing'],
    ])('%s', async (_name, content, status, code) => {
      const { status: got, body } = await upload(content);
      expect([got, body.code]).toEqual([status, code]);
      expect(await staged()).toBe(0);
    });

    test('a file without a reason, or with another field', async () => {
      for (const why of ['', '\u200B', '\u3164', 'one\u2028two', 'x'.repeat(201)]) {
        expect((await upload(HEADER, { why })).body.code, JSON.stringify(why)).toBe('request.invalid');
      }
      expect((await upload(HEADER, { dryRun: 'maybe' })).body.code).toBe('request.invalid');
      const { headers, payload } = multipart({ name: 'price', filename: null, bytes: '1' });
      const authorization = `Bearer ${admin}`;
      const url = '/api/v1/admin/shop/imports';
      const response = await site.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, authorization },
        payload,
      });
      expect(response.json().code).toBe('file.missing');
      expect((await site.call('POST', '/admin/shop/imports', { token: admin, body: {} })).body.code).toBe(
        'file.not-multipart',
      );
    });
  });
});
