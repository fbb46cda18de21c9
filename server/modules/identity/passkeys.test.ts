import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { startInstallation, type TestInstallation } from '../../../test/support/installation.ts';
import { type Authenticator, type Behaviour, newAuthenticator } from './testing/authenticator.ts';
import { newVisitor, suspicions, type Visitor } from './testing/visitor.ts';

const ORIGIN = 'https://madang.example';

eachDatabase('passkeys', (open) => {
  let site: TestInstallation;
  let minji: Visitor;
  let key: Authenticator;
  beforeAll(async () => {
    const { url } = await open();
    site = await startInstallation({
      DATABASE_URL: url,
      MADANG_RATE_LIMIT: 'off',
      MADANG_PUBLIC_URL: ORIGIN,
    });
    minji = newVisitor(site);
    await minji.signIn('minji@madang.example');
    key = newAuthenticator(ORIGIN);
  });
  afterAll(() => site?.end());

  async function add(
    visitor: Visitor,
    authenticator: Authenticator,
    behaviour?: Behaviour,
    name = '내 열쇠',
  ) {
    const options = await visitor.call('POST', '/me/passkeys/options');
    expect(options.status, JSON.stringify(options.body)).toBe(200);
    const response = authenticator.create(options.body, behaviour);
    return visitor.call('POST', '/me/passkeys', { name, response });
  }
  async function signIn(authenticator: Authenticator, behaviour?: Behaviour) {
    const options = await site.call('POST', '/auth/passkeys/options');
    const response = authenticator.get(options.body, behaviour);
    return site.call('POST', '/auth/passkeys/sign-in', { body: { response } });
  }
  const rows = () => site.database.reader.selectFrom('identity_passkeys').selectAll().orderBy('id').execute();
  async function expectRefusal(
    attempt: () => Promise<{ status: number; body: { code: string } }>,
    because: string | null,
    code = 'identity.passkey-refused',
  ) {
    const before = JSON.stringify(await rows());
    const sessions = () => site.database.reader.selectFrom('sessions').select('id').execute();
    const sessionsBefore = (await sessions()).length;
    const seen = (await suspicions(site)).length;
    const answer = await attempt();
    expect(answer.body.code, JSON.stringify(answer.body)).toBe(code);
    expect(JSON.stringify(await rows())).toBe(before);
    expect(await sessions()).toHaveLength(sessionsBefore);
    const news = (await suspicions(site)).slice(seen);
    expect(news).toEqual(
      because === null ? [] : [['identity.refuse-passkey', expect.stringMatching(new RegExp(because, 'i'))]],
    );
  }

  test('is made discoverable and verified, for this site alone, and signs its owner in without a name', async () => {
    const { body: options } = await minji.call('POST', '/me/passkeys/options');
    expect(options).toMatchObject({
      rp: { id: 'madang.example', name: 'Madang' },
      user: { name: 'minji@madang.example', displayName: '김민지' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const added = await add(minji, key);
    expect(added).toMatchObject({ status: 201, body: { name: '내 열쇠', synced: false, lastUsedAt: null } });
    const { body: asked } = await site.call('POST', '/auth/passkeys/options');
    expect(asked).toMatchObject({
      rpId: 'madang.example',
      userVerification: 'required',
      allowCredentials: [],
    });
    const answer = await signIn(key);
    expect(answer).toMatchObject({ status: 200, body: { account: { accountId: site.idOf('minji') } } });
    expect(String(answer.headers['set-cookie'])).toContain('madang_refresh=');
    const [row] = await rows();
    expect(row).toMatchObject({ counter: 2, last_used_at: expect.any(Number) });
  });

  test('the same key is not added twice, by nobody', async () => {
    await expectRefusal(() => add(minji, key), null, 'identity.passkey-taken');
    const jun = newVisitor(site);
    await jun.signIn('jun@madang.example');
    await expectRefusal(() => add(jun, key), null, 'identity.passkey-taken');
    const { body: options } = await minji.call('POST', '/me/passkeys/options');
    expect(options.excludeCredentials).toMatchObject([{ id: key.credentialId, transports: ['internal'] }]);
  });

  test.each<[string, Behaviour, string]>([
    ['another page', { origin: 'https://evil.example' }, 'origin'],
    ['a page on a sibling domain', { origin: 'https://madang.example.evil.example' }, 'origin'],
    ['plain http', { origin: 'http://madang.example' }, 'origin'],
    ['another site', { rpId: 'evil.example' }, 'RP ID'],
    ['no finger and no PIN', { verified: false }, 'user verif|user could not be verified'],
    ['another ceremony', { type: 'webauthn.payment' }, 'type'],
  ])('%s is refused, at making and at signing in', async (_what, behaviour, because) => {
    await expectRefusal(() => add(minji, newAuthenticator(ORIGIN), behaviour), because);
    await expectRefusal(() => signIn(key, behaviour), because);
  });

  test('a forged signature is refused, and so is a user handle that names another member', async () => {
    await expectRefusal(() => signIn(key, { forged: true }), 'signature');
    const userHandle = Buffer.from(site.idOf('jun')).toString('base64url');
    await expectRefusal(() => signIn(key, { userHandle }), 'another member');
  });

  test('an answer that came before is refused, and a challenge that we never made', async () => {
    const options = await site.call('POST', '/auth/passkeys/options');
    const response = key.get(options.body);
    const send = () => site.call('POST', '/auth/passkeys/sign-in', { body: { response } });
    expect((await send()).status).toBe(200);
    await expectRefusal(send, 'answered before');
    await expectRefusal(() => signIn(key, { challenge: 'A'.repeat(43) }), null);
    await expectRefusal(() => signIn(key, { challenge: '' }), null);
  });

  test('a challenge for one thing is good for nothing else', async () => {
    const { body: adding } = await minji.call('POST', '/me/passkeys/options');
    const asIfForSignIn = key.get({ challenge: adding.challenge, rpId: 'madang.example' });
    await expectRefusal(
      () => site.call('POST', '/auth/passkeys/sign-in', { body: { response: asIfForSignIn } }),
      'something else',
    );
    const jun = newVisitor(site);
    await jun.signIn('jun@madang.example');
    const { body: options } = await minji.call('POST', '/me/passkeys/options');
    const response = newAuthenticator(ORIGIN).create(options);
    await expectRefusal(
      () => jun.call('POST', '/me/passkeys', { name: '남의 것', response }),
      'something else',
    );
  });

  test('a challenge is good for five minutes', async () => {
    const options = await site.call('POST', '/auth/passkeys/options');
    await site.database.transact((tx) =>
      tx.updateTable('identity_flows').set({ expires_at: 1 }).where('used_at', 'is', null).execute(),
    );
    await expectRefusal(
      () => site.call('POST', '/auth/passkeys/sign-in', { body: { response: key.get(options.body) } }),
      null,
      'identity.flow-expired',
    );
  });

  test('a counter that does not go up means a copy', async () => {
    expect((await signIn(key, { counter: 50 })).status).toBe(200);
    for (const counter of [50, 49, 1, 0]) await expectRefusal(() => signIn(key, { counter }), 'counter');
    expect((await signIn(key, { counter: 51 })).status).toBe(200);
  });

  test('a key that does not count is good again and again', async () => {
    const soyeon = newVisitor(site);
    await soyeon.signIn('soyeon@madang.example');
    const uncounted = newAuthenticator(ORIGIN);
    expect((await add(soyeon, uncounted, { counter: 0 })).status).toBe(201);
    for (let i = 0; i < 3; i += 1) expect((await signIn(uncounted, { counter: 0 })).status).toBe(200);
  });

  test('an unknown passkey is said to be unknown, so that the browser can forget it', async () => {
    await expectRefusal(() => signIn(newAuthenticator(ORIGIN)), null, 'identity.passkey-unknown');
  });

  test('of many answers to one challenge at the same time, one is good; and of two uses with one count', async () => {
    for (let round = 0; round < 4; round += 1) {
      const options = await site.call('POST', '/auth/passkeys/options');
      const response = key.get(options.body);
      const same = await Promise.all(
        Array.from({ length: 6 }, () => site.call('POST', '/auth/passkeys/sign-in', { body: { response } })),
      );
      expect(same.filter((answer) => answer.status === 200)).toHaveLength(1);

      const counter = 1_000 * (round + 1);
      const copies = await Promise.all(Array.from({ length: 4 }, () => signIn(key, { counter })));
      expect(copies.filter((answer) => answer.status === 200)).toHaveLength(1);
      expect(copies.filter((answer) => answer.body.code === 'identity.passkey-refused')).toHaveLength(3);
    }
  });

  test('it proves anew who one is, by one of one’s own', async () => {
    const jun = newVisitor(site);
    await jun.signIn('jun@madang.example');
    const own = newAuthenticator(ORIGIN);
    expect((await add(jun, own)).status).toBe(201);
    await site.database.transact((tx) => tx.updateTable('sessions').set({ proved_at: 1 }).execute());
    expect((await jun.call('POST', '/me/passkeys/options')).body.code).toBe('auth.proof-needed');
    const prove = async (authenticator: Authenticator) => {
      const options = await jun.call('POST', '/auth/reauthentications/passkey/options');
      expect(options.body.allowCredentials).toMatchObject([{ id: own.credentialId }]);
      return jun.call('POST', '/auth/reauthentications/passkey', {
        response: authenticator.get(options.body),
      });
    };
    await expectRefusal(() => prove(key), 'another member');
    expect((await jun.call('POST', '/me/passkeys/options')).body.code).toBe('auth.proof-needed');
    expect((await prove(own)).status).toBe(204);
    expect((await jun.call('POST', '/me/passkeys/options')).status).toBe(200);
    // A challenge that proves opens no door.
    const { body } = await jun.call('POST', '/auth/reauthentications/passkey/options');
    await expectRefusal(
      () => site.call('POST', '/auth/passkeys/sign-in', { body: { response: own.get(body) } }),
      'something else',
    );
  });

  test('is renamed and removed by its owner alone, after a fresh proof', async () => {
    const visitor = newVisitor(site);
    await visitor.signIn('minji@madang.example');
    const { passkeys } = (await visitor.call('GET', '/me/sign-in-methods')).body;
    const path = `/me/passkeys/${passkeys[0].passkeyId}`;
    const stranger = newVisitor(site);
    await stranger.signIn('soyeon@madang.example');
    expect((await stranger.call('PATCH', path, { name: '내 것' })).body.code).toBe(
      'identity.passkey-not-found',
    );
    expect((await stranger.call('DELETE', path)).body.code).toBe('identity.passkey-not-found');
    expect(await visitor.call('PATCH', path, { name: '회사 노트북' })).toMatchObject({
      status: 200,
      body: { name: '회사 노트북' },
    });
    expect((await visitor.call('PATCH', path, { name: 'a\u0000b' })).status).toBe(400);
    const unproven = newVisitor(site);
    unproven.token = site.tokenOf('minji');
    expect((await unproven.call('DELETE', path)).body.code).toBe('auth.proof-needed');
    expect((await visitor.call('DELETE', path)).status).toBe(204);
    expect((await visitor.call('DELETE', path)).status).toBe(404);
    await expectRefusal(() => signIn(key), null, 'identity.passkey-unknown');
  });

  test('twenty are enough', async () => {
    const visitor = newVisitor(site);
    await visitor.signIn('minji@madang.example');
    for (let i = 0; i < 20; i += 1) {
      expect((await add(visitor, newAuthenticator(ORIGIN))).status).toBe(201);
    }
    const options = await visitor.call('POST', '/me/passkeys/options');
    expect(options).toMatchObject({ status: 409, body: { code: 'identity.too-many-passkeys' } });
  });
});

test('production without a public address has no passkeys: nobody could say which site they are for', async () => {
  const site = await startInstallation({
    MADANG_MODE: 'production',
    MADANG_JWT_SECRET: 'x'.repeat(40),
  });
  const answer = await site.call('POST', '/auth/passkeys/options');
  expect(answer).toMatchObject({ status: 409, body: { code: 'identity.passkeys-unavailable' } });
  await site.end();
});
