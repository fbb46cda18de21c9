import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { mailTo, signUp } from '../../../test/support/members.ts';

let site: TestInstallation;
beforeAll(async () => {
  site = await startInstallation();
});
afterAll(() => site.end());

type Call = TestInstallation['call'];
const call: Call = (...parameters) => site.call(...parameters);
const password = 'a long password';
let people = 0;

async function newMember() {
  people += 1;
  const email = `recovering${people}@example.com`;
  const made = await signUp(site, { email, password, name: '새 사람' });
  return { email, accountId: String(made.body.account.accountId), ...(await signIn(email)) };
}
async function signIn(email: string, typed = password) {
  const answer = await call('POST', '/auth/sign-in', { body: { email, password: typed } });
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0]!);
  return {
    status: answer.status,
    token: answer.body.accessToken as string,
    cookie: cookies.find((cookie) => cookie.startsWith('madang_refresh=')) ?? '',
  };
}
const refresh = (cookie: string) => call('POST', '/auth/refresh', { headers: { cookie } });
const askReset = (email: string) => call('POST', '/auth/password-resets', { body: { email } });
const reset = (token: string, to: string, headers: Record<string, string> = {}) =>
  call('POST', '/auth/password-resets/confirmations', { body: { token, password: to }, headers });
const eventsOf = async (accountId: string) => {
  const rows = await site.database.reader
    .selectFrom('batches')
    .selectAll()
    .where('events', 'like', `%${accountId}%`)
    .execute();
  return rows.flatMap((row) => JSON.parse(row.events)).filter((event) => event.key === accountId);
};
/** As if the last proof had been given long ago. */
const makeStale = () =>
  site.database.transact((tx) =>
    tx
      .updateTable('sessions')
      .set({ proved_at: Date.now() - 11 * 60_000 })
      .execute(),
  );

describe('a forgotten password', () => {
  test('is set anew by the link, once; whoever was signed in is not any more', async () => {
    const { email, accountId, cookie } = await newMember();
    expect(await askReset(email.toUpperCase())).toMatchObject({
      status: 202,
      body: { expiresAt: expect.any(String) },
    });
    const { token } = await mailTo(site, email);
    const done = await reset(token, 'a new password', { 'idempotency-key': 'reset' });
    expect(done.status).toBe(204);
    expect((await reset(token, 'a new password', { 'idempotency-key': 'reset' })).status).toBe(204);
    expect(await reset(token, 'a third password')).toMatchObject({
      status: 409,
      body: { code: 'auth.proof-used' },
    });
    expect((await refresh(cookie)).status).toBe(401);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, 'a new password')).status).toBe(200);
    const names = (await eventsOf(accountId)).map((event) => event.name);
    expect(names).toContain('account.password-changed');
    const audit = await call('GET', `/admin/audit?subject=${accountId}`, { token: site.tokenOf('admin') });
    expect(audit.body.items).toMatchObject([
      { action: 'account.refuse-proof', details: { because: 'used before', purpose: 'password-reset' } },
    ]);
  });

  test('links from before a change of password or of e-mail are void', async () => {
    const { email, token: access } = await newMember();
    await askReset(email);
    const older = await mailTo(site, email);
    const body = { currentPassword: password, newPassword: 'changed meanwhile' };
    expect((await call('POST', '/me/password', { token: access, body })).status).toBe(204);
    expect((await reset(older.token, 'a new password')).body.code).toBe('auth.proof-used');
    await askReset(email);
    const newer = await mailTo(site, email);
    const change = { email: `moved-${email}` };
    await call('POST', '/me/email-changes', { token: access, body: change });
    const confirmation = { token: (await mailTo(site, change.email)).token };
    await call('POST', '/me/email-changes/confirmations', { token: access, body: confirmation });
    expect((await reset(newer.token, 'a new password')).body.code).toBe('auth.proof-invalid');
    expect((await signIn(change.email, 'changed meanwhile')).status).toBe(200);
  });

  test('of an account that has no password yet sets its first', async () => {
    const email = 'outside@example.com';
    await site.app.ready();
    const { accountId } = await site.accounts.register(
      { headers: {}, ip: '127.0.0.1' } as unknown as Parameters<typeof site.accounts.register>[0],
      { email, name: '밖에서', locale: 'ko', consents: [], proof: null },
    );
    expect((await signIn(email, 'anything')).status).toBe(401);
    await askReset(email);
    expect((await reset((await mailTo(site, email)).token, 'a first password')).status).toBe(204);
    expect((await signIn(email, 'a first password')).status).toBe(200);
    expect(
      (await call('GET', `/admin/members/${accountId}`, { token: site.tokenOf('admin') })).body,
    ).toMatchObject({ status: 'active', emailVerified: true });
  });
});

