import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { testIds } from '../../../test/support/shelf.ts';
import type { Database } from '../../db/open.ts';
import { insertAccounts } from './queries.ts';
import { ABSOLUTE_MS, IDLE_MS } from './session-rows.ts';
import { createSessions, GRACE_MS } from './sessions.ts';
import { person } from './testing/people.ts';

const START = Date.UTC(2026, 10, 21);
const DAY_MS = 86_400_000;
const device = { userAgent: 'Firefox', address: '1.1.1.1' };

eachDatabase('sessions', (open) => {
  async function setUp() {
    const database = await open();
    const clock = { at: START };
    const account = person({ id: testIds(), last_active_at: START });
    await database.transact((tx) => insertAccounts(tx, [account]));
    const sessionsOn = (instance: Database) =>
      createSessions({
        database: instance,
        now: () => clock.at,
        makeId: testIds,
        random: randomBytes,
        secret: 'secret of the installation',
        log: { warn: () => undefined },
      });
    return { database, clock, account, sessionsOn, ...sessionsOn(database) };
  }
  type SetUp = Awaited<ReturnType<typeof setUp>>;
  const refused = (promise: Promise<unknown>) =>
    expect(promise).rejects.toMatchObject({ code: 'auth.session-expired' });
  const readSession = ({ database }: SetUp, id: string) =>
    database.reader.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('every refresh hands out the next token, and the table holds no token', async () => {
    const all = await setUp();
    const { clock, account, refresh } = all;
    const opened = await all.open(account, device);
    let { cookie } = opened;
    for (let i = 0; i < 3; i += 1) {
      clock.at += 15 * 60_000;
      const next = await refresh(cookie);
      expect(next).toMatchObject({ sessionId: opened.sessionId, account: { id: account.id } });
      expect(next.cookie).not.toBe(cookie);
      cookie = next.cookie;
    }
    const row = await readSession(all, opened.sessionId);
    const secret = cookie.split('.').at(-1)!;
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row).toMatchObject({ rotated_at: clock.at, user_agent: 'Firefox', address: '1.1.1.1' });
  });

  test('two tabs on two instances refresh at once: both go on, with the same next token', async () => {
    const all = await setUp();
    // Two connections to one SQLite file in one thread would only wait for each other.
    const isShared = all.database.kind === 'sqlite';
    const other = all.sessionsOn(isShared ? all.database : await open(all.database.url));
    const { cookie } = await all.open(all.account, device);
    const answers = await Promise.all([
      all.refresh(cookie),
      other.refresh(cookie),
      all.refresh(cookie),
      other.refresh(cookie),
    ]);
    const [next] = new Set(answers.map((answer) => answer.cookie));
    expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1);
    await all.refresh(next);
  });

  test('an answer lost on the way: the old token still works for a moment, and gives the same next one', async () => {
    const { clock, account, refresh, ...all } = await setUp();
    const { cookie } = await all.open(account, device);
    const lost = await refresh(cookie);
    clock.at += GRACE_MS;
    expect((await refresh(cookie)).cookie).toBe(lost.cookie);
  });

  test('a token that comes back after that ends the session for both of its holders', async () => {
    const all = await setUp();
    const { clock, account, refresh, database } = all;
    const { cookie, sessionId } = await all.open(account, device);
    const elsewhere = await all.open(account, device);
    const { cookie: next } = await refresh(cookie);
    clock.at += GRACE_MS + 1;
    await refused(refresh(cookie));
    expect(await readSession(all, sessionId)).toMatchObject({ ended_at: clock.at });
    await refused(refresh(next));
    // The account's other devices are not involved.
    await refresh(elsewhere.cookie);
    const audit = await database.reader.selectFrom('audit_log').selectAll().execute();
    expect(audit).toMatchObject([{ action: 'account.end-copied-session', subject: account.id }]);
    const batches = await database.reader.selectFrom('batches').select('events').execute();
    expect(batches.flatMap(({ events }) => JSON.parse(events) as unknown[])).toMatchObject([
      { name: 'account.sessions-ended', key: account.id, data: { sessionIds: [sessionId] } },
    ]);
  });

  test('a token from two rotations ago ends the session, however fast', async () => {
    const all = await setUp();
    const { cookie, sessionId } = await all.open(all.account, device);
    const second = await all.refresh(cookie);
    await all.refresh(second.cookie);
    await refused(all.refresh(cookie));
    expect((await readSession(all, sessionId)).ended_at).not.toBeNull();
  });

  test('a guess with the right session’s name harms nobody', async () => {
    const all = await setUp();
    const { cookie, sessionId } = await all.open(all.account, device);
    const guess = `${sessionId}.${randomBytes(16).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
    for (const bad of [guess, `${cookie}x`, sessionId, '', 'a.b.c', undefined]) {
      await refused(all.refresh(bad));
      expect(await all.find(bad)).toBeNull();
    }
    await all.refresh(cookie);
  });

  test('it ends after thirty days of rest, and after ninety days in any case', async () => {
    const all = await setUp();
    const { clock, account, refresh } = all;
    const resting = await all.open(account, device);
    clock.at = START + IDLE_MS;
    await refused(refresh(resting.cookie));
    clock.at = START;
    let { cookie } = await all.open(account, device);
    for (let day = 20; day < 90; day += 20) {
      clock.at = START + day * DAY_MS;
      cookie = (await refresh(cookie)).cookie;
    }
    clock.at = START + ABSOLUTE_MS;
    await refused(refresh(cookie));
    expect(await all.list(account.id, null)).toEqual([]);
  });

  test('the list has what is still good, the last used first', async () => {
    const all = await setUp();
    const { clock, account, list } = all;
    const phone = await all.open(account, { ...device, userAgent: 'Phone' });
    clock.at += 1_000;
    const laptop = await all.open(account, device);
    clock.at += 1_000;
    await all.refresh(phone.cookie);
    expect(await list(account.id, laptop.sessionId)).toMatchObject([
      { sessionId: phone.sessionId, current: false, userAgent: 'Phone' },
      { sessionId: laptop.sessionId, current: true, userAgent: 'Firefox' },
    ]);
    expect(await list('nobody', null)).toEqual([]);
  });

  test('a password changed between check and session gives no session', async () => {
    const all = await setUp();
    await all.database.transact((tx) =>
      tx.updateTable('accounts').set({ password_hash: 'hash of new' }).execute(),
    );
    await expect(all.open(all.account, device)).rejects.toMatchObject({ code: 'auth.bad-credentials' });
    expect(await all.list(all.account.id, null)).toEqual([]);
  });

  test('the last activity is noted once an hour', async () => {
    const { clock, account, refresh, database, ...all } = await setUp();
    const lastActive = async () =>
      (await database.reader.selectFrom('accounts').select('last_active_at').executeTakeFirstOrThrow())
        .last_active_at;
    let { cookie } = await all.open(account, device);
    clock.at += 50 * 60_000;
    ({ cookie } = await refresh(cookie));
    expect(await lastActive()).toBe(START);
    clock.at += 20 * 60_000;
    await refresh(cookie);
    expect(await lastActive()).toBe(clock.at);
  });

  test('a sign-in clears what is long over', async () => {
    const { clock, account, database, ...all } = await setUp();
    await all.open(account, device);
    clock.at += IDLE_MS;
    await all.open(account, device);
    expect(await database.reader.selectFrom('sessions').select('id').execute()).toHaveLength(1);
  });
});
