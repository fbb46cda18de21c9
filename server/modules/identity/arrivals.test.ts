import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { type KoreanLogins, startKoreanLogins } from '../../../test/services/korean-logins.ts';
import { type OidcProvider, startOidcProvider } from '../../../test/services/oidc.ts';
import { describeWith, newMariadbDatabase } from '../../../test/services/shared.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { codeOf, consentsOf, newVisitor, suspicions, type Visitor } from './testing/visitor.ts';

const NOBODY_LISTENS = 'http://127.0.0.1:9';

eachDatabase('signing in by a provider', (open) => {
  let site: TestInstallation;
  let oidc: OidcProvider;
  let korean: KoreanLogins;
  let consents: Awaited<ReturnType<typeof consentsOf>>;
  beforeAll(async () => {
    const { url } = await open();
    [oidc, korean] = await Promise.all([startOidcProvider(), startKoreanLogins()]);
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_RATE_LIMIT: 'off',
      MADANG_GOOGLE_CLIENT_ID: 'google-client',
      MADANG_GOOGLE_CLIENT_SECRET: 'google-secret',
      MADANG_GOOGLE_ISSUER: NOBODY_LISTENS,
      ...oidc.env,
      ...korean.env,
    });
    consents = await consentsOf(site);
  });
  afterAll(async () => {
    await site?.end();
    await oidc?.end();
    await korean?.end();
  });

  /** Goes to the OIDC server and comes back. */
  async function viaOidc(visitor: Visitor, login: string, intent = 'sign-in', next?: string) {
    return visitor.comeBack('oidc', await oidc.walk(await visitor.begin('oidc', intent, next), { login }));
  }
  async function viaKorean(visitor: Visitor, provider: 'kakao' | 'naver', intent = 'sign-in') {
    return visitor.comeBack(provider, await korean.walk(await visitor.begin(provider, intent)));
  }
  /** All that a refused attempt must leave alone. */
  async function everything(): Promise<string> {
    const { reader } = site.database;
    const tables = ['accounts', 'sessions', 'identity_links', 'identity_passkeys', 'pay_wallets'] as const;
    const rows = await Promise.all(tables.map((table) => reader.selectFrom(table).selectAll().execute()));
    return JSON.stringify(rows.map((some) => some.map((row) => JSON.stringify(row)).sort()));
  }
  async function expectRefusal(
    attempt: () => Promise<{ status: number; body: { code: string } }>,
    status: number,
    code: string,
    because: string | null,
  ) {
    const before = await everything();
    const seenBefore = (await suspicions(site)).length;
    const answer = await attempt();
    expect([answer.status, answer.body.code], JSON.stringify(answer.body)).toEqual([status, code]);
    expect(await everything()).toBe(before);
    const seen = (await suspicions(site)).slice(seenBefore);
    expect(seen).toEqual(
      because === null ? [] : [['identity.refuse-return', expect.stringContaining(because)]],
    );
  }
  async function joined(visitor: Visitor, login: string) {
    const { body } = await viaOidc(visitor, login);
    const made = await visitor.call('POST', '/auth/providers/completions', {
      ticket: body.completion.ticket,
      name: '새 사람',
      consents,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    visitor.token = made.body.accessToken;
    return made.body.account.accountId as string;
  }

  test('the sign-in page is told who may be asked, in the order of the buttons', async () => {
    expect((await site.call('GET', '/auth/providers')).body).toEqual({
      items: [
        { provider: 'kakao', name: '카카오' },
        { provider: 'naver', name: '네이버' },
        { provider: 'google', name: 'Google' },
        { provider: 'oidc', name: 'OpenID' },
      ],
    });
  });

  describe('a certified OpenID Connect server', () => {
    test('state, nonce and PKCE travel; the secret of the browser stays in a cookie out of reach of scripts', async () => {
      const answer = await site.call('POST', '/auth/providers/oidc/authorizations', {
        body: { intent: 'sign-in' },
      });
      const { searchParams: asked, origin } = new URL(answer.body.url);
      expect(origin).toBe(oidc.issuer);
      expect(Object.fromEntries(asked)).toMatchObject({
        response_type: 'code',
        scope: 'openid email profile',
        code_challenge_method: 'S256',
        redirect_uri: 'http://localhost/sign-in/oidc/return',
      });
      for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^madang_flow=[\w-]{43}; Max-Age=3600; Path=\/api\/v1\/auth; HttpOnly; SameSite=Lax$/,
      );
      const rows = await site.database.reader.selectFrom('identity_flows').selectAll().execute();
      // Who reads the tables can finish nobody's sign-in.
      expect(JSON.stringify(rows)).not.toContain(asked.get('state'));
      expect(JSON.stringify(rows)).not.toContain(asked.get('nonce'));
    });

    test('a newcomer agrees to the terms and is a member; the next time they are simply in', async () => {
      const visitor = newVisitor(site);
      const first = await viaOidc(visitor, 'hana@outside.example', 'sign-in', '/drops?open=1');
      expect(first).toMatchObject({
        status: 202,
        body: {
          completion: { provider: 'oidc', email: 'hana@outside.example', name: 'hana', emailVerified: true },
          next: '/drops?open=1',
        },
      });
      const { ticket } = first.body.completion;
      const made = await visitor.call('POST', '/auth/providers/completions', {
        ticket,
        name: '한하나',
        consents,
      });
      expect(made).toMatchObject({
        status: 201,
        body: {
          account: { email: 'hana@outside.example', name: '한하나', emailVerified: true },
          consentsNeeded: [],
          next: '/drops?open=1',
        },
      });
      visitor.token = made.body.accessToken;
      expect((await visitor.call('GET', '/pay/balance')).body).toMatchObject({ balance: 0 });
      expect((await visitor.call('GET', '/me/sign-in-methods')).body).toMatchObject({
        password: false,
        providers: [{ provider: 'oidc', name: 'OpenID', email: 'hana@outside.example' }],
        passkeys: [],
        totp: { enabled: false },
        recoveryCodesLeft: 0,
      });
      const again = await viaOidc(newVisitor(site), 'hana@outside.example');
      expect(again).toMatchObject({ status: 200, body: { account: made.body.account, next: null } });
      expect(again.headers['cache-control']).toBe('no-store');
      const { providers } = (await visitor.call('GET', '/me/sign-in-methods')).body;
      expect(providers[0].lastUsedAt).not.toBeNull();
    });

    test('without the terms there is no member, and the form may be sent again', async () => {
      const visitor = newVisitor(site);
      const { body } = await viaOidc(visitor, 'terms@outside.example');
      const complete = (given: typeof consents) =>
        visitor.call('POST', '/auth/providers/completions', {
          ticket: body.completion.ticket,
          name: '약관',
          consents: given,
        });
      const old = consents.map((consent) => ({ ...consent, version: '2001-01-01' }));
      expect((await complete(old)).body.code).toBe('account.consent-outdated');
      expect((await complete(consents)).status).toBe(201);
      expect((await complete(consents)).body.code).toBe('identity.ticket-invalid');
    });

    test('an e-mail that the provider does not vouch for is proven by a code first', async () => {
      const visitor = newVisitor(site);
      const { body } = await viaOidc(visitor, 'duna@unproven.example');
      expect(body.completion).toMatchObject({ email: 'duna@unproven.example', emailVerified: false });
      const { ticket } = body.completion;
      const asked = await visitor.call('POST', '/auth/providers/completions', {
        ticket,
        name: '두나',
        consents,
      });
      expect(asked).toMatchObject({ status: 202, body: { email: 'duna@unproven.example' } });
      const code = await codeOf(site, asked.body.proofId);
      const confirm = (tried: string, by = visitor) =>
        by.call('POST', '/auth/providers/completions/confirmations', { ticket, code: tried });
      const wrong = code === '000000' ? '000001' : '000000';
      const before = await everything();
      expect(await confirm(wrong)).toMatchObject({ status: 400, body: { code: 'auth.proof-invalid' } });
      expect(await everything()).toBe(before);
      expect((await confirm(code, newVisitor(site))).body.code).toBe('identity.ticket-invalid');
      expect(await confirm(code)).toMatchObject({
        status: 201,
        body: { account: { email: 'duna@unproven.example', name: '두나', emailVerified: true } },
      });
      expect((await confirm(code)).body.code).toBe('identity.ticket-invalid');
    });

    test('a person without an e-mail gives one, and proves it', async () => {
      const visitor = newVisitor(site);
      const { body } = await viaOidc(visitor, 'nameless');
      expect(body.completion).toMatchObject({ email: null, emailVerified: false, name: 'nameless' });
      const { ticket } = body.completion;
      const form = { ticket, name: '무명', consents };
      const none = await visitor.call('POST', '/auth/providers/completions', form);
      expect(none).toMatchObject({ status: 400, body: { code: 'identity.email-needed' } });
      const email = 'chosen@example.com';
      const asked = await visitor.call('POST', '/auth/providers/completions', { ...form, email });
      expect(asked.status).toBe(202);
      const code = await codeOf(site, asked.body.proofId);
      const made = await visitor.call('POST', '/auth/providers/completions/confirmations', { ticket, code });
      expect(made).toMatchObject({ status: 201, body: { account: { email } } });
    });

    test('whose e-mail has an account signs in there and links: an address alone opens nothing', async () => {
      const stranger = newVisitor(site);
      await expectRefusal(
        () => viaOidc(stranger, 'minji@madang.example'),
        409,
        'identity.link-required',
        null,
      );
      const { body } = await viaOidc(stranger, 'minji@madang.example');
      expect(body).toMatchObject({ email: 'm****i@m****.example', provider: 'oidc' });

      const minji = newVisitor(site);
      await minji.signIn('minji@madang.example');
      const linked = await viaOidc(minji, 'minji@madang.example', 'link', '/account/security');
      expect(linked).toMatchObject({ status: 200, body: { linked: 'oidc', next: '/account/security' } });
      expect((await viaOidc(newVisitor(site), 'minji@madang.example')).body).toMatchObject({
        account: { accountId: site.idOf('minji') },
      });
      // Once more is no harm.
      expect((await viaOidc(minji, 'minji@madang.example', 'link')).status).toBe(200);
      // Another identity of the same provider is.
      const second = await viaOidc(minji, 'other-minji@outside.example', 'link');
      expect(second).toMatchObject({ status: 409, body: { code: 'identity.already-linked' } });
      expect((await minji.call('DELETE', '/me/providers/oidc')).status).toBe(204);
      expect((await minji.call('DELETE', '/me/providers/oidc')).body.code).toBe('identity.not-linked');
    });

    test('an unproven e-mail of a member tells nothing about them, and the code sent there opens no second account', async () => {
      const visitor = newVisitor(site);
      await joined(newVisitor(site), 'known@outside.example');
      const { body } = await viaOidc(visitor, 'spy@unproven.example');
      const ask = (email: string) =>
        visitor.call('POST', '/auth/providers/completions', {
          ticket: body.completion.ticket,
          name: '첩자',
          email,
          consents,
        });
      const [known, unknown] = [await ask('known@outside.example'), await ask('nobody@outside.example')];
      expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
      expect([known.status, unknown.status]).toEqual([202, 202]);
      await ask('known@outside.example');
      const before = await everything();
      for (const code of ['000000', '123456']) {
        const { ticket } = body.completion;
        const tried = await visitor.call('POST', '/auth/providers/completions/confirmations', {
          ticket,
          code,
        });
        expect(tried.status).toBeGreaterThanOrEqual(400);
      }
      expect(await everything()).toBe(before);
    });

    test('links want a fresh proof, and come back to whoever began them', async () => {
      const jun = newVisitor(site);
      jun.token = site.tokenOf('jun');
      const begin = (visitor: Visitor, intent: string) =>
        visitor.call('POST', '/auth/providers/oidc/authorizations', { intent });
      expect(await begin(jun, 'link')).toMatchObject({ status: 403, body: { code: 'auth.proof-needed' } });
      expect(await begin(newVisitor(site), 'link')).toMatchObject({
        status: 401,
        body: { code: 'auth.required' },
      });
      expect((await begin(newVisitor(site), 'prove')).body.code).toBe('auth.required');

      await jun.signIn('jun@madang.example');
      const parameters = await oidc.walk(await jun.begin('oidc', 'link'), { login: 'jun@outside.example' });
      jun.token = site.tokenOf('minji');
      await expectRefusal(
        () => jun.comeBack('oidc', parameters),
        400,
        'identity.flow-invalid',
        'somebody else',
      );
    });

    test('an outside identity belongs to one member', async () => {
      await joined(newVisitor(site), 'taken@outside.example');
      const jun = newVisitor(site);
      await jun.signIn('jun@madang.example');
      await expectRefusal(
        () => viaOidc(jun, 'taken@outside.example', 'link'),
        409,
        'identity.link-taken',
        'another member',
      );
    });

    test('the last way in cannot be taken away', async () => {
      const visitor = newVisitor(site);
      await joined(visitor, 'only@outside.example');
      expect(await visitor.call('DELETE', '/me/providers/oidc')).toMatchObject({
        status: 409,
        body: { code: 'identity.last-method' },
      });
    });

    test('a member without a password proves themselves by the provider, asked anew', async () => {
      const visitor = newVisitor(site);
      const accountId = await joined(visitor, 'proof@outside.example');
      await site.database.transact((tx) =>
        tx.updateTable('sessions').set({ proved_at: 1 }).where('account_id', '=', accountId).execute(),
      );
      expect((await visitor.call('POST', '/me/totp')).body.code).toBe('auth.proof-needed');
      const url = await visitor.begin('oidc', 'prove');
      expect(new URL(url).searchParams.get('prompt')).toBe('login');
      const done = await visitor.comeBack('oidc', await oidc.walk(url, { login: 'proof@outside.example' }));
      expect(done).toMatchObject({ status: 200, body: { provedUntil: expect.any(String), next: null } });
      expect((await visitor.call('POST', '/me/totp')).status).toBe(201);
      await expectRefusal(
        () => viaOidc(visitor, 'somebody@outside.example', 'prove'),
        404,
        'identity.not-linked',
        'somebody else',
      );
    });

    test('who says no at the provider is not signed in', async () => {
      const visitor = newVisitor(site);
      const parameters = await oidc.walk(await visitor.begin('oidc'), { login: 'x', deny: true });
      expect(parameters.error).toBe('access_denied');
      await expectRefusal(() => visitor.comeBack('oidc', parameters), 403, 'identity.denied', null);
    });
  });

  describe('a return that no honest browser makes', () => {
    async function back(visitor = newVisitor(site)) {
      const parameters = await oidc.walk(await visitor.begin('oidc'), { login: 'hana@outside.example' });
      return { visitor, parameters };
    }

    test('a state that was never given, or none', async () => {
      const { visitor, parameters } = await back();
      const { state: _state, ...stateless } = parameters;
      for (const tried of [
        { ...parameters, state: 'A'.repeat(43) },
        { ...parameters, state: '' },
        stateless,
        {},
      ]) {
        await expectRefusal(
          () => visitor.comeBack('oidc', tried as Record<string, string>),
          400,
          'identity.flow-invalid',
          'never given',
        );
      }
      expect((await visitor.comeBack('oidc', parameters)).status).toBe(200);
    });

    test('the return of another browser: nobody can be signed in as somebody else', async () => {
      const { parameters } = await back();
      const victim = newVisitor(site);
      await expectRefusal(
        () => victim.comeBack('oidc', parameters),
        400,
        'identity.flow-invalid',
        'another browser',
      );
      await victim.begin('oidc');
      await expectRefusal(
        () => victim.comeBack('oidc', parameters),
        400,
        'identity.flow-invalid',
        'another browser',
      );
    });

    test('a return that came before', async () => {
      const { visitor, parameters } = await back();
      expect((await visitor.comeBack('oidc', parameters)).status).toBe(200);
      await expectRefusal(
        () => visitor.comeBack('oidc', parameters),
        409,
        'identity.flow-used',
        'came before',
      );
    });

    test('a code that came before, under a new state', async () => {
      const { visitor, parameters } = await back();
      expect((await visitor.comeBack('oidc', parameters)).status).toBe(200);
      const state = new URL(await visitor.begin('oidc')).searchParams.get('state')!;
      await expectRefusal(
        () => visitor.comeBack('oidc', { ...parameters, state }),
        400,
        'identity.code-refused',
        'invalid_grant',
      );
    });

    test('a code of another sign-in: PKCE binds it to the one that asked', async () => {
      const [mine, theirs] = [await back(), await back()];
      const stolen = { ...mine.parameters, code: theirs.parameters.code! };
      await expectRefusal(
        () => mine.visitor.comeBack('oidc', stolen),
        400,
        'identity.code-refused',
        'invalid_grant',
      );
    });

    test('a return that names another issuer, or none, or another provider', async () => {
      for (const iss of ['https://evil.example', '']) {
        const { visitor, parameters } = await back();
        const { iss: _iss, ...rest } = parameters;
        await expectRefusal(
          () => visitor.comeBack('oidc', iss === '' ? (rest as typeof parameters) : { ...parameters, iss }),
          400,
          'identity.flow-invalid',
          'another issuer',
        );
      }
      const { visitor, parameters } = await back();
      await expectRefusal(
        () => visitor.comeBack('kakao', parameters),
        400,
        'identity.flow-invalid',
        'another provider',
      );
    });

    test('a return after ten minutes', async () => {
      const { visitor, parameters } = await back();
      await site.database.transact((tx) =>
        tx.updateTable('identity_flows').set({ expires_at: 1 }).where('used_at', 'is', null).execute(),
      );
      await expectRefusal(() => visitor.comeBack('oidc', parameters), 410, 'identity.flow-expired', null);
    });

    test('an unknown provider, a page that is not ours, a wish that nobody has', async () => {
      const visitor = newVisitor(site);
      const begin = (provider: string, body: object) =>
        visitor.call('POST', `/auth/providers/${provider}/authorizations`, body);
      expect((await begin('facebook', { intent: 'sign-in' })).status).toBe(400);
      const away = [
        'https://evil.example',
        '//evil.example',
        '/\\evil.example',
        '/\t/evil.example',
        'javascript:alert(1)',
        'evil',
        '',
      ];
      for (const next of away) {
        expect([next, (await begin('oidc', { intent: 'sign-in', next })).status]).toEqual([next, 400]);
      }
      expect((await begin('oidc', { intent: 'take-over' })).status).toBe(400);
    });
  });

  describe('Kakao', () => {
    const account = (own: object) => ({
      email: 'kim@kakao.example',
      is_email_valid: true,
      is_email_verified: true,
      profile: { nickname: '김카카오' },
      ...own,
    });

    test('a verified and valid e-mail is taken as proven; the id is a number', async () => {
      korean.kakaoPerson = { id: 4_012_345_678, kakao_account: account({}) };
      const visitor = newVisitor(site);
      const url = await visitor.begin('kakao');
      expect(Object.keys(Object.fromEntries(new URL(url).searchParams)).sort()).toEqual([
        'client_id',
        'redirect_uri',
        'response_type',
        'state',
      ]);
      const first = await visitor.comeBack('kakao', await korean.walk(url));
      expect(first.body.completion).toMatchObject({
        email: 'kim@kakao.example',
        emailVerified: true,
        name: '김카카오',
      });
      const { ticket } = first.body.completion;
      const made = await visitor.call('POST', '/auth/providers/completions', {
        ticket,
        name: '김',
        consents,
      });
      expect(made.status).toBe(201);
      // The address may change at Kakao; the person does not.
      korean.kakaoPerson = { id: 4_012_345_678, kakao_account: account({ email: 'new@kakao.example' }) };
      expect((await viaKorean(newVisitor(site), 'kakao')).body).toMatchObject({ account: made.body.account });
    });

    test.each([
      ['gone to another Kakao account', { is_email_valid: false }],
      ['never verified', { is_email_verified: false }],
      ['of which Kakao says nothing', { is_email_valid: undefined, is_email_verified: undefined }],
      ['that is the text "true"', { is_email_verified: 'true' }],
    ])('an e-mail %s is not proven', async (_what, own) => {
      korean.kakaoPerson = { id: 7, kakao_account: account({ email: 'jun@madang.example', ...own }) };
      const answer = await viaKorean(newVisitor(site), 'kakao');
      // Not even that this is a member's address is told.
      expect(answer).toMatchObject({ status: 202, body: { completion: { emailVerified: false } } });
    });

    test('the person may keep the e-mail, and everything else', async () => {
      korean.kakaoPerson = { id: 8 };
      const answer = await viaKorean(newVisitor(site), 'kakao');
      expect(answer.body.completion).toMatchObject({ email: null, emailVerified: false, name: '' });
    });

    test('control characters and an endless name are made harmless', async () => {
      const nickname = `a\u0000b\u202e${'긴'.repeat(200)}`;
      korean.kakaoPerson = {
        id: 9,
        kakao_account: account({ email: 'not an e-mail', profile: { nickname } }),
      };
      const { completion } = (await viaKorean(newVisitor(site), 'kakao')).body;
      expect(completion.email).toBeNull();
      expect(completion.name).toHaveLength(60);
      expect(completion.name).not.toContain('\u0000');
    });

    test('whoever declines is told so', async () => {
      const visitor = newVisitor(site);
      const parameters = await korean.walk(await visitor.begin('kakao'), { deny: true });
      await expectRefusal(() => visitor.comeBack('kakao', parameters), 403, 'identity.denied', null);
    });

    test('nobody is nobody', async () => {
      for (const id of [undefined, 'text', 1.5, null, 2 ** 60]) {
        korean.kakaoPerson = { id };
        await expectRefusal(
          () => viaKorean(newVisitor(site), 'kakao'),
          502,
          'identity.provider-failed',
          null,
        );
      }
    });
  });

  describe('Naver', () => {
    test('answers in its own way, and its e-mail counts as unproven', async () => {
      korean.naverPerson = { id: 'naver-person', email: 'jun@madang.example', name: '박네이버' };
      const visitor = newVisitor(site);
      const first = await viaKorean(visitor, 'naver');
      expect(first).toMatchObject({
        status: 202,
        body: { completion: { email: 'jun@madang.example', emailVerified: false, name: '박네이버' } },
      });
    });

    test('is linked and then signs in', async () => {
      korean.naverPerson = { id: 'soyeon-at-naver' };
      const soyeon = newVisitor(site);
      await soyeon.signIn('soyeon@madang.example');
      expect((await viaKorean(soyeon, 'naver', 'link')).body).toEqual({ linked: 'naver', next: null });
      expect((await viaKorean(newVisitor(site), 'naver')).body.account.email).toBe('soyeon@madang.example');
    });

    test('a code that came before is refused, though Naver answers 200', async () => {
      const visitor = newVisitor(site);
      const parameters = await korean.walk(await visitor.begin('naver'));
      await visitor.comeBack('naver', parameters);
      const state = new URL(await visitor.begin('naver')).searchParams.get('state')!;
      await expectRefusal(
        () => visitor.comeBack('naver', { ...parameters, state }),
        400,
        'identity.code-refused',
        'invalid_request',
      );
    });
  });

  describe('a provider that misbehaves', () => {
    afterAll(() => {
      korean.fault = null;
    });
    test.each([
      ['token-error', 400, 'identity.code-refused', 'invalid'],
      ['token-500', 503, 'identity.provider-unreachable', null],
      ['token-nonsense', 502, 'identity.provider-failed', null],
      ['person-error', 502, 'identity.provider-failed', null],
      ['person-500', 503, 'identity.provider-unreachable', null],
      ['person-nonsense', 502, 'identity.provider-failed', null],
    ] as const)('%s', async (fault, status, code, because) => {
      korean.kakaoPerson = { id: 1 };
      korean.naverPerson = { id: 'n' };
      for (const provider of ['kakao', 'naver'] as const) {
        const visitor = newVisitor(site);
        const parameters = await korean.walk(await visitor.begin(provider));
        korean.fault = fault;
        await expectRefusal(() => visitor.comeBack(provider, parameters), status, code, because);
        korean.fault = null;
      }
    });

    test('one that cannot be found takes nothing but itself away', async () => {
      const answer = await site.call('POST', '/auth/providers/google/authorizations', {
        body: { intent: 'sign-in' },
      });
      expect(answer).toMatchObject({ status: 503, body: { code: 'identity.provider-unreachable' } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect((await viaOidc(newVisitor(site), 'hana@outside.example')).status).toBe(200);
    });
  });

  describe('at the same time', () => {
    const statuses = (answers: { status: number }[]) => answers.map((answer) => answer.status).sort();

    test('of many returns with one state, one goes on', async () => {
      for (let round = 0; round < 3; round += 1) {
        const visitor = newVisitor(site);
        const parameters = await oidc.walk(await visitor.begin('oidc'), { login: 'hana@outside.example' });
        const answers = await Promise.all(
          Array.from({ length: 6 }, () => visitor.comeBack('oidc', parameters)),
        );
        expect(statuses(answers)).toEqual([200, 409, 409, 409, 409, 409]);
        expect(new Set(answers.map((answer) => answer.body.code))).toEqual(
          new Set([undefined, 'identity.flow-used']),
        );
      }
    });

    test('of two members who link one outside identity, one does', async () => {
      for (let round = 0; round < 4; round += 1) {
        const login = `shared-${round}@outside.example`;
        const people = await Promise.all(
          ['minji@madang.example', 'jun@madang.example'].map(async (email) => {
            const visitor = newVisitor(site);
            await visitor.signIn(email);
            return { visitor, parameters: await oidc.walk(await visitor.begin('oidc', 'link'), { login }) };
          }),
        );
        const answers = await Promise.all(
          people.map(({ visitor, parameters }) => visitor.comeBack('oidc', parameters)),
        );
        expect(statuses(answers)).toEqual([200, 409]);
        expect(answers.find((answer) => answer.status === 409)!.body.code).toBe('identity.link-taken');
        const links = await site.database.reader
          .selectFrom('identity_links')
          .select('account_id')
          .where('subject', '=', login)
          .execute();
        expect(links).toHaveLength(1);
        for (const { visitor } of people) await visitor.call('DELETE', '/me/providers/oidc');
      }
    });

    test('one person who completes twice becomes one member', async () => {
      const login = 'twice@outside.example';
      const visitors = [newVisitor(site), newVisitor(site)];
      const tickets = await Promise.all(
        visitors.map(async (visitor) => (await viaOidc(visitor, login)).body.completion.ticket),
      );
      const answers = await Promise.all(
        [0, 1, 0, 1].map((i) =>
          visitors[i]!.call('POST', '/auth/providers/completions', {
            ticket: tickets[i],
            name: '둘',
            consents,
          }),
        ),
      );
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      const rows = await site.database.reader
        .selectFrom('accounts')
        .select('id')
        .where('email_key', '=', login)
        .execute();
      expect(rows).toHaveLength(1);
      expect((await viaOidc(newVisitor(site), login)).body.account.accountId).toBe(rows[0]!.id);
    });

    test('what a process that died has reserved blocks for a minute and no longer', async () => {
      const login = 'reserved@outside.example';
      const visitor = newVisitor(site);
      const { ticket } = (await viaOidc(visitor, login)).body.completion;
      const complete = () =>
        visitor.call('POST', '/auth/providers/completions', { ticket, name: '예약', consents });
      const reservedAt = (at: number) =>
        site.database.transact(async (tx) => {
          await tx.deleteFrom('identity_links').where('subject', '=', login).execute();
          const link = { issuer: oidc.issuer, subject: login, provider: 'oidc' as const, email: login };
          const rest = { account_id: '~0123456789abcde', linked_at: at, last_used_at: null };
          await tx
            .insertInto('identity_links')
            .values({ ...link, ...rest })
            .execute();
        });
      await reservedAt(Date.now());
      expect((await complete()).body.code).toBe('identity.ticket-invalid');
      // Nobody enters by a reservation.
      expect((await viaOidc(newVisitor(site), login)).status).toBe(202);
      await reservedAt(Date.now() - 61_000);
      expect((await complete()).status).toBe(201);
      expect((await viaOidc(newVisitor(site), login)).status).toBe(200);
    });

    test('of two ways in, removed at the same time, one stays', async () => {
      const visitor = newVisitor(site);
      await joined(visitor, 'twoways@outside.example');
      korean.kakaoPerson = { id: 77_000 };
      expect((await viaKorean(visitor, 'kakao', 'link')).status).toBe(200);
      const answers = await Promise.all(
        ['oidc', 'kakao'].map((provider) => visitor.call('DELETE', `/me/providers/${provider}`)),
      );
      expect(statuses(answers)).toEqual([204, 409]);
      expect((await visitor.call('GET', '/me/sign-in-methods')).body.providers).toHaveLength(1);
    });
  });
});

describe('Google', () => {
  test('is any OpenID Connect provider, but for how it asks anew', async () => {
    const oidc = await startOidcProvider();
    const site = await startInstallation({
      MADANG_GOOGLE_CLIENT_ID: oidc.env.MADANG_OIDC_CLIENT_ID!,
      MADANG_GOOGLE_CLIENT_SECRET: oidc.env.MADANG_OIDC_CLIENT_SECRET!,
      MADANG_GOOGLE_ISSUER: oidc.issuer,
    });
    const visitor = newVisitor(site);
    const walk = async (intent: string) =>
      visitor.comeBack(
        'google',
        await oidc.walk(await visitor.begin('google', intent), { login: 'g@gmail.example' }),
      );
    const { body } = await walk('sign-in');
    expect(body.completion).toMatchObject({
      provider: 'google',
      email: 'g@gmail.example',
      emailVerified: true,
    });
    await visitor.signIn('jun@madang.example');
    expect((await walk('link')).body.linked).toBe('google');
    const url = new URL(await visitor.begin('google', 'prove'));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: 'select_account' });
    expect(url.searchParams.has('max_age')).toBe(false);
    await site.end();
    await oidc.end();
  });
});

describeWith('MariaDB', 'two instances', () => {
  test('what is begun on one is finished on the other, once', async () => {
    const DATABASE_URL = await newMariadbDatabase();
    const oidc = await startOidcProvider();
    const env = { DATABASE_URL, MADANG_RATE_LIMIT: 'off', ...oidc.env };
    const sites = [await startInstallation(env), await startInstallation(env)] as const;
    const jun = newVisitor(sites[0]);
    await jun.signIn('jun@madang.example');
    await jun.comeBack(
      'oidc',
      await oidc.walk(await jun.begin('oidc', 'link'), { login: 'jun@outside.example' }),
    );
    for (let round = 0; round < 4; round += 1) {
      // One browser, whose requests a proxy spreads.
      let turn = 0;
      const spread: Parameters<typeof newVisitor>[0] = {
        call: (...parameters) => {
          turn += 1;
          return sites[turn % 2]!.call(...parameters);
        },
      };
      const visitor = newVisitor(spread);
      const parameters = await oidc.walk(await visitor.begin('oidc'), { login: 'jun@outside.example' });
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => visitor.comeBack('oidc', parameters)),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    }
    for (const site of sites) await site.end();
    await oidc.end();
  });
});
