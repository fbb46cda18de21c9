import { describe, expect, test } from 'vitest';
import { sqliteDatabase } from '../../../test/database.ts';
import { sharedBuckets } from '../../cache/index.ts';
import { createCredentials } from './credentials.ts';
import { boundedHasher } from './hashing.ts';
import { insertAccounts } from './queries.ts';
import { person, plainHasher } from './testing/people.ts';
import { createThrottle } from './throttle.ts';

describe('credentials', () => {
  const open = sqliteDatabase();

  async function setUp(limits = { parallel: 4, maxWaiting: 100 }) {
    const database = await open();
    const minji = person({ email: 'minji@example.com', password_hash: 'hash of right' });
    const seeded = person({ email: 'seeded@example.com', password_hash: null });
    await database.transact((tx) => insertAccounts(tx, [minji, seeded]));
    const hasher = plainHasher();
    const parts = {
      database,
      hasher: boundedHasher(hasher, limits),
      throttle: createThrottle(sharedBuckets(() => 0)),
      now: () => 1_000,
    };
    return { database, minji, hasher, ...createCredentials(parts) };
  }

  test('an unknown e-mail, a wrong password and an account without one do and answer the same', async () => {
    const { check, hasher } = await setUp();
    const answers: unknown[] = [];
    for (const email of ['nobody@example.com', 'minji@example.com', 'seeded@example.com']) {
      const before = hasher.checks;
      answers.push(await check(email, 'wrong', '1.1.1.1').catch((error: unknown) => error));
      expect(hasher.checks - before).toBe(2);
    }
    for (const answer of answers) expect(answer).toMatchObject({ code: 'auth.bad-credentials', extras: {} });
  });

  test('a sign-up that waits for its proof does and answers the same, whoever has the address', async () => {
    const { check, hasher, database } = await setUp();
    const row = {
      name: '김민지',
      password_hash: 'hash of mine',
      locale: 'ko',
      consents: '[]',
      created_at: 0,
      expires_at: 2_000,
    } as const;
    for (const [id, email] of [
      ['S1', 'new@example.com'],
      ['S2', 'minji@example.com'],
      ['S3', 'late@example.com'],
    ] as const) {
      await database.transact((tx) =>
        tx
          .insertInto('account_sign_ups')
          .values({ id, email, email_key: email, ...row, ...(id === 'S3' && { expires_at: 1_000 }) })
          .execute(),
      );
    }
    const answers: unknown[] = [];
    for (const email of ['new@example.com', 'minji@example.com']) {
      const before = hasher.checks;
      answers.push(await check(email, 'mine', '1.1.1.1').catch((error: unknown) => error));
      expect(hasher.checks - before).toBe(2);
    }
    expect(answers).toMatchObject([
      { code: 'auth.email-not-verified', extras: { signUpId: 'S1' } },
      { code: 'auth.email-not-verified', extras: { signUpId: 'S2' } },
    ]);
    await expect(check('late@example.com', 'mine', '1.1.1.1')).rejects.toMatchObject({
      code: 'auth.bad-credentials',
    });
  });

  test('signing up for the address of another buys no guesses of its password', async () => {
    const { check, database } = await setUp();
    const row = { id: 'S', email: 'minji@example.com', email_key: 'minji@example.com', name: 'x' };
    const rest = { password_hash: 'hash of mine', locale: 'ko', consents: '[]' } as const;
    await database.transact((tx) =>
      tx
        .insertInto('account_sign_ups')
        .values({ ...row, ...rest, created_at: 0, expires_at: 2_000 })
        .execute(),
    );
    const attempt = (password: string) =>
      check('minji@example.com', password, '1.1.1.1').catch((error: { code: string }) => error.code);
    for (let i = 0; i < 5; i += 1) {
      expect(await attempt('guess')).toBe('auth.bad-credentials');
      expect(await attempt('mine')).toBe('auth.email-not-verified');
    }
    expect(await attempt('guess')).toBe('auth.throttled');
  });

  test('the right password opens the account, however the e-mail is written', async () => {
    const { check, minji } = await setUp();
    expect(await check(' MINJI@example.com', 'right', '1.1.1.1')).toMatchObject(minji);
  });

  test('guessing is stopped before the hash, for unknown e-mails just the same', async () => {
    const { check, hasher } = await setUp();
    for (const email of ['nobody@example.com', 'minji@example.com']) {
      for (let i = 0; i < 10; i += 1) await check(email, 'wrong', '1.1.1.1').catch(() => undefined);
      const before = hasher.checks;
      await expect(check(email, 'right', '1.1.1.1')).rejects.toMatchObject({
        code: 'auth.throttled',
        extras: { retryAfterS: 60 },
      });
      expect(hasher.checks).toBe(before);
    }
  });

  test('guesses in parallel count before they are answered', async () => {
    const { check } = await setUp();
    const answers = await Promise.allSettled(
      Array.from({ length: 30 }, () => check('minji@example.com', 'wrong', '1.1.1.1')),
    );
    const codes = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'ok'));
    expect(codes.filter((code) => code === 'auth.bad-credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'auth.throttled')).toHaveLength(20);
  });

  test('a busy hasher refuses without counting; who signs in many times at once is no guesser', async () => {
    const { check, hasher } = await setUp({ parallel: 1, maxWaiting: 30 });
    // The first password is being checked until all others have been turned away or wait.
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const verify = hasher.verify.bind(hasher);
    hasher.verify = async (stored, password) => {
      await opened;
      return verify(stored, password);
    };
    let busy = 0;
    const signIn = () =>
      check('minji@example.com', 'right', '1.1.1.1').catch((error: { code: string }) => {
        busy += 1;
        if (busy === 19) open();
        return error.code;
      });
    const answers = await Promise.all(Array.from({ length: 50 }, signIn));
    expect(answers.filter((answer) => answer === 'auth.busy')).toHaveLength(19);
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(31);
  });

  test('one’s own password, when it is wrong, says so and counts', async () => {
    const { checkOwn, minji } = await setUp();
    await expect(checkOwn(minji.id, 'wrong', '1.1.1.1')).rejects.toMatchObject({
      code: 'auth.wrong-password',
    });
    expect(await checkOwn(minji.id, 'right', '1.1.1.1')).toMatchObject(minji);
    await expect(checkOwn('nobody', 'right', '1.1.1.1')).rejects.toMatchObject({
      code: 'auth.invalid-token',
    });
  });
});
