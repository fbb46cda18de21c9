import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeServiceFolder } from '../../../test/services/service.ts';
import type { SearchScope } from '../document.ts';
import type { SearchIndex } from '../port.ts';
import { query, SAMPLES, sample } from '../testing/documents.ts';
import { openEmbeddedIndex, SearchThreads } from './index.ts';

const log = pino({ level: 'silent' });
/** Nothing here is about time: a machine may be as busy as it likes. */
const PATIENT_MS = 30_000;
let dataDir: string;
let threads: SearchThreads;
beforeEach(async () => {
  dataDir = await makeServiceFolder();
  threads = new SearchThreads({ log, timeLimitMs: PATIENT_MS });
});
afterEach(async () => {
  await threads.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Opens the index as another process would: nothing is remembered. */
function open(scope: SearchScope = 'public', own = threads): SearchIndex {
  return openEmbeddedIndex({ scope, dataDir, threads: own, log, monotonic: () => performance.now() });
}
async function fill(index: SearchIndex, id: string, documents = SAMPLES): Promise<void> {
  const rebuild = await index.rebuild(id);
  await rebuild.add(documents, 1);
  await rebuild.finish();
}
const filesOf = (): string[] => readdirSync(join(dataDir, 'search')).toSorted();
const idsOf = async (index: SearchIndex, q: string): Promise<string[]> =>
  (await index.search(query(q))).hits.map(({ id }) => id);

describe('an index that cannot be read is none', () => {
  test.each<[string, (path: string) => void]>([
    [
      'other bytes',
      (path) => writeFileSync(path, 'no database at all, but long enough to be one'.repeat(99)),
    ],
    ['nothing', (path) => writeFileSync(path, '')],
    [
      'another layout',
      (path) => {
        const database = new DatabaseSync(path);
        database.exec(`update meta set value = 999 where name = 'layout'`);
        database.close();
      },
    ],
    [
      'a hole in the middle',
      (path) => {
        const bytes = readFileSync(path);
        bytes.fill(0xff, 4_096);
        writeFileSync(path, bytes);
      },
    ],
  ])('%s', async (_what, spoil) => {
    const first = open();
    await fill(first, 'first');
    await first.close();
    spoil(join(dataDir, 'search', 'public-first.db'));

    const index = open();
    await expect(index.search(query('제주'))).rejects.toMatchObject({ code: 'search.unavailable' });
    expect(await index.position()).toBeNull();
    await fill(index, 'second');
    expect(await idsOf(index, '북촌')).toEqual(['guesthouse']);
    expect(filesOf().filter((file) => file.endsWith('.db'))).toEqual(['public-second.db']);
  });

  test('a file that is gone', async () => {
    const index = open();
    await fill(index, 'first');
    await index.close();
    await rm(join(dataDir, 'search'), { recursive: true });
    const again = open();
    await expect(again.search(query('제주'))).rejects.toMatchObject({ code: 'search.unavailable' });
    expect(await again.position()).toBeNull();
  });
});

test('the file that was replaced is removed; another process finds the new one', async () => {
  const here = open();
  await fill(here, 'first');
  const there = open('public', new SearchThreads({ log, timeLimitMs: PATIENT_MS }));
  expect(await idsOf(there, '북촌')).toEqual(['guesthouse']);
  await fill(here, 'second', [sample({ id: 'only', ko: '북촌 하나' })]);
  expect(filesOf().filter((file) => file.endsWith('.db'))).toEqual(['public-second.db']);
  expect(await there.position()).toBe(1);
  await expect.poll(() => idsOf(there, '북촌')).toEqual(['only']);
});

test('what a killed process left is swept away, and not what is in use', async () => {
  const index = open();
  await fill(index, 'first');
  writeFileSync(join(dataDir, 'search', 'public-left.db'), 'x');
  writeFileSync(join(dataDir, 'search', 'operators-other.db'), 'x');
  await (await index.rebuild('next')).add(SAMPLES, 2);
  const databases = filesOf().filter((file) => file.endsWith('.db'));
  expect(databases).toEqual(['operators-other.db', 'public-first.db', 'public-next.db']);
});

test('killed in the middle of a rebuild, the old index answers, and the same run goes on behind its last page', async () => {
  const index = open();
  await fill(index, 'first');
  const program = fileURLToPath(new URL('./testing/rebuilding-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, dataDir, 'killed'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    written = Number(line);
    if (written === 5) child.kill('SIGKILL');
  }
  await once(child, 'exit').catch(() => undefined);
  expect(written).toBeGreaterThanOrEqual(5);
  expect(await idsOf(index, '북촌')).toEqual(['guesthouse']);

  const rebuild = await index.rebuild('killed');
  await rebuild.add([sample({ id: 'p5', ko: '새 목록 5' }), sample({ id: 'end', ko: '새 목록 끝' })], 5);
  await rebuild.finish();
  // The killed process may have written many more pages than it told.
  const { hits } = await index.search({ ...query('목록'), limit: 10_000 });
  const found = hits.map(({ id }) => id);
  expect(found.filter((id) => id === 'p5')).toHaveLength(1);
  expect(found).toEqual(expect.arrayContaining(['p0', 'p1', 'p2', 'p3', 'p4', 'end']));
  expect(await idsOf(index, '북촌')).toEqual([]);
});

test('of operators, nothing that was deleted stays in the files', async () => {
  const index = open('operators');
  const secret = '홍길동자취';
  const person = sample({ id: 'p', kind: 'member', ko: secret, about: 'erased-address' });
  await fill(index, 'first', [...SAMPLES, person]);
  const bytes = () => Buffer.concat(filesOf().map((file) => readFileSync(join(dataDir, 'search', file))));
  expect(bytes().includes(secret)).toBe(true);
  await index.apply({
    upserts: [{ ...person, title: { ko: '탈퇴', en: '탈퇴' }, text: { ko: '', en: '' } }],
    deletes: [],
    sequence: 2,
  });
  for (const trace of [secret, 'erased', '길동']) expect(bytes().includes(trace)).toBe(false);
  expect(await idsOf(index, '탈퇴')).toEqual(['p']);
});
