import { type Executor, insertMany, selectMany, updateMany } from '../db/dialect.ts';
import type { JobFailuresTable, JobRunsTable } from '../db/schema.ts';
import type { MakeId } from '../lib/id.ts';
import type { ItemFailure } from './job.ts';
import { cut } from './run-log.ts';

const COLUMNS = ['id', 'job', 'item_key', 'reason', 'attempts', 'at', 'run_id'] as const;

/** Under the lock of the job's row nobody else touches its failures. */
const known = (tx: Executor, job: string, keys: readonly string[]): Promise<JobFailuresTable[]> =>
  selectMany<JobFailuresTable>(
    tx,
    {
      table: 'job_failures',
      columns: COLUMNS,
      keys: ['job', 'item_key'],
      index: 'job_failures_item',
      lock: false,
    },
    keys.map((key) => [job, key]),
  );

/** Writes down what could not be done; an item that had failed before has one attempt more. */
export async function noteFailures(
  tx: Executor,
  run: Pick<JobRunsTable, 'id' | 'job'>,
  faults: readonly ItemFailure[],
  { at, makeId }: { readonly at: number; readonly makeId: MakeId },
): Promise<void> {
  if (faults.length === 0) return;
  const keys = faults.map(({ key }) => key);
  const before = new Map((await known(tx, run.job, keys)).map((row) => [row.item_key, row]));
  const again: (string | number)[][] = [];
  const fresh: (string | number)[][] = [];
  for (const { key, reason } of faults) {
    const row = before.get(key);
    if (row) again.push([cut(reason), row.attempts + 1, at, run.id, row.id]);
    else fresh.push([makeId(), run.job, key, cut(reason), 1, at, run.id]);
  }
  await updateMany(tx, 'job_failures', ['id'], ['reason', 'attempts', 'at', 'run_id'], again);
  await insertMany(tx, 'job_failures', COLUMNS, fresh);
}

/** Forgets the failures of items that are done now. */
export async function settleFailures(tx: Executor, job: string, keys: readonly string[]): Promise<void> {
  for (const { id } of await known(tx, job, keys)) {
    await tx.deleteFrom('job_failures').where('id', '=', id).execute();
  }
}

/**
 * A page of a job's failures, oldest first.
 * @param only the one that is wanted; null for all
 */
export function readFailures(
  executor: Executor,
  job: string,
  {
    after,
    only,
    limit,
  }: { readonly after: string | null; readonly only: string | null; readonly limit: number },
): Promise<JobFailuresTable[]> {
  let query = executor.selectFrom('job_failures').selectAll().where('job', '=', job);
  if (after !== null) query = query.where('id', '>', after);
  if (only !== null) query = query.where('id', '=', only);
  return query.orderBy('id').limit(limit).execute();
}

/** How many items of each of these jobs could not be done. */
export async function countFailures(
  executor: Executor,
  jobs: readonly string[],
): Promise<Map<string, number>> {
  if (jobs.length === 0) return new Map();
  const rows = await executor
    .selectFrom('job_failures')
    .select(({ fn }) => ['job', fn.countAll<number>().as('open')])
    .where('job', 'in', jobs)
    .groupBy('job')
    .execute();
  return new Map(rows.map((row) => [row.job, Number(row.open)]));
}
