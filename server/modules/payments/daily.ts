import { type Executor, insertMany, isDuplicate, selectMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { PaymentReportsTable } from '../../db/schema.ts';
import { selectAfter } from '../../db/stretch.ts';
import {
  type DayEntry,
  type Gateway,
  type GatewayName,
  GatewayUnavailable,
  type Period,
} from '../../gateways/index.ts';
import type { ItemFailure, Job } from '../../jobs/job.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { SYSTEM } from './payment.ts';
import { compareDay, dayOf, type OwnPayment, periodOf } from './report.ts';
import type { DailyReport } from './schemas.ts';

const KEPT_DIFFERENCES = 200;
const LISTED = 60;
const PAGE = 20;
/** Each asks the gateway for all of a day. */
const PER_SECOND = 1;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Gateways close their day some time after midnight. */
const AFTER_MIDNIGHT_MS = HOUR_MS;
/** Days that were missed, for example because nothing ran, are made up for. */
const DAYS_BACK = 7;
const DAILY = 'daily';

export interface ReportDependencies {
  readonly database: Database;
  readonly gateways: readonly Gateway[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly makeId: MakeId;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

/**
 * Compares a day now, for an operator.
 * @throws GatewayUnavailable when its list cannot be had
 */
export async function reportNow(
  deps: ReportDependencies,
  gateway: Gateway,
  order: { readonly day: string; readonly period: Period; readonly by: string },
): Promise<DailyReport> {
  const id = deps.makeId();
  const made = await compare(deps, gateway, order.period);
  const row: PaymentReportsTable = {
    ...made,
    id,
    gateway: gateway.name,
    day: order.day,
    slot: id,
    by_id: order.by,
    claimed_at: deps.now(),
    ran_at: deps.now(),
  };
  await deps.database.transact((tx) => insertReport(tx, row));
  return reportView(row);
}

/** A day that a gateway's list is to be compared for. */
interface DueDay {
  readonly day: string;
  readonly gateway: GatewayName;
}

/** The reports of days that have none yet. A gateway whose list cannot be had is asked again an hour later. */
export function createDailyReport(deps: ReportDependencies): Job<DueDay> {
  const keyOf = ({ day, gateway }: DueDay): string => `${day} ${gateway}`;
  return {
    name: 'payments.daily-report',
    schedule: '10 1-8 * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    keyOf,
    read: async (executor, after, limit, { at }) => {
      const due = await dueDays(executor, deps.gateways, at);
      return due.filter((one) => after === null || keyOf(one) > after).slice(0, limit);
    },
    find: async (executor, keys, { at }) =>
      (await dueDays(executor, deps.gateways, at)).filter((one) => keys.includes(keyOf(one))),
    count: async (executor, { at }) => (await dueDays(executor, deps.gateways, at)).length,
    act: async (items, run) => {
      const failures: ItemFailure[] = [];
      const silent = new Map<GatewayName, string>();
      for (const item of items) {
        run.signal.throwIfAborted();
        const reason = silent.get(item.gateway) ?? (await reportDay(deps, item));
        if (reason === null) continue;
        silent.set(item.gateway, reason);
        failures.push({ key: keyOf(item), reason });
      }
      return failures;
    },
  };
}

/** Days that are over and have no report, oldest first; those that were missed are made up for, up to a week. */
async function dueDays(executor: Executor, gateways: readonly Gateway[], at: number): Promise<DueDay[]> {
  const due: DueDay[] = [];
  for (const { name: gateway } of gateways) {
    const first = await firstDay(executor, gateway);
    if (first === null) continue;
    const days = Array.from({ length: DAYS_BACK }, (_, i) =>
      dayOf(at - AFTER_MIDNIGHT_MS - (i + 1) * DAY_MS),
    ).filter((day) => day >= first);
    if (days.length === 0) continue;
    const rows = await executor
      .selectFrom('payment_reports')
      .select('day')
      .where('gateway', '=', gateway)
      .where('day', 'in', days)
      .where('slot', '=', DAILY)
      .where('ran_at', 'is not', null)
      .execute();
    const done = new Set(rows.map(({ day }) => day));
    for (const day of days) if (!done.has(day)) due.push({ day, gateway });
  }
  return due.sort((a, b) => (`${a.day} ${a.gateway}` < `${b.day} ${b.gateway}` ? -1 : 1));
}

/** @returns why the day could not be compared; null when it is */
async function reportDay(deps: ReportDependencies, { day, gateway: name }: DueDay): Promise<string | null> {
  const { database, gateways, log, now, makeId } = deps;
  const gateway = gateways.find((one) => one.name === name);
  if (!gateway) return 'the gateway is not set up';
  try {
    const made = await compare(deps, gateway, periodOf(day)!);
    const at = now();
    const row = { ...made, id: makeId(), gateway: name, day, slot: DAILY, by_id: SYSTEM };
    await keepDaily(database, { ...row, claimed_at: at, ran_at: at });
    if (made.ok === 0) {
      const details = { gateway: name, day, differing: made.differing };
      log.error(details, 'a gateway’s list of the day differs from our payments');
    }
    return null;
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    log.warn({ gateway: name, day, reason: error.message }, 'the list of a day could not be had');
    return error.message;
  }
}

/** Once for each day: another instance that was taken for dead may have made it too. */
async function keepDaily(database: Database, row: PaymentReportsTable): Promise<void> {
  try {
    await database.transact((tx) => insertReport(tx, row));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

async function firstDay(executor: Executor, gateway: GatewayName): Promise<string | null> {
  const own = {
    table: 'payments',
    index: 'payments_gateway',
    where: { gateway },
    atMost: {},
    order: ['id'],
  } as const;
  const [first] = await selectAfter(executor, own, null, 1);
  if (!first) return null;
  const row = await executor
    .selectFrom('payments')
    .select('created_at')
    .where('id', '=', String(first.id))
    .executeTakeFirst();
  return row ? dayOf(row.created_at) : null;
}

const COLUMNS = [
  'id',
  'gateway',
  'day',
  'slot',
  'by_id',
  'claimed_at',
  'ran_at',
  'ok',
  'here',
  'there',
  'differing',
  'differences',
] as const;

const insertReport = (tx: Executor, row: PaymentReportsTable): Promise<void> =>
  insertMany(tx, 'payment_reports', COLUMNS, [COLUMNS.map((column) => row[column])]);

async function compare(
  { database }: ReportDependencies,
  gateway: Gateway,
  period: Period,
): Promise<Pick<PaymentReportsTable, 'ok' | 'here' | 'there' | 'differing' | 'differences'>> {
  const there = await gateway.listOfDay(period);
  const ours = await entriesOf(database.reader, gateway.name, period);
  const orders = [...new Set([...there, ...ours].map(({ orderId }) => orderId))];
  const known = await knownPayments(database.reader, orders);
  const found = compareDay(ours, there, known);
  return {
    ok: found.differences.length === 0 ? 1 : 0,
    here: JSON.stringify(found.here),
    there: JSON.stringify(found.there),
    differing: found.differences.length,
    differences: JSON.stringify(found.differences.slice(0, KEPT_DIFFERENCES)),
  };
}

/** What we say was captured and given back in a period, by the gateway's own times. */
async function entriesOf(executor: Executor, gateway: GatewayName, period: Period): Promise<DayEntry[]> {
  const captured = await executor
    .selectFrom('payments as p')
    .leftJoin('payment_cancellations as r', 'r.id', 'p.reversal_id')
    .select(['p.id', 'p.payment_key', 'p.amount', 'p.credited', 'p.approved_at', 'r.amount as reversed'])
    .where('p.gateway', '=', gateway)
    .where('p.approved_at', '>=', period.from)
    .where('p.approved_at', '<', period.until)
    .execute();
  const cancelled = await executor
    .selectFrom('payment_cancellations as c')
    .innerJoin('payments as p', 'p.id', 'c.payment_id')
    .select(['p.id', 'c.payment_key', 'c.amount', 'c.cancelled_at'])
    .where('p.gateway', '=', gateway)
    .where('c.status', '=', 'done')
    .where('c.cancelled_at', '>=', period.from)
    .where('c.cancelled_at', '<', period.until)
    .execute();
  const entries: DayEntry[] = [];
  for (const row of captured) {
    // What could not be used was captured all the same.
    const amount = row.credited > 0 ? row.amount : (row.reversed ?? 0);
    if (row.payment_key === null || amount === 0) continue;
    const at = row.approved_at ?? 0;
    entries.push({ kind: 'payment', paymentKey: row.payment_key, orderId: row.id, amount, at });
  }
  for (const row of cancelled) {
    const { id: orderId, payment_key: paymentKey, amount, cancelled_at: at } = row;
    entries.push({ kind: 'cancellation', paymentKey, orderId, amount, at: at ?? 0 });
  }
  return entries;
}

async function knownPayments(executor: Executor, ids: readonly string[]): Promise<Map<string, OwnPayment>> {
  const rows = await selectMany<{ id: string; status: string }>(
    executor,
    { table: 'payments', columns: ['id', 'status'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map(({ id, status }) => [id, { paymentId: id, status }]));
}

/** Reports, newest first; of one day when it is given. */
export async function listReports(executor: Executor, day: string | undefined): Promise<DailyReport[]> {
  let select = executor.selectFrom('payment_reports').selectAll().where('ran_at', 'is not', null);
  if (day !== undefined) select = select.where('day', '=', day);
  const rows = await select.orderBy('ran_at', 'desc').orderBy('id', 'desc').limit(LISTED).execute();
  return rows.map(reportView);
}

const reportView = (row: PaymentReportsTable): DailyReport => ({
  reportId: row.id,
  gateway: row.gateway,
  day: row.day,
  ok: row.ok === 1,
  by: row.by_id,
  ranAt: new Date(row.ran_at ?? row.claimed_at).toISOString(),
  here: JSON.parse(row.here) as DailyReport['here'],
  there: JSON.parse(row.there) as DailyReport['there'],
  differing: row.differing,
  differences: JSON.parse(row.differences) as DailyReport['differences'],
});
