import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { signUp } from '../../../test/support/members.ts';
import { appendAudit } from '../../events/audit.ts';
import { idMaker } from '../../lib/id.ts';
import { expectLookUps, statementsOf } from '../../lists/testing/plans.ts';
import { listAudit } from './views.ts';

let installation: TestInstallation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

type Call = TestInstallation['call'];
const call: Call = (...parameters) => installation.call(...parameters);
let people = 0;

/** A new member with a session of their own. */
async function newMember(password = 'a long password') {
  people += 1;
  const email = `person${people}@example.com`;
  const made = await signUp(installation, { email, password, name: '새 사람' });
  expect(made.status).toBe(201);
  return {
    email,
    password,
    accountId: made.body.account.accountId as string,
    ...(await signIn(email, password)),
  };
}
async function signIn(email: string, password: string) {
  const answer = await call('POST', '/auth/sign-in', { body: { email, password } });
  expect(answer.status).toBe(200);
  return { token: answer.body.accessToken as string, cookie: cookieOf(answer) };
}
const setCookieOf = ({ headers }: Awaited<ReturnType<Call>>) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map(String)
    .find((line) => line.startsWith('madang_refresh=')) ?? '';
const cookieOf = (answer: Awaited<ReturnType<Call>>) => setCookieOf(answer).split(';')[0]!;
const refresh = (cookie: string, headers: Record<string, string> = {}) =>
  call('POST', '/auth/refresh', { headers: { cookie, ...headers } });

describe('sign-in', () => {
  test('gives a token, and a cookie that scripts cannot read', async () => {
    const { email, password, accountId } = await newMember();
    const answer = await call('POST', '/auth/sign-in', { body: { email, password } });
    expect(answer.body).toMatchObject({ expiresInS: 900, account: { accountId, email } });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(setCookieOf(answer)).toMatch(
      /^madang_refresh=[^;]+; Max-Age=2592000; Path=\/api\/v1\/auth; HttpOnly; SameSite=Lax$/,
    );
    expect(installation.tokens.verify(answer.body.accessToken)).toMatchObject({ accountId, role: 'member' });
  });

  test('an unknown e-mail and a wrong password answer the same, until there were too many', async () => {
    const { email } = await newMember();
    for (const tried of [email, 'nobody@example.com']) {
      const attempt = () => call('POST', '/auth/sign-in', { body: { email: tried, password: 'wrong' } });
      const first = await attempt();
      expect(first).toMatchObject({ status: 401, body: { code: 'auth.bad-credentials' } });
      expect(first.headers['set-cookie']).toBeUndefined();
      for (let i = 0; i < 9; i += 1) await attempt();
      const throttled = await attempt();
      expect(throttled).toMatchObject({ status: 429, body: { code: 'auth.throttled' } });
      expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0);
    }
  });
});

