import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultQueryExecutor } from 'kysely';
import { pino } from 'pino';
import { composeCore } from '../../server/compose.ts';
import { composeBeside } from '../../server/compose-beside.ts';
import { readConfig } from '../../server/config.ts';
import { type AnyJob, createJobs } from '../../server/jobs/index.ts';

/** What this process is told, as JSON in its only argument. */
export interface Orders {
  /** Jobs to run, all at once. */
  readonly jobs: readonly string[];
  readonly pageSize: number;
  /** Its clock is so far ahead: leases of those who were killed before it are over. */
  readonly aheadMs: number;
  /**
   * Before (or after) which statement it dies, of whichever job, counted from when each of them has done a page; null:
   * it lives to the end.
   */
  readonly death: { readonly statement: number; readonly isAfter: boolean } | null;
}

/** All its work is one page: it is waited for before it. */
const ONE_PAGE = 'pay.reconcile';

/** A worker that runs jobs on an installation's database and dies in the middle of all of them. */
const orders = JSON.parse(process.argv[2]!) as Orders;
const realNow = Date.now;
Date.now = () => realNow() + orders.aheadMs;

let isCounting = false;
let statements = 0;
const behind = new Set(orders.jobs);
const { promise: allHaveBegun, resolve: go } = Promise.withResolvers<void>();
/** A job has done a page, or has come to its end. */
function arrive(job: string): void {
  behind.delete(job);
  if (behind.size > 0) return;
  isCounting = true;
  go();
}

const executor = Object.getPrototypeOf(DefaultQueryExecutor.prototype) as Pick<
  DefaultQueryExecutor,
  'executeQuery'
>;
const { executeQuery } = executor;
/** The last statement may wait for the connection of another one that comes no further. */
const LAST_MS = 500;
executor.executeQuery = async function counted(this: DefaultQueryExecutor, ...args) {
  if (isCounting) statements += 1;
  const { statement, isAfter } = orders.death ?? { statement: Number.POSITIVE_INFINITY };
  // While the last one is on its way (in the background, perhaps), a quick job would come to its end.
  if (statements > statement) return new Promise<never>(() => undefined);
  const isLast = statements === statement;
  // Not an exception that could be caught: the kernel ends the process between two instructions.
  if (isLast && !isAfter) process.kill(process.pid, 'SIGKILL');
  const result = executeQuery.apply(this, args);
  if (isLast) {
    await Promise.race([result, sleep(LAST_MS)]);
    process.kill(process.pid, 'SIGKILL');
  }
  return (await result) as never;
};

const core = composeCore(readConfig(process.env), pino({ level: 'silent' }));

function inStep(job: AnyJob): AnyJob {
  let reads = job.name === ONE_PAGE ? 1 : 0;
  return {
    ...job,
    pageSize: Math.min(job.pageSize, orders.pageSize),
    read: async (...args) => {
      reads += 1;
      if (reads === 2) {
        arrive(job.name);
        await allHaveBegun;
      }
      return job.read(...args);
    },
  };
}

const jobs = createJobs({
  database: core.database,
  now: Date.now,
  makeId: core.makeId,
  log: core.log,
  observer: core.metrics.jobObserver,
  config: core.config,
  // The plans are the jobs themselves.
  jobs: ([...core.jobs.plans.values()] as AnyJob[]).map(inStep),
  delay: async () => undefined,
});
await Promise.all(orders.jobs.map((name) => jobs.run(name).finally(() => arrive(name))));
await jobs.stop();
const beside = composeBeside(core);
await beside.drain();
await beside.close();
