import { pino } from 'pino';
import type { Database } from '../../server/db/open.ts';
import { type AnyJob, createJobs } from '../../server/jobs/index.ts';
import { idMaker } from '../../server/lib/id.ts';
import { createMetrics } from '../../server/telemetry/metrics.ts';

export interface RanJob {
  readonly status: string;
  readonly done: number;
  readonly failed: number;
  readonly error: string | null;
  readonly pages: number;
  /** What could not be done so far, by key. */
  readonly failures: Readonly<Record<string, string>>;
  readonly log: readonly string[];
}

const silent = pino({ level: 'silent' });
let instances = 0;

/**
 * Runs a job to its end by the real runner, as an instance of its own, without waiting for its pace.
 * @param options.at when the run begins, epoch milliseconds
 * @param options.retry tries again what could not be done
 * @param options.signal aborted: as when the process is told to stop
 */
export async function runJob(
  database: Database,
  job: AnyJob,
  options: {
    readonly at?: number;
    readonly pageSize?: number;
    readonly retry?: true;
    readonly signal?: AbortSignal;
  } = {},
): Promise<RanJob> {
  const { at, pageSize, retry, signal } = options;
  const now = at === undefined ? Date.now : () => at;
  instances += 1;
  const instance = instances;
  const jobs = createJobs({
    database,
    now,
    makeId: idMaker(now, () => (instance % 1_000) / 1_000),
    log: silent,
    observer: createMetrics(silent).jobObserver,
    config: { instance: `test-${instance}`, jobs: { isOn: false, workerPort: null } },
    jobs: [{ ...job, pageSize: pageSize ?? job.pageSize }],
    delay: async () => undefined,
  });
  const { status, row } = await jobs.run(job.name, {
    ...(retry && { trigger: 'retry' as const }),
    ...(signal && { signal }),
  });
  const failures = await database.reader
    .selectFrom('job_failures')
    .select(['item_key', 'reason'])
    .where('job', '=', job.name)
    .orderBy('id')
    .execute();
  const lines = await database.reader
    .selectFrom('job_run_log')
    .select('line')
    .where('run_id', '=', row.id)
    .orderBy('line_no')
    .execute();
  return {
    status,
    done: row.done,
    failed: row.failed,
    error: row.error,
    pages: row.pages,
    failures: Object.fromEntries(failures.map((failure) => [failure.item_key, failure.reason])),
    log: lines.map(({ line }) => line),
  };
}

/** A job of a module, by its name. */
export function jobOf(module: { readonly jobs?: readonly AnyJob[] }, name: string): AnyJob {
  const job = module.jobs?.find((one) => one.name === name);
  if (!job) throw new Error(`There is no job ${name}`);
  return job;
}
