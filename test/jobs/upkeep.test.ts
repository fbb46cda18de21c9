import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertMany } from '../../server/db/dialect.ts';
import type { Database } from '../../server/db/open.ts';
import { consumeOnce } from '../../server/events/dispatcher.ts';
import { appendEvents, isKeptSince, numberBatches, readEvents } from '../../server/events/outbox.ts';
import { purgeSessions } from '../../server/modules/accounts/purges.ts';
import { person } from '../../server/modules/accounts/testing/people.ts';
import { purgeOutbox, purgeReceipts } from '../../server/upkeep/index.ts';
import { eachDatabase } from '../database.ts';
import { runJob } from '../support/jobs.ts';
import { DAY_MS, idAt, plant, times } from './cases/case.ts';

const NOW = Date.UTC(2026, 10, 21);
const KEPT_MS = 90 * DAY_MS;
const OLD = NOW - 100 * DAY_MS;

eachDatabase('the purge of the outbox', (open) => {
  /** A batch with so many events; without a number where MariaDB has not given it one. */
  const append = (database: Database, at: number, n: number, count: number) =>
    database.transact((tx) =>
      appendEvents(tx, {
        batchId: idAt(at, n),
        lane: 'x',
        at,
        events: times(count, (i) => ({ name: 'x.happened', key: 'k', data: { n, i }, at, by: 'c' })),
      }),
    );
  const number = async (database: Database) => {
    if (database.kind === 'mariadb') await database.transact(numberBatches);
  };
  const left = async (database: Database) =>
    (await database.reader.selectFrom('batches').select('id').orderBy('id').execute()).map(({ id }) => id);
  const purge = (database: Database, pageSize = 2) =>
    runJob(database, purgeOutbox(KEPT_MS), { at: NOW, pageSize });
  const reader = (database: Database, position: number) =>
    database.transact((tx) => insertMany(tx, 'consumers', ['name', 'position'], [['slow', position]]));

  test('takes what is old and was read by all, and leaves what a consumer has still to read', async () => {
    const database = await open();
    for (let n = 0; n < 6; n += 1) await append(database, OLD, n, 2);
    await append(database, NOW, 0, 1);
    await number(database);
    // In the middle of the third: it still has to read half of that.
    await reader(database, 5);
    expect(await purge(database)).toMatchObject({ status: 'done', done: 2 });
    expect(await left(database)).toEqual([...[2, 3, 4, 5].map((n) => idAt(OLD, n)), idAt(NOW, 0)]);
    const seen: number[] = [];
    const consumer = {
      name: 'slow',
      events: ['x.happened'],
      intervalMs: 0,
      consume: async (_tx: unknown, events: readonly { sequence: number }[]) => {
        seen.push(...events.map((event) => event.sequence));
      },
    };
    while (await consumeOnce(database, consumer));
    expect(seen).toEqual([6, 7, 8, 9, 10, 11, 12, 13]);
    expect(await purge(database)).toMatchObject({ done: 4 });
    expect(await left(database)).toEqual([idAt(NOW, 0)]);
  });

  test('leaves the newest, however old: by it a reader knows that it has missed nothing', async () => {
    const database = await open();
    for (let n = 0; n < 3; n += 1) await append(database, OLD, n, 2);
    await number(database);
    await purge(database);
    expect(await left(database)).toEqual([idAt(OLD, 2)]);
    const kept = await Promise.all([0, 3, 4, 5, 6].map((after) => isKeptSince(database.reader, after)));
    expect(kept).toEqual([false, false, true, true, true]);
    expect((await readEvents(database.reader, 5, 10)).events.map(({ sequence }) => sequence)).toEqual([6]);
    await append(database, NOW, 0, 1);
    await number(database);
    expect((await readEvents(database.reader, 6, 10)).events.map(({ sequence }) => sequence)).toEqual([7]);
  });

  test('takes markers that are old, and nothing that has no number yet', async () => {
    const database = await open();
    await append(database, OLD, 0, 0);
    await append(database, NOW, 0, 0);
    await append(database, NOW, 1, 1);
    await number(database);
    const unnumbered = { lane: 'x', at: OLD, events: '[]', event_count: 1, first_sequence: null };
    await plant({ database }, 'batches', [{ id: idAt(OLD, 1), ...unnumbered }]);
    expect(await purge(database)).toMatchObject({ done: 1 });
    expect(await left(database)).toEqual([idAt(OLD, 1), idAt(NOW, 0), idAt(NOW, 1)]);
  });

  test('an empty outbox has nothing to purge, and nothing is missing from it', async () => {
    const database = await open();
    expect(await purge(database)).toMatchObject({ status: 'done', done: 0 });
    expect(await isKeptSince(database.reader, 0)).toBe(true);
  });
});

