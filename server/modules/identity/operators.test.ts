import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { type KoreanLogins, startKoreanLogins } from '../../../test/services/korean-logins.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { newAuthenticator } from './testing/authenticator.ts';
import { newVisitor, type Visitor } from './testing/visitor.ts';

const ORIGIN = 'https://madang.example';
const PASSWORD = 'madang-demo';
const EMAIL = 'minji@madang.example';
const REASON = { reason: '창구에서 신분증 확인' };

eachDatabase('what operators see of ways in, and do about them', (open) => {
  let site: TestInstallation;
  let korean: KoreanLogins;
  let admin: Visitor;
  let minji: Visitor;
  const key = newAuthenticator(ORIGIN);
  let secrets: string[];
  beforeAll(async () => {
    korean = await startKoreanLogins();
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_RATE_LIMIT: 'off',
      MADANG_PUBLIC_URL: ORIGIN,
      ...korean.env,
    });
    admin = newVisitor(site);
    await admin.signIn('admin@madang.example');
    minji = newVisitor(site);
    await minji.signIn(EMAIL);
  });
  afterAll(async () => {
    await site?.end();
    await korean?.end();
  });

  const pathOf = (name: 'minji' | 'jun' | 'admin', what: 'ways-in' | 'second-factor-resets') =>
    `/admin/members/${site.idOf(name)}/${what}`;
  const signIn = () => site.call('POST', '/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
  /** What was done, besides looking. */
  const audited = async () =>
    (await admin.call('GET', `/admin/audit?subject=${site.idOf('minji')}`)).body.items.filter(
      ({ action }: { action: string }) => action !== 'member.read',
    );

  test('of a member with a password alone: that, and nothing more', async () => {
    expect(await admin.call('GET', pathOf('jun', 'ways-in'))).toMatchObject({
      status: 200,
      body: {
        password: true,
        providers: [],
        passkeys: [],
        totp: { enabled: false, since: null },
        passkeyAfterPassword: false,
        recoveryCodesLeft: 0,
        identityVerifiedAt: null,
      },
    });
  });

  test('of one with all of them: what they are, and none of their secrets', async () => {
    korean.kakaoPerson = {
      id: 4711,
      kakao_account: { email: 'minji.kim@outside.example', is_email_valid: true, is_email_verified: true },
    };
    await minji.comeBack('kakao', await korean.walk(await minji.begin('kakao', 'link')));
    const { body: creation } = await minji.call('POST', '/me/passkeys/options');
    await minji.call('POST', '/me/passkeys', { name: '내 휴대폰', response: key.create(creation) });
    const { secret } = (await minji.call('POST', '/me/totp')).body;
    const code = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1' }).generate();
    const on = await minji.call('POST', '/me/totp/confirmations', { code });
    await minji.call('POST', '/me/passkey-after-password');
    const check = await minji.call('POST', '/me/identity-checks');
    const person = { name: '김민지', birthDate: '1995-03-01', phone: '010-1234-5678' };
    await site.database.transact((tx) =>
      tx
        .insertInto('identity_people')
        .values({
          account_id: site.idOf('minji'),
          person: 'the-hash-of-a-person',
          only_person: null,
          provider: 'sandbox',
          check_id: check.body.checkId,
          verified_at: Date.parse('2026-11-01T00:00:00Z'),
        })
        .execute(),
    );
    const { status, body } = await admin.call('GET', pathOf('minji', 'ways-in'));
    expect(status).toBe(200);
    expect(body).toEqual({
      password: true,
      providers: [
        {
          provider: 'kakao',
          name: expect.any(String),
          email: 'm****m@o****.example',
          linkedAt: expect.any(String),
          lastUsedAt: null,
        },
      ],
      passkeys: [
        {
          passkeyId: expect.any(String),
          name: '내 휴대폰',
          synced: false,
          createdAt: expect.any(String),
          lastUsedAt: null,
        },
      ],
      totp: { enabled: true, since: expect.any(String) },
      passkeyAfterPassword: true,
      recoveryCodesLeft: 10,
      identityVerifiedAt: '2026-11-01T00:00:00.000Z',
    });
    secrets = [secret, ...on.body.recoveryCodes];
    const told = JSON.stringify(body);
    const hidden = ['minji.kim', '4711', 'the-hash-of-a-person', key.credentialId, ...Object.values(person)];
    for (const text of [...secrets, ...hidden]) expect(told).not.toContain(text);
  });

  test('is for administrators, and of members that there are', async () => {
    expect((await minji.call('GET', pathOf('jun', 'ways-in'))).body.code).toBe('auth.forbidden');
    expect((await site.call('GET', pathOf('jun', 'ways-in'))).body.code).toBe('auth.required');
    for (const id of ['nobody', '%27%20or%201=1', '..%2F..%2Fme']) {
      const answer = await admin.call('GET', `/admin/members/${id}/ways-in`);
      expect([id, answer.status >= 400 && answer.status < 500]).toEqual([id, true]);
      expect(['account.not-found', 'request.invalid', 'request.not-found']).toContain(answer.body.code);
    }
  });

  test('turning the second factor off wants the right, a reason and a fresh proof', async () => {
    const path = pathOf('minji', 'second-factor-resets');
    expect((await minji.call('POST', path, REASON)).body.code).toBe('auth.forbidden');
    for (const body of [
      {},
      { reason: '' },
      { reason: 'x'.repeat(201) },
      { reason: 1 },
      { ...REASON, all: true },
    ]) {
      expect((await admin.call('POST', path, body)).body.code).toBe('request.invalid');
    }
    const unproven = newVisitor(site);
    unproven.token = site.tokenOf('admin');
    expect((await unproven.call('POST', path, REASON)).body.code).toBe('auth.proof-needed');
    const nobody = '/admin/members/nobody/second-factor-resets';
    expect((await admin.call('POST', nobody, REASON)).body.code).toBe('account.not-found');
    expect((await admin.call('GET', pathOf('minji', 'ways-in'))).body.totp.enabled).toBe(true);
    expect(await audited()).toEqual([]);
  });

  test('it ends what asked for more, and every session; the member is told, and it is noted once', async () => {
    const path = pathOf('minji', 'second-factor-resets');
    const { ticket } = (await signIn()).body.secondFactor;
    const answers = [
      await admin.call('POST', path, REASON),
      await admin.call('POST', path, REASON),
      await admin.call('POST', path, { reason: '또 한 번' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await admin.call('GET', pathOf('minji', 'ways-in'))).body).toMatchObject({
      password: true,
      providers: [{ provider: 'kakao' }],
      passkeys: [{ name: '내 휴대폰' }],
      totp: { enabled: false, since: null },
      passkeyAfterPassword: false,
      recoveryCodesLeft: 0,
    });
    expect(await audited()).toMatchObject([
      {
        action: 'identity.reset-second-factor',
        actorId: site.idOf('admin'),
        reason: REASON.reason,
        details: { authenticator: true, passkey: true },
      },
    ]);

    // The browser that was signed in is out, the operator's is not, and a recovery code opens nothing.
    expect((await minji.call('POST', '/auth/refresh')).body.code).toBe('auth.session-expired');
    expect((await admin.call('POST', '/auth/refresh')).status).toBe(200);
    const recoveryCode = secrets[1];
    const late = await site.call('POST', '/auth/second-factor', { body: { ticket, recoveryCode } });
    expect(late.body.code).toBe('identity.wrong-code');
    const back = await signIn();
    expect(back.status).toBe(200);

    const notice = await vi.waitFor(async () => {
      const { body } = await site.call('GET', '/me/notifications', { token: back.body.accessToken });
      const own = body.items.filter((item: { kind: string }) => item.kind === 'identity.second-factor-off');
      expect(own).toHaveLength(1);
      return own[0];
    });
    expect(notice.body).toContain('운영자가 2단계 인증을 끄고 모든 기기에서 로그아웃시켰습니다');
    await vi.waitFor(async () => {
      const { body } = await site.call('GET', `/dev/mails?to=${EMAIL}`);
      expect(body.items.map((mail: { subject: string }) => mail.subject)).toContain(notice.title);
    });
  });

  test('a demoted administrator does it no more, however young the token', async () => {
    await site.database.transact((tx) =>
      tx.updateTable('accounts').set({ role: 'member' }).where('id', '=', site.idOf('admin')).execute(),
    );
    const answer = await admin.call('POST', pathOf('minji', 'second-factor-resets'), REASON);
    expect(answer.body.code).toBe('auth.forbidden');
  });
});
