import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../test/database.ts';
import { findRun, requestRun } from './index.ts';
import { addOne, type Item, instance, keyAt, makeItems, makeToys, timesOf, toyJob } from './testing/toy.ts';

eachDatabase('a job', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await makeToys(database);
  });
  const failuresOf = (job: string) =>
    database.reader
      .selectFrom('job_failures')
      .selectAll()
      .where('job', '=', job)
      .orderBy('item_key')
      .execute();
  const runsOf = (job: string) =>
    database.reader.selectFrom('job_runs').selectAll().where('job', '=', job).orderBy('id').execute();
  const keysOf = async (job: string) => (await failuresOf(job)).map((row) => row.item_key);

  test('does each item once, page after page, and tells how far it is', async () => {
    const name = 'toy.each-once';
    await makeItems(database, name, 95);
    const seen: number[] = [];
    let finished = 0;
    const job = toyJob(name, {
      finish: async () => {
        finished += 1;
      },
    });
    const { status, row } = await instance(database, [job]).run(name, {
      onProgress: ({ done }) => seen.push(done),
    });
    expect(status).toBe('done');
    expect(row).toMatchObject({ done: 95, failed: 0, total: 95, checkpoint: keyAt(94), pages: 10 });
    expect(seen).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95]);
    expect(await timesOf(database, name)).toEqual({ 1: 95 });
    expect(finished).toBe(1);
  });

  test('with nothing to do is done', async () => {
    const { status, row } = await instance(database, [toyJob('toy.nothing')]).run('toy.nothing');
    expect([status, row.done, row.total]).toEqual(['done', 0, 0]);
  });

  describe('whose items fail', () => {
    /** Breaks a whole page for the items that it names, as a constraint would. */
    const breaking = (name: string, bad: Set<string>) =>
      toyJob(name, {
        write: async (tx, items: readonly Item[]) => {
          await addOne(tx, name, items);
          const poison = items.find(({ id }) => bad.has(id));
          if (poison) throw new Error(`${poison.id} is poison`);
        },
      });

    test('does all others, and keeps why', async () => {
      const name = 'toy.poison';
      await makeItems(database, name, 40);
      const bad = new Set([keyAt(3), keyAt(9), keyAt(25), keyAt(39)]);
      const { status, row } = await instance(database, [breaking(name, bad)]).run(name);
      expect(status).toBe('done');
      expect(row).toMatchObject({ done: 36, failed: 4, checkpoint: keyAt(39) });
      expect(await timesOf(database, name)).toEqual({ 0: 4, 1: 36 });
      expect(await failuresOf(name)).toMatchObject(
        [...bad].map((id) => ({ item_key: id, reason: `${id} is poison`, attempts: 1, run_id: row.id })),
      );
    });

    test('tries one again, and then all', async () => {
      const name = 'toy.retried';
      await makeItems(database, name, 30);
      const bad = new Set([keyAt(1), keyAt(2), keyAt(21)]);
      const jobs = instance(database, [breaking(name, bad)]);
      await jobs.run(name);
      const [first] = await failuresOf(name);
      bad.delete(keyAt(1));
      bad.delete(keyAt(21));

      const ask = (retryId: string | null) => retry(database, jobs, name, retryId);
      expect(await ask(first!.id)).toMatchObject({
        cause: 'retry',
        status: 'done',
        total: 1,
        done: 1,
        failed: 0,
      });
      expect(await keysOf(name)).toEqual([keyAt(2), keyAt(21)]);

      expect(await ask(null)).toMatchObject({ status: 'done', total: 2, done: 1, failed: 1 });
      expect(await failuresOf(name)).toMatchObject([{ item_key: keyAt(2), attempts: 2 }]);
      expect(await timesOf(database, name)).toEqual({ 0: 1, 1: 29 });
    });

    test('forgets the failure of an item that is gone', async () => {
      const name = 'toy.gone';
      await makeItems(database, name, 5);
      const jobs = instance(database, [{ ...breaking(name, new Set([keyAt(2)])), find: async () => [] }]);
      await jobs.run(name);
      expect(await keysOf(name)).toEqual([keyAt(2)]);
      expect(await retry(database, jobs, name, null)).toMatchObject({ status: 'done', done: 1, failed: 0 });
      expect(await keysOf(name)).toEqual([]);
    });

    test('settles a failure when a later run does the item', async () => {
      const name = 'toy.settled';
      await makeItems(database, name, 20);
      const bad = new Set([keyAt(7), keyAt(8)]);
      const jobs = instance(database, [breaking(name, bad)]);
      await jobs.run(name);
      await jobs.run(name);
      expect(await failuresOf(name)).toMatchObject([{ attempts: 2 }, { attempts: 2 }]);
      bad.delete(keyAt(7));
      await jobs.run(name);
      expect(await failuresOf(name)).toMatchObject([{ item_key: keyAt(8), attempts: 3 }]);
    });

    test('hears from `act` what could not be done, and does not write it', async () => {
      const name = 'toy.outside';
      await makeItems(database, name, 25);
      const acted: string[] = [];
      const job = toyJob(name, {
        act: async (items) => {
          acted.push(...items.map(({ id }) => id));
          return items
            .filter(({ id }) => id === keyAt(12))
            .map(({ id }) => ({ key: id, reason: 'no\nanswer' }));
        },
      });
      const { row } = await instance(database, [job]).run(name);
      expect(row).toMatchObject({ done: 24, failed: 1 });
      expect(acted).toHaveLength(25);
      expect(await timesOf(database, name)).toEqual({ 0: 1, 1: 24 });
      expect(await failuresOf(name)).toMatchObject([{ item_key: keyAt(12), reason: 'no answer' }]);
    });

    test('is broken itself when a thousand in a row fail', async () => {
      const name = 'toy.broken';
      await makeItems(database, name, 1_100);
      const job = toyJob(name, {
        pageSize: 100,
        act: async (items) => items.map(({ id }) => ({ key: id, reason: 'away' })),
      });
      const { status, row } = await instance(database, [job]).run(name);
      expect([status, row.failed, row.error]).toEqual([
        'failed',
        1_000,
        '1000 items in a row could not be done, the last: away',
      ]);
    });
  });

  test('that throws outside of its items fails as a whole, with the reason', async () => {
    for (const [what, overrides] of Object.entries({
      read: { read: () => Promise.reject(new Error('broken')) },
      act: { act: () => Promise.reject(new Error('broken')) },
      finish: { finish: () => Promise.reject(new Error('broken')) },
      key: { keyOf: () => 'x'.repeat(191) },
      standstill: { keyOf: () => 'always' },
    })) {
      const name = `toy.fails-${what}`;
      await makeItems(database, name, 15);
      const jobs = instance(database, [toyJob(name, overrides)]);
      const { status, row } = await jobs.run(name);
      expect([what, status]).toEqual([what, 'failed']);
      expect(row.error).toMatch(/broken|longer than 190|lies behind/);
      // And may run again.
      expect((await jobs.run(name)).status).toBe('failed');
    }
  });

  test('that cannot count its items runs without an end in sight', async () => {
    const name = 'toy.uncounted';
    await makeItems(database, name, 15);
    const totals: unknown[] = [];
    const job = toyJob(name, { count: () => Promise.reject(new Error('too many')) });
    const { row } = await instance(database, [job]).run(name, {
      onProgress: ({ total }) => totals.push(total),
    });
    expect([row.done, row.total, totals]).toEqual([15, 15, [null, null]]);
  });

  test('logs, the newest two hundred lines', async () => {
    const name = 'toy.talkative';
    await makeItems(database, name, 30);
    const job = toyJob(name, {
      act: async (items, run) => {
        for (const { id } of items)
          for (let i = 0; i < 9; i += 1) run.log(`${id} ${i}\u0000\n${'가'.repeat(600)}`);
        return [];
      },
      finish: async (run) => run.log('the end'),
    });
    const { row } = await instance(database, [job]).run(name);
    const lines = await database.reader
      .selectFrom('job_run_log')
      .select(['line_no', 'line'])
      .where('run_id', '=', row.id)
      .orderBy('line_no')
      .execute();
    expect(lines).toHaveLength(200);
    expect(lines.map(({ line_no }) => line_no)).toEqual(Array.from({ length: 200 }, (_, i) => 72 + i));
    expect(lines.at(-1)?.line).toBe('the end');
    expect(lines[0]?.line).toHaveLength(500);
    expect(lines[0]?.line).toMatch(/^item-000[0-9] [0-9] 가/);
  });

  test('keeps to its rate, and rests for longer while customers wait', async () => {
    const name = 'toy.paced';
    await makeItems(database, name, 30);
    const rests: number[] = [];
    let elapsed = 0;
    let crowd = false;
    const jobs = instance(database, [toyJob(name, { perSecond: 100 })], {
      // Each look at it takes 10 ms: a page is busy for some of them.
      monotonic: () => (elapsed += 10),
      delay: async (ms) => {
        rests.push(ms);
        crowd = true;
      },
      hasPeopleWaiting: () => crowd,
    });
    await jobs.run(name);
    const [paced, yielded] = rests;
    const busy = 100 - paced!;
    expect(busy).toBeGreaterThan(0);
    expect(rests).toEqual([100 - busy, Math.max(100 - busy, 4 * busy), Math.max(100 - busy, 4 * busy)]);
    expect(yielded).toBeGreaterThan(0);
  });

  test('of an unknown name', async () => {
    await expect(instance(database, []).run('toy.nobody')).rejects.toThrow('toy.nobody');
  });

  test('two of one name, or a schedule that nobody can read, do not start', () => {
    expect(() => instance(database, [toyJob('toy.twice'), toyJob('toy.twice')])).toThrow('toy.twice');
    expect(() => instance(database, [toyJob('toy.odd', { schedule: 'every day' })])).toThrow();
  });

  describe('by its schedule', () => {
    const scheduled = (name: string, overrides = {}) =>
      instance(database, [toyJob(name, { schedule: '0 0 * * *', ...overrides })]);
    const at = (text: string) => Date.parse(text);

    test('comes at midnight in Seoul', async () => {
      const name = 'toy.midnight';
      await makeItems(database, name, 5);
      const jobs = scheduled(name);
      await jobs.tick();
      jobs.clock.now = at('2026-11-21T14:59:59.999Z');
      await jobs.tick();
      expect(await runsOf(name)).toEqual([]);
      jobs.clock.now = at('2026-11-21T15:00:00Z');
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([{ cause: 'schedule', status: 'done', done: 5, by_id: null }]);
      await jobs.tick();
      expect(await runsOf(name)).toHaveLength(1);
    });

    test('makes up for missed times once', async () => {
      const name = 'toy.missed';
      await makeItems(database, name, 5);
      const jobs = scheduled(name);
      await jobs.tick();
      jobs.clock.now = at('2026-12-03T01:00:00Z');
      await jobs.tick();
      await jobs.tick();
      expect(await timesOf(database, name)).toEqual({ 1: 5 });
      const row = await database.reader
        .selectFrom('jobs')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst();
      expect(row).toMatchObject({ next_due_at: at('2026-12-03T15:00:00Z'), last_run_at: jobs.clock.now });
    });

    test('comes at its time again after a clock that was far ahead has been set right', async () => {
      const name = 'toy.ahead';
      await makeItems(database, name, 5);
      const elapsed = { ms: 0 };
      const jobs = instance(database, [toyJob(name, { schedule: '0 0 * * *' })], {
        monotonic: () => elapsed.ms,
      });
      const startedAt = jobs.clock.now;
      await jobs.tick();
      jobs.clock.now = at('2036-01-01T00:00:00Z');
      await jobs.tick();
      expect(await timesOf(database, name)).toEqual({ 1: 5 });
      // Killed while it held the job.
      const lease = { owner: 'gone', lease_until: jobs.clock.now + 15_000 };
      await database.writer.updateTable('jobs').set(lease).where('name', '=', name).execute();
      jobs.clock.now = startedAt;
      elapsed.ms += 60_000;
      await jobs.tick();
      jobs.clock.now = at('2026-11-21T15:00:00Z');
      await jobs.tick();
      expect(await timesOf(database, name)).toEqual({ 2: 5 });
    });

    test('is not planned anew because clocks of instances differ by minutes', async () => {
      const name = 'toy.apart';
      await makeItems(database, name, 5);
      const pair = [0, 1].map(() => instance(database, [toyJob(name, { schedule: '0 0 * * *' })]));
      for (const one of pair) await one.register();
      pair[0]!.clock.now = at('2026-11-21T15:00:00Z');
      await pair[0]!.tick();
      for (const time of ['2026-11-21T14:52:00Z', '2026-11-21T15:00:00Z']) {
        pair[1]!.clock.now = at(time);
        await pair[1]!.tick();
      }
      expect(await timesOf(database, name)).toEqual({ 1: 5 });
    });

    test('leaves no trace when it finds nothing, but its time', async () => {
      const name = 'toy.idle';
      const jobs = scheduled(name);
      await jobs.tick();
      jobs.clock.now = at('2026-11-21T15:00:00Z');
      await jobs.tick();
      expect(await runsOf(name)).toEqual([]);
      const row = await database.reader
        .selectFrom('jobs')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst();
      expect(row).toMatchObject({ last_run_at: jobs.clock.now, last_done_at: jobs.clock.now, owner: null });
      expect(row?.next_due_at).toBe(at('2026-11-22T15:00:00Z'));
    });

    test('leaves its log when it has something to say', async () => {
      const name = 'toy.report';
      const jobs = scheduled(name, {
        finish: async (run: { log(line: string): void }) => run.log('all is well'),
      });
      await jobs.tick();
      jobs.clock.now = at('2026-11-21T15:00:00Z');
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([{ status: 'done', done: 0, log_lines: 1 }]);
    });

    test('fails the same way each time in one row of history', async () => {
      const name = 'toy.always-fails';
      const reason = { text: 'away' };
      const jobs = scheduled(name, {
        schedule: '*/5 * * * * *',
        read: () => Promise.reject(new Error(reason.text)),
      });
      await jobs.tick();
      for (let i = 0; i < 3; i += 1) {
        jobs.clock.now += 5_000;
        await jobs.tick();
      }
      expect(await runsOf(name)).toMatchObject([
        { status: 'failed', error: 'away', ended_at: jobs.clock.now },
      ]);
      reason.text = 'broken';
      jobs.clock.now += 5_000;
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([{ error: 'away' }, { error: 'broken' }]);
    });

    test('that changes in the code is planned anew, unless operators have set their own', async () => {
      const [name, other] = ['toy.replanned', 'toy.own-schedule'];
      const jobs = instance(database, [
        toyJob(name, { schedule: '0 0 * * *' }),
        toyJob(other, { schedule: null }),
      ]);
      await jobs.register();
      const own = { schedule: '0 6 * * *', planned_by: '0 6 * * *', next_due_at: 1 };
      await database.writer.updateTable('jobs').set(own).where('name', '=', other).execute();
      const newer = [toyJob(name, { schedule: '0 3 * * *' }), toyJob(other, { schedule: '0 1 * * *' })];
      await instance(database, newer).register();
      const rows = await database.reader
        .selectFrom('jobs')
        .select(['name', 'planned_by', 'next_due_at'])
        .where('name', 'in', [name, other])
        .orderBy('name', 'desc')
        .execute();
      expect(rows).toEqual([
        { name, planned_by: '0 3 * * *', next_due_at: at('2026-11-21T18:00:00Z') },
        { name: other, planned_by: '0 6 * * *', next_due_at: 1 },
      ]);
    });
  });
});

let retries = 0;

/** Asks for a retry as an operator does, and lets an instance take it up. */
async function retry(
  database: TestDatabase,
  jobs: ReturnType<typeof instance>,
  name: string,
  retryId: string | null,
) {
  retries += 1;
  const runId = `retry-${retries}`;
  const wanted = { runId, cause: 'retry', by: 'somebody', retryId, at: jobs.clock.now } as const;
  expect(await database.transact((tx) => requestRun(tx, name, wanted))).toBeNull();
  await jobs.tick();
  return findRun(database.reader, runId);
}
