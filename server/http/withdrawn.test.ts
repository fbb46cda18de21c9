import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../test/support/installation.ts';
import { createWithdrawn } from './withdrawn.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation({ MADANG_SERVICES: 'pay,trips', MADANG_RATE_LIMIT: 'off' });
}, 60_000);
afterAll(() => site.end());

async function signIn(name: DemoPerson): Promise<string> {
  const password = name === 'admin' ? 'madang-admin' : 'madang-demo';
  const body = { email: `${name}@madang.example`, password };
  const { status, body: answer } = await site.call('POST', '/auth/sign-in', { body });
  expect(status).toBe(200);
  return answer.accessToken;
}
const seen = async (token: string, path = '/me') => {
  const { status, body } = await site.call('GET', path, { token });
  return status === 200 ? 200 : body.code;
};

test('who signs out everywhere is out everywhere from the answer on, with the tokens that are still out too', async () => {
  const [here, stolen] = [await signIn('minji'), await signIn('minji')];
  expect([await seen(here), await seen(stolen)]).toEqual([200, 200]);
  expect((await site.call('POST', '/auth/sign-out-everywhere', { token: here })).status).toBe(204);
  expect([await seen(here), await seen(stolen)]).toEqual(['auth.invalid-token', 'auth.invalid-token']);
  // A page that everybody may see refuses it as any bad token.
  expect(await seen(stolen, '/trips/regions')).toBe('auth.invalid-token');
  expect(await seen(await signIn('minji'))).toBe(200);
});

test('one session that ends leaves the others alone; a new password ends all but one', async () => {
  const [here, there] = [await signIn('jun'), await signIn('jun')];
  const { items } = (await site.call('GET', '/auth/sessions', { token: here })).body;
  const other = items.find(({ current }: { current: boolean }) => !current);
  await site.call('DELETE', `/auth/sessions/${other.sessionId}`, { token: here });
  expect([await seen(here), await seen(there)]).toEqual([200, 'auth.invalid-token']);
  const third = await signIn('jun');
  const body = { currentPassword: 'madang-demo', newPassword: 'madang-demo-2' };
  expect((await site.call('POST', '/me/password', { token: here, body })).status).toBe(204);
  expect([await seen(here), await seen(third)]).toEqual([200, 'auth.invalid-token']);
});

test('who was an operator is none from the answer on', async () => {
  const admin = await signIn('admin');
  const role = (to: string) =>
    site.call('POST', `/admin/members/${site.idOf('soyeon')}/role`, {
      token: admin,
      body: { role: to, reason: 'holiday cover' },
    });
  expect((await role('admin')).status).toBe(200);
  const promoted = await signIn('soyeon');
  expect(await seen(promoted, '/admin/members?limit=1')).toBe(200);
  expect((await role('member')).status).toBe(200);
  expect(await seen(promoted, '/admin/members?limit=1')).toBe('auth.invalid-token');
  expect(await seen(await signIn('soyeon'), '/admin/members?limit=1')).toBe('auth.forbidden');
});

test('who left leaves nothing behind with a token that was out', async () => {
  const soyeon = await signIn('soyeon');
  const balance = (await site.call('GET', '/pay/balance', { token: soyeon })).body.available;
  await site.call('POST', '/pay/withdrawals', { token: soyeon, body: { amount: balance } });
  expect((await site.call('DELETE', '/me', { token: soyeon })).status).toBe(204);
  const body = { phone: '01012345678' };
  const late = await site.call('POST', '/me/phone', { token: soyeon, body });
  expect([late.status, late.body.code]).toEqual([401, 'auth.invalid-token']);
  expect(await seen(site.tokenOf('soyeon'), '/trips')).toBe('auth.invalid-token');
});

test('a process that starts knows what happened before, and forgets it when no such token is good any more', async () => {
  const clock = { ms: Date.now() };
  const registry = new Registry();
  const told = (of: string, count: number) => `madang_tokens_withdrawn{of="${of}"} ${count}`;
  const started = createWithdrawn(() => clock.ms, registry);
  const gone = { accountId: site.idOf('soyeon'), role: 'member', sessionId: null } as const;
  expect(started.has(gone)).toBe(false);
  await started.restore(site.database.reader);
  expect(started.has(gone)).toBe(true);
  expect(started.has({ ...gone, accountId: site.idOf('admin'), role: 'admin' })).toBe(false);
  clock.ms += 17 * 60_000;
  started.hear([
    { name: 'account.sessions-ended', key: 'A', data: { sessionIds: ['S'] }, at: clock.ms, by: 'C' },
  ]);
  expect([started.has(gone), started.has({ ...gone, sessionId: 'S' })]).toEqual([false, true]);
  const metrics = await registry.metrics();
  for (const line of [told('sessions', 1), told('accounts', 0)]) expect(metrics).toContain(line);
});

test('an open page hears nothing more when its session ends', async () => {
  const address = await site.app.listen({ host: '127.0.0.1', port: 0 });
  const token = await signIn('minji');
  const page = await fetch(`${address}/api/v1/stream?topics=me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const text = page.text();
  await vi.waitFor(() => expect(site.dispatcher.position).toBeGreaterThan(0));
  await site.call('POST', '/auth/sign-out-everywhere', { token });
  expect(await text).toMatch(/event: bye\ndata: \{"retryMs":0\}\s+$/);
});
