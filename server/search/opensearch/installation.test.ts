import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../../test/services/ports.ts';
import { describeWith, sharedOpensearchUrl } from '../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';

const AGAIN_MS = 50;

const found = async (site: TestInstallation, q: string): Promise<string[] | string> => {
  const { status, body } = await site.call('GET', `/search/drop?q=${encodeURIComponent(q)}`);
  return status === 200 ? body.items.map(({ id }: { id: string }) => id) : body.code;
};

describeWith('OpenSearch', 'an installation with a search server', () => {
  test('asks for its index, follows what changes, and makes it anew', async () => {
    const url = await sharedOpensearchUrl();
    const prefix = `site-${randomBytes(6).toString('hex')}`;
    const site = await startInstallation({
      MADANG_OPENSEARCH_URL: url,
      MADANG_OPENSEARCH_PREFIX: prefix,
      MADANG_OPENSEARCH_REPLICAS: '0',
    });
    const until = async (q: string, isWanted: (ids: readonly string[]) => boolean) => {
      for (;;) {
        const ids = await found(site, q);
        if (typeof ids !== 'string' && isWanted(ids)) return ids;
        await sleep(AGAIN_MS);
      }
    };
    try {
      await until('늦가을', (ids) => ids.length === 1);
      const made = await site.call('POST', '/admin/coupons/campaigns', {
        token: site.tokenOf('admin'),
        body: {
          ...{ kind: 'drop', name: '찾아야 할 드롭', total: 5, opensAt: new Date().toISOString() },
          discount: { kind: 'amount', amount: 3_000 },
          validUntil: new Date(Date.now() + 86_400_000).toISOString(),
        },
      });
      expect(made.status).toBe(201);
      expect(await until('찾아야', (ids) => ids.length === 1)).toEqual([made.body.campaignId]);

      // Somebody empties the server. It would be noticed within seconds; an operator is quicker.
      await fetch(`${url}/${prefix}-public-v1-run-*`, { method: 'DELETE' });
      expect(await found(site, '찾아야')).toBe('search.unavailable');
      await site.call('POST', '/admin/jobs/search.rebuild/runs', {
        token: site.tokenOf('admin'),
        body: { reason: 'The index is gone' },
      });
      expect(await until('찾아야', (ids) => ids.length === 1)).toEqual([made.body.campaignId]);
    } finally {
      await site.end();
      await fetch(`${url}/${prefix}-*`, { method: 'DELETE' });
    }
  }, 120_000);
});

describe('a search server that is away', () => {
  test('is no outage', async () => {
    const site = await startInstallation({
      MADANG_OPENSEARCH_URL: `http://127.0.0.1:${await freePort()}`,
    });
    try {
      const token = site.tokenOf('minji');
      const search = await site.call('GET', '/search?q=가을');
      expect([search.status, search.body.code]).toEqual([503, 'search.unavailable']);
      expect(Number(search.headers['retry-after'])).toBeGreaterThan(0);
      expect((await site.call('GET', '/search/suggestions?q=가')).body.code).toBe('search.unavailable');
      for (const path of ['/pay/balance', '/coupons/drops', '/health/ready']) {
        const full = path.startsWith('/health') ? path : `/api/v1${path}`;
        expect([
          path,
          (await site.app.inject({ url: full, headers: { authorization: `Bearer ${token}` } })).statusCode,
        ]).toEqual([path, 200]);
      }
    } finally {
      await site.end();
    }
  });
});
