import { transactAgain } from '../db/again.ts';
import type { Executor } from '../db/dialect.ts';
import type { JobRunsTable, JobsTable } from '../db/schema.ts';
import { findRun, lockOwn } from './lease.ts';
import { lockOwnRun } from './page.ts';
import type { JobsParts } from './parts.ts';
import { appendLines, cut } from './run-log.ts';
import type { RunState } from './run-state.ts';
import { nextTime } from './schedule.ts';

/** Operators asked for a run of this job while this one had found nothing yet: theirs goes first. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

const FREE = { owner: null, lease_until: null } as const;

/** Moves the due time behind now: however many times were missed, they are made up for once. */
function plan(state: RunState, own: JobsTable, at: number): Partial<JobsTable> {
  const schedule = own.schedule ?? state.job.schedule;
  return { planned_by: schedule, next_due_at: nextTime(schedule, at), last_run_at: at };
}

const update = (tx: Executor, state: RunState, values: Partial<JobsTable>) =>
  tx.updateTable('jobs').set(values).where('name', '=', state.lease.job).execute();

/** Writes down a scheduled run that has found something. @throws Superseded */
export async function openRun({ database, now }: JobsParts, state: RunState): Promise<void> {
  await transactAgain(database, (tx) => open(tx, state, now()));
  state.isOpen = true;
}

async function open(tx: Executor, state: RunState, at: number): Promise<void> {
  const own = await lockOwn(tx, state.lease);
  // The connection died in COMMIT, and it was committed all the same.
  if (own.run_id === state.row.id) return;
  if (own.run_id !== null) throw new Superseded(`${state.lease.job} was asked for`);
  await tx.insertInto('job_runs').values(state.row).execute();
  await update(tx, state, { ...plan(state, own, at), run_id: state.row.id });
}

/** A scheduled run that found nothing: only the job's times move. */
export const endEmpty = ({ database, now }: JobsParts, state: RunState): Promise<void> =>
  transactAgain(database, async (tx) => {
    const own = await lockOwn(tx, state.lease);
    const at = now();
    await update(tx, state, { ...FREE, ...plan(state, own, at), last_done_at: at });
  });

/** The end of a run, with what its log still has to say. */
export async function endRun(
  { database, now }: JobsParts,
  state: RunState,
  status: 'done' | 'stopped' | 'failed',
  error: string | null,
): Promise<void> {
  const at = now();
  const lines = state.lines.all();
  const { done, failed } = state.row;
  const values = {
    status,
    ended_at: at,
    error: error === null ? null : cut(error),
    log_lines: state.row.log_lines + lines.length,
    // What was an estimate is known now.
    total: status === 'done' ? done + failed : state.row.total,
  };
  state.isOpen = await transactAgain(database, async (tx) => {
    if (!state.isOpen) {
      if (await isSameFailure(tx, state, values.error, at)) return false;
      await open(tx, state, at);
    }
    await lockOwnRun(tx, state);
    await appendLines(tx, state.row.id, state.row.log_lines, lines);
    await tx.updateTable('job_runs').set(values).where('id', '=', state.row.id).execute();
    const { id } = state.row;
    const isDone = status === 'done';
    await update(tx, state, { ...FREE, run_id: null, last_run_id: id, ...(isDone && { last_done_at: at }) });
    return true;
  });
  state.row = { ...state.row, ...values };
}

/**
 * A job that comes every few seconds and fails each time before it has done anything leaves one row and not
 * thousands: the end of the last one moves.
 */
async function isSameFailure(
  tx: Executor,
  state: RunState,
  error: string | null,
  at: number,
): Promise<boolean> {
  const own = await lockOwn(tx, state.lease);
  const last = own.last_run_id === null || own.run_id !== null ? null : await findRun(tx, own.last_run_id);
  const wasAlike = (run: JobRunsTable) =>
    run.cause === 'schedule' && run.status === 'failed' && run.pages === 0 && run.error === error;
  if (!last || !wasAlike(last)) return false;
  await tx.updateTable('job_runs').set({ ended_at: at }).where('id', '=', last.id).execute();
  await update(tx, state, { ...FREE, ...plan(state, own, at) });
  return true;
}

/**
 * Leaves a run where it stands, for whoever takes it up next.
 * @param restMs how long nobody may; 0: at once
 */
export async function leaveRun({ database, now }: JobsParts, state: RunState, restMs: number): Promise<void> {
  await transactAgain(database, async (tx) => {
    await lockOwn(tx, state.lease);
    if (state.isOpen) {
      const { id } = await lockOwnRun(tx, state);
      await tx.updateTable('job_runs').set({ status: 'interrupted' }).where('id', '=', id).execute();
    }
    await update(tx, state, restMs === 0 ? FREE : { lease_until: now() + restMs });
  });
}

/** An operator stopped a scheduled run that had found nothing yet, or asked for one of their own. */
export const giveWay = ({ database }: JobsParts, state: RunState): Promise<void> =>
  transactAgain(database, async (tx) => {
    await lockOwn(tx, state.lease);
    await update(tx, state, FREE);
  });
