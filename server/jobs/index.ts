// To run a job in a test, or wherever there is no server that ticks:
//
//   const jobs = createJobs({ database, now, makeId, log, observer, config, jobs: [markDormant(parts)] });
//   const { status, row } = await jobs.run('accounts.mark-dormant');   // 'done', { done: 2_000, failed: 0, … }
//
// `run` begins a run, or goes on with one that was interrupted, and resolves when it has ended. Nothing has to be
// started before. In an installation: `site.jobs.run(name)`. `tick()` does once what `start()` does each second.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { transactAgain } from '../db/again.ts';
import type { Database } from '../db/open.ts';
import type { JobRunsTable } from '../db/schema.ts';
import type { MakeId } from '../lib/id.ts';
import type { JobObserver, Log } from '../telemetry/metrics.ts';
import { createTrouble } from '../telemetry/trouble.ts';
import type { AnyJob, Job } from './job.ts';
import { findRun, takeLease } from './lease.ts';
import type { JobsParts } from './parts.ts';
import { dueJobs, type JobPlan, registerJobs, replanStrays, requestRun, type Wanted } from './requests.ts';
import { createState, type Wish } from './run-state.ts';
import { type OnProgress, runJob } from './runner.ts';
import { nextTime } from './schedule.ts';

export { countFailures, readFailures } from './failures.ts';
export type { AnyJob, Job, JobRun } from './job.ts';
export { findRun, isHeld } from './lease.ts';
export { pauseJob, requestRun, rescheduleJob, stopRun } from './requests.ts';
export { linesOf } from './run-log.ts';
export { faultOfSchedule, TIME_ZONE } from './schedule.ts';

/** As tables and addresses hold it. */
const NAME = /^[a-z0-9-]{1,30}\.[a-z0-9-]{1,49}$/;
const LEASE_MS = 15_000;
const REST_MS = 5_000;
const TICK_MS = 1_000;
const POLL_MS = 500;
/** How often plans are held against the clock. */
const PLANS_EVERY_MS = 60_000;

