import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Opensearch, startOpensearch } from '../../../test/services/opensearch.ts';
import { describeWith } from '../../../test/services/shared.ts';
import type { SearchIndex } from '../port.ts';
import { query, SAMPLES, sample } from '../testing/documents.ts';
import { openOpensearchIndex } from './index.ts';

const PAGES = 20;
const PAGE_SIZE = 50;
/** Searches leave some of the machine to the server. */
const BETWEEN_MS = 10;

describeWith('OpenSearch', 'a search server that is killed', () => {
  let opensearch: Opensearch;
  let index: SearchIndex;
  beforeAll(async () => {
    opensearch = await startOpensearch();
    index = openOpensearchIndex(
      'public',
      { url: opensearch.url, auth: null, prefix: 'crash', replicas: 0 },
      {
        log: { warn: () => undefined },
        monotonic: () => performance.now(),
        limits: {
          attempts: 500,
          followAttempts: 500,
          pauseMs: 50,
          longestPauseMs: 100,
          refuseMs: 50,
          refreshInterval: '20ms',
        },
      },
    );
  });
  afterAll(async () => {
    await index?.close();
    await opensearch?.stop();
  });

  test('searches say so, writes wait for it, and nothing that was written is lost or doubled', async () => {
    const first = await index.rebuild('first');
    await first.add(SAMPLES, 1);
    await first.finish();
    expect((await index.search(query('해운대'))).hits[0]?.id).toBe('haeundae');

    const codes = new Set<string>();
    let isOver = false;
    const searching = (async () => {
      while (!isOver) {
        const code = await index.search(query('해운대')).then(
          ({ hits }) => hits[0]?.id ?? 'nothing',
          (error: { code?: string }) => error.code ?? String(error),
        );
        codes.add(code);
        await sleep(BETWEEN_MS);
      }
    })();

    const second = await index.rebuild('second');
    const documentOf = (i: number) => sample({ id: `n${i}`, ko: `새 문서 ${i}` });
    const killAt = Math.floor(PAGES / 3);
    let restarted: Promise<void> | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      if (page === killAt) restarted = opensearch.kill().then(() => opensearch.restart());
      const documents = Array.from({ length: PAGE_SIZE }, (_, i) => documentOf(page * PAGE_SIZE + i));
      await second.add(documents, 10);
      if (page % 5 === 0) {
        await index.apply({
          upserts: [sample({ id: `c${page}`, ko: '변경' })],
          deletes: [],
          sequence: 11 + page,
        });
      }
    }
    await restarted;
    // It serves what it served before, by itself.
    while (!(await index.search(query('해운대')).catch(() => null))?.hits.length) await sleep(BETWEEN_MS);
    isOver = true;
    await searching;
    expect([...codes].sort()).toEqual(['haeundae', 'search.unavailable']);

    await second.finish();
    expect((await index.status()).documents).toBe(PAGES * PAGE_SIZE + 4);
    expect((await index.search(query('변경'))).total).toEqual({ count: 4, isExact: true });
    expect(await index.position()).toBe(26);
  }, 60_000);
});
