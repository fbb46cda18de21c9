import { beforeEach, expect, test } from 'vitest';
import type { SearchDocument } from '../document.ts';
import type { SearchIndex } from '../port.ts';
import { filledStore, type OpenStore, type TestStore } from './contract.ts';
import { query, SAMPLES, sample } from './documents.ts';

/** What follows when documents change. */
export function changesContract(openStore: OpenStore): void {
  let store: TestStore;
  let index: SearchIndex;
  beforeEach(async () => {
    ({ store, index } = await filledStore(openStore, SAMPLES));
  });

  const office = SAMPLES.find(({ id }) => id === 'jeju-office')!;
  const key = ({ kind, id }: SearchDocument) => ({ kind, id });
  async function idsOf(q: string): Promise<string[]> {
    await store.settle();
    const { hits } = await index.search(query(q, { limit: 100 }));
    return hits.map(({ id }) => id);
  }

  test('a new document is found, by both languages', async () => {
    const upserts = [sample({ id: 'new', ko: '새로운 울릉도', en: 'Ulleung' })];
    await index.apply({ upserts, deletes: [], sequence: 2 });
    expect(await idsOf('울릉')).toEqual(['new']);
    expect(await idsOf('ulleung')).toEqual(['new']);
  });

  test('a changed one is found by its new words, and by no old one', async () => {
    const changed = { ...office, title: { ko: '다른 이름', en: 'Another' }, tags: ['other'] };
    await index.apply({ upserts: [changed], deletes: [], sequence: 2 });
    expect(await idsOf('제주')).toEqual(['jeju', 'haeundae']);
    expect(await idsOf('관광')).toEqual([]);
    expect(await idsOf('다른')).toEqual(['jeju-office']);
    expect((await index.status()).documents).toBe(SAMPLES.length);
  });

  test('one whose popularity, price or facets changed is found once, in its new place', async () => {
    const changed = { ...office, popularity: 90_000_000, price: 5, facets: { region: ['moved'] } };
    await index.apply({ upserts: [changed], deletes: [], sequence: 2 });
    await store.settle();
    expect((await index.search(query('안내소'))).hits.map(({ price }) => price)).toEqual([5]);
    const moved = await index.search(query('', { facets: { region: ['moved'] }, countFacets: ['region'] }));
    expect(moved.hits.map(({ id }) => id)).toEqual(['jeju-office']);
    expect(moved.facets.region).toEqual([
      { value: 'jeju', count: 2 },
      ...['busan', 'daegu', 'moved', 'seoul'].map((value) => ({ value, count: 1 })),
    ]);
    expect((await idsOf('')).slice(0, 2)).toEqual(['jeju-office', 'haeundae']);
  });

  test('a deleted one is not found any more, and neither are its words', async () => {
    await index.apply({ upserts: [], deletes: [key(office), { kind: 'place', id: 'nobody' }], sequence: 2 });
    expect(await idsOf('관광')).toEqual([]);
    expect(await idsOf('안네소')).toEqual([]);
    expect((await index.status()).documents).toBe(SAMPLES.length - 1);
  });

  test('the same id of another kind is another document', async () => {
    const other = sample({ id: 'jeju-office', kind: 'product', ko: '안내소 열쇠고리' });
    await index.apply({ upserts: [other], deletes: [], sequence: 2 });
    expect((await idsOf('안내소')).toSorted()).toEqual(['jeju-office', 'jeju-office']);
    await index.apply({ upserts: [], deletes: [{ kind: 'product', id: 'jeju-office' }], sequence: 3 });
    expect(await idsOf('안내소')).toEqual(['jeju-office']);
  });

  test('an older change overwrites no newer one, whichever way', async () => {
    const newer = { ...office, title: { ko: '새 이름', en: 'New' } };
    await index.apply({ upserts: [newer], deletes: [], sequence: 9 });
    const older = { ...office, title: { ko: '헌 이름', en: 'Old' } };
    await index.apply({ upserts: [older], deletes: [key(SAMPLES[0]!)], sequence: 5 });
    await index.apply({ upserts: [], deletes: [key(office)], sequence: 6 });
    expect(await idsOf('이름')).toEqual(['jeju-office']);
    expect(await idsOf('새 이름')).toEqual(['jeju-office']);
    await index.apply({ upserts: [], deletes: [key(office)], sequence: 10 });
    await index.apply({ upserts: [older], deletes: [], sequence: 7 });
    expect(await idsOf('이름')).toEqual([]);
  });

  test('the same changes twice are the same as once', async () => {
    const changes = {
      upserts: [sample({ id: 'twice', ko: '두번 온 것' })],
      deletes: [key(office)],
      sequence: 4,
    };
    await index.apply(changes);
    await index.apply(changes);
    expect(await idsOf('두번')).toEqual(['twice']);
    expect((await index.status()).documents).toBe(SAMPLES.length);
  });

  test('the position is that of the newest change, and is still there after a restart', async () => {
    expect(await index.position()).toBe(1);
    await index.apply({ upserts: [], deletes: [], sequence: 41 });
    await index.apply({ upserts: [], deletes: [], sequence: 40 });
    expect(await index.position()).toBe(41);
    await index.close();
    const again = await store.open();
    expect(await again.position()).toBe(41);
    expect((await again.search(query('해운대'))).hits[0]?.id).toBe('haeundae');
  });
}
