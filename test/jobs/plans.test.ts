import { rm } from 'node:fs/promises';
import { CompiledQuery as Compiled, type CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Core, composeCore } from '../../server/compose.ts';
import { composeBeside } from '../../server/compose-beside.ts';
import { readConfig } from '../../server/config.ts';
import type { Executor } from '../../server/db/dialect.ts';
import { numberBatches } from '../../server/events/outbox.ts';
import type { AnyJob, JobRun } from '../../server/jobs/index.ts';
import { eachDatabase } from '../database.ts';
import { makeServiceFolder } from '../services/service.ts';
import { accountCases } from './cases/accounts.ts';
import { cartCases } from './cases/carts.ts';
import { plant, times } from './cases/case.ts';
import { engineCases } from './cases/engine.ts';
import { fileCases } from './cases/files.ts';
import { moneyCases } from './cases/money.ts';
import { notificationCases } from './cases/notifications.ts';
import { priceCases } from './cases/prices.ts';
import { stocksDataCases } from './cases/stocks-data.ts';
import { stocksOrderCases } from './cases/stocks-orders.ts';
import { ticketsEntryCases } from './cases/tickets-entry.ts';
import { ticketsShowsCases } from './cases/tickets-shows.ts';
import { tripsCases } from './cases/trips.ts';
import { startTour, tripsPlacesCases } from './cases/trips-places.ts';

const CASES = [
  ...engineCases,
  ...accountCases,
  ...cartCases,
  ...priceCases,
  ...fileCases,
  ...notificationCases,
  ...moneyCases,
  ...stocksOrderCases,
  ...stocksDataCases,
  ...ticketsEntryCases,
  ...ticketsShowsCases,
  ...tripsPlacesCases,
  ...tripsCases,
];
/** A row for each consumer, each position, each gateway's day; and all money is read in its own order, by pages. */
const SMALL = /\b(consumers|upkeep_positions|outbox_head)\b/;
const WHOLE = ['pay.reconcile'];

/** How the database would find the rows of a statement: a line for each table that it goes through as a whole. */
async function scansOf(executor: Executor, { sql, parameters }: CompiledQuery): Promise<string[]> {
  if (!/^\s*(select|update|delete)/i.test(sql) || SMALL.test(sql)) return [];
  if (executor.getExecutor().adapter.constructor.name === 'MysqlAdapter') {
    const { rows } = await executor.executeQuery<{ table: string | null; type: string | null }>(
      Compiled.raw(`explain ${sql}`, [...parameters]),
    );
    return rows
      .filter(({ table, type }) => (type === 'ALL' || type === 'index') && !/^<|^j$/.test(table ?? '<'))
      .map(({ table, type }) => `${type} ${table}: ${sql}`);
  }
  const [first] = parameters as [unknown];
  const own = isRows(first) ? first.rows[0] : parameters;
  const { rows } = await executor.executeQuery<{ detail: string }>(
    Compiled.raw(`explain query plan ${sql}`, [...(own ?? [])]),
  );
  return rows
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN (?!found|CONSTANT)/.test(detail))
    .map((detail) => `${detail}: ${sql}`);
}

const isRows = (value: unknown): value is { rows: unknown[][] } =>
  typeof value === 'object' && value !== null && 'rows' in value;

/** All statements that `act` runs on an executor. */
async function statementsOf(executor: Executor, act: () => Promise<unknown>): Promise<CompiledQuery[]> {
  const seen: CompiledQuery[] = [];
  const inner = executor.getExecutor();
  const real = inner.executeQuery.bind(inner);
  const spy = vi.spyOn(inner, 'executeQuery').mockImplementation((query, ...more) => {
    seen.push(query);
    return real(query, ...more);
  });
  await act();
  spy.mockRestore();
  return seen;
}

eachDatabase('pages of jobs', (open) => {
  let core: Core;
  let folder: string;
  let tour: Awaited<ReturnType<typeof startTour>>;
  const now = Date.now();
  beforeAll(async () => {
    const { url } = await open();
    folder = await makeServiceFolder();
    tour = await startTour();
    const env = { DATABASE_URL: url, MADANG_DATA: folder, ...tour.env };
    core = composeCore(readConfig(env), pino({ level: 'silent' }));
    for (const { seed } of CASES) await seed(core, now);
    // A table of three rows is read as a whole, whatever its indexes.
    const none = { unread: 0, preferences: '{}', phone: null, asked_phone: null, asked_at: null };
    const inboxes = times(500, (n) => ({ account_id: `nobody-${n}`, ...none, asked_attempts: 0 }));
    await plant(core, 'notification_inboxes', inboxes);
    if (core.database.kind === 'mariadb') await core.database.transact(numberBatches);
  });
  afterAll(async () => {
    const beside = composeBeside(core);
    await beside.drain();
    await beside.close();
    await tour.server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(CASES.filter(({ job }) => !WHOLE.includes(job)).map(({ job }) => job))(
    '%s reads, counts and writes by key',
    async (name) => {
      const job = core.jobs.plans.get(name) as AnyJob;
      const run: JobRun = { runId: '', at: now, signal: new AbortController().signal, log: () => undefined };
      const { reader } = core.database;
      const scans: string[] = [];
      const note = async (statements: readonly CompiledQuery[]) => {
        for (const statement of statements) scans.push(...(await scansOf(reader, statement)));
      };
      let items: readonly unknown[] = [];
      await note(
        await statementsOf(reader, async () => {
          items = await job.read(reader, null, 3, run);
          const last = items.at(-1);
          if (last) await job.read(reader, job.keyOf(last), 3, run);
          await job.find(
            reader,
            items.map((item) => job.keyOf(item)),
            run,
          );
          await job.count?.(reader, run);
        }),
      );
      if (job.write) {
        const undo = new Error('undo');
        const writing = core.database.transact(async (tx) => {
          await note(await statementsOf(tx, () => job.write!(tx, items, run)));
          throw undo;
        });
        await expect(writing).rejects.toBe(undo);
      }
      expect(scans).toEqual([]);
      expect(items).toHaveLength(3);
    },
  );
});
