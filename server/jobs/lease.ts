import { sql } from 'kysely';
import { transactAgain } from '../db/again.ts';
import { type Executor, lockClause, skipLockedClause } from '../db/dialect.ts';
import type { Database } from '../db/open.ts';
import type { JobRunsTable, JobsTable } from '../db/schema.ts';

/**
 * The right to run a job, held by one instance at a time. Each taking raises the job's fence; whoever still holds an
 * older number finds so under the lock of the job's row, in the transaction in which it wants to write.
 */
export interface Lease {
  readonly job: string;
  readonly fence: number;
  readonly owner: string;
}

/** Another instance has taken the job over, because this one was silent for too long. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export interface Taken {
  readonly lease: Lease;
  readonly job: JobsTable;
  /** The run to take up; null: it is due by its schedule. */
  readonly run: JobRunsTable | null;
}

/** Locks a job's row: the first lock of whatever changes the job, its runs or its failures. */
export async function lockJob(tx: Executor, name: string): Promise<JobsTable | undefined> {
  const { rows } = await sql<JobsTable>`
    select * from jobs where name = ${name}${sql.raw(lockClause(tx))}
  `.execute(tx);
  return rows[0];
}

/** @throws LeaseLost when somebody else has taken it since */
export async function lockOwn(tx: Executor, { job, fence, owner }: Lease): Promise<JobsTable> {
  const row = await lockJob(tx, job);
  if (row?.fence !== fence || row.owner !== owner)
    throw new LeaseLost(`${job} was taken over by ${row?.owner ?? 'nobody'}`);
  return row;
}

/**
 * Clocks of instances are closer to each other than this. What lies further ahead than it could was written by a clock
 * that was wrong and has been set right; it would be waited for until then.
 */
export const CLOCKS_APART_MS = 10 * 60_000;

export const isHeld = (job: Pick<JobsTable, 'lease_until'>, now: number): boolean =>
  job.lease_until !== null && job.lease_until > now && job.lease_until <= now + CLOCKS_APART_MS;

/**
 * Takes a job whose lease is free or over; another instance that is about to take it is not waited for.
 * @param isWanted looks once more, under the lock
 * @returns null when it is held, or not wanted
 */
export function takeLease(
  database: Database,
  name: string,
  by: { readonly owner: string; readonly now: number; readonly leaseMs: number },
  isWanted: (job: JobsTable, run: JobRunsTable | null) => boolean,
): Promise<Taken | null> {
  return transactAgain(database, async (tx) => {
    const { rows } = await sql<JobsTable>`
      select * from jobs where name = ${name}${sql.raw(skipLockedClause(tx))}
    `.execute(tx);
    const [job] = rows;
    if (!job || isHeld(job, by.now)) return null;
    let run = job.run_id === null ? null : await findRun(tx, job.run_id);
    if (!isWanted(job, run)) return null;
    const fence = job.fence + 1;
    const lease_until = by.now + by.leaseMs;
    const last_run_at = run === null ? job.last_run_at : by.now;
    await tx
      .updateTable('jobs')
      .set({ fence, owner: by.owner, lease_until, last_run_at })
      .where('name', '=', name)
      .execute();
    if (run) {
      // A run begins when it is first taken up; from then on its time stands.
      const at = run.status === 'waiting' ? by.now : run.at;
      const taken = { status: 'running', at, is_held: 0 } as const;
      await tx.updateTable('job_runs').set(taken).where('id', '=', run.id).execute();
      run = { ...run, ...taken };
    }
    return { lease: { job: name, fence, owner: by.owner }, job, run };
  });
}

export async function findRun(executor: Executor, id: string): Promise<JobRunsTable | null> {
  const row = await executor.selectFrom('job_runs').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}
