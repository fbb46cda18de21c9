import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { makeServiceFolder } from '../../../test/services/service.ts';
import { type OpenStore, searchContract } from '../testing/contract.ts';
import { openEmbeddedIndex, SearchThreads } from './index.ts';

const log = pino({ level: 'silent' });
/** Nothing here is about time: a machine may be as busy as it likes. */
const PATIENT_MS = 30_000;
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
});

const openStore: OpenStore = async () => {
  const dataDir = await makeServiceFolder();
  const threads = new SearchThreads({ log, timeLimitMs: PATIENT_MS });
  ends.push(async () => {
    await threads.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    open: async () =>
      openEmbeddedIndex({ scope: 'public', dataDir, threads, log, monotonic: () => performance.now() }),
    settle: async () => undefined,
  };
};

searchContract('embedded', openStore);
