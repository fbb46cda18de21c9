import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { type KoreanLogins, startKoreanLogins } from '../../../test/services/korean-logins.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { newAuthenticator } from './testing/authenticator.ts';
import { consentsOf, newVisitor, type Visitor } from './testing/visitor.ts';

const ORIGIN = 'https://madang.example';
const TABLES = [
  'identity_links',
  'identity_passkeys',
  'identity_totp',
  'identity_passkey_askings',
  'identity_recovery_codes',
  'identity_people',
  'identity_checks',
] as const;

eachDatabase('leaving', (open) => {
  let site: TestInstallation;
  let korean: KoreanLogins;
  let member: Visitor;
  let accountId: string;
  const key = newAuthenticator(ORIGIN);
  beforeAll(async () => {
    korean = await startKoreanLogins();
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_RATE_LIMIT: 'off',
      MADANG_PUBLIC_URL: ORIGIN,
      ...korean.env,
    });
    member = newVisitor(site);
    korean.kakaoPerson = {
      id: 31,
      kakao_account: { email: 'bye@kakao.example', is_email_valid: true, is_email_verified: true },
    };
    const back = await member.comeBack('kakao', await korean.walk(await member.begin('kakao')));
    const made = await member.call('POST', '/auth/providers/completions', {
      ticket: back.body.completion.ticket,
      name: '나그네',
      consents: await consentsOf(site),
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    member.token = made.body.accessToken;
    accountId = made.body.account.accountId;
    const options = await member.call('POST', '/me/passkeys/options');
    await member.call('POST', '/me/passkeys', { name: '열쇠', response: key.create(options.body) });
    await member.call('POST', '/me/totp');
    const check = await member.call('POST', '/me/identity-checks');
    await site.app.inject({
      method: 'POST',
      url: check.body.pageUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=x&birthDate=2000-01-01&phone=0100&outcome=verified',
    });
    await member.call('POST', `/me/identity-checks/${check.body.checkId}/confirmations`);
  });
  afterAll(async () => {
    await site?.end();
    await korean?.end();
  });
  const rowsOf = (table: (typeof TABLES)[number]) =>
    site.database.reader.selectFrom(table).selectAll().where('account_id', '=', accountId).execute();

  test('a member may take along what is known of them, but no secret', async () => {
    const { body } = await member.call('GET', '/me/export');
    expect(body.identity).toMatchObject({
      providers: [{ provider: 'kakao', subject: '31', email: 'bye@kakao.example' }],
      passkeys: [{ name: '열쇠' }],
      identityVerifiedAt: expect.any(String),
    });
    const [totp] = await rowsOf('identity_totp');
    expect(JSON.stringify(body)).not.toContain((totp as { secret: string }).secret);
  });

  test('whoever leaves leaves no way in behind, and may come back as somebody new', async () => {
    for (const table of [
      'identity_links',
      'identity_passkeys',
      'identity_totp',
      'identity_people',
    ] as const) {
      expect([table, (await rowsOf(table)).length]).toEqual([table, 1]);
    }
    const gone = await member.call('DELETE', '/me', {});
    expect(gone.status, JSON.stringify(gone.body)).toBe(204);
    for (const table of TABLES) expect([table, await rowsOf(table)]).toEqual([table, []]);
    const { body } = await site.call('POST', '/auth/passkeys/options');
    const tried = await site.call('POST', '/auth/passkeys/sign-in', { body: { response: key.get(body) } });
    expect(tried.body.code).toBe('identity.passkey-unknown');
    const visitor = newVisitor(site);
    const back = await visitor.comeBack('kakao', await korean.walk(await visitor.begin('kakao')));
    expect(back).toMatchObject({ status: 202, body: { completion: { email: 'bye@kakao.example' } } });
  });
});