describe('sessions', () => {
  test('refresh gives the next cookie; without one, or from another site, it does not', async () => {
    const { cookie, accountId } = await newMember();
    expect(await refresh(cookie, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(await refresh(cookie, { origin: 'null' })).toMatchObject({ status: 403 });
    const next = await refresh(cookie, { origin: 'http://localhost:80', host: 'localhost:80' });
    expect(next).toMatchObject({ status: 200, body: { account: { accountId } } });
    expect(cookieOf(next)).not.toBe(cookie);
    const proxied = { origin: 'https://madang.example', host: 'app:8080', 'sec-fetch-site': 'same-origin' };
    expect((await refresh(cookieOf(next), proxied)).status).toBe(200);
    const none = await call('POST', '/auth/refresh');
    expect(none).toMatchObject({ status: 401, body: { code: 'auth.session-expired' } });
    expect(setCookieOf(none)).toContain('Max-Age=0');
  });

  test('sign-out ends the session of the cookie, and is done again without harm', async () => {
    const { cookie } = await newMember();
    for (const headers of [{ cookie }, { cookie }, {}]) {
      const out = await call('POST', '/auth/sign-out', { headers });
      expect(out).toMatchObject({ status: 204, body: '' });
      expect(setCookieOf(out)).toContain('Max-Age=0');
    }
    expect((await refresh(cookie)).status).toBe(401);
  });

  test('one sees and ends own sessions, never another’s', async () => {
    const member = await newMember();
    const phone = await signIn(member.email, member.password);
    const list = await call('GET', '/auth/sessions', { token: member.token });
    expect(list.body.items).toHaveLength(2);
    const [other] = list.body.items.filter((session: { current: boolean }) => !session.current);
    const stranger = await newMember();
    const path = `/auth/sessions/${other.sessionId}`;
    const foreign = await call('DELETE', path, { token: stranger.token });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'auth.session-not-found' } });
    expect((await call('DELETE', path, { token: member.token })).status).toBe(204);
    expect((await call('DELETE', path, { token: member.token })).status).toBe(404);
    expect((await refresh(phone.cookie)).status).toBe(401);
    expect((await refresh(member.cookie)).status).toBe(200);
  });

  test('sign-out everywhere ends them all', async () => {
    const member = await newMember();
    const phone = await signIn(member.email, member.password);
    expect((await call('POST', '/auth/sign-out-everywhere', { token: member.token })).status).toBe(204);
    for (const { cookie } of [member, phone]) expect((await refresh(cookie)).status).toBe(401);
    const { status, body } = await call('GET', '/auth/sessions', { token: member.token });
    expect([status, body.code]).toEqual([401, 'auth.invalid-token']);
  });
});

describe('one’s own account', () => {
  test('is read and changed; a token of an account that is not here asks to sign in again', async () => {
    const { token } = await newMember();
    expect(await call('PATCH', '/me', { token, body: { name: '새 이름', locale: 'en' } })).toMatchObject({
      status: 200,
      body: { name: '새 이름', locale: 'en' },
    });
    expect((await call('GET', '/me', { token })).body).toMatchObject({ name: '새 이름', locale: 'en' });
    expect((await call('PATCH', '/me', { token, body: { role: 'admin' } })).status).toBe(400);
    const stranger = installation.tokens.sign({ accountId: 'GONE', role: 'member', sessionId: null });
    expect((await call('GET', '/me', { token: stranger })).body.code).toBe('auth.invalid-token');
  });

  test('a new password needs the old one, ends other sessions, and its retry is answered as the first time', async () => {
    const { email, password, token, cookie } = await newMember();
    const phone = await signIn(email, password);
    const change = (currentPassword: string, key: string) =>
      call('POST', '/me/password', {
        token,
        body: { currentPassword, newPassword: 'another password' },
        headers: { 'idempotency-key': key },
      });
    const wrong = await change('not it', 'k1');
    expect(wrong).toMatchObject({ status: 403, body: { code: 'auth.wrong-password' } });
    expect((await change(password, 'k1')).status).toBe(204);
    const again = await change(password, 'k1');
    expect(again.status).toBe(204);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await change(password, 'k2')).status).toBe(403);
    expect((await refresh(phone.cookie)).status).toBe(401);
    expect((await refresh(cookie)).status).toBe(200);
    await signIn(email, 'another password');
  });
});

