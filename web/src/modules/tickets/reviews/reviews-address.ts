import type { ReviewSort } from '../../../api/tickets-types.ts';

export const REVIEW_SORTS: readonly ReviewSort[] = ['helpful', 'newest', 'rating-desc', 'rating-asc'];

/** Which reviews of a performance one looks at, as its address has it. */
export interface ReviewsAddress {
  /** Only those with so many. */
  readonly stars?: number;
  /** Without it what helped most comes first. */
  readonly reviews?: ReviewSort;
}

/** @param search of an address that anybody may have typed */
export function reviewsAddress({ stars, reviews }: Record<string, unknown>): ReviewsAddress {
  const rating = Number(stars);
  const sort = REVIEW_SORTS.find((one) => one === reviews);
  return {
    ...(Number.isInteger(rating) && rating >= 1 && rating <= 5 && { stars: rating }),
    ...(sort !== undefined && sort !== 'helpful' && { reviews: sort }),
  };
}
