import type { Executor } from '../../db/dialect.ts';
import type { PlacedRow } from '../../db/stretch.ts';
import type { Job } from '../../jobs/job.ts';
import { createPurge, type Found, shelfOf } from '../../upkeep/index.ts';

const HOUR_MS = 3_600_000;
/** What was begun and is over is kept for so much longer, so that a late replay is still called one. */
const FLOWS_KEPT_MS = HOUR_MS;
const CHECKS_KEPT_MS = 30 * 24 * HOUR_MS;
/** `in` takes that many without a scan. */
const AT_ONCE = 100;

/** What was begun and is over, and identity checks that led to nothing. */
export const purgeIdentity = (): Job<Found> =>
  createPurge({
    name: 'identity.purge',
    schedule: '*/10 * * * *',
    shelves: [
      shelfOf('identity_flows', {
        name: 'flows',
        stretch: (at) => ({
          index: 'identity_flows_expiry',
          where: {},
          atMost: { expires_at: at - FLOWS_KEPT_MS },
          order: ['expires_at', 'id'],
        }),
      }),
      ...(['pending', 'failed'] as const).map((status) =>
        shelfOf('identity_checks', {
          name: status,
          stretch: (at) => ({
            index: 'identity_checks_over',
            where: { status },
            atMost: { expires_at: at - CHECKS_KEPT_MS },
            order: ['expires_at', 'id'],
          }),
          before: forgetAnswers,
        }),
      ),
    ],
  });

/** What the sandbox answered goes with its check. */
async function forgetAnswers(tx: Executor, rows: readonly PlacedRow[]): Promise<void> {
  const ids = rows.map(({ id }) => String(id)).sort();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const part = ids.slice(from, from + AT_ONCE);
    await tx.deleteFrom('identity_sandbox_answers').where('check_id', 'in', part).execute();
  }
}
