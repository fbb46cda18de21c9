import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../../test/database.ts';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { instance } from '../../jobs/testing/toy.ts';
import type { SearchDocument, SearchScope } from '../../search/document.ts';
import { openSearchIndexes } from '../../search/open.ts';
import type { Searchable } from '../../search/searchable.ts';
import { query, sample } from '../../search/testing/documents.ts';
import { rebuildJob } from './rebuild.ts';

const COUNT = 700;
const log = pino({ level: 'silent' });

eachDatabase('rebuilding as a job', (open) => {
  const ends: (() => Promise<void>)[] = [];
  let database: TestDatabase;
  let dataDir: string;
  beforeAll(async () => {
    database = await open();
    dataDir = await makeServiceFolder();
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await rm(dataDir, { recursive: true, force: true });
  });

  const many = (kind: string): SearchDocument[] =>
    Array.from({ length: COUNT }, (_, i) =>
      sample({ id: `${kind}-${String(i).padStart(4, '0')}`, kind, ko: `목록의 ${kind} ${i}` }),
    );
  const loaded: string[] = [];
  const searchable = (kind: string, scope: SearchScope): Searchable => {
    const documents = many(kind);
    return {
      kind,
      scope,
      events: [],
      idsOf: () => [],
      documents: async (_executor, ids) => {
        loaded.push(...ids);
        return documents.filter(({ id }) => ids.includes(id));
      },
      page: async (_executor, after, limit) =>
        documents
          .map(({ id }) => id)
          .filter((id) => id > (after ?? ''))
          .slice(0, limit),
    };
  };
  const searchables = [searchable('place', 'public'), searchable('member', 'operators')];

  /** A process with its own runner and its own view of the files. */
  function start() {
    const indexes = openSearchIndexes({ opensearch: null }, dataDir, log, () => performance.now());
    ends.push(() => indexes.close());
    const runner = instance(database, [rebuildJob({ database, indexes, searchables }, () => {})]);
    return { indexes, runner };
  }

  test('left in the middle, it is completed by who comes after: no page twice, none left out', async () => {
    const first = start();
    const leaving = new AbortController();
    const begun = await first.runner.run('search.rebuild', {
      signal: leaving.signal,
      onProgress: ({ pages }) => pages >= 2 && leaving.abort(),
    });
    expect(begun.status).toBe('interrupted');
    await first.indexes.close();
    expect(await first.indexes.public.position().catch(() => null)).toBeNull();

    const second = start();
    const { status, row } = await second.runner.run('search.rebuild');
    expect([status, row.id, row.done, row.failed]).toEqual(['done', begun.row.id, 2 * COUNT, 0]);
    expect(loaded).toHaveLength(2 * COUNT);
    for (const scope of ['public', 'operators'] as const) {
      expect((await second.indexes[scope].status()).documents).toBe(COUNT);
      expect(await second.indexes[scope].position()).toBe(0);
    }
    const found = await second.indexes.public.search(query('목록'));
    expect(found.hits.every(({ kind }) => kind === 'place')).toBe(true);
  });

  test('with nothing to index, there is an empty index', async () => {
    const own = await makeServiceFolder();
    const indexes = openSearchIndexes({ opensearch: null }, own, log, () => performance.now());
    ends.push(() => indexes.close());
    const runner = instance(database, [rebuildJob({ database, indexes, searchables: [] }, () => {})]);
    expect((await runner.run('search.rebuild')).status).toBe('done');
    expect((await indexes.operators.search(query('목록'))).hits).toEqual([]);
    await indexes.close();
    await rm(own, { recursive: true, force: true });
  });
});
