import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import type {
  CommentPage,
  Inquiry,
  InquiryPage,
  Review,
  Reviewable,
  ReviewablePage,
  ReviewBody,
  ReviewPage,
  ReviewSort,
} from './shop-types.ts';

export const reviewsKey = ['shop', 'reviews'] as const;
const commentsKey = ['shop', 'comments'] as const;
export const inquiriesKey = ['shop', 'inquiries'] as const;

export type ReviewFilter = { sort: ReviewSort; withPictures: boolean; rating?: number | undefined };

export const reviewsQuery = (productId: string, { sort, withPictures, rating }: ReviewFilter) =>
  infiniteQueryOptions({
    queryKey: [...reviewsKey, productId, { sort, withPictures, rating }],
    queryFn: ({ pageParam, signal }) =>
      get<ReviewPage>(
        `/shop/products/${productId}/reviews`,
        { sort, withPictures: withPictures || undefined, rating, cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** More pages than anybody has orders. */
const MAX_PAGES = 20;

/** What the member has received, and what they have said about it. */
export const reviewableQuery = queryOptions({
  queryKey: [...reviewsKey, 'reviewable'],
  queryFn: async ({ signal }) => {
    const items: Reviewable[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const read = await get<ReviewablePage>('/shop/reviewable', { cursor, limit: 100 }, signal);
      items.push(...read.items);
      if (read.nextCursor === null) break;
      cursor = read.nextCursor;
    }
    return items;
  },
});

export const writeReview = (orderId: string, no: number, body: ReviewBody, key: string) =>
  command<Review>(`/shop/orders/${orderId}/lines/${no}/review`, body, key);
export const changeReview = (reviewId: string, body: ReviewBody, key: string) =>
  request<Review>(`/shop/reviews/${reviewId}`, { method: 'PUT', body, key });
export const deleteReview = (reviewId: string, key: string) =>
  request<void>(`/shop/reviews/${reviewId}`, { method: 'DELETE', key });
export const markHelpful = (reviewId: string, isHelpful: boolean, key: string) =>
  request<void>(`/shop/reviews/${reviewId}/helpful`, { method: isHelpful ? 'PUT' : 'DELETE', key });

/** What comments are about. */
export type Subject = { kind: 'products' | 'reviews'; id: string };
export const commentsQuery = ({ kind, id }: Subject) =>
  infiniteQueryOptions({
    queryKey: [...commentsKey, kind, id],
    queryFn: ({ pageParam, signal }) =>
      get<CommentPage>(`/shop/${kind}/${id}/comments`, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
export const writeComment = ({ kind, id }: Subject, body: { text: string }, key: string) =>
  command<{ commentId: string }>(`/shop/${kind}/${id}/comments`, body, key);
export const deleteComment = (commentId: string, key: string) =>
  request<void>(`/shop/comments/${commentId}`, { method: 'DELETE', key });

export const inquiriesQuery = (productId: string) =>
  infiniteQueryOptions({
    queryKey: [...inquiriesKey, 'of', productId],
    queryFn: ({ pageParam, signal }) =>
      get<InquiryPage>(`/shop/products/${productId}/inquiries`, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
export const myInquiriesQuery = infiniteQueryOptions({
  queryKey: [...inquiriesKey, 'mine'],
  queryFn: ({ pageParam, signal }) => get<InquiryPage>('/shop/inquiries', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
export const ask = (productId: string, body: { question: string; isPrivate: boolean }, key: string) =>
  command<Inquiry>(`/shop/products/${productId}/inquiries`, body, key);
export const deleteInquiry = (inquiryId: string, key: string) =>
  request<void>(`/shop/inquiries/${inquiryId}`, { method: 'DELETE', key });