describe('a fresh proof', () => {
  test('is needed for what is sensitive, and renewed by the password', async () => {
    const { email, token } = await newMember();
    await makeStale();
    const change = () => call('POST', '/me/email-changes', { token, body: { email: `fresh-${email}` } });
    const asked = [await change(), await call('DELETE', '/me', { token })];
    for (const answer of asked) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth.proof-needed' } });
    }
    const prove = (typed: string) =>
      call('POST', '/auth/reauthentications', { token, body: { password: typed } });
    expect((await prove('not it')).body.code).toBe('auth.wrong-password');
    expect((await change()).status).toBe(403);
    expect((await prove(password)).status).toBe(204);
    expect((await change()).status).toBe(202);
    // A refresh is no proof.
    await makeStale();
    expect((await change()).status).toBe(403);
  });

  test('a token of no session cannot be fresh', async () => {
    const token = site.tokenOf('jun');
    const body = { email: 'jun-elsewhere@example.com' };
    expect((await call('POST', '/me/email-changes', { token, body })).body.code).toBe('auth.proof-needed');
    const proof = await call('POST', '/auth/reauthentications', { token, body: { password: 'madang-demo' } });
    expect(proof.body.code).toBe('auth.proof-needed');
  });

  test('the current password is one; without it there must be none', async () => {
    const { token } = await newMember();
    await makeStale();
    const set = (body: object) => call('POST', '/me/password', { token, body });
    expect((await set({ newPassword: 'another password' })).body.code).toBe('auth.proof-needed');
    expect((await set({ currentPassword: password, newPassword: 'another password' })).status).toBe(204);
    const prove = await call('POST', '/auth/reauthentications', {
      token,
      body: { password: 'another password' },
    });
    expect(prove.status).toBe(204);
    expect((await set({ newPassword: 'a third password' })).body.code).toBe('auth.wrong-password');
  });
});

describe('another e-mail', () => {
  test('is the account’s when it is proven; the old one is told', async () => {
    const { email, token, accountId } = await newMember();
    const body = { email: `New-${email}` };
    const started = await call('POST', '/me/email-changes', { token, body });
    expect(started).toMatchObject({ status: 202, body: { changeId: expect.any(String) } });
    expect((await call('GET', '/me', { token })).body.email).toBe(email);
    const { code } = await mailTo(site, body.email);
    const confirm = (digits: string) =>
      call('POST', '/me/email-changes/confirmations', {
        token,
        body: { changeId: started.body.changeId, code: digits },
      });
    const wrong = code === '111111' ? '222222' : '111111';
    expect((await confirm(wrong)).body).toMatchObject({ code: 'auth.proof-invalid', attemptsLeft: 4 });
    expect(await confirm(code)).toMatchObject({ status: 200, body: { accountId, email: body.email } });
    expect((await confirm(code)).body.code).toBe('auth.proof-used');
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(body.email)).status).toBe(200);
    const changed = (await eventsOf(accountId)).find((event) => event.name === 'account.email-changed');
    const notices = site.accounts.notices!.of({ ...changed, id: 'x', sequence: 1 });
    expect(notices.map(({ to }) => to)).toEqual([{ email, locale: 'ko' }, { accountId }]);
  });

  test('that another has looks the same and never becomes one’s own', async () => {
    const { token } = await newMember();
    const stranger = await newMember();
    const shapes = [];
    for (const email of ['free-address@example.com', stranger.email]) {
      const { status, body } = await call('POST', '/me/email-changes', { token, body: { email } });
      shapes.push([status, Object.keys(body)]);
      if (email !== stranger.email) continue;
      const confirmation = { changeId: body.changeId, code: '000000' };
      const answer = await call('POST', '/me/email-changes/confirmations', { token, body: confirmation });
      expect(answer.body.code).toBe('auth.proof-invalid');
    }
    expect(shapes[1]).toEqual(shapes[0]);
  });

  test('asked for by one member cannot be confirmed by another', async () => {
    const [one, two] = [await newMember(), await newMember()];
    const body = { email: `mine-${one.email}` };
    await call('POST', '/me/email-changes', { token: one.token, body });
    const { token: link } = await mailTo(site, body.email);
    const confirm = (token: string) =>
      call('POST', '/me/email-changes/confirmations', { token, body: { token: link } });
    expect((await confirm(two.token)).body.code).toBe('auth.proof-invalid');
    expect((await confirm(one.token)).status).toBe(200);
  });

  test('one’s own can be proven once more', async () => {
    const { email, token, accountId } = await newMember();
    await site.database.transact((tx) =>
      tx.updateTable('accounts').set({ email_verified_at: null }).where('id', '=', accountId).execute(),
    );
    expect((await call('GET', '/me', { token })).body.emailVerified).toBe(false);
    await call('POST', '/me/email-changes', { token, body: { email } });
    const body = { token: (await mailTo(site, email)).token };
    const answer = await call('POST', '/me/email-changes/confirmations', { token, body });
    expect(answer.body).toMatchObject({ email, emailVerified: true });
    expect((await eventsOf(accountId)).map((event) => event.name)).not.toContain('account.email-changed');
  });
});
