import type { Executor } from '../../db/dialect.ts';
import { appendAudit } from '../../events/audit.ts';
import { again } from '../../http/again.ts';
import { ProblemError } from '../../http/errors.ts';
import { isoOrNull } from '../../lib/iso.ts';
import { CLOSED } from './delivery/breaker.ts';
import { chatMessageOf, previewOf, textMessageOf, type Worded, withoutSecrets } from './delivery/letters.ts';
import { breakerOf, lockDestination, revive, writeBreaker } from './delivery/queries.ts';
import type { KindData } from './kind.ts';
import { kindOf } from './kinds/catalog.ts';
import type { NotificationsParts } from './parts.ts';
import type { Delivery, DeliveryChannel, DeliveryDetail, Destination } from './schemas.ts';
import { withNames } from './texts.ts';
import { countDeliveries, deliveryDetail, deliveryView, findDelivery, listDestinationRows } from './views.ts';

const RETRIED_AT_ONCE = 500;
/** What one request brings back at the most; a further one goes on. */
const RETRIED_AT_MOST = 10_000;

/** What operators do with deliveries and their destinations. */
export function createOperating(parts: NotificationsParts) {
  const { database, now, makeId, channels } = parts;
  const contactsOfRow = ({ account_id: id }: { account_id: string | null }) =>
    parts.contactsOf(database.reader, id === null ? [] : [id]);

  const audit = (
    tx: Executor,
    note: {
      actorId: string;
      action: string;
      subject: string;
      reason: string;
      details: Record<string, unknown>;
    },
  ) => appendAudit(tx, [{ id: makeId(), at: now(), ...note }]);

  return {
    /** One delivery in full, worded as its addressee reads it, but without secrets. */
    async read(id: string): Promise<DeliveryDetail> {
      const row = await findDelivery(database.reader, id);
      if (!row) throw new ProblemError('notification.delivery-not-found');
      const kind = row.channel === 'webhook' ? undefined : kindOf(row.kind);
      const contacts = await contactsOfRow(row);
      if (!kind) return deliveryDetail(row, contacts, null);
      const locale = contacts.get(row.account_id ?? '')?.locale ?? row.locale;
      const [data = {}] = await withNames(database.reader, parts.names, [
        { kind, locale, data: JSON.parse(row.data) as KindData },
      ]);
      const worded: Worded = {
        deliveryId: row.id,
        kind,
        data: withoutSecrets(kind, data),
        locale,
        accountId: row.account_id,
      };
      return deliveryDetail(row, contacts, previewBy(row.channel, worded, parts));
    },

    /** Sends a dead delivery again, with all its attempts. */
    async retry(actorId: string, id: string, reason: string): Promise<Delivery> {
      await again(database, async (tx) => {
        const row = await findDelivery(tx, id);
        if (!row) throw new ProblemError('notification.delivery-not-found');
        if ((await revive(tx, { id }, now(), 1)) === 0)
          throw new ProblemError('notification.delivery-not-dead');
        await audit(tx, {
          actorId,
          action: 'notification.retry',
          subject: id,
          reason,
          details: { kind: row.kind, channel: row.channel, lastError: row.last_error },
        });
      });
      const row = (await findDelivery(database.reader, id))!;
      return deliveryView(row, await contactsOfRow(row));
    },

    /** @returns how many dead deliveries are on their way again */
    async retryAll(
      actorId: string,
      which: { channel?: DeliveryChannel; destination?: string },
      reason: string,
    ): Promise<number> {
      let retried = 0;
      while (retried < RETRIED_AT_MOST) {
        const count = await again(database, async (tx) => {
          const revived = await revive(tx, which, now(), RETRIED_AT_ONCE);
          if (revived > 0) {
            await audit(tx, {
              actorId,
              action: 'notification.retry-all',
              subject: which.destination ?? which.channel ?? 'all',
              reason,
              details: { count: revived },
            });
          }
          return revived;
        });
        retried += count;
        if (count < RETRIED_AT_ONCE) break;
      }
      return retried;
    },

    async destinations(): Promise<Destination[]> {
      const rows = await listDestinationRows(database.reader);
      const urls = new Map(
        (await parts.webhooks.list()).map((hook) => [`webhook:${hook.webhookId}`, hook.url]),
      );
      const shown: Destination[] = [];
      for (const row of rows) {
        const { destination, channel } = row;
        const { failures, openedAt, retryAt, lastError, lastSentAt, state } = breakerOf(row);
        const pending = await countDeliveries(database.reader, destination, 'pending');
        const dead = await countDeliveries(database.reader, destination, 'dead');
        const name = channel === 'webhook' ? urls.get(destination) : channels[channel]?.name;
        // What was taken away is shown only as long as something is left of it.
        if (name === undefined && pending === 0 && dead === 0) continue;
        shown.push({
          destination,
          channel,
          name: name ?? '',
          captured: channels[channel]?.isCaptured ?? false,
          state,
          failures,
          openedAt: isoOrNull(openedAt),
          retryAt: isoOrNull(retryAt),
          lastError,
          lastSentAt: isoOrNull(lastSentAt),
          pending,
          dead,
        });
      }
      return shown;
    },

    /** Closes a breaker by hand: what waits goes out at once. */
    async reset(actorId: string, destination: string, reason: string): Promise<void> {
      const isKnown = (await listDestinationRows(database.reader)).some(
        (row) => row.destination === destination,
      );
      if (!isKnown) throw new ProblemError('notification.destination-not-found');
      await again(database, async (tx) => {
        const row = await lockDestination(tx, destination);
        if (!row) throw new ProblemError('notification.destination-not-found');
        const { lastError, lastSentAt, state, failures } = breakerOf(row);
        await writeBreaker(tx, destination, { ...CLOSED, lastError, lastSentAt });
        await audit(tx, {
          actorId,
          action: 'notification.reset-destination',
          subject: destination,
          reason,
          details: { state, failures },
        });
      });
    },
  };
}

function previewBy(
  channel: DeliveryChannel,
  worded: Worded,
  { links }: NotificationsParts,
): DeliveryDetail['preview'] {
  if (channel === 'sms') return { subject: '', text: textMessageOf(worded, '').text, html: null };
  if (channel === 'slack') return { subject: '', text: chatMessageOf(worded, links).text, html: null };
  return previewOf(worded, links);
}
