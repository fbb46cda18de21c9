import { transactAgain } from '../db/again.ts';
import { type Executor, insertMany, isDuplicate } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { JobRunsTable, JobsTable } from '../db/schema.ts';
import { CLOCKS_APART_MS, isHeld, lockJob } from './lease.ts';
import { newRun } from './run-state.ts';
import { nextTime } from './schedule.ts';

/** What of a job of the code its row needs. */
export interface JobPlan {
  readonly name: string;
  readonly schedule: string | null;
}

/** Gives each job its row, and plans anew where the code's schedule has changed. */
export async function registerJobs(database: Database, jobs: readonly JobPlan[], now: number): Promise<void> {
  const rows = await database.reader.selectFrom('jobs').selectAll().execute();
  const known = new Map(rows.map((row) => [row.name, row]));
  const fresh = jobs.filter(({ name }) => !known.has(name));
  const moved = jobs
    .filter(({ name, schedule }) => {
      const row = known.get(name);
      return row !== undefined && row.planned_by !== (row.schedule ?? schedule);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (fresh.length === 0 && moved.length === 0) return;
  try {
    await transactAgain(database, async (tx) => {
      for (const { name, schedule } of moved) await replan(tx, name, schedule, now);
      const columns = ['name', 'is_paused', 'fence', 'planned_by', 'next_due_at'];
      const values = fresh.map(({ name, schedule }) => [name, 0, 0, schedule, nextTime(schedule, now)]);
      await insertMany(tx, 'jobs', columns, values);
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Another instance was first with some of them.
    await registerJobs(database, jobs, now);
  }
}

/**
 * Plans anew what was planned while a clock was far ahead: it would wait until that time comes.
 * @returns the names of those jobs
 */
export async function replanStrays(
  database: Database,
  jobs: readonly JobPlan[],
  now: number,
): Promise<string[]> {
  const plans = new Map(jobs.map((job) => [job.name, job]));
  const isStray = (row: JobsTable | undefined): boolean => {
    const plan = row && plans.get(row.name);
    if (!plan || row.next_due_at === null) return false;
    const latest = nextTime(row.schedule ?? plan.schedule, now + CLOCKS_APART_MS);
    return latest !== null && row.next_due_at > latest;
  };
  const ahead = await database.reader
    .selectFrom('jobs')
    .selectAll()
    .where('next_due_at', '>', now + CLOCKS_APART_MS)
    .orderBy('name')
    .execute();
  const strays = ahead.filter(isStray).map(({ name }) => name);
  if (strays.length === 0) return [];
  return transactAgain(database, async (tx) => {
    const replanned: string[] = [];
    for (const name of strays) {
      // Another instance may have been first.
      if (!isStray(await lockJob(tx, name))) continue;
      await replan(tx, name, plans.get(name)!.schedule, now);
      replanned.push(name);
    }
    return replanned;
  });
}

/** Reckons the next time by the schedule that counts now: the operators' own, or else the code's. */
async function replan(
  tx: Executor,
  name: string,
  defaultSchedule: string | null,
  now: number,
): Promise<void> {
  const row = await lockJob(tx, name);
  if (!row) return;
  const schedule = row.schedule ?? defaultSchedule;
  await tx
    .updateTable('jobs')
    .set({ planned_by: schedule, next_due_at: nextTime(schedule, now) })
    .where('name', '=', name)
    .execute();
}

export interface Wanted {
  readonly runId: string;
  readonly cause: JobRunsTable['cause'];
  readonly by: string | null;
  /** The one failure to try again; null for all. */
  readonly retryId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Asks for a run of a job: whoever ticks next takes it up.
 * @returns the id of the run that is under way instead; null when this one now is
 */
export async function requestRun(tx: Executor, job: string, wanted: Wanted): Promise<string | null> {
  const row = await lockJob(tx, job);
  if (!row) throw new Error(`${job} is not registered`);
  if (row.run_id !== null) return row.run_id;
  const { runId, cause, by, retryId, at } = wanted;
  const run: JobRunsTable = {
    ...newRun(runId, job, at),
    cause,
    by_id: by,
    retry_id: retryId,
    status: 'waiting',
    total: cause === 'retry' ? await toRetry(tx, job, retryId) : null,
  };
  await tx.insertInto('job_runs').values(run).execute();
  await tx.updateTable('jobs').set({ run_id: runId }).where('name', '=', job).execute();
  return null;
}

async function toRetry(tx: Executor, job: string, retryId: string | null): Promise<number> {
  if (retryId !== null) return 1;
  const { open } = await tx
    .selectFrom('job_failures')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('job', '=', job)
    .executeTakeFirstOrThrow();
  return Number(open);
}

/**
 * Stops a run: at once when nobody holds it, otherwise its holder ends it after the page under way.
 * @returns whether there was anything to stop
 */
export async function stopRun(
  tx: Executor,
  run: Pick<JobRunsTable, 'id' | 'job'>,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<boolean> {
  const job = await lockJob(tx, run.job);
  if (job?.run_id !== run.id) return false;
  await tx.updateTable('job_runs').set({ stop_by: by }).where('id', '=', run.id).execute();
  if (isHeld(job, at)) return true;
  // A killed holder that lives after all finds a higher fence.
  await tx
    .updateTable('jobs')
    .set({ fence: job.fence + 1, owner: null, lease_until: null, run_id: null, last_run_id: run.id })
    .where('name', '=', run.job)
    .execute();
  await tx
    .updateTable('job_runs')
    .set({ status: 'stopped', ended_at: at })
    .where('id', '=', run.id)
    .execute();
  return true;
}

/**
 * Pauses or resumes a job: its schedule, and the run under way.
 * @returns the id of that run; null when none is
 */
export async function pauseJob(tx: Executor, name: string, isPaused: boolean): Promise<string | null> {
  const job = await lockJob(tx, name);
  const flag = isPaused ? 1 : 0;
  await tx.updateTable('jobs').set({ is_paused: flag }).where('name', '=', name).execute();
  if (!job?.run_id) return null;
  await tx.updateTable('job_runs').set({ is_held: flag }).where('id', '=', job.run_id).execute();
  return job.run_id;
}

/** The operators' own schedule of a job; null for the code's. */
export async function rescheduleJob(
  tx: Executor,
  { name, schedule: defaultSchedule }: JobPlan,
  schedule: string | null,
  now: number,
): Promise<void> {
  await lockJob(tx, name);
  await tx.updateTable('jobs').set({ schedule }).where('name', '=', name).execute();
  await replan(tx, name, defaultSchedule, now);
}

/** Names of jobs that somebody should take up now. One cheap query: there are some dozens of jobs. */
export async function dueJobs(executor: Executor, names: readonly string[], now: number): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await executor
    .selectFrom('jobs')
    .leftJoin('job_runs', 'job_runs.id', 'jobs.run_id')
    .select('jobs.name')
    .where('jobs.name', 'in', names)
    .where(({ eb, or }) =>
      or([
        eb('jobs.lease_until', 'is', null),
        eb('jobs.lease_until', '<=', now),
        eb('jobs.lease_until', '>', now + CLOCKS_APART_MS),
      ]),
    )
    .where(({ eb, or, and }) =>
      or([
        eb('job_runs.is_held', '=', 0),
        and([eb('jobs.run_id', 'is', null), eb('jobs.is_paused', '=', 0), eb('jobs.next_due_at', '<=', now)]),
      ]),
    )
    .execute();
  return rows.map((row) => row.name);
}