eachDatabase('the purge of receipts', (open) => {
  const job = (database: Database) =>
    purgeReceipts(database, { receiptsMs: 400 * DAY_MS, refusalsMs: 30 * DAY_MS });
  const receipts = (database: Database, at: number, codes: readonly (string | null)[]) =>
    plant(
      { database },
      'receipts',
      codes.map((code, n) => ({
        id: idAt(at, n),
        account_id: 'minji',
        key: idAt(at, n),
        command: 'x.do',
        fingerprint: '',
        code,
        result: '{}',
        at,
      })),
    );
  const left = async ({ reader }: Database) =>
    (await reader.selectFrom('receipts').select('id').orderBy('id').execute()).map(({ id }) => id);
  const positions = ({ reader }: Database) =>
    reader.selectFrom('upkeep_positions').select('position').execute();

  test('takes refusals after a month, all after 400 days, and looks at each receipt once for that', async () => {
    const database = await open();
    const month = NOW - 31 * DAY_MS;
    await receipts(database, month, [null, 'x.no', null, 'x.no', null]);
    await receipts(database, NOW, ['x.no']);
    expect(await runJob(database, job(database), { at: NOW, pageSize: 1 })).toMatchObject({ done: 2 });
    expect(await left(database)).toEqual([...[0, 2, 4].map((n) => idAt(month, n)), idAt(NOW, 0)]);
    // Beyond the last refusal, to the last that was old enough.
    expect(await positions(database)).toEqual([{ position: idAt(month, 4) }]);
    expect(await runJob(database, job(database), { at: NOW })).toMatchObject({ done: 0 });
    expect(await runJob(database, job(database), { at: NOW + 31 * DAY_MS })).toMatchObject({ done: 1 });
    expect(await positions(database)).toEqual([{ position: idAt(NOW, 0) }]);
    expect(await runJob(database, job(database), { at: month + 401 * DAY_MS })).toMatchObject({ done: 3 });
    expect(await left(database)).toEqual([]);
  });

  test('what is so old that both kinds go is counted once', async () => {
    const database = await open();
    const year = NOW - 401 * DAY_MS;
    await receipts(database, year, [null, 'x.no', 'x.no', null]);
    expect(await runJob(database, job(database), { at: NOW })).toMatchObject({ done: 4, failed: 0 });
    expect(await left(database)).toEqual([]);
  });
});

eachDatabase('the purge of sessions', (open) => {
  test('takes what ended long ago, and what nobody ended, by its beginning', async () => {
    const database = await open();
    const owner = person({ id: idAt(NOW, 0) });
    await plant({ database }, 'accounts', [owner]);
    const session = (madeDaysAgo: number, endedDaysAgo: number | null) => ({
      id: idAt(NOW - madeDaysAgo * DAY_MS, endedDaysAgo ?? 999),
      account_id: owner.id,
      token_hash: 'x',
      previous_hash: null,
      rotated_at: NOW,
      created_at: NOW - madeDaysAgo * DAY_MS,
      expires_at: NOW - (madeDaysAgo - 90) * DAY_MS,
      ended_at: endedDaysAgo === null ? null : NOW - endedDaysAgo * DAY_MS,
      user_agent: '',
      address: '',
      proved_at: null,
      device_hash: null,
    });
    const goes = [session(150, 91), session(181, null), session(300, 299)];
    const stays = [session(150, 89), session(179, null), session(1, null), session(1, 0)];
    await plant({ database }, 'sessions', [...goes, ...stays]);
    expect(await runJob(database, purgeSessions(KEPT_MS), { at: NOW, pageSize: 1 })).toMatchObject({
      done: 3,
    });
    const { rows } = await sql<{ id: string }>`select id from sessions order by id`.execute(database.reader);
    expect(rows.map(({ id }) => id)).toEqual(stays.map(({ id }) => id).sort());
  });
});
