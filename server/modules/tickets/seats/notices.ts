import type { Notice, NoticeMapping } from '../../../events/catalog.ts';

type Offered = {
  roundId: string;
  accountId: string;
  holdId: string;
  seats: readonly number[];
  startsAt: number;
  expiresAt?: number;
  title: { ko: string; en: string };
};

/** Members: places that they waited for are theirs for a while; or were, or what they held was taken back. */
export const seatNotices: NoticeMapping = {
  events: ['tickets.offered', 'tickets.offer-lapsed', 'tickets.hold-ended'],
  of: ({ name, data }): Notice[] => {
    const { roundId, accountId, holdId, seats, startsAt, expiresAt = 0, title } = data as Offered;
    const about = { roundId, titleKo: title.ko, titleEn: title.en, startsAt, places: seats.length };
    const to = { accountId };
    return name === 'tickets.offered'
      ? [{ kind: 'tickets.offered', to, data: { ...about, holdId, expiresAt } }]
      : [{ kind: name, to, data: about }];
  },
};
