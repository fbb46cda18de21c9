import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { runJob } from '../../../test/support/jobs.ts';
import { testIds } from '../../../test/support/shelf.ts';
import type { RecordedEvent } from '../../events/outbox.ts';
import { DORMANT_AFTER_MS, WARNED_BEFORE_MS } from './dormancy.ts';
import { createDormancy } from './dormancy-jobs.ts';
import { accountNotices } from './events.ts';
import { createSessions } from './sessions.ts';
import { insertMembers } from './testing/lanes.ts';
import { person } from './testing/people.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const device = { userAgent: 'Firefox', address: '1.1.1.1' };

eachDatabase('dormant accounts', (open) => {
  async function setUp() {
    const database = await open();
    const clock = { at: NOW };
    const now = () => clock.at;
    const parts = { makeId: testIds, now };
    const sessions = createSessions({
      ...parts,
      database,
      random: randomBytes,
      secret: 'secret of the installation',
      log: { warn: () => undefined },
    });
    const events = async () => {
      const rows = await database.reader.selectFrom('batches').select('events').orderBy('id').execute();
      return rows.flatMap((row) => JSON.parse(row.events) as RecordedEvent[]);
    };
    const statuses = async () => {
      const rows = await database.reader.selectFrom('accounts').selectAll().orderBy('id').execute();
      return rows.map((row) => row.status);
    };
    const { warn, mark } = createDormancy(testIds);
    /** @returns how many accounts were looked at once more */
    const warnDormant = async (at: number) => (await runJob(database, warn, { at })).done;
    const markDormant = async (at: number) => (await runJob(database, mark, { at })).done;
    return { database, clock, sessions, events, statuses, warnDormant, markDormant };
  }

  test('are warned, put to sleep with their sessions, and woken by signing in', async () => {
    const { database, clock, sessions, events, statuses, warnDormant, markDormant } = await setUp();
    const away = person({ id: testIds(), last_active_at: NOW - DORMANT_AFTER_MS + 20 * DAY_MS });
    const here = person({ id: testIds(), last_active_at: NOW - 300 * DAY_MS });
    await insertMembers(database, [away, here]);
    const refreshable = await sessions.open(here, device);
    await database.transact((tx) =>
      tx
        .updateTable('accounts')
        .set({ last_active_at: here.last_active_at })
        .where('id', '=', here.id)
        .execute(),
    );
    expect(await markDormant(NOW)).toBe(0);
    expect(await warnDormant(NOW)).toBe(1);
    expect(await warnDormant(NOW)).toBe(0);
    const [warned] = (await events()).filter((event) => event.name === 'account.dormancy-warned');
    expect(warned).toMatchObject({ key: away.id, data: { dormantAt: NOW + WARNED_BEFORE_MS } });
    expect(accountNotices.of({ ...warned!, id: 'x', sequence: 1 })).toMatchObject([
      { kind: 'account.dormancy-warned', to: { accountId: away.id } },
    ]);

    clock.at = NOW + WARNED_BEFORE_MS;
    expect(await markDormant(clock.at - 1)).toBe(0);
    expect(await markDormant(clock.at)).toBe(1);
    expect(await markDormant(clock.at)).toBe(0);
    expect(await statuses()).toEqual(['dormant', 'active']);

    // Who came back after a warning is not asleep, and would be warned again.
    clock.at = NOW;
    await warnDormant(NOW + 40 * DAY_MS);
    await sessions.refresh(refreshable.cookie);
    const [, back] = await database.reader.selectFrom('accounts').selectAll().orderBy('id').execute();
    expect(back).toMatchObject({ dormancy_warned_at: null, last_active_at: NOW });

    const sleeping = await database.reader
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', away.id)
      .executeTakeFirstOrThrow();
    const woken = await sessions.open(sleeping, device);
    expect(woken.account).toMatchObject({ status: 'active', dormant_at: null, dormancy_warned_at: null });
    expect(await statuses()).toEqual(['active', 'active']);
    expect((await events()).map((event) => event.name)).toContain('account.woken');
  });

  test('of many each is warned once and put to sleep once, page by page', async () => {
    const { database, warnDormant, markDormant, events, statuses } = await setUp();
    // Many of them were last seen at the same moment, as those who were brought from another system are.
    const people = Array.from({ length: 1_100 }, (_, i) =>
      person({ id: testIds(), last_active_at: NOW - DORMANT_AFTER_MS - (i % 3) }),
    );
    await insertMembers(database, people);
    expect(await warnDormant(NOW)).toBe(1_100);
    expect(await markDormant(NOW + WARNED_BEFORE_MS)).toBe(1_100);
    expect(new Set(await statuses())).toEqual(new Set(['dormant']));
    const told = await events();
    for (const name of ['account.dormancy-warned', 'account.became-dormant']) {
      const keys = told.filter((event) => event.name === name).map((event) => event.key);
      expect([keys.length, new Set(keys).size]).toEqual([1_100, 1_100]);
    }
  });

  test('who comes back between the reading of a page and its writing is neither warned nor asleep', async () => {
    const { database, events, statuses } = await setUp();
    const away = person({ id: testIds(), last_active_at: NOW - DORMANT_AFTER_MS });
    const back = person({ id: testIds(), last_active_at: NOW - DORMANT_AFTER_MS });
    await insertMembers(database, [away, back]);
    const { warn, mark } = createDormancy(testIds);
    const comesBack = () =>
      database.transact((tx) =>
        tx
          .updateTable('accounts')
          .set({ last_active_at: NOW, dormancy_warned_at: null })
          .where('id', '=', back.id)
          .execute(),
      );
    const racing = (job: typeof warn): typeof warn => ({
      ...job,
      read: async (...args) => {
        const found = await job.read(...args);
        await comesBack();
        return found;
      },
    });
    await runJob(database, racing(warn), { at: NOW });
    await database.transact((tx) =>
      tx
        .updateTable('accounts')
        .set({ last_active_at: NOW - DORMANT_AFTER_MS, dormancy_warned_at: NOW })
        .execute(),
    );
    await runJob(database, racing(mark), { at: NOW + WARNED_BEFORE_MS });
    expect(await statuses()).toEqual(['dormant', 'active']);
    expect((await events()).map(({ name, key }) => [name, key])).toEqual([
      ['account.dormancy-warned', away.id],
      ['account.became-dormant', away.id],
    ]);
  });

  test('end with their sessions', async () => {
    const { database, sessions, markDormant } = await setUp();
    const away = person({ id: testIds(), last_active_at: NOW - DORMANT_AFTER_MS });
    await insertMembers(database, [away]);
    const { cookie } = await sessions.open(away, device);
    await database.transact((tx) =>
      tx
        .updateTable('accounts')
        .set({ last_active_at: NOW - DORMANT_AFTER_MS, dormancy_warned_at: NOW - WARNED_BEFORE_MS })
        .execute(),
    );
    expect(await markDormant(NOW)).toBe(1);
    await expect(sessions.refresh(cookie)).rejects.toMatchObject({ code: 'auth.session-expired' });
  });
});
