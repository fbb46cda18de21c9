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
const known = 'jun@madang.example';

const start = (email: string, body: object = {}, headers: Record<string, string> = {}) =>
  call('POST', '/auth/sign-up', { body: { email, password, name: '새 사람', ...body }, headers });
const confirm = (body: object, headers: Record<string, string> = {}) =>
  call('POST', '/auth/sign-up/confirmations', { body, headers });
const resend = (signUpId: string) => call('POST', '/auth/sign-up/resends', { body: { signUpId } });
const signIn = (email: string, typed = password) =>
  call('POST', '/auth/sign-in', { body: { email, password: typed } });
const auditOf = async (subject: string) =>
  (
    await site.database.reader.selectFrom('audit_log').selectAll().where('subject', '=', subject).execute()
  ).map((row) => ({ action: row.action, ...(JSON.parse(row.details) as object) }));
const expire = (proofId: string, columns: object) =>
  site.database.transact((tx) =>
    tx.updateTable('account_proofs').set(columns).where('id', '=', proofId).execute(),
  );
/** All that an answer shows, without what differs between any two answers. */
/** What depends on the moment and on nothing else. */
const ofTheMoment = /^(date|retry-after|x-ratelimit-re\w+)$/;

function shapeOf({ status, headers, body }: Awaited<ReturnType<Call>>) {
  const plain = (value: unknown) =>
    JSON.stringify(value)
      .replaceAll(/[0-9A-Z]{16}/g, 'ID')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replaceAll(/"retryAfterS":\d+/g, '"retryAfterS":');
  const lasting = Object.entries(headers).map(([name, value]) => [
    name,
    ofTheMoment.test(name) ? 'NOW' : value,
  ]);
  return { status, headers: plain(lasting), body: plain(body) };
}

describe('sign-up', () => {
  test('a code from the mail makes the account, its wallet and nothing before it', async () => {
    const email = 'Code@example.com';
    const consents = (await call('GET', '/terms')).body.items.map(
      ({ document, version }: { document: string; version: string }) => ({ document, version }),
    );
    const started = await start(email, { locale: 'en', consents });
    expect(started).toMatchObject({ status: 202, body: { signUpId: expect.any(String) } });
    expect(Date.parse(started.body.expiresAt)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect((await site.accounts.byEmail(site.database.reader, ['code@example.com'])).size).toBe(0);

    const early = await signIn(email);
    expect(early).toMatchObject({
      status: 403,
      body: { code: 'auth.email-not-verified', signUpId: started.body.signUpId },
    });
    expect((await signIn(email, 'another password')).body.code).toBe('auth.bad-credentials');

    const { code } = await mailTo(site, email);
    const made = await confirm({ signUpId: started.body.signUpId, code });
    expect(made).toMatchObject({
      status: 201,
      body: { account: { email, name: '새 사람', role: 'member', locale: 'en', emailVerified: true } },
    });
    const entered = await signIn(email);
    expect(entered).toMatchObject({ status: 200, body: { consentsNeeded: [], account: made.body.account } });
    const balance = await call('GET', '/pay/balance', { token: entered.body.accessToken });
    expect(balance.body).toMatchObject({ balance: 0, currency: 'KRW' });
    const agreed = await call('GET', '/me/consents', { token: entered.body.accessToken });
    expect(agreed.body.items.every((item: { agreed: boolean }) => item.agreed)).toBe(true);
  });

  test('so does the link, and only once', async () => {
    const email = 'link@example.com';
    const started = await start(email);
    const { token, code, proofId } = await mailTo(site, email);
    expect(await confirm({ token })).toMatchObject({ status: 201, body: { account: { email } } });
    for (const again of [{ token }, { signUpId: started.body.signUpId, code }]) {
      expect(await confirm(again)).toMatchObject({ status: 409, body: { code: 'auth.proof-used' } });
    }
    expect(await auditOf(proofId)).toMatchObject([
      { action: 'account.refuse-proof', because: 'used before', purpose: 'sign-up' },
      { action: 'account.refuse-proof', because: 'used before', purpose: 'sign-up' },
    ]);
    // The mail that came later than the account has nothing to say any more.
    expect(await site.accounts.proofSecrets(proofId)).toBeNull();
    expect((await resend(started.body.signUpId)).body.code).toBe('auth.sign-up-not-found');
  });

  test('the same key gets the same answers, though every hash has its salt and a proof is good once', async () => {
    const email = 'key@example.com';
    const headers = { 'idempotency-key': 'sign-up-1' };
    const first = await start(email, {}, headers);
    const again = await start(email, {}, headers);
    expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
      202,
      first.body,
      'true',
    ]);
    // Retries send no mail, so they are never too many, and take nothing from the mailbox's share.
    for (let i = 0; i < 6; i += 1) expect((await start(email, {}, headers)).status).toBe(202);
    expect((await resend(first.body.signUpId)).status).toBe(202);
    expect((await start(email, { name: '딴 이름' }, headers)).body.code).toBe('idempotency.mismatch');
    // Another person's use of the same key does not find that answer.
    const other = await start('key2@example.com', {}, headers);
    expect(other.headers['idempotency-replayed']).toBeUndefined();

    const { code } = await mailTo(site, email);
    const body = { signUpId: first.body.signUpId, code };
    const made = await confirm(body, { 'idempotency-key': 'confirm' });
    const replayed = await confirm(body, { 'idempotency-key': 'confirm' });
    expect([replayed.status, replayed.body]).toEqual([201, made.body]);
    expect(replayed.headers['idempotency-replayed']).toBe('true');
  });

  test('length is all that a password needs; terms that are not in force cannot be agreed to', async () => {
    expect((await start('short@example.com', { password: 'short' })).body.code).toBe('request.invalid');
    expect((await start('plain@example.com', { password: 'aaaaaaaa' })).status).toBe(202);
    const consents = [{ document: 'service', version: '1999-01-01' }];
    for (const email of ['old@example.com', 'minji@madang.example']) {
      expect((await start(email, { consents })).body.code).toBe('account.consent-outdated');
    }
  });
});

