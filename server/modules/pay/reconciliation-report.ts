import { abortable } from '../../db/abortable.ts';
import { type Executor, insertMany } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';
import type { PayReconciliationsTable } from '../../db/schema.ts';
import { idCursor, type Page, pageOf } from '../../http/page.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Check } from './check.ts';
import { type Exchange, NO_EXCHANGE } from './exchange.ts';
import { reconcileAll } from './reconciliation.ts';
import type { ReconciliationReport } from './schemas.ts';

/**
 * Checks all money against its postings on one snapshot, under load if need be, and keeps the report.
 * @param deps.now epoch milliseconds
 * @param signal aborted: it ends soon, without a report
 * @throws the signal's reason
 */
export async function reconcile(
  deps: {
    readonly database: Database;
    readonly now: () => number;
    readonly makeId: MakeId;
    /** What other modules hold against the ledger, on the same snapshot. */
    readonly exchange?: Exchange;
    readonly moreChecks?: (executor: Executor) => Promise<Check[]>;
  },
  signal?: AbortSignal,
): Promise<ReconciliationReport> {
  const { database, now, makeId, moreChecks, exchange = NO_EXCHANGE } = deps;
  const startedAt = now();
  const found = await database.snapshot(async (whole) => {
    const executor = signal ? abortable(whole, signal) : whole;
    return [...(await reconcileAll(executor, exchange.liens)), ...((await moreChecks?.(executor)) ?? [])];
  });
  const checks = found.map(({ name, checked, differing, differences }) => ({
    name,
    ok: differing === 0,
    checked,
    differences,
  }));
  const row: PayReconciliationsTable = {
    id: makeId(),
    ok: checks.every((check) => check.ok) ? 1 : 0,
    started_at: startedAt,
    finished_at: now(),
    checks: JSON.stringify(checks),
  };
  await database.transact((tx) =>
    insertMany(
      tx,
      'pay_reconciliations',
      ['id', 'ok', 'started_at', 'finished_at', 'checks'],
      [[row.id, row.ok, row.started_at, row.finished_at, row.checks]],
    ),
  );
  return show(row);
}

/** Reports of earlier checks, newest first. */
export async function listReports(
  executor: Executor,
  page: { cursor?: string; limit: number },
): Promise<Page<ReconciliationReport>> {
  const before = idCursor(page.cursor);
  const query = executor.selectFrom('pay_reconciliations').selectAll();
  const rows = await (before === null ? query : query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(rows, page.limit, (row) => row.id, show);
}

const show = (row: PayReconciliationsTable): ReconciliationReport => ({
  reportId: row.id,
  ok: row.ok === 1,
  startedAt: new Date(row.started_at).toISOString(),
  finishedAt: new Date(row.finished_at).toISOString(),
  checks: JSON.parse(row.checks) as ReconciliationReport['checks'],
});
