import { sql } from 'kysely';
import { type Executor, insertMany, isDuplicate, lockClause, selectMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { PaymentReportsTable } from '../../db/schema.ts';
import {
  type DayEntry,
  type Gateway,
  type GatewayName,
  GatewayUnavailable,
  type Period,
} from '../../gateways/index.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { SYSTEM } from './payment.ts';
import { compareDay, dayOf, type OwnPayment, periodOf } from './report.ts';
import type { DailyReport } from './schemas.ts';

const KEPT_DIFFERENCES = 200;
const LISTED = 60;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Gateways close their day some time after midnight. */
const AFTER_MIDNIGHT_MS = HOUR_MS;
/** A report that was begun and not finished was begun by a process that is gone. */
const ABANDONED_AFTER_MS = 15 * 60_000;
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

/**
 * The reports of days that have none yet: each by one instance, whoever is first.
 * @returns whether one was made, so that there may be more
 */
export async function reportDue(deps: ReportDependencies): Promise<boolean> {
  const { database, gateways, now } = deps;
  for (const gateway of gateways) {
    const first = await firstDay(database.reader, gateway.name);
    if (first === null) continue;
    for (let back = 1; back <= DAYS_BACK; back += 1) {
      const day = dayOf(now() - AFTER_MIDNIGHT_MS - back * DAY_MS);
      if (day < first) break;
      const id = await claimDay(deps, gateway.name, day);
      if (id === null) continue;
      try {
        await finishDaily(deps, gateway, { id, day });
        return true;
      } catch (error) {
        if (!(error instanceof GatewayUnavailable)) throw error;
        // Asked again when the claim is old; the other gateways are not held up by it.
        deps.log.warn(
          { gateway: gateway.name, day, reason: error.message },
          'the list of a day could not be had',
        );
        break;
      }
    }
  }
  return false;
}

async function finishDaily(
  deps: ReportDependencies,
  gateway: Gateway,
  { id, day }: { id: string; day: string },
): Promise<void> {
  const { database, log, now } = deps;
  const made = await compare(deps, gateway, periodOf(day)!);
  await database.transact(async (tx) => {
    await tx
      .updateTable('payment_reports')
      .set({ ...made, ran_at: now() })
      .where('id', '=', id)
      .execute();
  });
  if (made.ok === 0) {
    const details = { gateway: gateway.name, day, differing: made.differing };
    log.error(details, 'a gateway’s list of the day differs from our payments');
  }
}

async function firstDay(executor: Executor, gateway: GatewayName): Promise<string | null> {
  const row = await executor
    .selectFrom('payments')
    .select('created_at')
    .where('gateway', '=', gateway)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? dayOf(row.created_at) : null;
}

/** Makes the day this instance's; null when it is done, or another's. */
async function claimDay(
  { database, now, makeId }: ReportDependencies,
  gateway: GatewayName,
  day: string,
): Promise<string | null> {
  const find = (executor: Executor) =>
    executor
      .selectFrom('payment_reports')
      .select(['id', 'ran_at', 'claimed_at'])
      .where('gateway', '=', gateway)
      .where('day', '=', day)
      .where('slot', '=', DAILY)
      .executeTakeFirst();
  const isOver = (row: { ran_at: number | null; claimed_at: number }) =>
    row.ran_at !== null || row.claimed_at > now() - ABANDONED_AFTER_MS;
  const known = await find(database.reader);
  if (known && isOver(known)) return null;
  const id = known?.id ?? makeId();
  try {
    return await database.transact(async (tx) => {
      if (known) {
        const { rows } = await sql<{ ran_at: number | null; claimed_at: number }>`
          select ran_at, claimed_at from payment_reports where id = ${id}${sql.raw(lockClause(tx))}
        `.execute(tx);
        if (!rows[0] || isOver(rows[0])) return null;
        await tx.updateTable('payment_reports').set({ claimed_at: now() }).where('id', '=', id).execute();
        return id;
      }
      await insertReport(tx, {
        id,
        gateway,
        day,
        slot: DAILY,
        by_id: SYSTEM,
        claimed_at: now(),
        ran_at: null,
        ok: 0,
        here: '{}',
        there: '{}',
        differing: 0,
        differences: '[]',
      });
      return id;
    });
  } catch (error) {
    // Another instance was first.
    if (isDuplicate(error)) return null;
    throw error;
  }
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
