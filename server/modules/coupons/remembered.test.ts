import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase, sharedRedisUrl } from '../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { STALE_BOUND_MS } from '../../cache/index.ts';
import { seedDrop } from './seed.ts';

function remembered(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation(await settings());
  });
  afterAll(() => site.end());

  const list = async (): Promise<string[]> =>
    (await site.call('GET', '/coupons/drops')).body.items.map(({ dropId }: { dropId: string }) => dropId);
  const read = async (dropId: string, token?: string) =>
    (await site.call('GET', `/coupons/drops/${dropId}`, token === undefined ? {} : { token })).body;
  const operate = async (path: string, body: object) =>
    (await site.call('POST', `/admin/coupons/campaigns${path}`, { token: site.tokenOf('admin'), body })).body;
  const create = (more: object) =>
    operate('', {
      kind: 'drop',
      name: 'remembered',
      discount: { kind: 'amount', amount: 1_000 },
      total: 2,
      validUntil: '2099-01-01T00:00:00Z',
      ...more,
    });

  test('what an operator does is seen at once by whoever reads next', async () => {
    await list();
    const { campaignId } = await create({});
    expect(await read(campaignId)).toMatchObject({ code: 'coupon.drop-not-found' });
    expect(await list()).not.toContain(campaignId);
    await operate(`/${campaignId}/open`, {});
    expect(await read(campaignId)).toMatchObject({ phase: 'open', claimed: 0 });
    expect(await list()).toContain(campaignId);
    await operate(`/${campaignId}/close`, { reason: 'enough' });
    expect(await read(campaignId)).toMatchObject({ phase: 'closed' });
  });

  test('who has claimed sees it, and so does everybody else here, and it is sold out when the last is gone', async () => {
    const { campaignId } = await create({ opensAt: new Date(0).toISOString() });
    const token = site.tokenOf('minji');
    for (const [i, name] of (['minji', 'jun'] as const).entries()) {
      expect(await read(campaignId)).toMatchObject({ claimed: i, phase: 'open' });
      const claim = await site.call('POST', `/coupons/drops/${campaignId}/claims`, {
        token: site.tokenOf(name),
      });
      expect(claim.body.position).toBe(i + 1);
    }
    expect(await read(campaignId)).toMatchObject({
      claimed: 2,
      remaining: 0,
      phase: 'sold-out',
      mine: [],
    });
    expect((await read(campaignId, token)).mine).toEqual([{ couponId: `${campaignId}-1`, position: 1 }]);
  });

  test('a name and a picture that changed are new in the next list', async () => {
    const [minji, jun] = [site.tokenOf('minji'), site.tokenOf('jun')];
    await site.call('POST', '/pay/transfers', {
      token: minji,
      body: { to: 'jun@madang.example', amount: 1 },
    });
    const payer = async () =>
      (await site.call('GET', '/pay/statement', { token: jun })).body.items[0].counterparty.name;
    await payer();
    await site.call('PATCH', '/me', { token: minji, body: { name: '김새별' } });
    expect(await payer()).toBe('김새별');
  });

  test('what another process writes is seen within the bound', async () => {
    const id = site.makeId();
    await list();
    expect(await read(id)).toMatchObject({ code: 'coupon.drop-not-found' });
    await site.database.transact((tx) => seedDrop(tx, { id, name: 'seeded', total: 10, at: Date.now() }));
    await expect.poll(list, { timeout: STALE_BOUND_MS }).toContain(id);
    expect(await read(id)).toMatchObject({ dropId: id, name: 'seeded' });
  });
}

describe('what is remembered of drops and people, on SQLite', () => remembered(async () => ({})));
describeWith('MariaDB', 'what is remembered of drops and people', () => {
  describeWith('Redis', 'with what instances share', () =>
    remembered(async () => ({
      DATABASE_URL: await newMariadbDatabase(),
      REDIS_URL: await sharedRedisUrl(),
      MADANG_REDIS_PREFIX: 'remembered-test:',
    })),
  );
});
