import { beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../test/database.ts';
import { deleteMany, insertMany } from './dialect.ts';
import type { Value } from './rows.ts';
import { countUpTo, type Stretch, selectAfter, standsAt } from './stretch.ts';

const KEY = ['gateway', 'delivery_id', 'sent_at'] as const;
const RECEIVED: Stretch = {
  table: 'payment_webhooks',
  index: 'payment_webhooks_received',
  where: {},
  atMost: { received_at: 3 },
  order: ['received_at', ...KEY],
};

/** Every combination: many that share one, two or three values with another. */
const ROWS = [1, 2, 3, 4].flatMap((received) =>
  ['portone', 'toss'].flatMap((gateway) =>
    ['a', 'b', '가'].flatMap((id) => [1, 2].map((sent) => [gateway, id, sent, received] as Value[])),
  ),
);
const placeOf = ([gateway, id, sent, received]: readonly Value[]): Value[] => [
  received!,
  gateway!,
  id!,
  sent!,
];

eachDatabase('rows that lie side by side in an index', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    // The primary key has no received_at: each row is of one time.
    const rows = ROWS.map(([gateway, id, sent, received]) => [
      gateway!,
      `${received}${id}`,
      sent!,
      received!,
    ]);
    await database.transact((tx) => insertMany(tx, 'payment_webhooks', [...KEY, 'received_at'], rows));
  });
  const expected = ROWS.map(([gateway, id, sent, received]) =>
    placeOf([gateway!, `${received}${id}`, sent!, received!]),
  )
    .filter(([received]) => Number(received) <= 3)
    .sort((a, b) => {
      const i = a.findIndex((value, column) => value !== b[column]);
      return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
    });

  test.each([1, 2, 5, 36, 100])('are read in pages of %i, each once and in order', async (limit) => {
    const seen: Value[][] = [];
    for (let after: Value[] | null = null; ; ) {
      const page = await selectAfter(database.reader, RECEIVED, after, limit);
      seen.push(...page.map((row) => RECEIVED.order.map((column) => row[column]!)));
      if (page.length < limit) break;
      after = seen.at(-1)!;
    }
    expect(seen).toEqual(expected);
  });

  test('are counted up to a bound', async () => {
    expect(await countUpTo(database.reader, RECEIVED, 1_000)).toBe(36);
    expect(await countUpTo(database.reader, RECEIVED, 10)).toBe(10);
  });

  test('stand at their place, or not', async () => {
    expect(await standsAt(database.reader, RECEIVED, expected[0]!)).toBe(true);
    expect(await standsAt(database.reader, RECEIVED, [1, 'toss', 'nothing', 1])).toBe(false);
    expect(await standsAt(database.reader, { ...RECEIVED, atMost: { received_at: 0 } }, expected[0]!)).toBe(
      false,
    );
  });

  test('are deleted by key where they still meet the conditions', async () => {
    const keys = ROWS.map(([gateway, id, sent, received]) => [gateway!, `${received}${id}`, sent!]);
    const undo = new Error('undo');
    const left = database.transact(async (tx) => {
      await deleteMany(tx, 'payment_webhooks', KEY, keys, {
        where: { gateway: 'toss' },
        atMost: { received_at: 2 },
      });
      const rows = await tx.selectFrom('payment_webhooks').select(['gateway', 'received_at']).execute();
      expect(rows).toHaveLength(ROWS.length - 12);
      expect(rows.filter((row) => row.gateway === 'toss' && row.received_at <= 2)).toEqual([]);
      throw undo;
    });
    await expect(left).rejects.toBe(undo);
    expect(await countUpTo(database.reader, { ...RECEIVED, atMost: {} }, 100)).toBe(ROWS.length);
  });
});
