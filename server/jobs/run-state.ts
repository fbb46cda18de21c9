import type { JobRunsTable } from '../db/schema.ts';
import type { Job, JobRun } from './job.ts';
import type { Lease, Taken } from './lease.ts';
import type { JobsParts } from './parts.ts';
import { PendingLines } from './run-log.ts';

/** Why a run ends before its work does. */
export type Wish = 'stop' | 'hold' | 'drain' | 'lost';

/** A run as the instance that holds its lease knows it. */
export interface RunState {
  readonly job: Job<unknown>;
  readonly lease: Lease;
  /** As it was committed last; of a scheduled run that has found nothing so far, as it would be. */
  row: JobRunsTable;
  /** Whether the row stands in the database. */
  isOpen: boolean;
  readonly run: JobRun;
  readonly ending: AbortController;
  readonly lines: PendingLines;
  /** Whether items of this job have failed before: then those that are done now are looked for among them. */
  mayHaveFailures: boolean;
  failedInARow: number;
  /** A commit renews the lease by itself. */
  isCommitting: boolean;
  readonly since: { readonly monotonic: number; readonly items: number };
}

/** Asks a run to end; the first wish counts. */
export function wish(state: Pick<RunState, 'ending'>, what: Wish): void {
  if (!state.ending.signal.aborted) state.ending.abort(what);
}

/** What operators asked for since, as the row says it. */
export function heed(state: RunState, row: Pick<JobRunsTable, 'stop_by' | 'is_held'>): void {
  if (row.stop_by !== null) wish(state, 'stop');
  else if (row.is_held === 1) wish(state, 'hold');
}

/** The row of a run that begins now. */
export const newRun = (id: string, job: string, at: number): JobRunsTable => ({
  id,
  job,
  cause: 'schedule',
  by_id: null,
  retry_id: null,
  status: 'running',
  at,
  ended_at: null,
  checkpoint: null,
  pages: 0,
  done: 0,
  failed: 0,
  total: null,
  per_second: null,
  stop_by: null,
  is_held: 0,
  log_lines: 0,
  error: null,
});

export function createState(
  parts: JobsParts,
  job: Job<unknown>,
  { lease, run }: Pick<Taken, 'lease' | 'run'>,
  ending: AbortController,
): RunState {
  const row = run ?? newRun(parts.makeId(), job.name, parts.now());
  const lines = new PendingLines();
  return {
    job,
    lease,
    row,
    isOpen: run !== null,
    run: {
      runId: row.id,
      at: row.at,
      signal: ending.signal,
      log: (line) => lines.add({ at: parts.now(), line }),
    },
    ending,
    lines,
    mayHaveFailures: true,
    failedInARow: 0,
    isCommitting: false,
    since: { monotonic: parts.monotonic(), items: row.done + row.failed },
  };
}

/** Items in a second since this instance took the run up; null before there is anything to tell. */
export function rateOf(state: RunState, items: number, monotonic: number): number | null {
  const elapsedMs = monotonic - state.since.monotonic;
  if (elapsedMs <= 0) return state.row.per_second;
  return Math.round(((items - state.since.items) / elapsedMs) * 10_000) / 10;
}
