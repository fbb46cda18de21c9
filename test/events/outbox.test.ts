import { describe, expect, test } from 'vitest';
import { commitsAreSerial } from '../../server/db/dialect.ts';
import type { Consumer } from '../../server/events/catalog.ts';
import { consumeOnce, Dispatcher } from '../../server/events/dispatcher.ts';
import { appendEvents, numberBatches, readEvents, type SequencedEvent } from '../../server/events/outbox.ts';
import { eachDatabase, type TestDatabase } from '../database.ts';
import { shelfLane, stockShelf, take, testIds } from '../support/shelf.ts';

/** Ids that descend: as if each instance's clock were behind the one before. */
function descendingIds(): () => string {
  let count = 999_999;
  return () => {
    count -= 1;
    return `DESC${String(count).padStart(12, '0')}`;
  };
}

const fail = (_details: object, message: string): never => {
  throw new Error(message);
};

async function numberAll(database: TestDatabase): Promise<void> {
  if (commitsAreSerial(database.reader)) return;
  while ((await database.transact(numberBatches)) > 0);
}

eachDatabase('the outbox', (open) => {
  async function takes(count: number, makeId: () => string) {
    const database = await open();
    const shelf = testIds();
    await database.transact((tx) => stockShelf(tx, shelf, 1_000));
    const lane = shelfLane(database, { makeId });
    // Each in a batch of its own: what it takes tells the order in which they were committed.
    for (let i = 1; i <= count; i += 1) await lane.submit(take({ shelf, take: i }));
    await numberAll(database);
    return { database, shelf };
  }
  const amounts = (events: readonly SequencedEvent[]): unknown[] => events.map((event) => event.data.take);

  test('keeps the order of one key, whatever the ids of its batches', async () => {
    const { database } = await takes(6, descendingIds());
    const { events, last } = await readEvents(database.reader, 0, 100);
    expect(amounts(events)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(events.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(last).toBe(6);
  });

  test('is read on from any position, in pages, and by name', async () => {
    const { database } = await takes(5, testIds);
    expect(amounts((await readEvents(database.reader, 2, 100)).events)).toEqual([3, 4, 5]);
    expect((await readEvents(database.reader, 5, 100)).last).toBe(5);
    const none = await readEvents(database.reader, 0, 100, ['shelf.broken']);
    expect(none).toEqual({ events: [], last: 5, isFull: false });
    const seen: unknown[] = [];
    for (let position = 0; ; ) {
      const page = await readEvents(database.reader, position, 1);
      if (page.last === position) break;
      position = page.last;
      seen.push(...amounts(page.events));
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  test('tells a listener everything once and in order, however often it is poked meanwhile', async () => {
    const database = await open();
    const shelf = testIds();
    await database.transact((tx) => stockShelf(tx, shelf, 100_000));
    const dispatcher = new Dispatcher(database, { error: fail, warn: fail, info: fail }, () =>
      performance.now(),
    );
    const heard: number[] = [];
    dispatcher.listen({
      isAwake: () => true,
      hear: (events) => heard.push(...events.map((e) => e.sequence)),
    });
    await dispatcher.start();
    const lane = shelfLane(database, { committed: dispatcher.committed });
    for (let i = 0; i < 150; i += 1) await lane.submit(take({ shelf, take: 1 }));
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(150);
    await dispatcher.stop();
    expect(heard).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  });

  test('what this process committed is told as another reads it', async () => {
    const database = await open();
    const shelf = testIds();
    await database.transact((tx) => stockShelf(tx, shelf, 1_000));
    const listening = () => {
      const heard: SequencedEvent[] = [];
      const dispatcher = new Dispatcher(database, { error: fail, warn: fail, info: fail }, () =>
        performance.now(),
      );
      dispatcher.listen({ isAwake: () => true, hear: (events) => heard.push(...events) });
      return { dispatcher, heard };
    };
    const own = listening();
    const other = listening();
    await own.dispatcher.start();
    await other.dispatcher.start();
    const lane = shelfLane(database, { committed: own.dispatcher.committed });
    for (let i = 1; i <= 20; i += 1) await lane.submit(take({ shelf, take: i }));
    await expect.poll(() => [own.heard.length, other.heard.length]).toEqual([20, 20]);
    await own.dispatcher.stop();
    await other.dispatcher.stop();
    expect(amounts(own.heard)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(other.heard).toEqual(own.heard);
  });

  describe('a consumer', () => {
    /** Copies what it hears to a shelf's stock: its work is in the transaction that moves its position. */
    const counting = (shelf: string, fail = false): Consumer => ({
      name: `count-${shelf}`,
      events: ['shelf.taken'],
      intervalMs: 0,
      consume: async (tx, events) => {
        const sum = events.reduce((total, event) => total + Number(event.data.take), 0);
        await tx
          .updateTable('consumers')
          .set((eb) => ({ position: eb('position', '-', sum) }))
          .where('name', '=', shelf)
          .execute();
        if (fail) throw new Error('the consumer failed after its work');
      },
    });
    const stockOf = async (database: TestDatabase, shelf: string): Promise<number> =>
      (
        await database.reader
          .selectFrom('consumers')
          .select('position')
          .where('name', '=', shelf)
          .executeTakeFirstOrThrow()
      ).position;

    test('that fails keeps its position and leaves nothing behind; tried again, it does all of it once', async () => {
      const { database } = await takes(4, testIds);
      const mirror = testIds();
      await database.transact((tx) => stockShelf(tx, mirror, 100));
      await expect(consumeOnce(database, counting(mirror, true))).rejects.toThrow('failed after its work');
      expect(await stockOf(database, mirror)).toBe(100);
      await consumeOnce(database, counting(mirror));
      expect(await stockOf(database, mirror)).toBe(90);
      await consumeOnce(database, counting(mirror));
      expect(await stockOf(database, mirror)).toBe(90);
    });

    test('that wants small pages gets them, also in the middle of a batch and past batches of others', async () => {
      const database = await open();
      const batch = async (...names: string[]) => {
        await database.transact((tx) =>
          appendEvents(tx, {
            batchId: testIds(),
            lane: 'test',
            at: 0,
            events: names.map((name, i) => ({ name, key: 'k', data: { i }, at: 0, by: 'test' })),
          }),
        );
      };
      const wanted = (count: number): string[] => Array.from({ length: count }, () => 'thing.happened');
      await batch(...wanted(7));
      await batch('other.thing', 'other.thing', 'other.thing');
      await batch('other.thing', ...wanted(2), 'other.thing');
      await batch();
      await batch(...wanted(1));
      await numberAll(database);
      const pages: number[] = [];
      const heard: number[] = [];
      const few: Consumer = {
        name: `few-${testIds()}`,
        events: ['thing.happened'],
        intervalMs: 0,
        maxEvents: 3,
        consume: async (_tx, events) => {
          pages.push(events.length);
          heard.push(...events.map(({ sequence }) => sequence));
        },
      };
      for (let more = true; more; ) more = await consumeOnce(database, few);
      expect(heard).toEqual([1, 2, 3, 4, 5, 6, 7, 12, 13, 15]);
      expect(Math.max(...pages)).toBe(3);
      await batch(...wanted(1));
      await numberAll(database);
      await consumeOnce(database, few);
      expect(heard.at(-1)).toBe(16);
    });

    test('that is behind rests while people wait, in proportion to what its pages took; others go on', async () => {
      const database = await open();
      const happen = (...names: string[]) =>
        database.transact((tx) =>
          appendEvents(tx, {
            batchId: testIds(),
            lane: 'test',
            at: 0,
            events: names.map((name) => ({ name, key: 'k', data: {}, at: 0, by: 'test' })),
          }),
        );
      let clock = 0;
      let pages = 0;
      let heard = Promise.withResolvers<void>();
      const dispatcher = new Dispatcher(database, { warn: fail, error: fail, info: fail }, () => clock);
      dispatcher.addConsumer({
        name: 'slow',
        events: ['work'],
        intervalMs: 0,
        maxEvents: 1,
        share: 0.1,
        consume: async () => {
          pages += 1;
          clock += 10;
        },
      });
      dispatcher.addConsumer({
        name: 'quick',
        events: ['tick'],
        intervalMs: 0,
        consume: async () => heard.resolve(),
      });
      /** One whole round, at least. */
      const round = async () => {
        heard = Promise.withResolvers();
        await happen('tick');
        dispatcher.poke();
        await heard.promise;
      };
      dispatcher.yieldWhile(() => true);
      await happen('work', 'work', 'work', 'work');
      await dispatcher.start();
      for (let i = 0; i < 4; i += 1) await round();
      expect(pages).toBe(1);
      clock += 89;
      for (let i = 0; i < 3; i += 1) await round();
      expect(pages).toBe(1);
      clock += 1;
      for (let i = 0; i < 3; i += 1) await round();
      expect(pages).toBe(2);
      dispatcher.yieldWhile(() => false);
      clock += 90;
      for (let i = 0; i < 4; i += 1) await round();
      expect(pages).toBe(4);
      await dispatcher.stop();
    });

    test('on two instances at once hears each event once', async () => {
      const { database } = await takes(4, testIds);
      const mirror = testIds();
      await database.transact((tx) => stockShelf(tx, mirror, 100));
      const instances = [database, await open(database.url)];
      for (let round = 0; round < 3; round += 1) {
        // Two writers of one SQLite file in one thread would wait for each other: there they take turns.
        if (database.kind === 'sqlite')
          for (const instance of instances) await consumeOnce(instance, counting(mirror));
        else await Promise.all(instances.map((instance) => consumeOnce(instance, counting(mirror))));
      }
      expect(await stockOf(database, mirror)).toBe(90);
    });
  });
});