export interface JobsDependencies {
  readonly database: Database;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly log: Log;
  readonly observer: JobObserver;
  readonly config: Pick<Config, 'instance' | 'jobs'>;
  readonly jobs: readonly AnyJob[];
  /** Whether customers wait in lanes now. */
  readonly hasPeopleWaiting?: () => boolean;
  /** How long a silent holder of a job is waited for before another takes it over; 15 s. */
  readonly leaseMs?: number;
  /** Monotonic milliseconds. */
  readonly monotonic?: () => number;
  /** Resolves after `ms`, or when the signal is aborted; never throws. */
  readonly delay?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface RunOptions {
  /** Why: `terminal` unless told otherwise. */
  readonly trigger?: JobRunsTable['cause'];
  /** Account id of who asked for it. */
  readonly by?: string;
  /** After each page, also while another instance runs it. */
  readonly onProgress?: (row: JobRunsTable) => void;
  /** Aborted: the page under way ends, and the run is left for whoever takes it up. */
  readonly signal?: AbortSignal;
}
export interface RunOutcome {
  readonly status: 'done' | 'stopped' | 'failed' | 'interrupted';
  readonly row: JobRunsTable;
}

export interface Jobs {
  /** The jobs of the code, by name. */
  readonly plans: ReadonlyMap<string, JobPlan>;
  /** Gives jobs that are new their rows, and plans by what their schedules are now. */
  register(): Promise<void>;
  /** Registers, and (unless MADANG_JOBS=off) runs from now on what is due. */
  start(): Promise<void>;
  /** The pages under way end, leases are released; resolves when nothing runs any more. */
  stop(): Promise<void>;
  /** Takes up all that is due now; resolves when that has ended. For tests. */
  tick(): Promise<void>;
  /** Looks at once for what is due: somebody asked for a run just now. */
  wake(): void;
  /** Tells a run of this instance at once what an operator wants; others hear it from the database. */
  tell(runId: string, wish: Extract<Wish, 'stop' | 'hold'>): void;
  /**
   * Runs a job now, or follows or takes up the run that is under way.
   * @throws UnknownJob
   */
  run(name: string, options?: RunOptions): Promise<RunOutcome>;
}

interface UnderWay {
  readonly ending: AbortController;
  readonly ended: Promise<unknown>;
  /** Null while its lease is asked for. */
  readonly runId: string | null;
}

class UnknownJob extends Error {
  override readonly name = 'UnknownJob';
}

/** Runs jobs: of all instances one runs a job at a time. */
export function createJobs(deps: JobsDependencies): Jobs {
  const { database, now, log, config } = deps;
  const trouble = createTrouble(log, deps.monotonic);
  const parts: JobsParts = {
    database,
    now,
    monotonic: deps.monotonic ?? (() => performance.now()),
    delay: deps.delay ?? pause,
    makeId: deps.makeId,
    log,
    observer: deps.observer,
    owner: config.instance,
    leaseMs: deps.leaseMs ?? LEASE_MS,
    restMs: REST_MS,
    hasPeopleWaiting: deps.hasPeopleWaiting ?? (() => false),
  };
  const byName = byNames(deps.jobs);
  const names = [...byName.keys()];
  for (const name of names) deps.observer.plan(name);
  const underWay = new Map<string, UnderWay>();
  let isRegistered: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  let looking: Promise<unknown> = Promise.resolve();
  let plansSeenAt = Number.NEGATIVE_INFINITY;

  const register = (): Promise<void> => {
    isRegistered ??= registerJobs(database, deps.jobs, now()).catch((error: unknown) => {
      isRegistered = null;
      throw error;
    });
    return isRegistered;
  };

  /** Takes a job and runs it; null when it was not to be had. */
  async function take(
    name: string,
    isWanted: Parameters<typeof takeLease>[3],
    { signal, onProgress = () => {} }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
  ) {
    if (underWay.has(name) || isStopped) return null;
    const ending = new AbortController();
    const leave = () => ending.abort('drain' satisfies Wish);
    const running = (async () => {
      const by = { owner: parts.owner, now: now(), leaseMs: parts.leaseMs };
      const taken = await takeLease(database, name, by, isWanted);
      if (!taken) return null;
      const state = createState(parts, byName.get(name)!, taken, ending);
      underWay.set(name, { ...underWay.get(name)!, runId: state.row.id });
      return runJob(parts, state, onProgress);
    })();
    // From this moment on nobody else here takes it, not even while the lease is asked for.
    underWay.set(name, { ending, ended: running.catch(() => undefined), runId: null });
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    try {
      return await running;
    } finally {
      signal?.removeEventListener('abort', leave);
      underWay.delete(name);
    }
  }

  async function judgePlans(): Promise<void> {
    if (parts.monotonic() - plansSeenAt < PLANS_EVERY_MS) return;
    const replanned = await replanStrays(database, deps.jobs, now());
    plansSeenAt = parts.monotonic();
    if (replanned.length > 0) {
      log.warn({ jobs: replanned }, 'a clock was far ahead; the jobs that it planned are planned anew');
    }
  }

  /** Takes up what is due. @returns their ends, which nobody need wait for */
  async function takeDue(): Promise<Promise<unknown>[]> {
    await register();
    await judgePlans();
    const isDue: Parameters<typeof takeLease>[3] = (job, run) =>
      run ? run.is_held === 0 : job.is_paused === 0 && job.next_due_at !== null && job.next_due_at <= now();
    const due = await dueJobs(database.reader, names, now());
    trouble.went('', {}, 'due jobs are read again');
    return due.map((name) =>
      take(name, isDue).catch((error: unknown) =>
        trouble.failed(name, error, { job: name }, 'a job could not be taken up; trying again'),
      ),
    );
  }

  /** What it takes up goes on while it looks again a second later. */
  function look(): void {
    if (isStopped || !config.jobs.isOn) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(look, TICK_MS);
    looking = takeDue().catch((error: unknown) =>
      trouble.failed('', error, {}, 'due jobs could not be read; trying again'),
    );
  }

  async function run(name: string, options: RunOptions = {}): Promise<RunOutcome> {
    if (!byName.has(name)) throw new UnknownJob(name);
    const { trigger: cause = 'terminal', by = null, signal, onProgress } = options;
    await register();
    const wanted: Wanted = { runId: parts.makeId(), cause, by, retryId: null, at: now() };
    const runId = (await transactAgain(database, (tx) => requestRun(tx, name, wanted))) ?? wanted.runId;
    for (;;) {
      await take(name, (_job, row) => row?.id === runId, {
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      });
      const row = await findRun(database.reader, runId);
      if (!row) throw new Error(`The run ${runId} is gone`);
      if (row.ended_at !== null) return { status: row.status as RunOutcome['status'], row };
      if (signal?.aborted || isStopped) return { status: 'interrupted', row };
      onProgress?.(row);
      await parts.delay(POLL_MS, signal);
    }
  }

  return {
    plans: byName,
    register,
    start: async () => {
      await register();
      look();
    },
    stop: async () => {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await looking;
      const running = [...underWay.values()];
      for (const { ending } of running) ending.abort('drain' satisfies Wish);
      await Promise.all(running.map(({ ended }) => ended));
    },
    tick: async () => {
      await Promise.all(await takeDue());
    },
    wake: look,
    tell: (runId, wish) => {
      for (const one of underWay.values()) if (one.runId === runId) one.ending.abort(wish);
    },
    run,
  };
}

/** @throws when two jobs share a name, or a schedule of the code cannot be read */
function byNames(jobs: readonly AnyJob[]): Map<string, Job<unknown>> {
  const byName = new Map<string, Job<unknown>>();
  for (const job of jobs) {
    if (!NAME.test(job.name)) throw new Error(`No job can be called ${job.name}`);
    if (byName.has(job.name)) throw new Error(`Two jobs are called ${job.name}`);
    nextTime(job.schedule, 0);
    byName.set(job.name, job as unknown as Job<unknown>);
  }
  return byName;
}

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
