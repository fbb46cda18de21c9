/** One job of the code: when it is due, and who runs it. */
export interface JobsTable {
  name: string;
  /** The operators' own schedule; null: the one in the code. */
  schedule: string | null;
  is_paused: 0 | 1;
  /** The schedule that `next_due_at` was reckoned by. */
  planned_by: string | null;
  next_due_at: number | null;
  /** Grows with each taking of the lease: who holds an older number writes nothing any more. */
  fence: number;
  /** The instance that holds the lease, and until when. */
  owner: string | null;
  lease_until: number | null;
  /** The run under way: waiting, running or interrupted. */
  run_id: string | null;
  last_run_id: string | null;
  /** Also of runs that found nothing to do and left no row. */
  last_run_at: number | null;
  last_done_at: number | null;
}
/** A run that had something to do, or that somebody asked for. */
export interface JobRunsTable {
  id: string;
  job: string;
  cause: 'schedule' | 'operator' | 'terminal' | 'retry';
  by_id: string | null;
  /** The one failure that is tried again; null for all of them. */
  retry_id: string | null;
  /** `running` with a lease that is over: its process was killed. */
  status: 'waiting' | 'running' | 'interrupted' | 'done' | 'stopped' | 'failed';
  /** When it was asked for, and once taken up: when that was. */
  at: number;
  ended_at: number | null;
  /** Where its next page begins: an item's key, in a retry a failure's id. */
  checkpoint: string | null;
  /** Commits so far: by it a commit whose outcome was unknown is recognised. */
  pages: number;
  done: number;
  failed: number;
  total: number | null;
  per_second: number | null;
  /** Who asked for its end. */
  stop_by: string | null;
  /** Held by a pause of its job. */
  is_held: 0 | 1;
  /** Number of its newest line of log. */
  log_lines: number;
  error: string | null;
}
export interface JobRunLogTable {
  run_id: string;
  line_no: number;
  at: number;
  line: string;
}
/** An item that could not be done, until it is. */
export interface JobFailuresTable {
  id: string;
  job: string;
  item_key: string;
  reason: string;
  attempts: number;
  at: number;
  run_id: string;
}

export interface JobsTables {
  jobs: JobsTable;
  job_runs: JobRunsTable;
  job_run_log: JobRunLogTable;
  job_failures: JobFailuresTable;
}
