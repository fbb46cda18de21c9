import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { type KoreanLogins, startKoreanLogins } from '../../../test/services/korean-logins.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { newAuthenticator } from './testing/authenticator.ts';
import { newVisitor, suspicions, type Visitor } from './testing/visitor.ts';

const ORIGIN = 'https://madang.example';
const STEP_MS = 30_000;
const PASSWORD = 'madang-demo';
const EMAIL = 'minji@madang.example';

eachDatabase('the second factor', (open) => {
  let site: TestInstallation;
  let korean: KoreanLogins;
  let minji: Visitor;
  let secret: string;
  let recoveryCodes: string[];
  const key = newAuthenticator(ORIGIN);
  beforeAll(async () => {
    // Codes follow the clock: it stands still, and goes on when a test says so.
    vi.useFakeTimers({ toFake: ['Date'] });
    korean = await startKoreanLogins();
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_RATE_LIMIT: 'off',
      MADANG_PUBLIC_URL: ORIGIN,
      ...korean.env,
    });
    minji = newVisitor(site);
    await minji.signIn(EMAIL);
    secret = (await minji.call('POST', '/me/totp')).body.secret;
    const on = await minji.call('POST', '/me/totp/confirmations', { code: code() });
    expect(on.status, JSON.stringify(on.body)).toBe(200);
    recoveryCodes = on.body.recoveryCodes;
    const { body } = await minji.call('POST', '/me/passkeys/options');
    await minji.call('POST', '/me/passkeys', { name: '열쇠', response: key.create(body) });
    korean.kakaoPerson = { id: 1 };
    await minji.comeBack('kakao', await korean.walk(await minji.begin('kakao', 'link')));
  });
  afterAll(async () => {
    vi.useRealTimers();
    await site?.end();
    await korean?.end();
  });
  beforeEach(async () => {
    later(3 * STEP_MS);
    minji.token = (await minji.call('POST', '/auth/refresh')).body.accessToken;
  });

  const later = (ms: number) => void vi.setSystemTime(Date.now() + ms);
  const code = () =>
    new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate();
  const wrongCode = () => (code() === '000000' ? '000001' : '000000');
  async function ticket(): Promise<string> {
    const answer = await site.call('POST', '/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body.secondFactor.ticket;
  }
  const show = (body: object) => site.call('POST', '/auth/second-factor', { body });
  const sessions = async () =>
    (await site.database.reader.selectFrom('sessions').select('id').execute()).length;
  async function expectRefusal(attempt: () => ReturnType<typeof show>, status: number, refusal: string) {
    const before = await sessions();
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual([status, refusal]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(await sessions()).toBe(before);
  }

  test('a right password alone gives a ticket and no session', async () => {
    const before = await sessions();
    const answer = await site.call('POST', '/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
    expect(answer).toMatchObject({
      status: 202,
      body: { secondFactor: { methods: ['totp', 'passkey', 'recovery-code'] } },
    });
    expect(answer.body.accessToken).toBeUndefined();
    expect(String(answer.headers['set-cookie'] ?? '')).not.toContain('madang_refresh');
    expect(await sessions()).toBe(before);
  });

  test('a code of the authenticator opens the door, once', async () => {
    const first = await ticket();
    const shown = code();
    expect(await show({ ticket: first, code: shown })).toMatchObject({
      status: 200,
      body: { account: { email: EMAIL } },
    });
    await expectRefusal(() => show({ ticket: first, code: shown }), 400, 'identity.ticket-invalid');
    const second = await ticket();
    await expectRefusal(() => show({ ticket: second, code: shown }), 403, 'identity.wrong-code');
  });

  test('a recovery code does too, and its owner is told how many are left', async () => {
    const [spent] = recoveryCodes;
    expect((await show({ ticket: await ticket(), recoveryCode: spent!.toLowerCase() })).status).toBe(200);
    const again = await ticket();
    await expectRefusal(() => show({ ticket: again, recoveryCode: spent }), 403, 'identity.wrong-code');
    expect((await minji.call('GET', '/me/sign-in-methods')).body.recoveryCodesLeft).toBe(9);
  });

  test('a passkey does too; one of somebody else, or for something else, does not', async () => {
    const own = await ticket();
    const options = await site.call('POST', '/auth/second-factor/options', { body: { ticket: own } });
    expect(options.body.allowCredentials).toMatchObject([{ id: key.credentialId }]);
    const stranger = newAuthenticator(ORIGIN).get(options.body);
    await expectRefusal(() => show({ ticket: own, response: stranger }), 404, 'identity.passkey-unknown');
    const { body: signInOptions } = await site.call('POST', '/auth/passkeys/options');
    await expectRefusal(
      () => show({ ticket: own, response: key.get(signInOptions) }),
      403,
      'identity.passkey-refused',
    );
    expect((await show({ ticket: own, response: key.get(options.body) })).status).toBe(200);
    const unknown = { ticket: 'A'.repeat(43) };
    expect((await site.call('POST', '/auth/second-factor/options', { body: unknown })).body.code).toBe(
      'identity.ticket-invalid',
    );
  });

  test('a passkey alone is two factors: none follows', async () => {
    const { body } = await site.call('POST', '/auth/passkeys/options');
    expect(
      (await site.call('POST', '/auth/passkeys/sign-in', { body: { response: key.get(body) } })).status,
    ).toBe(200);
  });

  test('who comes by a provider is asked too, and keeps the page that was wanted', async () => {
    const visitor = newVisitor(site);
    const url = await visitor.begin('kakao', 'sign-in', '/pay');
    const answer = await visitor.comeBack('kakao', await korean.walk(url));
    expect(answer).toMatchObject({
      status: 202,
      body: { secondFactor: { methods: ['totp', 'passkey', 'recovery-code'] }, next: '/pay' },
    });
    expect((await show({ ticket: answer.body.secondFactor.ticket, code: code() })).status).toBe(200);
  });

  test('exactly one proof is shown at a time', async () => {
    const own = await ticket();
    await expectRefusal(() => show({ ticket: own }), 400, 'identity.method-needed');
    const both = { ticket: own, code: code(), recoveryCode: recoveryCodes[1] };
    await expectRefusal(() => show(both), 400, 'identity.method-needed');
    for (const bad of ['12345', '1234567', '12345a', '１２３４５６', 123456]) {
      await expectRefusal(() => show({ ticket: own, code: bad }), 400, 'request.invalid');
    }
    expect((await show({ ticket: own, code: code() })).status).toBe(200);
  });

  test('a ticket takes five attempts, then the password is asked for again', async () => {
    const own = await ticket();
    for (let i = 0; i < 5; i += 1) {
      await expectRefusal(() => show({ ticket: own, code: wrongCode() }), 403, 'identity.wrong-code');
    }
    const seen = (await suspicions(site)).length;
    await expectRefusal(() => show({ ticket: own, code: code() }), 400, 'identity.ticket-invalid');
    expect((await suspicions(site)).slice(seen)).toEqual([
      ['identity.refuse-second-factor', 'too many attempts with one ticket'],
    ]);
    expect((await show({ ticket: await ticket(), code: code() })).status).toBe(200);
  });

  test('attempts in parallel count too', async () => {
    const own = await ticket();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => show({ ticket: own, code: wrongCode() })),
    );
    const codes = answers.map((answer) => answer.body.code);
    expect(codes.filter((each) => each === 'identity.wrong-code')).toHaveLength(5);
    expect(codes.filter((each) => each === 'identity.ticket-invalid')).toHaveLength(7);
  });

  test('a ticket is good for five minutes, and not after a change of the password', async () => {
    const late = await ticket();
    later(5 * 60_000);
    await expectRefusal(() => show({ ticket: late, code: code() }), 400, 'identity.ticket-invalid');
    const stolen = await ticket();
    later(1);
    const change = { currentPassword: PASSWORD, newPassword: PASSWORD };
    expect((await minji.call('POST', '/me/password', change)).status).toBe(204);
    await expectRefusal(() => show({ ticket: stolen, code: code() }), 400, 'identity.ticket-invalid');
  });

  test('of many who show one code with tickets of their own, one enters', async () => {
    for (const proof of [
      { code: code() },
      { recoveryCode: recoveryCodes[2] },
      { recoveryCode: recoveryCodes[3] },
    ]) {
      const tickets = await Promise.all(Array.from({ length: 4 }, ticket));
      const before = await sessions();
      const answers = await Promise.all(tickets.map((own) => show({ ticket: own, ...proof })));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403, 403, 403]);
      expect(await sessions()).toBe(before + 1);
    }
  });

  test('of many who show good proofs with one ticket, one enters', async () => {
    const own = await ticket();
    const { body } = await site.call('POST', '/auth/second-factor/options', { body: { ticket: own } });
    const before = await sessions();
    const answers = await Promise.all([
      show({ ticket: own, code: code() }),
      show({ ticket: own, recoveryCode: recoveryCodes[4] }),
      show({ ticket: own, response: key.get(body) }),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await sessions()).toBe(before + 1);
  });

  test('a code proves anew who one is; a used one does not', async () => {
    const shown = code();
    await site.database.transact((tx) => tx.updateTable('sessions').set({ proved_at: 1 }).execute());
    expect((await minji.call('POST', '/me/recovery-codes')).body.code).toBe('auth.proof-needed');
    const prove = (tried: string) => minji.call('POST', '/auth/reauthentications/totp', { code: tried });
    expect((await prove(wrongCode())).body.code).toBe('identity.wrong-code');
    expect((await minji.call('POST', '/me/recovery-codes')).body.code).toBe('auth.proof-needed');
    expect((await prove(shown)).status).toBe(204);
    expect((await prove(shown)).body.code).toBe('identity.wrong-code');
    const renewed = await minji.call('POST', '/me/recovery-codes');
    expect(renewed).toMatchObject({ status: 201, body: { recoveryCodes: expect.any(Array) } });
    expect(renewed.headers['cache-control']).toBe('no-store');
    recoveryCodes = renewed.body.recoveryCodes;
    expect((await minji.call('GET', '/me/sign-in-methods')).body).toMatchObject({
      totp: { enabled: true },
      recoveryCodesLeft: 10,
    });
  });

  test('without an authenticator a passkey can be asked for after the password, while there is one', async () => {
    const soyeon = newVisitor(site);
    await soyeon.signIn('soyeon@madang.example');
    const signIn = () =>
      site.call('POST', '/auth/sign-in', { body: { email: 'soyeon@madang.example', password: PASSWORD } });
    const path = '/me/passkey-after-password';
    expect((await soyeon.call('POST', path)).body.code).toBe('identity.passkey-needed');
    const unproven = newVisitor(site);
    unproven.token = site.tokenOf('minji');
    expect((await unproven.call('POST', path)).body.code).toBe('auth.proof-needed');
    expect((await unproven.call('DELETE', path)).body.code).toBe('auth.proof-needed');

    const own = newAuthenticator(ORIGIN);
    const { body: options } = await soyeon.call('POST', '/me/passkeys/options');
    const added = await soyeon.call('POST', '/me/passkeys', { name: '열쇠', response: own.create(options) });
    expect((await signIn()).status).toBe(200);
    const on = await soyeon.call('POST', path);
    expect(on).toMatchObject({ status: 201, body: { recoveryCodes: { length: 10 } } });
    expect((await soyeon.call('POST', path)).body).toEqual({ recoveryCodes: [] });
    expect((await soyeon.call('GET', '/me/sign-in-methods')).body).toMatchObject({
      totp: { enabled: false },
      passkeyAfterPassword: true,
      recoveryCodesLeft: 10,
    });

    const first = (await signIn()).body.secondFactor;
    expect(first.methods).toEqual(['passkey', 'recovery-code']);
    const { body: asked } = await site.call('POST', '/auth/second-factor/options', {
      body: { ticket: first.ticket },
    });
    expect((await show({ ticket: first.ticket, response: own.get(asked) })).status).toBe(200);
    const second = (await signIn()).body.secondFactor;
    await expectRefusal(() => show({ ticket: second.ticket, code: '123456' }), 403, 'identity.wrong-code');
    const [recoveryCode] = on.body.recoveryCodes;
    expect((await show({ ticket: second.ticket, recoveryCode })).status).toBe(200);

    // An authenticator beside it, and gone again: the passkey is still asked for, the codes on paper are still good.
    const { body: setUp } = await soyeon.call('POST', '/me/totp');
    const shown = new TOTP({ secret: Secret.fromBase32(setUp.secret), algorithm: 'SHA1' }).generate();
    expect((await soyeon.call('POST', '/me/totp/confirmations', { code: shown })).status).toBe(200);
    expect((await signIn()).body.secondFactor.methods).toEqual(['totp', 'passkey', 'recovery-code']);
    expect((await soyeon.call('DELETE', '/me/totp')).status).toBe(204);
    expect((await signIn()).body.secondFactor.methods).toEqual(['passkey', 'recovery-code']);

    expect((await soyeon.call('DELETE', `/me/passkeys/${added.body.passkeyId}`)).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    expect((await soyeon.call('GET', '/me/sign-in-methods')).body).toMatchObject({
      passkeyAfterPassword: false,
      recoveryCodesLeft: 0,
    });
    const rows = await site.database.reader.selectFrom('batches').select('events').orderBy('id').execute();
    const told = rows
      .flatMap((row) => JSON.parse(row.events) as { name: string }[])
      .filter((event) => event.name.startsWith('identity.'))
      .map((event) => event.name.replace('identity.', ''));
    expect(told.slice(-7)).toEqual([
      'passkey-added',
      'second-factor-on',
      'recovery-code-used',
      'second-factor-on',
      'authenticator-off',
      'passkey-removed',
      'second-factor-off',
    ]);
  });

  test('it can be turned off after a fresh proof, and then the password is enough', async () => {
    const unproven = newVisitor(site);
    unproven.token = site.tokenOf('minji');
    for (const [method, path] of [
      ['DELETE', '/me/totp'],
      ['POST', '/me/totp'],
      ['POST', '/me/recovery-codes'],
    ] as const) {
      expect((await unproven.call(method, path)).body.code).toBe('auth.proof-needed');
    }
    await minji.call('POST', '/auth/reauthentications', { password: PASSWORD });
    expect((await minji.call('POST', '/me/totp')).body.code).toBe('identity.totp-on');
    expect((await minji.call('DELETE', '/me/totp')).status).toBe(204);
    expect((await minji.call('DELETE', '/me/totp')).body.code).toBe('identity.totp-off');
    const answer = await site.call('POST', '/auth/sign-in', { body: { email: EMAIL, password: PASSWORD } });
    expect(answer.status).toBe(200);
  });
});
