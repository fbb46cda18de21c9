import { sql } from 'kysely';
import { pino } from 'pino';
import { type Executor, insertMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import { idMaker } from '../../lib/id.ts';
import { createMetrics } from '../../telemetry/metrics.ts';
import { createJobs, type Job, type JobsDependencies } from '../index.ts';

export const silent = pino({ level: 'silent' });

/** Items that want to be done; `times` tells how often each was. */
export async function makeItems(database: Database, count: number): Promise<void> {
  const options = database.kind === 'mariadb' ? 'engine=InnoDB collate=utf8mb4_bin' : 'without rowid';
  await sql
    .raw(`create table toy_items (id varchar(20) not null primary key, times int not null) ${options}`)
    .execute(database.writer);
  const rows = Array.from({ length: count }, (_, i) => [keyAt(i), 0]);
  await database.transact((tx) => insertMany(tx, 'toy_items' as never, ['id', 'times'], rows));
}

export const keyAt = (i: number): string => `item-${String(i).padStart(6, '0')}`;

/** How many items were done how often: `{ 1: 100 }` when each was done once. */
export async function timesOf(database: Database): Promise<Record<string, number>> {
  const { rows } = await sql<{ times: number; items: number }>`
    select times, count(*) as items from toy_items group by times
  `.execute(database.reader);
  return Object.fromEntries(rows.map((row) => [row.times, Number(row.items)]));
}

interface Item {
  readonly id: string;
  readonly times: number;
}

/** A job that adds one to each item: doing one twice would show. */
export function toyJob(overrides: Partial<Job<Item>> = {}): Job<Item> {
  const select = async (executor: Executor, where: ReturnType<typeof sql>, limit: number): Promise<Item[]> =>
    (
      await sql<Item>`select id, times from toy_items where ${where} order by id limit ${limit}`.execute(
        executor,
      )
    ).rows;
  return {
    name: 'toy.count-items',
    schedule: null,
    pageSize: 10,
    perSecond: 1_000_000,
    count: async (executor) => {
      const { rows } = await sql<{ items: number }>`select count(*) as items from toy_items`.execute(
        executor,
      );
      return Number(rows[0]?.items);
    },
    read: (executor, after, limit) => select(executor, sql`id > ${after ?? ''}`, limit),
    keyOf: (item) => item.id,
    find: (executor, keys) => select(executor, sql`id in (${sql.join(keys)})`, keys.length),
    // Added to what stands there, not to what was read: two that do the same item both show.
    write: async (tx, items) => {
      const ids = items.map((item) => item.id);
      await sql`update toy_items set times = times + 1 where id in (${sql.join(ids)})`.execute(tx);
    },
    ...overrides,
  };
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
    config: { instance: `instance-${instances}`, jobs: { isOn: true, workerPort: null } },
    jobs,
    ...more,
  });
  return Object.assign(runner, { clock });
}
