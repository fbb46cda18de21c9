import type { NoticeMapping, StreamMapping } from '../../../events/catalog.ts';
import type { Localized } from '../../../lib/localized.ts';

type Moved = {
  readonly accountId: string;
  readonly title: Localized;
  readonly startedAt: number;
  readonly startsAt: number;
  readonly freeUntil: number | null;
  readonly reservationId: string | null;
  readonly ticketId: string | null;
  readonly tickets: number;
};

/** Everybody who holds something of a round that takes place at another time. */
export const moveNotices: NoticeMapping = {
  events: ['tickets.round-moved'],
  of: ({ name, data }) => {
    const { accountId, title, reservationId, ticketId, ...told } = data as unknown as Moved;
    const { startedAt, startsAt, freeUntil, tickets } = told;
    const about = { titleKo: title.ko, titleEn: title.en, startedAt, startsAt, tickets };
    return [
      {
        kind: name,
        to: { accountId },
        data: { ...about, reservationId, ticketId, freeUntil: freeUntil ?? 0 },
      },
    ];
  },
};

/** Their open pages show the new time. */
export const moveStreams: StreamMapping = ({ name, data }) => {
  if (name !== 'tickets.round-moved') return [];
  const { accountId, reservationId, ticketId } = data as unknown as Moved;
  const to = { topic: `me:${accountId}`, conflate: false };
  return [
    ...(reservationId === null
      ? []
      : [{ ...to, event: 'reservation', data: { reservationId, status: null } }]),
    ...(ticketId === null ? [] : [{ ...to, event: 'ticket', data: { ticketId } }]),
  ];
};
