import { expect, test } from 'vitest';
import { eachDatabase } from '../../test/database.ts';
import { addMany, insertMany, updateMany } from './dialect.ts';

eachDatabase('rows in bulk', (open) => {
  test('texts of any length are written whole', async () => {
    const database = await open();
    const texts = ['x', 'ㄱ"\\😀'.repeat(3_000), '가'.repeat(1_000), '나'.repeat(1_001)];
    const columns = ['product_id', 'description_ko', 'description_en'];
    await database.transact(async (tx) => {
      await insertMany(
        tx,
        'shop_product_texts',
        columns,
        texts.map((_, i) => [`p${i}`, '', 'stays']),
      );
      await updateMany(
        tx,
        'shop_product_texts',
        ['product_id'],
        ['description_ko'],
        [...texts.map((text, i) => [text, `p${i}`]), ['nobody’s', 'gone']],
      );
    });
    const rows = await database.reader
      .selectFrom('shop_product_texts')
      .selectAll()
      .orderBy('product_id')
      .execute();
    expect(rows).toEqual(
      texts.map((text, i) => ({ product_id: `p${i}`, description_ko: text, description_en: 'stays' })),
    );
  });

  test('counters grow from what they are, and begin with what is added', async () => {
    const database = await open();
    const add = (rows: [string, string, number][]) =>
      database.transact((tx) =>
        addMany(
          tx,
          'shop_sales',
          ['day', 'product_id'],
          ['views', 'orders', 'quantity', 'amount', 'returned', 'returned_amount'],
          rows.map(([day, id, by]) => [day, id, by, 0, 0, by * 1_000_000_000_000, 0, 0]),
        ),
      );
    await add([['2026-11-21', 'a', 1]]);
    await add([
      ['2026-11-21', 'a', 2],
      ['2026-11-21', 'b', 5],
      ['2026-11-22', 'a', 7],
    ]);
    await add([]);
    const rows = await database.reader
      .selectFrom('shop_sales')
      .select(['day', 'product_id', 'views', 'amount'])
      .orderBy('day')
      .orderBy('product_id')
      .execute();
    expect(rows.map((row) => [row.day, row.product_id, row.views, row.amount])).toEqual([
      ['2026-11-21', 'a', 3, 3_000_000_000_000],
      ['2026-11-21', 'b', 5, 5_000_000_000_000],
      ['2026-11-22', 'a', 7, 7_000_000_000_000],
    ]);
  });
});
