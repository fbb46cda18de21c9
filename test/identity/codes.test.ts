import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, expect, test } from 'vitest';
import { sharedBuckets } from '../../server/cache/index.ts';
import type { RecordedEvent } from '../../server/events/outbox.ts';
import {
  createThrottle,
  insertAccounts,
  noThrottle,
  type Throttle,
} from '../../server/modules/accounts/index.ts';
import { findAccount, lockAccount } from '../../server/modules/accounts/queries.ts';
import { firstToken } from '../../server/modules/accounts/refresh-token.ts';
import { endSessionsOf, insertSession } from '../../server/modules/accounts/session-rows.ts';
import { person } from '../../server/modules/accounts/testing/people.ts';
import { createChanges } from '../../server/modules/identity/changes.ts';
import { createCodes } from '../../server/modules/identity/codes.ts';
import { recoveryCodesLeft } from '../../server/modules/identity/recovery-codes.ts';
import { eachDatabase, type TestDatabase } from '../database.ts';
import { testIds } from '../support/shelf.ts';

const STEP_MS = 30_000;
/** The beginning of a step. */
const START = 1_764_000_000_000;

const codeAt = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: at,
  });

eachDatabase('codes of authenticators and recovery codes', (open) => {
  let database: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    database = await open();
    // On SQLite one thread can have one writer only.
    other = database.kind === 'sqlite' ? database : await open(database.url);
  });
  /** A member, and two instances. */
  async function setUp(throttle: Throttle = noThrottle) {
    const clock = { at: START };
    const instance = (at: TestDatabase) =>
      createCodes({
        changes: createChanges({
          database: at,
          makeId: testIds,
          now: () => clock.at,
          committed: () => undefined,
          throttle,
        }),
        accounts: { lock: lockAccount, find: findAccount, endSessions: endSessionsOf },
        throttle,
        dataSecret: 'a secret of the installation',
        random: randomBytes,
      });
    const me = person({ id: testIds() });
    await database.transact((tx) => insertAccounts(tx, [me]));
    const codes = [instance(database), instance(other)] as const;
    return { clock, codes, id: me.id };
  }
  type SetUp = Awaited<ReturnType<typeof setUp>>;
  async function turnedOn({ codes: [codes], clock, id }: SetUp) {
    const { secret } = await codes.setUp(id, 'me@example.com');
    const recovery = await codes.confirm(id, codeAt(secret, clock.at), '1.1.1.1');
    return { secret, recovery };
  }
  /** What was told of a member, in order. */
  async function eventsOf({ id }: SetUp): Promise<RecordedEvent[]> {
    const rows = await database.reader.selectFrom('batches').select('events').orderBy('id').execute();
    return rows
      .flatMap((row) => JSON.parse(row.events) as RecordedEvent[])
      .filter((event) => event.key === id);
  }
  const refusal = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'ok',
      (error) => error.code as string,
    );

  test('the secret is told once, for typing and as a QR code, and is sealed where it is kept', async () => {
    const all = await setUp();
    const { secret, uri } = await all.codes[0].setUp(all.id, 'me@example.com');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toBe(
      `otpauth://totp/Madang:me%40example.com?issuer=Madang&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
    const rows = await database.reader.selectFrom('identity_totp').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('it is in force once a code was shown, and not before', async () => {
    const all = await setUp();
    const [codes] = all.codes;
    const { id, clock } = all;
    const first = await codes.setUp(id, 'x');
    expect(await refusal(codes.spend(id, codeAt(first.secret, clock.at), 'a'))).toBe('identity.wrong-code');
    // Begun again: the first secret is void.
    const { secret } = await codes.setUp(id, 'x');
    expect(await refusal(codes.confirm(id, codeAt(first.secret, clock.at), 'a'))).toBe('identity.wrong-code');
    expect(await codes.confirm(id, codeAt(secret, clock.at), 'a')).toHaveLength(10);
    expect(await refusal(codes.confirm(id, codeAt(secret, clock.at), 'a'))).toBe('identity.totp-on');
    expect(await refusal(codes.setUp(id, 'x'))).toBe('identity.totp-on');
    clock.at += STEP_MS;
    expect(await refusal(codes.spend(id, codeAt(secret, clock.at), 'a'))).toBe('ok');
  });

  test('each code is good once, also the one that turned it on, and an older one is not good after a newer', async () => {
    const all = await setUp();
    const { secret } = await turnedOn(all);
    const { clock, codes, id } = all;
    const spend = (at: number) => refusal(codes[0].spend(id, codeAt(secret, at), 'a'));
    expect(await spend(START)).toBe('identity.wrong-code');
    clock.at = START + 4 * STEP_MS;
    expect(await spend(clock.at)).toBe('ok');
    expect(await spend(clock.at)).toBe('identity.wrong-code');
    expect(await spend(clock.at - STEP_MS)).toBe('identity.wrong-code');
    expect(await spend(clock.at + STEP_MS)).toBe('ok');
    clock.at += STEP_MS;
    expect(await spend(clock.at)).toBe('identity.wrong-code');
  });

  test('one code, shown many times at the same time on two instances, is good once', async () => {
    const all = await setUp();
    const { secret } = await turnedOn(all);
    for (let round = 1; round <= 5; round += 1) {
      all.clock.at = START + round * 10 * STEP_MS;
      const code = codeAt(secret, all.clock.at);
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, i) => refusal(all.codes[i % 2]!.spend(all.id, code, 'a'))),
      );
      expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    }
  });

  test('recovery codes are read from paper: any case, look-alikes, without the hyphen; each is good once', async () => {
    const all = await setUp();
    const { recovery } = await turnedOn(all);
    const [codes] = all.codes;
    expect(new Set(recovery).size).toBe(10);
    for (const code of recovery) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const rows = await database.reader.selectFrom('identity_recovery_codes').selectAll().execute();
    for (const code of recovery) expect(JSON.stringify(rows)).not.toContain(code);

    const spelt = recovery[0]!.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await refusal(codes.spendRecoveryCode(all.id, spelt, 'a'))).toBe('ok');
    expect(await refusal(codes.spendRecoveryCode(all.id, recovery[0]!, 'a'))).toBe('identity.wrong-code');
    expect(await refusal(codes.spendRecoveryCode(all.id, 'AAAAA-AAAAA', 'a'))).toBe('identity.wrong-code');
    const stranger = person({ id: testIds() });
    await database.transact((tx) => insertAccounts(tx, [stranger]));
    expect(await refusal(codes.spendRecoveryCode(stranger.id, recovery[1]!, 'a'))).toBe(
      'identity.wrong-code',
    );
    for (const code of recovery.slice(1))
      expect(await refusal(codes.spendRecoveryCode(all.id, code, 'a'))).toBe('ok');
    expect(await recoveryCodesLeft(database.reader, all.id)).toBe(0);
    for (const code of recovery) {
      expect(await refusal(codes.spendRecoveryCode(all.id, code, 'a'))).toBe('identity.wrong-code');
    }
  });

  test('of many who use one recovery code at the same time, one does, and its owner is told once', async () => {
    const all = await setUp();
    const { recovery } = await turnedOn(all);
    for (const code of recovery.slice(0, 4)) {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, i) => refusal(all.codes[i % 2]!.spendRecoveryCode(all.id, code, 'a'))),
      );
      expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    }
    const used = (await eventsOf(all)).filter((event) => event.name === 'identity.recovery-code-used');
    expect(used.map((event) => event.data.left).sort()).toEqual([6, 7, 8, 9]);
  });

  test('new recovery codes void the old ones; turning it off voids everything', async () => {
    const all = await setUp();
    const [codes] = all.codes;
    expect(await refusal(codes.renewRecoveryCodes(all.id))).toBe('identity.totp-off');
    expect(await refusal(codes.turnOff(all.id))).toBe('identity.totp-off');
    const { secret, recovery } = await turnedOn(all);
    const renewed = await codes.renewRecoveryCodes(all.id);
    expect(await refusal(codes.spendRecoveryCode(all.id, recovery[0]!, 'a'))).toBe('identity.wrong-code');
    expect(await refusal(codes.spendRecoveryCode(all.id, renewed[0]!, 'a'))).toBe('ok');
    await codes.turnOff(all.id);
    all.clock.at += STEP_MS;
    expect(await refusal(codes.spend(all.id, codeAt(secret, all.clock.at), 'a'))).toBe('identity.wrong-code');
    expect(await refusal(codes.spendRecoveryCode(all.id, renewed[1]!, 'a'))).toBe('identity.wrong-code');
    const events = await eventsOf(all);
    expect(events.map((event) => event.name)).toEqual([
      'identity.second-factor-on',
      'identity.recovery-codes-renewed',
      'identity.recovery-code-used',
      'identity.second-factor-off',
    ]);
    for (const secretText of [secret, ...recovery, ...renewed]) {
      expect(JSON.stringify(events)).not.toContain(secretText);
    }
  });

  /** A session of a member. @returns its id */
  async function signedIn(accountId: string, at: number): Promise<string> {
    const token = firstToken(testIds(), randomBytes);
    const device = { userAgent: '', address: '127.0.0.1' };
    await database.transact((tx) => insertSession(tx, token, accountId, device, at));
    return token.sessionId;
  }

  test('two operators at once turn it off once: sessions of that member end, it is told and noted', async () => {
    const all = await setUp();
    const { codes, id, clock } = all;
    const admin = await setUp();
    const makeAdmin = (role: 'admin' | 'member') =>
      database.transact((tx) =>
        tx.updateTable('accounts').set({ role }).where('id', '=', admin.id).execute(),
      );
    const by = { actorId: admin.id, reason: '신분증 확인' };
    const { recovery } = await turnedOn(all);
    const session = await signedIn(id, clock.at);
    const other = await signedIn(admin.id, clock.at);

    // The token may be older than a demotion.
    expect(await refusal(codes[0].reset(id, by))).toBe('auth.forbidden');
    expect(await recoveryCodesLeft(database.reader, id)).toBe(10);
    await makeAdmin('admin');
    await Promise.all([codes[0].reset(id, by), codes[1].reset(id, by)]);
    expect(await recoveryCodesLeft(database.reader, id)).toBe(0);
    expect(await refusal(codes[0].spendRecoveryCode(id, recovery[0]!, 'a'))).toBe('identity.wrong-code');
    const told = (await eventsOf(all)).slice(1);
    expect(told.map(({ name, data }) => [name, data])).toEqual([
      ['account.sessions-ended', { accountId: id, sessionIds: [session], because: 'second-factor-reset' }],
      ['identity.second-factor-off', { accountId: id, by: 'operator' }],
    ]);
    const ended = await database.reader
      .selectFrom('sessions')
      .select(['id', 'ended_at'])
      .where('id', 'in', [session, other])
      .execute();
    expect(new Map(ended.map((row) => [row.id, row.ended_at]))).toEqual(
      new Map([
        [session, clock.at],
        [other, null],
      ]),
    );
    const notes = await database.reader
      .selectFrom('audit_log')
      .select(['actor_id', 'reason', 'details'])
      .where('subject', '=', id)
      .execute();
    expect(notes).toEqual([
      {
        actor_id: admin.id,
        reason: '신분증 확인',
        details: JSON.stringify({ authenticator: true, passkey: false }),
      },
    ]);

    // One that was begun and never shown a code is none: nothing to turn off, and nothing is said.
    await codes[0].setUp(id, 'me@example.com');
    await codes[0].reset(id, by);
    expect(await eventsOf(all)).toHaveLength(3);
  });

  test('guessing is slowed like the guessing of passwords, and the right code forgives', async () => {
    const all = await setUp(createThrottle(sharedBuckets(() => 0)));
    const { secret } = await turnedOn(all);
    const [codes] = all.codes;
    for (let i = 0; i < 10; i += 1) {
      expect(await refusal(codes.spendRecoveryCode(all.id, 'AAAAA-AAAAA', '1.1.1.1'))).toBe(
        'identity.wrong-code',
      );
    }
    all.clock.at += STEP_MS;
    const right = codeAt(secret, all.clock.at);
    // From this place not even the right one; and from another it is good.
    expect(await refusal(codes.spend(all.id, right, '1.1.1.1'))).toBe('auth.throttled');
    expect(await refusal(codes.spend(all.id, right, '2.2.2.2'))).toBe('ok');
  });
});
