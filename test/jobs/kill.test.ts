import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { type Core, composeCore } from '../../server/compose.ts';
import { composeBeside } from '../../server/compose-beside.ts';
import { readConfig } from '../../server/config.ts';
import { numberBatches } from '../../server/events/outbox.ts';
import { eachDatabase } from '../database.ts';
import { makeServiceFolder } from '../services/service.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { accountCases } from './cases/accounts.ts';
import { cartCases } from './cases/carts.ts';
import { engineCases } from './cases/engine.ts';
import { fileCases } from './cases/files.ts';
import { moneyCases } from './cases/money.ts';
import { notificationCases } from './cases/notifications.ts';
import { orderCases } from './cases/orders.ts';
import { priceCases } from './cases/prices.ts';
import { searchCases } from './cases/search.ts';
import { shopNumberCases } from './cases/shop-numbers.ts';
import { stocksDataCases } from './cases/stocks-data.ts';
import { stocksOrderCases } from './cases/stocks-orders.ts';
import { ticketsEntryCases } from './cases/tickets-entry.ts';
import { ticketsShowsCases } from './cases/tickets-shows.ts';
import { tripsCases } from './cases/trips.ts';
import { startTour, tripsPlacesCases } from './cases/trips-places.ts';
import type { Orders } from './killed-worker.ts';

const WORKER = fileURLToPath(new URL('./killed-worker.ts', import.meta.url));
const CASES = [
  ...engineCases,
  ...accountCases,
  ...cartCases,
  ...priceCases,
  ...fileCases,
  ...notificationCases,
  ...orderCases,
  ...moneyCases,
  ...searchCases,
  ...shopNumberCases,
  ...stocksOrderCases,
  ...stocksDataCases,
  ...ticketsEntryCases,
  ...ticketsShowsCases,
  ...tripsCases,
  ...tripsPlacesCases,
];
const NAMES = CASES.map(({ job }) => job);
const PAGE_SIZE = 2;
const DEATHS = 3;
const ONE_PAGE = 'pay.reconcile';
/** Longer than a lease. */
const AHEAD_MS = 20_000;
/** Longer than a payment is left to whoever looks it up; the bank waits for ten minutes. */
const LATER_MS = 250_000;
/** A gateway that was being asked when its asker died is asked by the next run. */
const PUT_OFF = ['payments.look-up', 'payments.daily-report'];

eachDatabase('jobs killed in the middle', (open) => {
  test('are completed by who comes after, and do each item once', { timeout: 120_000 }, async () => {
    const seed = chosenSeed();
    const random = seededRandom(seed);
    const { url } = await open();
    const folder = await makeServiceFolder();
    const tour = await startTour();
    const env = { DATABASE_URL: url, MADANG_DATA: folder, MADANG_LOG_LEVEL: 'silent', ...tour.env };
    const core = composeCore(readConfig(env), pino({ level: 'silent' }));
    // A new job needs a case.
    expect(NAMES.toSorted()).toEqual([...core.jobs.plans.keys()].sort());
    const now = Date.now();
    for (const { seed: make } of CASES) await make(core, now);
    if (core.database.kind === 'mariadb') await core.database.transact(numberBatches);
    await core.jobs.register();

    let attempt = 0;
    for (let left = NAMES; left.length > 0; left = await unfinished(core)) {
      attempt += 1;
      // At the first time so soon that even the one of one page is in its middle.
      const within = attempt === 1 ? 12 : 150;
      const statement = 1 + Math.floor(random() * within);
      const death = attempt <= DEATHS ? { statement, isAfter: random() < 0.5 } : null;
      const died = await work(env, { jobs: left, pageSize: PAGE_SIZE, aheadMs: attempt * AHEAD_MS, death });
      expect([seed, attempt, died]).toEqual([seed, attempt, death !== null]);
      if (attempt > 1) continue;
      const runs = await core.database.reader.selectFrom('job_runs').selectAll().execute();
      const inTheMiddle = runs.filter(
        (run) => run.ended_at === null && (run.pages > 0 || run.job === ONE_PAGE),
      );
      expect([seed, inTheMiddle.map(({ job }) => job).sort()]).toEqual([seed, NAMES.toSorted()]);
    }

    // What was put off is due by now.
    await work(env, {
      jobs: PUT_OFF,
      pageSize: 100,
      aheadMs: LATER_MS,
      death: null,
    });
    for (const { job, items, check } of CASES) {
      const runs = await core.database.reader
        .selectFrom('job_runs')
        .selectAll()
        .where('job', '=', job)
        .execute();
      const counted = runs.map(({ status, failed }) => [job, status, failed]);
      expect(counted, `seed ${seed}`).toEqual(runs.map(() => [job, 'done', 0]));
      if (items !== null) expect([job, runs.map(({ done }) => done)], `seed ${seed}`).toEqual([job, [items]]);
      await check(core, now);
    }
    const beside = composeBeside(core);
    await beside.drain();
    await beside.close();
    await tour.server.stop();
    await rm(folder, { recursive: true, force: true });
  });
});

/** @returns whether it was killed; otherwise it came to its end */
async function work(env: NodeJS.ProcessEnv, orders: Orders): Promise<boolean> {
  const worker = spawn(process.execPath, [WORKER, JSON.stringify(orders)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(worker, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal === 'SIGKILL') return true;
  if (code !== 0) throw new Error(`The worker ended with ${code ?? signal}`);
  return false;
}

async function unfinished({ database }: Core): Promise<string[]> {
  const rows = await database.reader
    .selectFrom('job_runs')
    .select('job')
    .where('ended_at', 'is not', null)
    .where('job', 'in', NAMES)
    .execute();
  const ended = new Set(rows.map(({ job }) => job));
  return NAMES.filter((name) => !ended.has(name));
}
