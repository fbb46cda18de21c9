import type { Database } from '../../db/open.ts';
import type { Job, JobRun } from '../../jobs/job.ts';
import { listReports } from './reconciliation-report.ts';
import type { ReconciliationReport } from './schemas.ts';

/** All money is one item: it is checked on one snapshot. */
const BOOKS = { key: 'books' } as const;
/** Lines of the log for each check; the report has more. */
const SHOWN = 10;

/**
 * Checks all money every night. The run fails where anything differs, with the differences in its log; the report is
 * kept either way.
 */
export const createReconcileJob = (
  { reader }: Pick<Database, 'reader'>,
  reconcile: (signal: AbortSignal) => Promise<ReconciliationReport>,
): Job<typeof BOOKS> => ({
  name: 'pay.reconcile',
  schedule: '0 5 * * *',
  pageSize: 2,
  perSecond: 1,
  keyOf: ({ key }) => key,
  read: async (_executor, after) => (after === null ? [BOOKS] : []),
  find: async () => [BOOKS],
  count: async () => 1,
  act: async (_items, run) => {
    const report = await reconcile(run.signal);
    tell(run, report);
    return report.ok ? [] : [{ key: BOOKS.key, reason: summaryOf(report) }];
  },
  // By the report and not by what this process has seen: it may have been killed since.
  finish: async () => {
    const [newest] = (await listReports(reader, { limit: 1 })).items;
    if (newest && !newest.ok) throw new Error(summaryOf(newest));
  },
});

function tell(run: JobRun, { checks, reportId, ok }: ReconciliationReport): void {
  for (const check of checks) {
    run.log(`${check.ok ? 'ok' : 'DIFFERS'} ${check.name} (${check.checked} looked at)`);
    for (const { subject, expected, found } of check.differences.slice(0, SHOWN)) {
      run.log(`${check.name}: ${subject}: expected ${expected}, found ${found}`);
    }
    const more = check.differences.length - SHOWN;
    if (more > 0) run.log(`${check.name}: ${more} more in the report`);
  }
  run.log(`report ${reportId}: ${ok ? 'all is well' : 'there are differences'}`);
}

function summaryOf({ checks, reportId }: ReconciliationReport): string {
  const names = checks.filter((check) => !check.ok).map((check) => check.name);
  return `The books differ: ${names.join(', ')}; see report ${reportId}`;
}
