import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { signUp } from '../../../test/support/members.ts';
import { query } from '../../search/testing/documents.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

test('operators find a member by what they are called now; once they have left, by nothing', async () => {
  const email = 'passing.through@example.com';
  const made = await signUp(site, { email, password: 'a long password', name: '송지나' });
  const accountId = String(made.body.account.accountId);
  const entered = await site.call('POST', '/auth/sign-in', { body: { email, password: 'a long password' } });
  const token = String(entered.body.accessToken);
  const found = async (q: string, facets: Record<string, string[]> = {}) => {
    await site.search.catchUp();
    const { hits } = await site.indexes.operators.search(query(q, { kinds: ['member'], facets }));
    return hits.filter(({ id }) => id === accountId).length;
  };
  for (const q of ['송지나', 'ㅅㅈㄴ', 'passing', 'hrough']) expect(await found(q), q).toBe(1);
  const everywhere = await site.indexes.public.search(query('송지나'));
  expect(everywhere.hits).toEqual([]);

  expect((await site.call('PATCH', '/me', { token, body: { name: '한겨울' } })).status).toBe(200);
  expect([await found('송지나'), await found('한겨울')]).toEqual([0, 1]);
  expect(await found('한겨울', { status: ['active'], role: ['member'] })).toBe(1);

  expect((await site.call('DELETE', '/me', { token })).status).toBe(204);
  for (const q of ['한겨울', '송지나', 'passing', 'hrough']) expect(await found(q), q).toBe(0);
  expect(await found('', { status: ['deleted'] })).toBe(1);
});
