import { textOf } from '../../../../routes/plain-search.ts';

export type InquiriesAddress = { status?: 'answered' | 'hidden' };
export function inquiriesAddress(search: Record<string, unknown>): InquiriesAddress {
  const status = textOf(search, 'status');
  return status === 'answered' || status === 'hidden' ? { status } : {};
}
export const inquiryStatus = ({ status }: InquiriesAddress): 'open' | 'answered' | 'hidden' =>
  status ?? 'open';

/** Which of what people said is looked at; without a kind it is reviews, without a status all of them. */
export type ReviewsAddress = { kind?: 'comments'; status?: 'shown' | 'hidden'; rating?: string };
export function reviewsAddress(search: Record<string, unknown>): ReviewsAddress {
  const status = textOf(search, 'status');
  const rating = textOf(search, 'rating');
  return {
    ...(textOf(search, 'kind') === 'comments' && { kind: 'comments' as const }),
    ...((status === 'shown' || status === 'hidden') && { status }),
    ...(rating !== undefined && /^[1-5]$/.test(rating) && { rating }),
  };
}
