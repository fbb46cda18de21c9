import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachDatabase, type TestDatabase } from '../../test/database.ts';
import type { Executor } from '../db/dialect.ts';
import { findRun, pauseJob, requestRun, stopRun } from './index.ts';
import { addOne, type Item, instance, keyAt, makeItems, makeToys, timesOf, toyJob } from './testing/toy.ts';

const MINUTE_MS = 60_000;

/** A door in a job: it says when somebody stands before it, and lets them through when it is opened. */
function gate() {
  const reached = Promise.withResolvers<undefined>();
  const opened = Promise.withResolvers<undefined>();
  return {
    reached: reached.promise,
    open: () => opened.resolve(undefined),
    /** Only the first to come waits. */
    pass: async () => {
      reached.resolve(undefined);
      await opened.promise;
    },
  };
}

eachDatabase('the lease of a job', (open) => {
  let database: TestDatabase;
  let other: TestDatabase;
  beforeAll(async () => {
    database = await open();
    other = await open(database.url);
    await makeToys(database);
  });
  const jobRow = (name: string) =>
    database.reader.selectFrom('jobs').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
  const runsOf = (job: string) =>
    database.reader.selectFrom('job_runs').selectAll().where('job', '=', job).orderBy('id').execute();

  test('goes to one of two that are due at once', async () => {
    const name = 'toy.raced';
    await makeItems(database, name, 30);
    let runners = 0;
    const job = toyJob(name, {
      schedule: '0 0 * * *',
      finish: async () => {
        runners += 1;
      },
    });
    const pair = [instance(database, [job]), instance(other, [job])];
    await Promise.all(pair.map((one) => one.register()));
    for (const one of pair) one.clock.now = Date.parse('2026-11-21T15:00:00Z');
    await Promise.all(pair.map((one) => one.tick()));
    expect(runners).toBe(1);
    expect(await timesOf(database, name)).toEqual({ 1: 30 });
    expect((await jobRow(name)).fence).toBe(1);
  });

  test('whoever was silent for too long writes nothing any more', async () => {
    const name = 'toy.stale';
    await makeItems(database, name, 30);
    const door = gate();
    let pages = 0;
    const slow = toyJob(name, {
      act: async () => {
        pages += 1;
        if (pages === 2) await door.pass();
        return [];
      },
    });
    const stale = instance(database, [slow]);
    const fresh = instance(other, [toyJob(name)]);
    const first = stale.run(name);
    await door.reached;
    fresh.clock.now += MINUTE_MS;
    const second = await fresh.run(name);
    expect(second).toMatchObject({ status: 'done', row: { done: 30 } });
    door.open();
    // It finds the run done by the other.
    expect(await first).toMatchObject({ status: 'done', row: { id: second.row.id, done: 30 } });
    expect(pages).toBe(2);
    expect(await timesOf(database, name)).toEqual({ 1: 30 });
    expect((await jobRow(name)).fence).toBe(2);
  });

  test('a stale holder in the middle of its transaction is waited for, or writes nothing', async () => {
    const name = 'toy.stale-in-commit';
    await makeItems(database, name, 30);
    const door = gate();
    let pages = 0;
    const slow = toyJob(name, {
      write: async (tx: Executor, items: readonly Item[]) => {
        await addOne(tx, name, items);
        pages += 1;
        if (pages === 2) await door.pass();
      },
    });
    const stale = instance(database, [slow]);
    const fresh = instance(other, [toyJob(name)]);
    await fresh.register();
    const first = stale.run(name);
    await door.reached;
    fresh.clock.now += MINUTE_MS;
    if (database.kind === 'mariadb') {
      // The row is locked: the other passes over it.
      await fresh.tick();
      expect((await jobRow(name)).fence).toBe(1);
    }
    door.open();
    expect((await first).status).toBe('done');
    expect(await timesOf(database, name)).toEqual({ 1: 30 });
  });

  test('is free at once when its holder drains, and the run goes on with the same time', async () => {
    const name = 'toy.drained';
    await makeItems(database, name, 50);
    const times: number[] = [];
    const door = gate();
    let pages = 0;
    const job = toyJob(name, {
      act: async (_items, run) => {
        times.push(run.at);
        pages += 1;
        if (pages === 2) await door.pass();
        return [];
      },
    });
    const leaving = instance(database, [job]);
    const first = leaving.run(name);
    await door.reached;
    const stopped = leaving.stop();
    door.open();
    await stopped;
    expect(await first).toMatchObject({ status: 'interrupted', row: { status: 'interrupted', done: 20 } });
    expect(await jobRow(name)).toMatchObject({ owner: null, lease_until: null });
    const next = instance(other, [job]);
    next.clock.now += 1;
    await next.tick();
    expect(await runsOf(name)).toMatchObject([{ status: 'done', done: 50, checkpoint: keyAt(49) }]);
    expect(await timesOf(database, name)).toEqual({ 1: 50 });
    expect(new Set(times).size).toBe(1);
  });

  test('a page may end early by throwing when its process drains: it is no failure', async () => {
    const name = 'toy.thrown';
    await makeItems(database, name, 20);
    const begun = Promise.withResolvers<undefined>();
    const job = toyJob(name, {
      act: (_items, { signal }) =>
        new Promise((_resolve, reject) => {
          begun.resolve(undefined);
          signal.addEventListener('abort', () => reject(new Error('told to stop')));
        }),
    });
    const leaving = instance(database, [job]);
    const first = leaving.run(name);
    await begun.promise;
    await leaving.stop();
    expect(await first).toMatchObject({ status: 'interrupted', row: { error: null, done: 0 } });
    expect(await instance(other, [toyJob(name)]).run(name)).toMatchObject({
      status: 'done',
      row: { done: 20 },
    });
  });

  test('is kept while a page takes long', async () => {
    const name = 'toy.long-page';
    await makeItems(database, name, 5);
    const door = gate();
    const job = toyJob(name, {
      act: async () => {
        await door.pass();
        return [];
      },
    });
    const holder = instance(database, [job], { leaseMs: 60 });
    const first = holder.run(name);
    await door.reached;
    const before = (await jobRow(name)).lease_until!;
    holder.clock.now += 40;
    await expect.poll(async () => (await jobRow(name)).lease_until).toBe(before + 40);
    door.open();
    expect((await first).status).toBe('done');
  });

  describe('and what operators ask for', () => {
    const ask = (name: string, runId: string) =>
      database.transact((tx) =>
        requestRun(tx, name, { runId, cause: 'operator', by: 'kim', retryId: null, at: 5 }),
      );

    test('a run that is asked for is taken up by whoever ticks next, and only one at a time', async () => {
      const name = 'toy.asked';
      await makeItems(database, name, 5);
      const jobs = instance(database, [toyJob(name)]);
      await jobs.register();
      expect(await ask(name, 'asked-1')).toBeNull();
      expect(await ask(name, 'asked-2')).toBe('asked-1');
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([
        { id: 'asked-1', cause: 'operator', by_id: 'kim', status: 'done', at: jobs.clock.now },
      ]);
    });

    test('one that waits is stopped at once', async () => {
      const name = 'toy.stopped-waiting';
      await makeItems(database, name, 5);
      const jobs = instance(database, [toyJob(name)]);
      await jobs.register();
      await ask(name, 'waiting-1');
      const run = { id: 'waiting-1', job: name };
      expect(await database.transact((tx) => stopRun(tx, run, { by: 'kim', at: 9 }))).toBe(true);
      expect(await database.transact((tx) => stopRun(tx, run, { by: 'kim', at: 9 }))).toBe(false);
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([{ status: 'stopped', stop_by: 'kim', ended_at: 9, done: 0 }]);
    });

    test.each(['here', 'elsewhere'])('one that runs %s stops behind its page', async (where) => {
      const name = `toy.stopped-${where}`;
      await makeItems(database, name, 50);
      const door = gate();
      const job = toyJob(name, {
        act: async () => {
          await door.pass();
          return [];
        },
      });
      const jobs = instance(database, [job]);
      const first = jobs.run(name);
      await door.reached;
      const [run] = await runsOf(name);
      await other.transact((tx) => stopRun(tx, run!, { by: 'kim', at: jobs.clock.now }));
      if (where === 'here') jobs.tell(run!.id, 'stop');
      door.open();
      expect(await first).toMatchObject({
        status: 'stopped',
        row: { done: 10, stop_by: 'kim', error: null },
      });
      expect(await jobRow(name)).toMatchObject({ run_id: null, last_run_id: run!.id, owner: null });
    });

    test('a killed one is stopped at once, and its holder finds so should it live', async () => {
      const name = 'toy.stopped-killed';
      await makeItems(database, name, 50);
      const door = gate();
      const jobs = instance(database, [
        toyJob(name, {
          act: async () => {
            await door.pass();
            return [];
          },
        }),
      ]);
      const first = jobs.run(name);
      await door.reached;
      const [run] = await runsOf(name);
      await other.transact((tx) => stopRun(tx, run!, { by: 'kim', at: jobs.clock.now + MINUTE_MS }));
      door.open();
      expect(await first).toMatchObject({ status: 'stopped', row: { done: 0 } });
      expect(await timesOf(database, name)).toEqual({ 0: 50 });
    });

    test('a pause lets the run rest behind its page, and keeps the schedule from beginning another', async () => {
      const name = 'toy.paused';
      await makeItems(database, name, 50);
      const door = gate();
      let pages = 0;
      const job = toyJob(name, {
        schedule: '0 0 * * *',
        act: async () => {
          pages += 1;
          if (pages === 1) await door.pass();
          return [];
        },
      });
      const jobs = instance(database, [job]);
      await jobs.register();
      await ask(name, 'paused-1');
      const first = jobs.tick();
      await door.reached;
      expect(await database.transact((tx) => pauseJob(tx, name, true))).toBe('paused-1');
      door.open();
      await first;
      jobs.clock.now += 24 * 60 * MINUTE_MS;
      await jobs.tick();
      expect(await findRun(database.reader, 'paused-1')).toMatchObject({ status: 'interrupted', done: 10 });
      await database.transact((tx) => pauseJob(tx, name, false));
      await jobs.tick();
      expect(await findRun(database.reader, 'paused-1')).toMatchObject({ status: 'done', done: 50 });
      // And then, once, the time that was missed.
      await jobs.tick();
      expect(await timesOf(database, name)).toEqual({ 2: 50 });
    });

    test('by hand it runs also while it is paused', async () => {
      const name = 'toy.paused-by-hand';
      await makeItems(database, name, 5);
      const jobs = instance(database, [toyJob(name)]);
      await jobs.register();
      await database.transact((tx) => pauseJob(tx, name, true));
      await ask(name, 'by-hand-1');
      await jobs.tick();
      expect(await findRun(database.reader, 'by-hand-1')).toMatchObject({ status: 'done', done: 5 });
    });

    test('an instance that runs no jobs leaves them to a worker', async () => {
      const name = 'toy.for-a-worker';
      await makeItems(database, name, 5);
      const config = { instance: 'web', jobs: { isOn: false, workerPort: null } };
      const web = instance(database, [toyJob(name)], { config });
      await web.start();
      await ask(name, 'worker-1');
      web.wake();
      await web.stop();
      expect(await findRun(database.reader, 'worker-1')).toMatchObject({ status: 'waiting' });
      const worker = instance(other, [toyJob(name)]);
      await worker.start();
      await expect.poll(() => findRun(database.reader, 'worker-1')).toMatchObject({ status: 'done' });
      await worker.stop();
    });

    test('their run goes before a scheduled one that has found nothing yet', async () => {
      const name = 'toy.superseded';
      await makeItems(database, name, 5);
      const door = gate();
      const job = toyJob(name, { schedule: '0 0 * * *' });
      const read: typeof job.read = async (...args) => {
        await door.pass();
        return job.read(...args);
      };
      const jobs = instance(database, [{ ...job, read }]);
      await jobs.register();
      jobs.clock.now = Date.parse('2026-11-21T15:00:00Z');
      const first = jobs.tick();
      await door.reached;
      await ask(name, 'goes-first');
      door.open();
      await first;
      await jobs.tick();
      expect(await runsOf(name)).toMatchObject([{ id: 'goes-first', status: 'done', done: 5 }]);
    });
  });

  test('who runs it elsewhere is watched to its end', async () => {
    const name = 'toy.watched';
    await makeItems(database, name, 20);
    const door = gate();
    const holder = instance(database, [
      toyJob(name, {
        act: async () => {
          await door.pass();
          return [];
        },
      }),
    ]);
    const first = holder.run(name);
    await door.reached;
    const seen: string[] = [];
    const watcher = instance(other, [toyJob(name)], { delay: () => new Promise((go) => setTimeout(go, 5)) });
    const second = watcher.run(name, {
      onProgress: (row) => {
        seen.push(row.status);
        door.open();
      },
    });
    expect((await first).row.id).toBe((await second).row.id);
    expect(await second).toMatchObject({ status: 'done', row: { done: 20 } });
    expect(seen[0]).toBe('running');
    expect(await timesOf(database, name)).toEqual({ 1: 20 });
  });

  test('a scheduled run whose runner fell silent before it found anything is still due', async () => {
    const name = 'toy.still-due';
    await makeItems(database, name, 5);
    const door = gate();
    const job = toyJob(name, { schedule: '0 0 * * *' });
    const read: typeof job.read = async (...args) => {
      await door.pass();
      return job.read(...args);
    };
    const silent = instance(database, [{ ...job, read }]);
    const next = instance(other, [job]);
    await silent.register();
    silent.clock.now = Date.parse('2026-11-21T15:00:00Z');
    const first = silent.tick();
    await door.reached;
    next.clock.now = silent.clock.now + MINUTE_MS;
    await next.tick();
    door.open();
    await first;
    expect(await runsOf(name)).toMatchObject([{ cause: 'schedule', status: 'done', done: 5 }]);
    expect(await timesOf(database, name)).toEqual({ 1: 5 });
  });

  test('three who take it from each other all the time do each item once', async () => {
    const name = 'toy.robbed';
    await makeItems(database, name, 150);
    // Each look at this clock is later than every lease.
    let now = Date.parse('2026-11-21T12:00:00Z');
    const job = toyJob(name);
    // Whoever is first waits to be robbed: the work is done sooner than the others come.
    const read: typeof job.read = async (...args) => {
      await expect.poll(async () => (await jobRow(name)).fence).toBeGreaterThan(1);
      return job.read(...args);
    };
    const robber = (own: TestDatabase) =>
      instance(own, [{ ...job, read }], {
        now: () => (now += MINUTE_MS),
        delay: () => new Promise((go) => setTimeout(go, Math.random() * 20)),
      });
    const third = await open(database.url);
    const outcomes = await Promise.all([database, other, third].map((own) => robber(own).run(name)));
    // Who comes late finds it done, and begins another: at most one for each.
    const runs = await runsOf(name);
    expect(outcomes.every(({ status }) => status === 'done')).toBe(true);
    expect(runs.length).toBeLessThanOrEqual(3);
    for (const run of runs) expect(run).toMatchObject({ status: 'done', done: 150, failed: 0 });
    expect(await timesOf(database, name)).toEqual({ [runs.length]: 150 });
    expect((await jobRow(name)).fence).toBeGreaterThan(runs.length);
  });

  describe('when the database is in trouble', () => {
    test('nothing is blamed on the items: the run rests, and goes on later', async () => {
      const name = 'toy.trouble';
      await makeItems(database, name, 30);
      const trouble = { isThere: true };
      const job = toyJob(name, {
        write: async (tx, items) => {
          await addOne(tx, name, items);
          // Disk full, as either database says it.
          if (trouble.isThere) throw Object.assign(new Error('full'), { errno: 1021, errcode: 13 });
        },
      });
      const jobs = instance(database, [job], { delay: async () => {} });
      await jobs.register();
      await database.transact((tx) =>
        requestRun(tx, name, { runId: 'trouble-1', cause: 'operator', by: null, retryId: null, at: 1 }),
      );
      await jobs.tick();
      expect(await findRun(database.reader, 'trouble-1')).toMatchObject({ status: 'interrupted', failed: 0 });
      // It is not tried again at once.
      trouble.isThere = false;
      await jobs.tick();
      expect(await findRun(database.reader, 'trouble-1')).toMatchObject({ status: 'interrupted' });
      jobs.clock.now += 5_000;
      await jobs.tick();
      expect(await findRun(database.reader, 'trouble-1')).toMatchObject({
        status: 'done',
        done: 30,
        failed: 0,
      });
      expect(await timesOf(database, name)).toEqual({ 1: 30 });
    });

    test('a run that rests can be stopped, and does nothing more', async () => {
      const name = 'toy.trouble-stopped';
      await makeItems(database, name, 5);
      const job = toyJob(name, {
        read: () => Promise.reject(Object.assign(new Error('full'), { errno: 1021, errcode: 13 })),
      });
      const jobs = instance(database, [job]);
      await jobs.register();
      const wanted = { runId: 'rests-1', cause: 'operator', by: null, retryId: null, at: 1 } as const;
      await database.transact((tx) => requestRun(tx, name, wanted));
      await jobs.tick();
      const run = { id: 'rests-1', job: name };
      await database.transact((tx) => stopRun(tx, run, { by: 'kim', at: jobs.clock.now }));
      const next = instance(other, [toyJob(name)]);
      next.clock.now += 5_000;
      await next.tick();
      expect(await findRun(database.reader, 'rests-1')).toMatchObject({ status: 'stopped', done: 0 });
      expect(await timesOf(database, name)).toEqual({ 0: 5 });
    });

    test('a connection that is lost in the middle of a page is no harm', async () => {
      if (database.kind === 'sqlite') return;
      const name = 'toy.lost-connection';
      await makeItems(database, name, 30);
      let lost = 0;
      const job = toyJob(name, {
        write: async (tx, items) => {
          await addOne(tx, name, items);
          if (lost === 2) return;
          lost += 1;
          await sql`kill connection_id()`.execute(tx);
        },
      });
      expect(await instance(database, [job]).run(name)).toMatchObject({
        status: 'done',
        row: { done: 30, failed: 0 },
      });
      expect(lost).toBe(2);
      expect(await timesOf(database, name)).toEqual({ 1: 30 });
    });
  });
});
