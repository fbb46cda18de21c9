import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { describeWith, sharedOpensearchUrl } from '../../../test/services/shared.ts';
import type { SearchIndex } from '../port.ts';
import { searchContract, type TestStore } from '../testing/contract.ts';
import { openOpensearchIndex } from './index.ts';

/** Nothing here is about time: a machine may be as busy as it likes. */
const PATIENT_MS = 30_000;

describeWith('OpenSearch', 'search index', () => {
  const opened: SearchIndex[] = [];
  const prefixes: { url: string; prefix: string }[] = [];

  async function openStore(): Promise<TestStore> {
    const url = await sharedOpensearchUrl();
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    prefixes.push({ url, prefix });
    return {
      open: async () => {
        const config = { url, auth: null, prefix, replicas: 0 };
        const index = openOpensearchIndex('public', config, {
          log: { warn: () => undefined },
          monotonic: () => performance.now(),
          limits: { searchMs: PATIENT_MS, followMs: PATIENT_MS },
        });
        opened.push(index);
        return index;
      },
      settle: async () => {
        await fetch(`${url}/${prefix}-*/_refresh`, { method: 'POST' });
      },
    };
  }

  afterAll(async () => {
    await Promise.all(opened.map((index) => index.close()));
    for (const { url, prefix } of prefixes) await fetch(`${url}/${prefix}-*`, { method: 'DELETE' });
  });

  searchContract('contract', openStore);
});
