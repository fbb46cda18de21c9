import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../support/installation.ts';

describe('what operators read of people', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation();
  });
  afterAll(() => site.end());

  const noted = async (action: string) =>
    (
      await site.database.reader
        .selectFrom('audit_log')
        .select(['actor_id', 'subject'])
        .where('action', '=', action)
        .orderBy('id')
        .execute()
    ).map((row) => [row.actor_id, row.subject]);
  const read = async (path: string, as: 'admin' | 'minji' = 'admin') =>
    (await site.call('GET', path, { token: site.tokenOf(as) })).status;

  test('a member’s page is one line, however many requests it is and however often it is looked at', async () => {
    const minji = `/admin/members/${site.idOf('minji')}`;
    const parts = [minji, `${minji}/ways-in`, `${minji}/statement`, `${minji}/receipts`];
    const statuses = await Promise.all([...parts, ...parts].map((path) => read(path)));
    expect(statuses).toEqual(statuses.map(() => 200));
    expect(await noted('member.read')).toEqual([[site.idOf('admin'), site.idOf('minji')]]);
    await read(`/admin/members/${site.idOf('jun')}`);
    expect(await noted('member.read')).toEqual([
      [site.idOf('admin'), site.idOf('minji')],
      [site.idOf('admin'), site.idOf('jun')],
    ]);
    const { body } = await site.call('GET', `/admin/audit?subject=${site.idOf('jun')}`, {
      token: site.tokenOf('admin'),
    });
    expect(body.items[0]).toMatchObject({ action: 'member.read', actorId: site.idOf('admin') });
  });

  test('what was not shown is not noted', async () => {
    const before = await noted('member.read');
    expect(await read('/admin/members/01K9ZQ3T5R7WXA00')).toBe(404);
    expect(await read(`/admin/members/${site.idOf('soyeon')}`, 'minji')).toBe(403);
    expect(await noted('member.read')).toEqual(before);
  });

  test('codes that leave as a file are noted by their campaign', async () => {
    const { body } = await site.call('GET', '/admin/coupons/campaigns', { token: site.tokenOf('admin') });
    const { campaignId } = body.items[0];
    expect(await read(`/admin/coupons/campaigns/${campaignId}/codes.csv`)).toBe(200);
    expect(await noted('coupon.read-codes')).toEqual([[site.idOf('admin'), campaignId]]);
  });

  test('nothing is shown that could not be noted, and the next try is noted', async () => {
    const path = `/admin/members/${site.idOf('soyeon')}`;
    const { transact } = site.database;
    Object.assign(site.database, { transact: () => Promise.reject(new Error('The disk is full')) });
    const refused = await site.call('GET', path, { token: site.tokenOf('admin') });
    Object.assign(site.database, { transact });
    expect(refused.status).toBe(500);
    expect(JSON.stringify(refused.body)).not.toContain('soyeon@');
    expect(await read(path)).toBe(200);
    expect((await noted('member.read')).at(-1)).toEqual([site.idOf('admin'), site.idOf('soyeon')]);
  });
});