describe('an address that is known', () => {
  test('is not told apart from one that is not: by any answer, header, cookie or code', async () => {
    const emails = ['unknown@example.com', known] as const;
    const answers = [];
    for (const email of emails) {
      const started = await start(email);
      const { signUpId } = started.body;
      const steps = [
        started,
        await resend(signUpId),
        await signIn(email),
        await confirm({ signUpId, code: await wrongCode(signUpId) }),
        await confirm({ signUpId, code: await wrongCode(signUpId) }),
        await call('POST', '/auth/password-resets', { body: { email } }),
        await call('POST', '/auth/password-resets', { body: { email: 'not an address' } }),
        // The mailbox has had its share.
        await resend(signUpId),
        await resend(signUpId),
        await resend(signUpId),
      ];
      answers.push(steps.map(shapeOf));
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]!.map(({ status }) => status)).toEqual([
      202, 202, 403, 400, 400, 202, 400, 202, 202, 429,
    ]);
  });

  /** A code that is surely not the one of the newest mail. */
  async function wrongCode(signUpId: string): Promise<string> {
    const proof = await site.database.reader
      .selectFrom('account_proofs')
      .select('id')
      .where('subject', '=', signUpId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const secrets = await site.accounts.proofSecrets(proof.id);
    return secrets?.code === '123456' ? '654321' : '123456';
  }

  test('its owner is told, and no code there is fits', async () => {
    const email = 'soyeon@madang.example';
    const { signUpId } = (await start(email)).body;
    const proof = await site.database.reader
      .selectFrom('account_proofs')
      .selectAll()
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow();
    expect(proof).toMatchObject({ genuine: 0, subject: signUpId });
    expect(await site.accounts.proofSecrets(proof.id)).toBeNull();
    const batch = await site.database.reader
      .selectFrom('batches')
      .selectAll()
      .where('events', 'like', `%${proof.id}%`)
      .executeTakeFirstOrThrow();
    const [event] = JSON.parse(batch.events);
    expect(site.accounts.notices?.of({ ...event, id: 'x', sequence: 1 })).toEqual([
      { kind: 'account.sign-up-known', to: { email, locale: 'ko' }, data: { proofId: proof.id } },
    ]);
    expect((await confirm({ token: `${proof.id}.${'x'.repeat(43)}` })).body.code).toBe('auth.proof-invalid');
    // What it has is not shaken: the owner's own password opens it.
    expect((await signIn(email, 'madang-demo')).status).toBe(200);
  });

  test('that became an account while the mail lay there cannot be a second one', async () => {
    const email = 'twice@example.com';
    const first = await start(email);
    const firstMail = await mailTo(site, email);
    const second = await start(email, { name: '두 번째' });
    const secondMail = await mailTo(site, email);
    expect((await confirm({ signUpId: second.body.signUpId, code: secondMail.code })).status).toBe(201);
    expect(await confirm({ signUpId: first.body.signUpId, code: firstMail.code })).toMatchObject({
      status: 409,
      body: { code: 'account.email-taken' },
    });
  });
});

