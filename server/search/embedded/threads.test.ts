import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { query } from '../testing/documents.ts';
import type { ReadRequest } from './messages.ts';
import { SearchThreads } from './threads.ts';

const log = pino({ level: 'silent' });
const stuck = new URL('./testing/stuck-thread.ts', import.meta.url);
let threads: SearchThreads;
afterEach(() => threads.close());

const endless: ReadRequest = { kind: 'search', path: 'x', query: query('x') };
const quick: ReadRequest = { kind: 'count', path: 'x' };
const tooSlow = { code: 'search.too-slow' };

test('a search over its time is given up, and its thread replaced by one that answers', async () => {
  threads = new SearchThreads({ log, timeLimitMs: 150, readers: 1, readerUrl: stuck });
  const before = await threads.read(quick);
  await expect(threads.read(endless)).rejects.toMatchObject(tooSlow);
  expect(await threads.read(quick)).toBeGreaterThan(before as number);
});

test('who waits behind it is answered by the next thread, or told in time', async () => {
  threads = new SearchThreads({ log, timeLimitMs: 150, readers: 1, readerUrl: stuck });
  const [first, second] = await Promise.allSettled([threads.read(endless), threads.read(quick)]);
  expect(first).toMatchObject({ status: 'rejected', reason: tooSlow });
  if (second.status === 'rejected') expect(second.reason).toMatchObject(tooSlow);
});

test('other threads go on', async () => {
  threads = new SearchThreads({ log, timeLimitMs: 500, readers: 2, readerUrl: stuck });
  await Promise.all([threads.read(quick), threads.read(quick)]);
  const slow = threads.read(endless);
  await expect(Promise.all([threads.read(quick), threads.read(quick)])).resolves.toHaveLength(2);
  await expect(slow).rejects.toMatchObject(tooSlow);
});

test('so many wait and no more; closing answers all of them', async () => {
  threads = new SearchThreads({ log, timeLimitMs: 20_000, readers: 1, readerUrl: stuck });
  const waiting = Array.from({ length: 205 }, () => threads.read(endless).catch((error: unknown) => error));
  const refused = await Promise.race(waiting);
  expect(refused).toMatchObject(tooSlow);
  await threads.close();
  expect(await Promise.all(waiting)).toHaveLength(205);
  await expect(threads.read(quick)).rejects.toMatchObject(tooSlow);
});
