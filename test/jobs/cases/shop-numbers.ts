import { expect } from 'vitest';
import { insertProducts } from '../../../server/modules/shop/catalogue/index.ts';
import { dayOf } from '../../../server/modules/shop/statistics/days.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const COUNT = 24;
const KNOWN = 6;
const YOUNG = 4;
const SHELF = 'import-shelf';

const sku = (n: number): string => `KILLED-${String(n).padStart(3, '0')}`;

/** A file of products: some are there already. */
const importing: Case = {
  job: 'shop.import',
  items: COUNT,
  seed: async (core, now) => {
    const products = times(KNOWN, (n) => ({
      ...{ id: `killed${n}`, categoryId: SHELF, name: { ko: 'x', en: 'x' }, status: 'hidden' as const },
      variants: [{ id: `killedv${n}`, sku: sku(n), price: 900, stock: 1 }],
    }));
    const categories = [{ id: SHELF, slug: SHELF, name: { ko: '선반', en: 'Shelf' } }];
    const batchId = core.makeId();
    await core.database.transact((tx) => insertProducts(tx, { categories, products }, { batchId, at: now }));
    const id = core.makeId();
    const none = {
      done: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      failed: 0,
      created_at: now,
      ended_at: null,
    };
    const about = {
      by_id: 'admin',
      file_name: 'x.csv',
      encoding: 'UTF-8',
      reason: 'x',
      is_dry_run: 0 as const,
    };
    await plant(core, 'shop_imports', [{ id, ...about, status: 'waiting', total: COUNT + 1, ...none }]);
    const cells = (n: number, name: string) => ({
      ...{
        product_code: `CODE-${n}`,
        sku: sku(n),
        name_ko: name,
        category: SHELF,
        price: '1000',
        stock: `${n}`,
      },
    });
    const rows = (n: number) => [
      { no: n + 2, cells: cells(n, '상품') },
      // One of them has a row that is wrong.
      ...(n === COUNT - 1 ? [{ no: n + 3, cells: cells(n, '다른 이름') }] : []),
    ];
    await plant(
      core,
      'shop_import_rows',
      times(COUNT, (n) => ({
        import_id: id,
        item_no: n + 1,
        data: JSON.stringify({ code: `CODE-${n}`, rows: rows(n), faults: [] }),
      })),
    );
  },
  check: async ({ database: { reader } }) => {
    const [row] = await reader.selectFrom('shop_imports').selectAll().where('by_id', '=', 'admin').execute();
    const counts = { done: COUNT + 1, created: COUNT - KNOWN - 1, updated: KNOWN, unchanged: 0, failed: 2 };
    expect(row).toMatchObject({ status: 'done', ...counts });
    const products = await reader
      .selectFrom('shop_variants as v')
      .innerJoin('shop_products as p', 'p.id', 'v.product_id')
      .select(['v.sku', 'v.stock', 'p.version', 'p.name_ko'])
      .where('p.category_id', '=', SHELF)
      .orderBy('v.sku')
      .execute();
    // Whoever does one twice leaves a later version.
    expect(products).toEqual(
      times(COUNT - 1, (n) => ({ sku: sku(n), stock: n, version: n < KNOWN ? 2 : 1, name_ko: '상품' })),
    );
    const codes = await reader.selectFrom('shop_product_codes').select('code').execute();
    expect(codes).toHaveLength(COUNT - 1);
    const faults = await reader
      .selectFrom('shop_import_errors')
      .select(['row_no', 'code'])
      .where('import_id', '=', row!.id)
      .orderBy('row_no')
      .execute();
    expect(faults.map((fault) => [fault.row_no, fault.code])).toEqual([
      [COUNT + 1, 'product-refused'],
      [COUNT + 2, 'differs-from-product'],
    ]);
    const notes = await reader
      .selectFrom('audit_log')
      .select('action')
      .where('actor_id', '=', 'admin')
      .where('action', 'like', 'shop.%')
      .execute();
    const actions = notes.map(({ action }) => action).sort();
    expect(actions).toEqual([
      ...times(COUNT - KNOWN - 1, () => 'shop.create-product'),
      ...times(KNOWN, () => 'shop.edit-product'),
      'shop.import-ended',
    ]);
  },
};

const purging: Case = {
  job: 'shop.purge-imports',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const old = idAt(now - 91 * DAY_MS, 1);
    const young = idAt(now - 89 * DAY_MS, 1);
    const staged = (id: string, n: number) => ({ import_id: id, item_no: n + 1, data: '{}' });
    const fault = (id: string, n: number) => ({
      ...{ import_id: id, row_no: n + 1, fault_no: 1, field: 'sku', code: 'required', value: '' },
    });
    await plant(core, 'shop_import_rows', [
      ...times(COUNT, (n) => staged(old, n)),
      ...times(YOUNG, (n) => staged(young, n)),
    ]);
    await plant(core, 'shop_import_errors', [
      ...times(COUNT, (n) => fault(old, n)),
      ...times(YOUNG, (n) => fault(young, n)),
    ]);
  },
  check: async ({ database: { reader } }, now) => {
    const until = idAt(now - DAY_MS, 0);
    for (const table of ['shop_import_rows', 'shop_import_errors'] as const) {
      const rows = await reader
        .selectFrom(table)
        .select('import_id')
        .where('import_id', '<', until)
        .execute();
      expect([table, rows.length]).toEqual([table, YOUNG]);
    }
  },
};

/** Each category has sold something: each has a list of its own. */
const ranking: Case = {
  job: 'shop.rank',
  items: null,
  seed: async (core, now) => {
    const id = (n: number) => `ranked${String(n).padStart(3, '0')}`;
    const categories = times(COUNT, (n) => ({ id: id(n), slug: id(n), name: { ko: 'x', en: 'x' } }));
    const products = times(COUNT, (n) => ({
      ...{ id: id(n), categoryId: id(n), name: { ko: 'x', en: 'x' }, createdAt: now - DAY_MS },
      variants: [{ id: id(n), price: 1_000, stock: 10 }],
    }));
    const batchId = core.makeId();
    await core.database.transact((tx) => insertProducts(tx, { categories, products }, { batchId, at: now }));
    // Tomorrow in Korea too: a run may begin there.
    const sold = (n: number) => ({
      views: 0,
      orders: 1,
      quantity: n + 1,
      amount: 1,
      returned: 0,
      returned_amount: 0,
    });
    await plant(
      core,
      'shop_sales',
      times(COUNT, (n) => ({ day: dayOf(now), product_id: id(n), ...sold(n) })),
    );
    await plant(core, 'shop_rankings', [{ list: 'sales:gone', position: 1, product_id: 'gone', score: 1 }]);
  },
  check: async ({ database: { reader } }) => {
    const rows = await reader
      .selectFrom('shop_rankings')
      .select(['list', 'position', 'product_id'])
      .where('product_id', 'like', 'ranked%')
      .where('list', 'like', 'sales:%')
      .orderBy('list')
      .orderBy('position')
      .execute();
    const id = (n: number) => `ranked${String(n).padStart(3, '0')}`;
    expect(rows).toEqual([
      ...times(COUNT, (n) => ({ list: 'sales:all', position: n + 1, product_id: id(COUNT - 1 - n) })),
      ...times(COUNT, (n) => ({ list: `sales:${id(n)}`, position: 1, product_id: id(n) })),
    ]);
    const gone = await reader
      .selectFrom('shop_rankings')
      .select('list')
      .where('product_id', '=', 'gone')
      .execute();
    expect(gone).toEqual([]);
  },
};

export const shopNumberCases: readonly Case[] = [importing, purging, ranking];
