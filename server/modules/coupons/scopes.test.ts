import { afterAll, describe, expect, test } from 'vitest';
import { startInstallation } from '../../../test/support/installation.ts';
import { insertProducts } from '../shop/index.ts';

const body = (scope: object) => ({
  kind: 'drop',
  name: '양말 쿠폰',
  discount: { kind: 'percent', percent: 10 },
  total: 10,
  validUntil: '2099-01-01T00:00:00.000Z',
  scope,
});

describe('what a coupon is for', () => {
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });
  async function install(env: Record<string, string>) {
    const site = await startInstallation({ MADANG_JOBS: 'off', ...env });
    ends.push(site.end);
    const create = (scope: object) =>
      site.call('POST', '/admin/coupons/campaigns', { token: site.tokenOf('admin'), body: body(scope) });
    return { site, create };
  }

  test('must be something that the shop sells', async () => {
    const { site, create } = await install({});
    const name = { ko: '양말', en: 'Socks' };
    await site.database.transact((tx) =>
      insertProducts(
        tx,
        { categories: [{ id: 'SCOPE', slug: 'scope', name }] },
        { batchId: 'scopes', at: 1 },
      ),
    );
    const good = await create({ categoryIds: ['SCOPE'] });
    expect([good.status, good.body.scope]).toEqual([201, { categoryIds: ['SCOPE'] }]);
    const bad = await create({ categoryIds: ['SCOPE', 'NOWHERE'], productIds: ['NOTHING'] });
    expect([bad.status, bad.body]).toMatchObject([
      409,
      { code: 'coupon.invalid-campaign', reason: 'scope', unknown: ['NOTHING', 'NOWHERE'] },
    ]);
  });

  test('is kept as it is where there is no shop', async () => {
    const { create } = await install({ MADANG_SERVICES: 'pay' });
    expect((await create({ productIds: ['NOTHING'] })).status).toBe(201);
  });
});
