import type { Executor } from '../../db/dialect.ts';
import type { JobFailuresTable, JobRunsTable, JobsTable } from '../../db/schema.ts';
import { type Page, pageOf } from '../../http/page.ts';
import { countFailures, isHeld, type Jobs, linesOf, TIME_ZONE } from '../../jobs/index.ts';
import { iso, isoOrNull } from '../../lib/iso.ts';
import type { FailureView, JobView, RunDetail, RunView } from './schemas.ts';

type Holder = Pick<JobsTable, 'run_id' | 'lease_until'>;

/** @param holder the run's job; who was killed could not say so, but its lease is over */
function runView(row: JobRunsTable, holder: Holder | undefined, now: number): RunView {
  const isHeldNow = holder !== undefined && holder.run_id === row.id && isHeld(holder, now);
  return {
    runId: row.id,
    job: row.job,
    trigger: row.cause,
    by: row.by_id,
    status: row.status === 'running' && !isHeldNow ? 'interrupted' : row.status,
    startedAt: iso(row.at),
    endedAt: isoOrNull(row.ended_at),
    done: row.done,
    failed: row.failed,
    total: row.total,
    perSecond: row.per_second,
    checkpoint: row.checkpoint,
    error: row.error,
  };
}

/**
 * Jobs of the code as operators see them, by name.
 * @param names those that are wanted; unknown ones are left out
 */
export async function jobViews(
  executor: Executor,
  plans: Jobs['plans'],
  names: readonly string[],
  now: number,
): Promise<JobView[]> {
  const wanted = names.filter((name) => plans.has(name));
  if (wanted.length === 0) return [];
  const rows = await executor.selectFrom('jobs').selectAll().where('name', 'in', wanted).execute();
  const runIds = rows.flatMap((row) => row.run_id ?? row.last_run_id ?? []);
  const runs =
    runIds.length === 0
      ? []
      : await executor.selectFrom('job_runs').selectAll().where('id', 'in', runIds).execute();
  const byJob = new Map(runs.map((run) => [run.job, run]));
  const failures = await countFailures(executor, wanted);
  return rows
    .map((row): JobView => {
      const run = byJob.get(row.name);
      const defaultSchedule = plans.get(row.name)?.schedule ?? null;
      return {
        name: row.name,
        schedule: row.schedule ?? defaultSchedule,
        defaultSchedule,
        timeZone: TIME_ZONE,
        isPaused: row.is_paused === 1,
        nextRunAt: row.is_paused === 1 ? null : isoOrNull(row.next_due_at),
        lastRunAt: isoOrNull(row.last_run_at),
        run: run ? runView(run, row, now) : null,
        openFailures: failures.get(row.name) ?? 0,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const holderOf = (executor: Executor, job: string): Promise<Holder | undefined> =>
  executor.selectFrom('jobs').select(['run_id', 'lease_until']).where('name', '=', job).executeTakeFirst();

/** Runs of a job, newest first. */
export async function listRuns(
  executor: Executor,
  job: string,
  { before, limit, now }: { readonly before: string | null; readonly limit: number; readonly now: number },
): Promise<Page<RunView>> {
  let query = executor.selectFrom('job_runs').selectAll().where('job', '=', job);
  if (before !== null) query = query.where('id', '<', before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const holder = await holderOf(executor, job);
  return pageOf(
    rows,
    limit,
    (row) => row.id,
    (row) => runView(row, holder, now),
  );
}

/** One run with what it logged; undefined when there is none. */
export async function readRun(executor: Executor, id: string, now: number): Promise<RunDetail | undefined> {
  const row = await executor.selectFrom('job_runs').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const lines = await linesOf(executor, id);
  return {
    ...runView(row, await holderOf(executor, row.job), now),
    log: lines.map(({ at, line }) => ({ at: iso(at), line })),
  };
}

/** What of a job could not be done, oldest first. */
export async function listFailures(
  executor: Executor,
  job: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Page<FailureView>> {
  let query = executor.selectFrom('job_failures').selectAll().where('job', '=', job);
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, (row) => row.id, failureView);
}

const failureView = (row: JobFailuresTable): FailureView => ({
  failureId: row.id,
  key: row.item_key,
  reason: row.reason,
  attempts: row.attempts,
  at: iso(row.at),
  runId: row.run_id,
});
