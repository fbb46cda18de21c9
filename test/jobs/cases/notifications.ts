import { expect } from 'vitest';
import type { DeliveriesTable } from '../../../server/db/schema.ts';
import { newDelivery } from '../../../server/modules/notifications/queries.ts';
import { type Case, DAY_MS, idAt, plant, times } from './case.ts';

const COUNT = 30;
const YOUNG = 6;
const MEMBERS = ['jun', 'minji', 'soyeon'];

const notice = (at: number, n: number) => ({
  id: idAt(at, n),
  account_id: MEMBERS[n % MEMBERS.length]!,
  event_id: idAt(at, n),
  kind: 'x.y',
  data: '{}',
  at,
  read_at: n % 2 === 0 ? null : at,
});

const delivery = (at: number, n: number, status: DeliveriesTable['status']): DeliveriesTable => ({
  ...newDelivery({
    id: idAt(at, n),
    event_id: idAt(at, n),
    channel: 'mail',
    addressee: `a:${n}`,
    destination: 'mail',
    kind: 'x.y',
    account_id: null,
    address: null,
    locale: 'ko',
    data: '{}',
    created_at: at,
  }),
  status,
});

const purge: Case = {
  job: 'notifications.purge',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const notices = [
      ...times(COUNT, (n) => notice(now - 366 * DAY_MS, n)),
      ...times(YOUNG, (n) => notice(now - 364 * DAY_MS, n)),
    ];
    await plant(core, 'notifications', notices);
    const inboxes = MEMBERS.map((account_id) => ({
      account_id,
      unread: notices.filter((row) => row.account_id === account_id && row.read_at === null).length,
      preferences: '{}',
      phone: null,
      asked_phone: null,
      asked_at: null,
      asked_attempts: 0,
    }));
    await plant(core, 'notification_inboxes', inboxes);
    const ended = (['sent', 'dead', 'dropped'] as const).flatMap((status, kind) =>
      times(COUNT / 3, (n) => delivery(now - 91 * DAY_MS, kind * COUNT + n, status)),
    );
    await plant(core, 'deliveries', [
      ...ended,
      ...times(YOUNG, (n) => delivery(now - 91 * DAY_MS, 3 * COUNT + n, 'pending')),
      ...times(YOUNG, (n) => delivery(now - 89 * DAY_MS, n, 'sent')),
    ]);
  },
  check: async ({ database }) => {
    const { reader } = database;
    const notices = await reader.selectFrom('notifications').selectAll().execute();
    expect(notices).toHaveLength(YOUNG);
    // The counts went down with the notices, once for each.
    const inboxes = await reader.selectFrom('notification_inboxes').selectAll().execute();
    for (const { account_id, unread } of inboxes) {
      const own = notices.filter((row) => row.account_id === account_id && row.read_at === null);
      expect([account_id, unread]).toEqual([account_id, own.length]);
    }
    const deliveries = await reader.selectFrom('deliveries').select('status').execute();
    expect(deliveries.map((row) => row.status).sort()).toEqual([
      ...times(YOUNG, () => 'pending'),
      ...times(YOUNG, () => 'sent'),
    ]);
  },
};

export const notificationCases: readonly Case[] = [purge];
