import type { Localized } from '../../../lib/localized.ts';

/** What somebody says of a show that they have seen. Times are epoch milliseconds. */
export interface Review {
  readonly id: string;
  readonly performanceId: string;
  readonly accountId: string;
  /** The round at which they were. */
  readonly roundId: string;
  readonly createdAt: number;
  /** Stars, 1 to 5. */
  rating: number;
  text: string;
  status: 'shown' | 'hidden';
  helpful: number;
  updatedAt: number;
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** Whether somebody says that a review helped. */
export interface Vote {
  readonly reviewId: string;
  readonly accountId: string;
  readonly wasOn: boolean;
  isOn: boolean;
  at: number;
}

/** The stars of a performance, which stand in its row. */
export interface Stars {
  readonly performanceId: string;
  readonly title: Localized;
  /** People may read of it. */
  readonly isVisible: boolean;
  ratings: number;
  ratingSum: number;
  isTouched: boolean;
}

export type ReviewInput =
  | {
      readonly kind: 'review';
      readonly reviewId: string;
      readonly performanceId: string;
      readonly rating: number;
      readonly text: string;
    }
  | {
      readonly kind: 'change-review';
      readonly reviewId: string;
      readonly rating: number;
      readonly text: string;
    }
  | { readonly kind: 'delete-review'; readonly reviewId: string }
  | { readonly kind: 'vote'; readonly reviewId: string; readonly isHelpful: boolean }
  | { readonly kind: 'hide' | 'show'; readonly reviewId: string; readonly reason: string };

export type Asked<Kind extends ReviewInput['kind']> = Extract<ReviewInput, { kind: Kind }>;

/** A ticket as far as it tells whether somebody was there. */
export interface Attendance {
  readonly roundId: string;
  readonly isUsed: boolean;
  /** When the round was over. */
  readonly overAt: number;
}

/** The working copy of all that a batch of the lane `tickets-reviews` touches. */
export interface ReviewState {
  readonly stars: Map<string, Stars>;
  readonly reviews: Map<string, Review>;
  /** Whose review there is of a performance, by `performanceId/accountId`. */
  readonly written: Map<string, string>;
  /** Tickets of those who want to write, by the same. */
  readonly attended: Map<string, readonly Attendance[]>;
  readonly votes: Map<string, Vote>;
}

export const authorKey = (performanceId: string, accountId: string): string =>
  `${performanceId}/${accountId}`;
export const voteKey = (reviewId: string, accountId: string): string => `${reviewId}/${accountId}`;
