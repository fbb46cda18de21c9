import type { Database } from '../db/open.ts';
import type { MakeId } from '../lib/id.ts';
import type { JobObserver, Log } from '../telemetry/metrics.ts';

/** What running a job needs. */
export interface JobsParts {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly monotonic: () => number;
  /** Resolves after `ms`, or at once when the signal is aborted. Never throws. */
  readonly delay: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly makeId: MakeId;
  readonly log: Log;
  readonly observer: JobObserver;
  /** This process among its siblings. */
  readonly owner: string;
  /** How long a silent holder of a lease is waited for. */
  readonly leaseMs: number;
  /** How long a job rests after the database was in trouble. */
  readonly restMs: number;
  /** Whether customers wait in lanes now: then a run rests for most of the time. */
  readonly hasPeopleWaiting: () => boolean;
}
