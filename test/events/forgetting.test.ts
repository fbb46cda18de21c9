import { expect, test } from 'vitest';
import { insertMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { forgetOnce } from '../../server/events/forgetting.ts';
import { appendEvents, numberBatches } from '../../server/events/outbox.ts';
import { eachDatabase } from '../database.ts';
import { testIds } from '../support/shelf.ts';

const fields = { 'person.asked': ['email'], 'person.moved': ['from', 'to'] };

eachDatabase('forgetting persons in the outbox', (open) => {
  type Said = readonly [at: number, ...events: [name: string, data: object][]];
  const append = (database: Database, ...said: Said) => appendAll(database, [said]);
  /** A batch each, all of them in one transaction. */
  async function appendAll(database: Database, batches: readonly Said[]) {
    await database.transact(async (tx) => {
      for (const [at, ...events] of batches) {
        await appendEvents(tx, {
          batchId: testIds(),
          lane: 'people',
          at,
          events: events.map(([name, data]) => ({ name, key: 'k', data: { ...data }, at, by: 'c' })),
        });
      }
    });
    if (database.kind === 'mariadb') await database.transact(numberBatches);
  }
  async function dataOf(database: Database) {
    const rows = await database.reader
      .selectFrom('batches')
      .select('events')
      .where('event_count', '>', 0)
      .orderBy('first_sequence')
      .execute();
    return rows.map((row) => (JSON.parse(row.events) as { data: object }[]).map((event) => event.data));
  }
  const forget = (database: Database, olderThan: number) =>
    forgetOnce(database, { name: 'test.forget', fields, olderThan });

  test('empties the fields of old events and leaves everything else', async () => {
    const database = await open();
    await append(
      database,
      1,
      ['person.asked', { id: 'P', email: 'a@example.com' }],
      ['other', { email: 'kept' }],
    );
    await append(database, 2, ['other', { email: 'kept' }]);
    await append(database, 3, ['person.moved', { from: 'x', to: 'y', id: 'Q' }]);
    await append(database, 9, ['person.asked', { id: 'R', email: 'b@example.com' }]);
    expect(await forget(database, 5)).toBe(false);
    const expected = [
      [{ id: 'P', email: null }, { email: 'kept' }],
      [{ email: 'kept' }],
      [{ from: null, to: null, id: 'Q' }],
      [{ id: 'R', email: 'b@example.com' }],
    ];
    expect(await dataOf(database)).toEqual(expected);
    expect(await forget(database, 5)).toBe(false);
    expect(await dataOf(database)).toEqual(expected);
    await forget(database, 9);
    expect((await dataOf(database)).at(-1)).toEqual([{ id: 'R', email: null }]);
  });

  test('waits for whoever has not read them yet', async () => {
    const database = await open();
    await append(database, 1, ['person.asked', { email: 'a@example.com' }]);
    await append(database, 2, ['person.asked', { email: 'b@example.com' }]);
    const readUpTo = (position: number) =>
      database.transact((tx) =>
        tx.updateTable('consumers').set({ position }).where('name', '=', 'slow').execute(),
      );
    await database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [['slow', 0]]));
    await forget(database, 5);
    expect(await dataOf(database)).toEqual([[{ email: 'a@example.com' }], [{ email: 'b@example.com' }]]);
    await readUpTo(1);
    await forget(database, 5);
    expect(await dataOf(database)).toEqual([[{ email: null }], [{ email: 'b@example.com' }]]);
    await readUpTo(2);
    await forget(database, 5);
    expect(await dataOf(database)).toEqual([[{ email: null }], [{ email: null }]]);
  });

  test('goes page by page, also from two instances at once', async () => {
    const database = await open();
    const other = database.kind === 'sqlite' ? database : await open(database.url);
    await appendAll(
      database,
      Array.from({ length: 450 }, (_, i) => [
        i + 1,
        i % 3 === 0 ? ['person.asked', { email: `${i}` }] : ['other', { i }],
      ]),
    );
    const all = async (instance: Database) => {
      let pages = 0;
      while (await forget(instance, 1_000)) pages += 1;
      return pages;
    };
    await Promise.all([all(database), all(other)]);
    const left = (await dataOf(database)).flat().filter((data) => 'email' in data && data.email !== null);
    expect(left).toEqual([]);
  });
});
