import { expect, test } from 'vitest';
import { insertMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { createForgetting } from '../../server/events/forgetting.ts';
import { appendEvents, numberBatches } from '../../server/events/outbox.ts';
import { eachDatabase } from '../database.ts';
import { runJob } from '../support/jobs.ts';
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
  const personal = { name: 'people', keptMs: 0, fields };
  const forget = (database: Database, olderThan: number) =>
    runJob(database, createForgetting(database, [personal]), { at: olderThan });

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
    expect(await forget(database, 5)).toMatchObject({ done: 2, failed: 0 });
    const expected = [
      [{ id: 'P', email: null }, { email: 'kept' }],
      [{ email: 'kept' }],
      [{ from: null, to: null, id: 'Q' }],
      [{ id: 'R', email: 'b@example.com' }],
    ];
    expect(await dataOf(database)).toEqual(expected);
    expect(await forget(database, 5)).toMatchObject({ done: 0 });
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

  test('goes page by page, and looks at each batch once', async () => {
    const database = await open();
    await appendAll(
      database,
      Array.from({ length: 450 }, (_, i) => [
        i + 1,
        i % 3 === 0 ? ['person.asked', { email: `${i}` }] : ['other', { i }],
      ]),
    );
    expect(await forget(database, 1_000)).toMatchObject({ status: 'done', done: 150 });
    const left = (await dataOf(database)).flat().filter((data) => 'email' in data && data.email !== null);
    expect(left).toEqual([]);
    const positions = () => database.reader.selectFrom('upkeep_positions').selectAll().execute();
    const name = 'outbox.forget-persons people';
    // To the end of what was old, and not only to the last that held a person.
    expect(await positions()).toEqual([{ name, position: '450' }]);
    await append(database, 500, ['other', {}]);
    expect(await forget(database, 1_000)).toMatchObject({ done: 0 });
    expect(await positions()).toEqual([{ name, position: '451' }]);
  });

  test('what is needed for longer stands for longer, in the same batch', async () => {
    const database = await open();
    await append(
      database,
      10,
      ['person.asked', { email: 'a@example.com' }],
      ['person.moved', { from: 'x', to: 'y' }],
    );
    const job = createForgetting(database, [
      { name: 'soon', keptMs: 5, fields: { 'person.asked': ['email'] } },
      { name: 'late', keptMs: 50, fields: { 'person.moved': ['from', 'to'] } },
    ]);
    await runJob(database, job, { at: 20 });
    expect(await dataOf(database)).toEqual([[{ email: null }, { from: 'x', to: 'y' }]]);
    await runJob(database, job, { at: 60 });
    expect(await dataOf(database)).toEqual([[{ email: null }, { from: null, to: null }]]);
  });
});
