import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { appendEvents, numberBatches } from '../../events/outbox.ts';
import { RecentBatches } from '../../events/recent-batches.ts';
import { idMaker } from '../../lib/id.ts';
import type { SearchDocument } from '../../search/document.ts';
import { openSearchIndexes, type SearchIndexes } from '../../search/open.ts';
import type { Searchable } from '../../search/searchable.ts';
import { query, sample } from '../../search/testing/documents.ts';
import { createSearch, type Search } from './index.ts';

const log = pino({ level: 'silent' });
const monotonic = () => performance.now();

eachDatabase('following the outbox', (open) => {
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });

  let database: TestDatabase;
  let dataDir: string;
  let documents: Map<string, SearchDocument>;
  let loads: string[][];
  let faults: number;
  let makeId: ReturnType<typeof idMaker>;
  // Events of other tests are in the outbox too: they name documents that are not there.
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    dataDir = await makeServiceFolder();
    ends.push(() => rm(dataDir, { recursive: true, force: true }));
    documents = new Map();
    loads = [];
    faults = 0;
    makeId = idMaker(Date.now, Math.random);
  });

  const places: Searchable = {
    kind: 'place',
    scope: 'public',
    events: ['place.changed'],
    idsOf: ({ key }) => [key],
    documents: async (_executor, ids) => {
      if (faults > 0) {
        faults -= 1;
        throw new Error('The rows cannot be read');
      }
      loads.push([...ids]);
      return ids.flatMap((id) => documents.get(id) ?? []);
    },
    page: async (_executor, after, limit) =>
      [...documents.keys()]
        .filter((id) => after === null || id > after)
        .toSorted()
        .slice(0, limit),
  };

  /** An instance: as after a start. */
  function start(): { search: Search; indexes: SearchIndexes } {
    const indexes = openSearchIndexes({ opensearch: null }, dataDir, log, monotonic);
    ends.unshift(() => indexes.close());
    const search = createSearch({
      ...{ database, indexes, recent: new RecentBatches(), makeId, monotonic, log },
      now: Date.now,
      searchables: [places],
      hasPeopleWaiting: () => false,
    });
    return { search, indexes };
  }

  /** What a batch of a lane does: rows and events in one commit. */
  async function change(...changed: (SearchDocument | string)[]): Promise<void> {
    const events = changed.map((one) => {
      const id = typeof one === 'string' ? one : one.id;
      if (typeof one === 'string') documents.delete(one);
      else documents.set(id, one);
      return { name: 'place.changed', key: id, data: {}, at: Date.now(), by: 'x' };
    });
    const other = { name: 'other.happened', key: 'o', data: {}, at: Date.now(), by: 'x' };
    const batch = { batchId: makeId(), lane: 'test', at: Date.now(), events: [other, ...events] };
    await database.transact((tx) => appendEvents(tx, batch));
    if (database.kind === 'mariadb') await database.transact(numberBatches);
  }
  const titlesOf = async ({ indexes }: { indexes: SearchIndexes }, q: string): Promise<string[]> =>
    (await indexes.public.search(query(q, { limit: 100 }))).hits
      .map(({ title }) => title.map(({ text }) => text).join(''))
      .toSorted();

  test('a missing index is made from what is there, then changes follow in order', async () => {
    await change(sample({ id: 'a', ko: '처음 하나' }), sample({ id: 'b', ko: '처음 둘' }));
    const instance = start();
    await instance.search.catchUp();
    expect(await titlesOf(instance, '처음')).toEqual(['처음 둘', '처음 하나']);

    await change(sample({ id: 'a', ko: '나중 하나' }));
    await change(sample({ id: 'c', ko: '나중 셋' }), 'b');
    await change(sample({ id: 'a', ko: '끝의 하나' }));
    await instance.search.catchUp();
    expect(await titlesOf(instance, '처음')).toEqual([]);
    expect(await titlesOf(instance, '')).toEqual(['끝의 하나', '나중 셋']);
  });

  test('after a restart it goes on where the index stands, and reads nothing twice', async () => {
    await change(sample({ id: 'a', ko: '처음 하나' }));
    const before = start();
    await before.search.catchUp();
    await before.indexes.close();
    await change(sample({ id: 'b', ko: '사이에 둘' }));
    loads = [];
    const after = start();
    await after.search.catchUp();
    expect(await titlesOf(after, '')).toEqual(['사이에 둘', '처음 하나']);
    expect(loads).toEqual([['b']]);
    await after.search.catchUp();
    expect(loads).toHaveLength(1);
  });

  test('an index whose position was put back follows once more', async () => {
    await change(sample({ id: 'a', ko: '하나' }));
    await change(sample({ id: 'b', ko: '둘' }));
    const instance = start();
    const empty = await instance.indexes.public.rebuild('empty');
    await empty.add([], 0);
    await empty.finish();
    expect(await instance.indexes.public.position()).toBe(0);
    await instance.search.catchUp();
    expect(await titlesOf(instance, '')).toEqual(['둘', '하나']);
  });

  test('an index that is ahead of a database that was restored is made anew', async () => {
    await change(sample({ id: 'a', ko: '하나' }));
    const instance = start();
    const future = await instance.indexes.public.rebuild('future');
    await future.add([sample({ id: 'z', ko: '없던 일' })], 1_000_000);
    await future.finish();
    expect(await titlesOf(instance, '')).toEqual(['없던 일']);
    await instance.search.catchUp();
    expect(await titlesOf(instance, '')).toEqual(['하나']);
    await change(sample({ id: 'b', ko: '둘' }));
    await instance.search.catchUp();
    expect(await titlesOf(instance, '')).toEqual(['둘', '하나']);
  });

  test('where the outbox does not hold any more what it is behind, it is made anew', async () => {
    await change(sample({ id: 'a', ko: '하나' }));
    const instance = start();
    await instance.search.catchUp();
    await change(sample({ id: 'b', ko: '둘' }));
    await change(sample({ id: 'c', ko: '셋' }));
    await change(sample({ id: 'd', ko: '넷' }));
    const { last_id: newest } = await database.reader
      .selectFrom('batches')
      .select(({ fn }) => fn.max('id').as('last_id'))
      .executeTakeFirstOrThrow();
    await database.transact((tx) => tx.deleteFrom('batches').where('id', '<', newest).execute());
    await instance.search.catchUp();
    expect(await titlesOf(instance, '')).toEqual(['넷', '둘', '셋', '하나']);
  });

  test('more than a page of events, and more documents than are loaded at once', async () => {
    const instance = start();
    await instance.search.catchUp();
    for (let batch = 0; batch < 30; batch += 1) {
      const some = Array.from({ length: 50 }, (_, i) =>
        sample({ id: `m${batch}-${i}`, ko: `여럿 ${batch}` }),
      );
      await change(...some);
    }
    loads = [];
    await instance.search.catchUp();
    expect((await instance.indexes.public.status()).documents).toBe(1_500);
    expect(Math.max(...loads.map((ids) => ids.length))).toBeLessThanOrEqual(250);
  });

  test('what fails is tried again, and nothing is left out', async () => {
    await change(sample({ id: 'a', ko: '하나' }));
    const instance = start();
    await instance.search.catchUp();
    await change(sample({ id: 'b', ko: '둘' }));
    faults = 1;
    await expect(instance.search.catchUp()).rejects.toThrow('cannot be read');
    await instance.search.catchUp();
    expect(await titlesOf(instance, '')).toEqual(['둘', '하나']);
  });

  test('a change that is written while the index is being made is in it', async () => {
    for (let i = 0; i < 300; i += 1) documents.set(`r${i}`, sample({ id: `r${i}`, ko: '옛 이름' }));
    const instance = start();
    const { documents: load } = places;
    let isChanged = false;
    places.documents = async (executor, ids) => {
      const found = await load(executor, ids);
      // Behind the page that has been read, before it is written.
      if (!isChanged) {
        isChanged = true;
        await change(sample({ id: ids[0]!, ko: '새 이름' }));
      }
      return found;
    };
    await instance.search.catchUp();
    places.documents = load;
    expect(await titlesOf(instance, '새 이름')).toEqual(['새 이름']);
    expect((await instance.indexes.public.status()).documents).toBe(300);
  });
});
