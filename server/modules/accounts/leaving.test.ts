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
  const email = `leaving${people}@example.com`;
  const made = await signUp(site, { email, password, name: `떠나는 이 ${people}` });
  const entered = await call('POST', '/auth/sign-in', { body: { email, password } });
  return {
    email,
    accountId: String(made.body.account.accountId),
    token: String(entered.body.accessToken),
  };
}
const leave = (token: string, body?: object) =>
  call('DELETE', '/me', { token, ...(body !== undefined && { body }) });
const deposit = (token: string, amount: number) => call('POST', '/pay/deposits', { token, body: { amount } });
const withdraw = (token: string, amount: number) =>
  call('POST', '/pay/withdrawals', { token, body: { amount } });

describe('one’s own data', () => {
  test('is a file with a part of each module, and no secret', async () => {
    const { email, accountId, token } = await newMember();
    await deposit(token, 7_000);
    await call('POST', '/pay/transfers', {
      token,
      body: { to: 'jun@madang.example', amount: 2_000, memo: '점심' },
    });
    const file = await call('GET', '/me/export', { token });
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="madang-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(file.body).toMatchObject({
      exportedAt: expect.any(String),
      account: { accountId, email, status: 'active', emailVerifiedAt: expect.any(String) },
      consents: [],
      sessions: [{ address: '127.0.0.1', endedAt: null }],
      pay: {
        wallet: { balance: 5_000, held: 0, currency: 'KRW' },
        movements: [
          { kind: 'deposit', amount: 7_000, balanceAfter: 7_000 },
          { kind: 'transfer', amount: -2_000, balanceAfter: 5_000, memo: '점심' },
        ],
        holds: [],
      },
      coupons: [],
    });
    expect(JSON.stringify(file.body)).not.toMatch(/hash|argon2/);
  });
});

describe('leaving', () => {
  test('takes the person away and leaves the books', async () => {
    const { email, accountId, token } = await newMember();
    await deposit(token, 3_000);
    await call('POST', '/pay/transfers', { token, body: { to: 'jun@madang.example', amount: 3_000 } });
    await call('POST', '/auth/password-resets', { body: { email } });
    const { token: link } = await mailTo(site, email);
    const before = await call('GET', '/pay/statement?limit=1', { token: site.tokenOf('jun') });
    const left = await leave(token, { reason: '이제 쓰지 않아요' });
    expect(left.status).toBe(204);
    expect(String(left.headers['set-cookie'])).toContain('madang_refresh=;');

    // Everything that opened it is shut.
    expect((await call('GET', '/me', { token })).body.code).toBe('auth.invalid-token');
    expect((await call('GET', '/me/export', { token })).body.code).toBe('auth.invalid-token');
    expect((await call('PATCH', '/me', { token, body: { name: '다시' } })).body.code).toBe(
      'auth.invalid-token',
    );
    expect((await call('POST', '/auth/sign-in', { body: { email, password } })).body.code).toBe(
      'auth.bad-credentials',
    );
    const reset = { token: link, password: 'a new password' };
    expect((await call('POST', '/auth/password-resets/confirmations', { body: reset })).body.code).toBe(
      'auth.proof-invalid',
    );
    expect((await deposit(token, 1_000)).body.code).toBe('auth.invalid-token');

    // The other side still has its receipt, with nobody's name.
    const admin = site.tokenOf('admin');
    const after = await call('GET', '/pay/statement?limit=1', { token: site.tokenOf('jun') });
    expect(after.body.items[0]).toMatchObject({
      transferId: before.body.items[0].transferId,
      amount: before.body.items[0].amount,
    });
    expect(JSON.stringify(after.body)).not.toContain('떠나는');
    const member = await call('GET', `/admin/members/${accountId}`, { token: admin });
    expect(member.body).toMatchObject({ status: 'deleted', walletStatus: 'closed', emailVerified: false });
    const list = await call('GET', '/admin/members?status=deleted', { token: admin });
    expect(list.body.items.map((item: { accountId: string }) => item.accountId)).toContain(accountId);
    const audit = await call('GET', `/admin/audit?subject=${accountId}`, { token: admin });
    expect(audit.body.items).toContainEqual(
      expect.objectContaining({ action: 'account.delete', reason: '이제 쓰지 않아요' }),
    );
    expect((await site.pay.reconcile()).ok).toBe(true);

    // No table of persons knows the address any more, and it can be used for a new account.
    const { reader } = site.database;
    for (const rows of [
      await reader.selectFrom('accounts').selectAll().execute(),
      await reader
        .selectFrom('sessions')
        .selectAll()
        .execute()
        .then((all) => all.filter((row) => row.account_id === accountId)),
      await reader.selectFrom('account_proofs').selectAll().execute(),
      await reader.selectFrom('account_sign_ups').selectAll().execute(),
      await reader.selectFrom('receipts').selectAll().execute(),
      await reader.selectFrom('audit_log').selectAll().execute(),
    ]) {
      expect(JSON.stringify(rows)).not.toContain(email);
    }
    const again = await signUp(site, { email, password, name: '돌아온 이' });
    expect(again.status).toBe(201);
    expect(again.body.account.accountId).not.toBe(accountId);
  });

  test('waits for an empty wallet: money, holds given and holds awaited', async () => {
    const { email, token } = await newMember();
    const refused = async () => {
      const answer = await leave(token);
      expect(answer).toMatchObject({ status: 409, body: { code: 'account.wallet-not-empty' } });
      return answer.body;
    };
    await deposit(token, 2_000);
    expect(await refused()).toMatchObject({ balance: 2_000 });
    const hold = await call('POST', '/pay/holds', {
      token,
      body: { amount: 500, to: 'jun@madang.example', expiresInS: 600 },
    });
    expect(await refused()).toMatchObject({ balance: 2_000, held: 500 });
    await call('POST', `/pay/holds/${hold.body.holdId}/void`, { token: site.tokenOf('jun'), body: {} });
    expect((await withdraw(token, 2_000)).status).toBe(201);
    const minji = site.tokenOf('minji');
    const awaited = await call('POST', '/pay/holds', {
      token: minji,
      body: { amount: 100, to: email, expiresInS: 600 },
    });
    expect(awaited.status).toBe(201);
    expect(await refused()).toMatchObject({ balance: 0, awaited: 1 });
    expect((await call('GET', '/me', { token })).status).toBe(200);
    await call('POST', `/pay/holds/${awaited.body.holdId}/void`, { token, body: {} });
    expect((await leave(token)).status).toBe(204);
  });

  test('is not for the last administrator, nor for a wallet that is locked', async () => {
    const signIn = await call('POST', '/auth/sign-in', {
      body: { email: 'admin@madang.example', password: 'madang-admin' },
    });
    const last = await leave(String(signIn.body.accessToken));
    expect(last).toMatchObject({ status: 409, body: { code: 'account.last-admin' } });
    const { accountId, token } = await newMember();
    const frozen = await call('POST', `/admin/pay/accounts/${accountId}/freeze`, {
      token: await site.provenTokenOf('admin'),
      body: { reason: '확인 중' },
    });
    expect(frozen.status, JSON.stringify(frozen.body)).toBe(200);
    expect((await leave(token)).body.code).toBe('pay.account-frozen');
  });
});
