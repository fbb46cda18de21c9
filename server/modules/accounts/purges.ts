import type { Job } from '../../jobs/job.ts';
import { firstIdAt } from '../../lib/id.ts';
import { createPurge, type Found, shelfOf } from '../../upkeep/index.ts';
import { ABSOLUTE_MS } from './session-rows.ts';

const DAY_MS = 86_400_000;
/** A link that is shown again after it has expired is known, and told so, for this long. */
const PROOFS_KEPT_MS = 30 * DAY_MS;

/** Sign-ups that nobody completed, and proofs that are long over. */
export const purgeProofs = (): Job<Found> =>
  createPurge({
    name: 'accounts.purge-proofs',
    schedule: '40 3 * * *',
    // In the order in which a batch locks them.
    shelves: [
      shelfOf('account_proofs', {
        name: 'proofs',
        stretch: (at) => ({
          index: 'account_proofs_expiry',
          where: {},
          atMost: { link_expires_at: at - PROOFS_KEPT_MS },
          order: ['link_expires_at', 'id'],
        }),
      }),
      shelfOf('account_sign_ups', {
        name: 'sign-ups',
        stretch: (at) => ({
          index: 'account_sign_ups_expiry',
          where: {},
          atMost: { expires_at: at },
          order: ['expires_at', 'id'],
        }),
      }),
    ],
  });

/**
 * Sessions that ended long ago, and those that nobody ended: they are good for so long from their beginning, which
 * their ids say.
 * @param keptMs how long they are kept after their end
 */
export const purgeSessions = (keptMs: number): Job<Found> =>
  createPurge({
    name: 'sessions.purge',
    schedule: '50 3 * * *',
    shelves: [
      shelfOf('sessions', {
        name: 'ended',
        stretch: (at) => ({
          index: 'sessions_ended',
          where: {},
          atMost: { ended_at: at - keptMs },
          order: ['ended_at', 'id'],
        }),
      }),
      shelfOf('sessions', {
        name: 'expired',
        stretch: (at) => ({
          index: 'PRIMARY',
          where: {},
          atMost: { id: firstIdAt(Math.max(0, at - ABSOLUTE_MS - keptMs)), expires_at: at - keptMs },
          order: ['id'],
        }),
      }),
    ],
  });
