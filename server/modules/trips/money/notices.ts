import type { NoticeMapping } from '../../../events/catalog.ts';

interface TripSettled {
  readonly tripId: string;
  readonly title: string;
  readonly amount: number;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}

/** Who was paid back is told by whom; pay says nothing of settlements, as the trip knows more. */
export const moneyNotices: NoticeMapping = {
  events: ['trips.settled'],
  of: ({ data }) => {
    const { tripId, title, amount, currency, from, to } = data as unknown as TripSettled;
    return [
      { kind: 'trips.settled', to: { accountId: to }, data: { tripId, title, amount, currency, from } },
    ];
  },
};
