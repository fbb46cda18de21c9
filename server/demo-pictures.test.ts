import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { showDemoPictures } from './demo-pictures.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

test('the demo’s people and drops have pictures, which are uploads like any other', async () => {
  const { body } = await site.call('GET', '/coupons/drops');
  const { body: found } = await site.call('GET', '/admin/members?q=soyeon', { token: site.tokenOf('admin') });
  const [autumn, snow] = body.items as [{ dropId: string }, { dropId: string }];
  await showDemoPictures(site, {
    accountIds: { minji: site.idOf('minji'), jun: site.idOf('jun'), soyeon: found.items[0].accountId },
    campaignIds: { 'late-autumn': autumn.dropId, 'first-snow': snow.dropId },
    adminId: site.idOf('admin'),
  });
  const drops = await site.call('GET', '/coupons/drops');
  const list = await site.call('GET', '/admin/members', { token: site.tokenOf('admin') });
  const pictures = [
    ...drops.body.items.map((drop: { poster: unknown }) => drop.poster),
    ...list.body.items
      .filter((member: { role: string }) => member.role === 'member')
      .map((member: { picture: unknown }) => member.picture),
  ];
  expect(pictures).toHaveLength(5);
  for (const picture of pictures) {
    const got = await site.app.inject({ url: picture.urls[0].url });
    expect([got.statusCode, got.headers['content-type']]).toEqual([200, 'image/avif']);
  }
});
