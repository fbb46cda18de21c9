import { expect, test } from 'vitest';
import { filledStore, type OpenStore } from './contract.ts';
import { query, SAMPLES, sample } from './documents.ts';

const FRESH = [
  sample({ id: 'a', ko: '새 목록의 하나' }),
  sample({ id: 'b', ko: '새 목록의 둘' }),
  sample({ id: 'c', ko: '새 목록의 셋' }),
];

/** A new index beside the old one, and what happens meanwhile. */
export function rebuildContract(openStore: OpenStore): void {
  test('before the first rebuild there is no index', async () => {
    const store = await openStore();
    const index = await store.open();
    expect(await index.position()).toBeNull();
    await expect(index.search(query('제주'))).rejects.toMatchObject({ code: 'search.unavailable' });
    await expect(index.suggest('제주', [], 'ko', 5)).rejects.toMatchObject({ code: 'search.unavailable' });
    await index.apply({ upserts: [...FRESH], deletes: [], sequence: 5 });
    expect(await index.position()).toBeNull();
  });

  test('the old one answers until the new one is whole', async () => {
    const { store, index } = await filledStore(openStore, SAMPLES);
    const idsOf = async (q: string) => {
      await store.settle();
      return (await index.search(query(q))).hits.map(({ id }) => id).toSorted();
    };
    const rebuild = await index.rebuild('second');
    await rebuild.add(FRESH, 10);
    expect(await idsOf('목록')).toEqual([]);
    expect(await idsOf('관광')).toEqual(['jeju-office']);
    await rebuild.finish();
    expect(await idsOf('목록')).toEqual(['a', 'b', 'c']);
    expect(await idsOf('관광')).toEqual([]);
    expect(await index.position()).toBe(10);
    expect((await index.status()).documents).toBe(3);
  });

  test('changes made meanwhile are in both, and an older page of the rebuild undoes none', async () => {
    const { store, index } = await filledStore(openStore, SAMPLES);
    const rebuild = await index.rebuild('second');
    await rebuild.add(FRESH.slice(0, 2), 10);
    const changed = sample({ id: 'c', ko: '바뀐 목록' });
    await index.apply({ upserts: [changed], deletes: [{ kind: 'place', id: 'b' }], sequence: 11 });
    await store.settle();
    expect((await index.search(query('바뀐'))).hits).toHaveLength(1);
    // Read before the change, written after it.
    await rebuild.add(FRESH.slice(1), 10);
    await rebuild.finish();
    await store.settle();
    const { hits } = await index.search(query('목록'));
    expect(
      hits.map(({ id, title }) => `${id} ${title.map((part) => part.text).join('')}`).toSorted(),
    ).toEqual(['a 새 목록의 하나', 'c 바뀐 목록']);
    expect(await index.position()).toBe(11);
  });

  test('a process that dies in the middle: the same id goes on, and what was followed is in it', async () => {
    const { store, index } = await filledStore(openStore, SAMPLES);
    const rebuild = await index.rebuild('second');
    await rebuild.add(FRESH.slice(0, 1), 10);
    await index.apply({ upserts: [sample({ id: 'm', ko: '사이의 목록' })], deletes: [], sequence: 12 });
    await index.close();
    const again = await store.open();
    await store.settle();
    expect((await again.search(query('관광'))).hits).toHaveLength(1);
    const resumed = await again.rebuild('second');
    await resumed.add(FRESH.slice(0, 2), 12);
    await resumed.add(FRESH.slice(2), 12);
    await resumed.finish();
    await store.settle();
    const { hits } = await again.search(query('목록'));
    expect(hits.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'm']);
  });

  test('finished twice is finished once; another id begins anew; given up leaves the old one', async () => {
    const { store, index } = await filledStore(openStore, SAMPLES);
    const left = await index.rebuild('left');
    await left.add(FRESH.slice(0, 2), 5);
    const next = await index.rebuild('next');
    await next.add(FRESH.slice(2), 6);
    await next.finish();
    await (await index.rebuild('next')).finish();
    await store.settle();
    expect((await index.search(query('목록'))).hits.map(({ id }) => id)).toEqual(['c']);
    const given = await index.rebuild('given-up');
    await given.add(SAMPLES, 7);
    await given.abandon();
    await store.settle();
    expect((await index.search(query('목록'))).hits.map(({ id }) => id)).toEqual(['c']);
    expect((await index.search(query('관광'))).hits).toEqual([]);
  });

  test('searches under way see the one or the other', async () => {
    const { store, index } = await filledStore(openStore, FRESH);
    const rebuild = await index.rebuild('second');
    await rebuild.add(FRESH, 10);
    const searches = Array.from({ length: 50 }, async (_, i) => {
      if (i === 25) await rebuild.finish();
      return (await index.search(query('목록'))).hits.length;
    });
    expect(new Set(await Promise.all(searches))).toEqual(new Set([3]));
    await store.settle();
  });
}
