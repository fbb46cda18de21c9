import type { Job, JobRun } from '../../jobs/job.ts';
import { createPurge, createSourceJob, type Found, shelfOf, stretchSource } from '../../upkeep/index.ts';
import type { Work } from './work.ts';

const PAGE = 40;
/** Each is a call to a gateway, which has its own limits. */
const PER_SECOND = 20;
/** Messages older than the tolerance are refused by their time; their numbers need not be kept much longer. */
const WEBHOOKS_KEPT_MS = 86_400_000;

/**
 * Asks the gateways about payments whose outcome is open. What they do not say is no failure of the job: the payment
 * itself says when it is asked for again, and when a person is needed.
 */
export const createLookUp = ({ lookUpDue }: Pick<Work, 'lookUpDue'>): Job<Found> =>
  createSourceJob({
    name: 'payments.look-up',
    schedule: '*/5 * * * * *',
    pageSize: PAGE,
    perSecond: PER_SECOND,
    sources: [
      stretchSource('due', (at) => ({
        table: 'payments',
        index: 'payments_lookup',
        where: {},
        atMost: { next_lookup_at: at },
        order: ['next_lookup_at', 'id'],
      })),
    ],
    act: async (items: readonly Found[], { signal }: JobRun) => {
      await lookUpDue(
        items.map(({ row }) => String(row.id)),
        signal,
      );
      signal.throwIfAborted();
      return [];
    },
  });

/** Numbers of gateways' messages that would be refused by their time alone. */
export const purgeWebhooks = (): Job<Found> =>
  createPurge({
    name: 'payments.purge-webhooks',
    schedule: '25 * * * *',
    shelves: [
      shelfOf('payment_webhooks', {
        name: 'webhooks',
        key: ['gateway', 'delivery_id', 'sent_at'],
        stretch: (at) => ({
          index: 'payment_webhooks_received',
          where: {},
          atMost: { received_at: at - WEBHOOKS_KEPT_MS },
          order: ['received_at', 'gateway', 'delivery_id', 'sent_at'],
        }),
      }),
    ],
  });
