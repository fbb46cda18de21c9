import { firstIdAt } from '../lib/id.ts';
import type { Job } from './job.ts';

const KEPT_MS = 90 * 86_400_000;

/** Deletes runs that ended long ago, with their logs. What could not be done stays until it is. */
export const purgeHistory: Job<{ readonly id: string }> = {
  name: 'jobs.purge-history',
  schedule: '50 4 * * *',
  pageSize: 200,
  perSecond: 2_000,
  read: (executor, after, limit, { at }) =>
    executor
      .selectFrom('job_runs')
      .select('id')
      .where('id', '>', after ?? '')
      .where('id', '<', firstIdAt(at - KEPT_MS))
      .where('ended_at', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .execute(),
  keyOf: ({ id }) => id,
  find: (executor, keys) =>
    executor
      .selectFrom('job_runs')
      .select('id')
      .where('id', 'in', keys)
      .where('ended_at', 'is not', null)
      .execute(),
  write: async (tx, items) => {
    const ids = items.map(({ id }) => id);
    await tx.deleteFrom('job_run_log').where('run_id', 'in', ids).execute();
    await tx.deleteFrom('job_runs').where('id', 'in', ids).execute();
  },
};
