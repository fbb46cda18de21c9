import { textOf } from '../../../routes/plain-search.ts';
import { listAddress } from '../../admin/lists/conditions.ts';

/** Which words of an address the list of reservations knows. */
export const reservationsAddress = listAddress({
  many: ['status', 'payWith', 'performanceId', 'roundId', 'accountId'],
  one: [
    ...['q', 'attention', 'withCoupon', 'atDoor', 'amountFrom', 'amountTo'],
    ...['from', 'to', 'paidFrom', 'paidTo', 'showFrom', 'showTo', 'sort'],
  ],
});

/** Which reviews are looked at; without a status all of them. */
export type ReviewsAddress = { status?: 'shown' | 'hidden'; rating?: string };

export function reviewsAddress(search: Record<string, unknown>): ReviewsAddress {
  const status = textOf(search, 'status');
  const rating = textOf(search, 'rating');
  return {
    ...((status === 'shown' || status === 'hidden') && { status }),
    ...(rating !== undefined && /^[1-5]$/.test(rating) && { rating }),
  };
}
