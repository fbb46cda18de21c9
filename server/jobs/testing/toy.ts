import { sql } from 'kysely';
import { pino } from 'pino';
import { type Executor, insertMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { idMaker } from '../../lib/id.ts';
import { createMetrics } from '../../telemetry/metrics.ts';
import { createJobs, type Job, type JobsDependencies } from '../index.ts';

const silent = pino({ level: 'silent' });

/** The table of all toy jobs of one database. */
export async function makeToys(database: Database): Promise<void> {
  const options = database.kind === 'mariadb' ? 'engine=InnoDB collate=utf8mb4_bin' : 'without rowid';
  const columns =
    'job varchar(80) not null, id varchar(20) not null, times int not null, primary key (job, id)';
  await sql.raw(`create table toy_items (${columns}) ${options}`).execute(database.writer);
}

/** Items that want to be done; `times` tells how often each was. */
export async function makeItems(database: Database, job: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => [job, keyAt(i), 0]);
  await database.transact((tx) => insertMany(tx, 'toy_items' as never, ['job', 'id', 'times'], rows));
}

export const keyAt = (i: number): string => `item-${String(i).padStart(4, '0')}`;

/** How many items were done how often: `{ 1: 100 }` when each was done once. */
export async function timesOf(database: Database, job: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ times: number; items: number }>`
    select times, count(*) as items from toy_items where job = ${job} group by times
  `.execute(database.reader);
  return Object.fromEntries(rows.map((row) => [row.times, Number(row.items)]));
}

export interface Item {
  readonly id: string;
}

/** A job that adds one to each of its items: one that is done twice shows. */
export function toyJob(name: string, overrides: Partial<Job<Item>> = {}): Job<Item> {
  const select = async (
    executor: Executor,
    where: ReturnType<typeof sql>,
    limit: number,
  ): Promise<Item[]> => {
    const { rows } = await sql<Item>`
      select id from toy_items where job = ${name} and ${where} order by id limit ${limit}
    `.execute(executor);
    return rows;
  };
  return {
    name,
    schedule: null,
    pageSize: 10,
    perSecond: 1_000_000,
    count: async (executor) => {
      const { rows } = await sql<{ items: number }>`
        select count(*) as items from toy_items where job = ${name}
      `.execute(executor);
      return Number(rows[0]?.items);
    },
    read: (executor, after, limit) => select(executor, sql`id > ${after ?? ''}`, limit),
    keyOf: (item) => item.id,
    find: (executor, keys) => select(executor, sql`id in (${sql.join(keys)})`, keys.length),
    write: (tx, items) => addOne(tx, name, items),
    ...overrides,
  };
}

/** Added to what stands there, not to what was read: two that do the same item both show. */
export async function addOne(tx: Executor, job: string, items: readonly Item[]): Promise<void> {
  const ids = items.map((item) => item.id);
  await sql`update toy_items set times = times + 1 where job = ${job} and id in (${sql.join(ids)})`.execute(
    tx,
  );
}

let instances = 0;

/** The runner of one more instance, with a clock of its own that a test may turn. */
export function instance(
  database: Database,
  jobs: JobsDependencies['jobs'],
  more: Partial<JobsDependencies> = {},
) {
  instances += 1;
  const clock = { now: Date.parse('2026-11-21T12:00:00Z') };
  const now = more.now ?? (() => clock.now);
  const runner = createJobs({
    database,
    now,
    makeId: idMaker(now, Math.random),
    log: silent,
    observer: createMetrics(silent).jobObserver,
    config: { instance: `${process.pid}-${instances}`, jobs: { isOn: true, workerPort: null } },
    jobs,
    ...more,
  });
  return Object.assign(runner, { clock });
}
