import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../../test/database.ts';
import { testIds } from '../../../../test/support/shelf.ts';
import type { Command } from '../../../engine/types.ts';
import type { JobRun } from '../../../jobs/job.ts';
import { changeCatalogue } from './changing.ts';
import { createLookups } from './lookups.ts';
import { insertProducts, type SeedProduct } from './seed.ts';
import type { CatalogueInput } from './state.ts';
import { createTurns } from './turns.ts';

const NOON = Date.UTC(2026, 10, 21, 12);
const text = (ko: string, en = ko) => ({ ko, en });
const files = {
  lock: async () => new Map(),
  attach: async () => false,
  release: async () => undefined,
  picturesOf: async () => new Map<string, never>(),
};

eachDatabase('what others read of the catalogue', (open) => {
  let database: TestDatabase;
  const categoryId = testIds();
  const lookups = createLookups({ files });
  beforeAll(async () => {
    database = await open();
    await database.transact((tx) =>
      insertProducts(
        tx,
        { categories: [{ id: categoryId, slug: `living-${categoryId.toLowerCase()}`, name: text('리빙') }] },
        { batchId: testIds(), at: NOON },
      ),
    );
  });

  async function seed(more: Partial<SeedProduct> = {}): Promise<SeedProduct> {
    const product: SeedProduct = {
      id: testIds(),
      categoryId,
      name: text('유기 수저', 'Spoon'),
      options: [{ name: text('크기', 'Size'), values: [text('소', 'S'), text('대', 'L')] }],
      variants: [
        { id: testIds(), choices: [0], price: 20_000, salePrice: 15_000, saleUntil: NOON + 10, stock: 3 },
        { id: testIds(), choices: [1], price: 30_000, stock: 200 },
      ],
      ...more,
    };
    await database.transact((tx) =>
      insertProducts(tx, { products: [product] }, { batchId: testIds(), at: NOON }),
    );
    return product;
  }

  test('cards and variants as they stand at a moment, in bulk', async () => {
    const [open, limited] = [await seed(), await seed({ perMemberLimit: 2, opensAt: NOON + 5 })];
    const hidden = await seed({ status: 'hidden' });
    const over = await seed({ status: 'ended' });
    const ids = [open.id, limited.id, hidden.id, over.id, 'NOBODY'];
    const cards = await lookups.cards(database.reader, ids, NOON);
    expect([...cards.values()].map(({ productId, state }) => [productId, state])).toEqual(
      expect.arrayContaining([
        [open.id, 'on-sale'],
        [limited.id, 'opens'],
        [over.id, 'ended'],
      ]),
    );
    expect(cards.size).toBe(3);
    expect(cards.get(open.id)).toMatchObject({ price: { from: 15_000, listFrom: 20_000, percentOff: 25 } });
    const variantIds = [open, limited, hidden, over].flatMap(({ variants }) => variants.map(({ id }) => id));
    const variants = await lookups.variants(database.reader, [...variantIds, 'NOBODY'], NOON);
    const told = (product: SeedProduct) =>
      product.variants.map(({ id }) => {
        const { choice, price, state, maxQuantity, stock } = variants.get(id)!;
        return [choice?.ko, price, state, maxQuantity, stock];
      });
    expect(told(open)).toEqual([
      ['소', 15_000, 'on-sale', 3, 3],
      ['대', 30_000, 'on-sale', 99, null],
    ]);
    expect(told(limited)).toEqual([
      ['소', 15_000, 'opens', 2, 3],
      ['대', 30_000, 'opens', 2, null],
    ]);
    expect(told(hidden).map(([, , state, most]) => [state, most])).toEqual(Array(2).fill(['gone', 0]));
    expect(told(over).map(([, , state, most]) => [state, most])).toEqual(Array(2).fill(['ended', 0]));
    expect(variants.size).toBe(8);
    const later = await lookups.variants(database.reader, [open.variants[0]!.id], NOON + 10);
    expect(later.get(open.variants[0]!.id)).toMatchObject({ price: 20_000, listPrice: 20_000 });
  });

  test('what is written for an import follows the rules, with its events and audit notes', async () => {
    const product = await seed();
    const [variant] = product.variants;
    const command = (input: CatalogueInput): Command<CatalogueInput> => {
      const id = testIds();
      return { id, at: NOON, accountId: 'admin', key: id, name: 'shop.import', input, fingerprint: '' };
    };
    const commands = [
      command({ kind: 'bulk', changes: [{ variantId: variant!.id, stockBy: 4 }], reason: 'import' }),
      command({ kind: 'bulk', changes: [{ variantId: 'NOBODY', stock: 4 }], reason: 'import' }),
    ];
    const batchId = testIds();
    const decisions = await database.transact((tx) => changeCatalogue(tx, commands, { batchId, files }));
    expect(decisions.map((one) => one.accepted || one.code)).toEqual([true, 'shop.variant-not-found']);
    const row = await database.reader
      .selectFrom('shop_variants')
      .select('stock')
      .where('id', '=', variant!.id)
      .executeTakeFirstOrThrow();
    expect(row.stock).toBe(7);
    const batch = await database.reader
      .selectFrom('batches')
      .select('events')
      .where('id', '=', batchId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(batch.events))).toMatchObject([
      { name: 'shop.stock-changed', data: { stock: 7 } },
    ]);
    const note = await database.reader
      .selectFrom('audit_log')
      .selectAll()
      .where('id', '=', commands[0]!.id)
      .executeTakeFirstOrThrow();
    expect(note).toMatchObject({ actor_id: 'admin', action: 'shop.bulk-edit', reason: 'import' });
  });

  test('a sale that ends by itself is written down once, and said', async () => {
    const product = await seed();
    const stands = () =>
      database.reader
        .selectFrom('shop_products')
        .select(['price_from', 'turns_at', 'version'])
        .where('id', '=', product.id)
        .executeTakeFirstOrThrow();
    expect(await stands()).toEqual({ price_from: 15_000, turns_at: NOON + 10, version: 1 });
    const job = createTurns(testIds);
    const run = (at: number): JobRun => ({
      ...{ runId: testIds(), at, signal: new AbortController().signal, log: () => undefined },
    });
    const turn = async (at: number): Promise<number> => {
      const items = (await job.read(database.reader, null, 100, run(at))).filter(
        ({ row }) => row.id === product.id,
      );
      await database.transact((tx) => job.write!(tx, items, run(at)));
      return items.length;
    };
    expect(await turn(NOON + 9)).toBe(0);
    expect(await turn(NOON + 10)).toBe(1);
    expect(await turn(NOON + 11)).toBe(0);
    expect(await stands()).toEqual({ price_from: 20_000, turns_at: null, version: 1 });
    const last = await database.reader
      .selectFrom('batches')
      .select('events')
      .where('lane', '=', 'shop-catalogue')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(last.events))).toMatchObject([
      { name: 'shop.product-changed', key: product.id },
    ]);
  });

  test('the database itself refuses a SKU twice, a sale that is dearer, and less than was promised', async () => {
    const product = await seed();
    const [one, two] = product.variants;
    const change = (values: object) =>
      database.transact((tx) =>
        tx.updateTable('shop_variants').set(values).where('id', '=', one!.id).execute(),
      );
    await expect(change({ sku: two!.id })).rejects.toThrow();
    await expect(change({ sale_price: 20_000 })).rejects.toThrow();
    await expect(change({ stock: -1 })).rejects.toThrow();
    await expect(change({ price: 0 })).rejects.toThrow();
  });
});