describe('proofs', () => {
  test('a code is good for five attempts, then another mail is needed', async () => {
    const email = 'guess@example.com';
    const { signUpId } = (await start(email)).body;
    const { code } = await mailTo(site, email);
    const wrong = code === '000000' ? '000001' : '000000';
    const left = [];
    for (let i = 0; i < 5; i += 1) left.push((await confirm({ signUpId, code: wrong })).body.attemptsLeft);
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expect(await confirm({ signUpId, code })).toMatchObject({
      status: 409,
      body: { code: 'auth.proof-exhausted' },
    });
    expect((await resend(signUpId)).status).toBe(202);
    const next = await mailTo(site, email);
    expect((await confirm({ signUpId, code: next.code })).status).toBe(201);
  });

  test('of two mails the newer code counts; the older link still does, once for both', async () => {
    const email = 'two-mails@example.com';
    const { signUpId } = (await start(email)).body;
    const older = await mailTo(site, email);
    await resend(signUpId);
    const newer = await mailTo(site, email);
    if (older.code !== newer.code) {
      expect((await confirm({ signUpId, code: older.code })).body.code).toBe('auth.proof-invalid');
    }
    expect((await confirm({ token: older.token })).status).toBe(201);
    expect((await confirm({ token: newer.token })).body.code).toBe('auth.proof-used');
  });

  test('what has expired is told so, and seen by operators', async () => {
    const email = 'late@example.com';
    const { signUpId } = (await start(email)).body;
    const { code, token, proofId } = await mailTo(site, email);
    await expire(proofId, { code_expires_at: Date.now() - 1 });
    expect(await confirm({ signUpId, code })).toMatchObject({
      status: 410,
      body: { code: 'auth.proof-expired' },
    });
    await expire(proofId, { link_expires_at: Date.now() - 1 });
    expect((await confirm({ token })).body.code).toBe('auth.proof-expired');
    expect(await auditOf(proofId)).toMatchObject([{ because: 'expired' }, { because: 'expired' }]);
    expect(await site.accounts.proofSecrets(proofId)).toBeNull();
  });

  test('a forged link opens nothing, and is seen by operators', async () => {
    const email = 'forged@example.com';
    await start(email);
    const { token, proofId } = await mailTo(site, email);
    const other = token.endsWith('A') ? 'B' : 'A';
    const forged = [
      `${token.slice(0, -1)}${other}`,
      `${proofId}.${'0'.repeat(43)}`,
      `00000000000000ZZ.${token.split('.')[1]}`,
    ];
    for (const bad of forged) {
      expect(await confirm({ token: bad })).toMatchObject({
        status: 400,
        body: { code: 'auth.proof-invalid' },
      });
    }
    expect(await auditOf(proofId)).toMatchObject([{ because: 'forged' }, { because: 'forged' }]);
    // A link for one purpose is none for another.
    const body = { token, password: 'another password' };
    const reset = await call('POST', '/auth/password-resets/confirmations', { body });
    expect(reset.body.code).toBe('auth.proof-invalid');
    expect((await confirm({ token })).status).toBe(201);
  });

  test('neither tables nor outbox hold a code, a link or a password', async () => {
    const email = 'secret@example.com';
    await start(email);
    const { code, token } = await mailTo(site, email);
    const [, secret] = token.split('.');
    const { reader } = site.database;
    const text = JSON.stringify([
      await reader.selectFrom('account_proofs').selectAll().where('email_key', '=', email).execute(),
      await reader.selectFrom('account_sign_ups').selectAll().where('email_key', '=', email).execute(),
      await reader.selectFrom('batches').select('events').where('events', 'like', `%${email}%`).execute(),
    ]);
    expect(text).toContain(email);
    for (const hidden of [secret!, password, `"${code}"`]) expect(text).not.toContain(hidden);
  });

  test('twenty confirmations of one proof at once make one account', async () => {
    const email = 'at-once@example.com';
    const { signUpId } = (await start(email)).body;
    const { code, token } = await mailTo(site, email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => confirm(i % 5 === 0 ? { signUpId, code } : { token })),
    );
    const codes = answers.map(({ status, body }) => (status === 201 ? 'made' : body.code)).sort();
    expect(codes).toEqual([...Array(19).fill('auth.proof-used'), 'made'].sort());
    const rows = await site.database.reader
      .selectFrom('accounts')
      .select('id')
      .where('email_key', '=', email)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('a member made by the support function is a member', async () => {
    const made = await signUp(site, { email: 'support@example.com', password, name: '도움' });
    expect(made.status).toBe(201);
  });
});
