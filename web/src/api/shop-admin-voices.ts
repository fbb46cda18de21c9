import { paged } from './admin.ts';
import { command, type Query } from './client.ts';
import { put } from './shop-admin.ts';
import type { AdminComment, AdminInquiry, AdminReview, VoicePage } from './shop-admin-types.ts';

export const adminReviewsQuery = (query: Query) =>
  paged<VoicePage<AdminReview>>(['shop', 'reviews'], '/admin/shop/reviews', query);
export const adminCommentsQuery = (query: Query) =>
  paged<VoicePage<AdminComment>>(['shop', 'comments'], '/admin/shop/comments', query);
export const adminInquiriesQuery = (query: Query) =>
  paged<VoicePage<AdminInquiry>>(['shop', 'inquiries'], '/admin/shop/inquiries', query);

export type Voice = 'reviews' | 'comments' | 'inquiries';
type Moderated = { id: string; status: 'shown' | 'hidden' };

/** Takes what somebody said off the pages, or puts it back; whoever wrote it is told why. */
export const moderate = (
  voice: Voice,
  id: string,
  isHidden: boolean,
  body: { reason: string },
  key: string,
) => command<Moderated>(`/admin/shop/${voice}/${id}/${isHidden ? 'hidings' : 'showings'}`, body, key);
/** @param body with `isChange` the answer that is there is written over */
export const answerInquiry = (inquiryId: string, body: { answer: string; isChange: boolean }, key: string) =>
  put<{ inquiryId: string }>(`/admin/shop/inquiries/${inquiryId}/answer`, body, key);
