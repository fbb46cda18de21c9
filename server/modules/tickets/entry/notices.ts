import type { Notice, NoticeMapping, StreamMapping } from '../../../events/catalog.ts';
import type { Localized } from '../../../lib/localized.ts';

type Entered = { tickets: readonly { ticketId: string; accountId: string }[] };
type Undone = { ticketId: string; accountId: string };
type Told = {
  readonly accountId: string;
  readonly ticketId: string;
  readonly performanceId: string;
  readonly startsAt: number;
  readonly tickets: number;
  readonly title: Localized;
  readonly venue: Localized;
};
type Doubled = {
  readonly roundId: string;
  readonly ticketId: string;
  readonly device: string;
  readonly title: Localized;
};

/** Tells a holder's open pages that their ticket was used, or can be used again. */
export const entryStreams: StreamMapping = ({ name, data }) => {
  const told =
    name === 'tickets.checked-in'
      ? (data as unknown as Entered).tickets
      : name === 'tickets.check-in-undone'
        ? [data as unknown as Undone]
        : [];
  return told.map(({ ticketId, accountId }) => ({
    topic: `me:${accountId}`,
    event: 'ticket',
    data: { ticketId },
    conflate: false,
  }));
};

/** Holders: before the show, and after it. Operators: when a ticket let two in. */
export const entryNotices: NoticeMapping = {
  events: ['tickets.show-near', 'tickets.review-asked', 'tickets.double-entry'],
  of: ({ name, data }): Notice[] => {
    if (name === 'tickets.double-entry') {
      const { roundId, ticketId, device, title } = data as unknown as Doubled;
      const about = { ...titled(title), roundId, ticketId, device };
      return [{ kind: name, to: { operators: true }, data: about }];
    }
    const { accountId, title, venue, startsAt, performanceId, ticketId, tickets } = data as unknown as Told;
    const about = { ...titled(title), startsAt };
    if (name === 'tickets.review-asked') {
      return [{ kind: name, to: { accountId }, data: { ...about, performanceId } }];
    }
    const near = { ...about, ticketId, tickets, venueKo: venue.ko, venueEn: venue.en || venue.ko };
    return [{ kind: name, to: { accountId }, data: near }];
  },
};

const titled = ({ ko, en }: Localized) => ({ titleKo: ko, titleEn: en || ko });