describe('operators', () => {
  test('find members with their wallets and change a role, which is in force from the next refresh on', async () => {
    const token = installation.tokenOf('admin');
    const { email, accountId, cookie } = await newMember();
    const found = await call('GET', `/admin/members?q=${email.slice(0, 8)}&limit=5`, { token });
    expect(found.body.items).toContainEqual(
      expect.objectContaining({ accountId, role: 'member', walletStatus: 'active', balance: 0, held: 0 }),
    );
    expect((await call('GET', `/admin/members/${installation.idOf('minji')}`, { token })).body).toMatchObject(
      {
        email: 'minji@madang.example',
        currency: 'KRW',
      },
    );
    expect((await call('GET', '/admin/members/none', { token })).body.code).toBe('account.not-found');

    const path = `/admin/members/${accountId}/role`;
    const body = { role: 'admin', reason: '야간 근무' };
    expect((await call('POST', path, { token, body })).body.code).toBe('auth.proof-needed');
    const proven = (await signIn('admin@madang.example', 'madang-admin')).token;
    expect(await call('POST', path, { token: proven, body })).toMatchObject({
      status: 200,
      body: { role: 'admin' },
    });
    const next = await refresh(cookie);
    expect(installation.tokens.verify(next.body.accessToken).role).toBe('admin');
    const audit = await call('GET', `/admin/audit?subject=${accountId}`, { token });
    expect(audit.body.items).toMatchObject([
      { action: 'account.change-role', actorName: '운영자', reason: '야간 근무', details: { to: 'admin' } },
    ]);
  });

  test('the audit log is narrowed down by a period and by what was acted on, page by page', async () => {
    const token = installation.tokenOf('admin');
    const at = (minute: number) => Date.UTC(2001, 0, 1, 0, minute);
    const ids = await installation.database.transact(async (tx) => {
      const notes = Array.from({ length: 10 }, (_, i) => ({
        ...{
          id: idMaker(
            () => at(i),
            () => 0.5,
          )(),
          at: at(i),
          actorId: 'robot',
        },
        ...{ action: 'test.acted', subject: i % 2 === 0 ? 'even' : 'odd', reason: null, details: {} },
      }));
      await appendAudit(tx, notes);
      return notes.map(({ id }) => id);
    });
    const listed = async (query: Record<string, string>) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const asked = new URLSearchParams({ ...query, limit: '2', ...(cursor && { cursor }) });
        const { status, body } = await call('GET', `/admin/audit?${asked}`, { token });
        expect(status).toBe(200);
        found.push(...body.items.map(({ auditId }: { auditId: string }) => auditId));
        cursor = body.nextCursor;
      }
      return found;
    };
    const moment = (minute: number) => new Date(at(minute)).toISOString();
    const [from, to] = [moment(2), moment(7)];
    expect(await listed({ from, to })).toEqual([6, 5, 4, 3, 2].map((i) => ids[i]));
    expect(await listed({ from, to, subject: 'odd' })).toEqual([5, 3].map((i) => ids[i]));
    expect(await listed({ to: moment(1) })).toEqual([ids[0]]);
    expect(await listed({ from, to, subject: 'nobody' })).toEqual([]);
    expect((await call('GET', `/admin/audit?from=${to}&to=${from}`, { token })).status).toBe(400);
    const reader = installation.database.reader;
    const sent = await statementsOf([reader], () =>
      listAudit(reader, { subject: 'odd', from, to, limit: 20 }),
    );
    await expectLookUps(reader, sent);
  });

  test('the last admin cannot go', async () => {
    const token = (await signIn('admin@madang.example', 'madang-admin')).token;
    const { items } = (await call('GET', '/admin/members?role=admin', { token })).body;
    const me = installation.idOf('admin');
    const demote = (accountId: string) =>
      call('POST', `/admin/members/${accountId}/role`, { token, body: { role: 'member', reason: 'x' } });
    for (const { accountId } of items) if (accountId !== me) await demote(accountId);
    expect(await demote(me)).toMatchObject({ status: 409, body: { code: 'account.last-admin' } });
  });

  test('members are no operators', async () => {
    const token = installation.tokenOf('jun');
    for (const path of ['/admin/members', `/admin/members/${installation.idOf('minji')}`, '/admin/audit']) {
      expect(await call('GET', path, { token })).toMatchObject({
        status: 403,
        body: { code: 'auth.forbidden' },
      });
    }
  });
});

describe('the demo', () => {
  test('has people with money that went round, all of it accounted for', async () => {
    const { demoAccounts } = (await call('GET', '/site')).body;
    for (const { email, password, role } of demoAccounts) {
      const answer = await call('POST', '/auth/sign-in', { body: { email, password } });
      expect(answer.body.account.role).toBe(role);
    }
    const statement = await call('GET', '/pay/statement', { token: installation.tokenOf('minji') });
    expect(statement.body.items).toHaveLength(4);
    const { rows } = await sql<{ total: number }>`select sum(balance) as total from pay_wallets`.execute(
      installation.database.reader,
    );
    expect(rows[0]?.total).toBe(0);
  });
});
