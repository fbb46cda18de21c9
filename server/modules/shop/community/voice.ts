import type { Localized } from '../../../lib/localized.ts';
import type { LockedFile } from '../../files/index.ts';
import type { OrderLine, OrderStatus } from '../order.ts';
import type { Counts } from './counts.ts';

/** What somebody says of something that they have bought. Times are epoch milliseconds. */
export interface Review {
  readonly id: string;
  readonly productId: string;
  readonly accountId: string;
  readonly orderId: string;
  readonly lineNo: number;
  /** What was chosen of the product's options. */
  readonly choice: Localized | null;
  readonly createdAt: number;
  /** Stars, 1 to 5. */
  rating: number;
  text: string;
  /** Files, in order. */
  pictures: readonly string[];
  status: 'shown' | 'hidden';
  helpful: number;
  updatedAt: number;
  change: 'none' | 'new' | 'changed' | 'gone';
}

export interface Comment {
  readonly id: string;
  /** See `subjectOf`. */
  readonly subject: string;
  readonly productId: string;
  readonly accountId: string;
  readonly text: string;
  readonly createdAt: number;
  status: 'shown' | 'hidden';
  change: 'none' | 'new' | 'changed' | 'gone';
}

export interface Inquiry {
  readonly id: string;
  readonly productId: string;
  readonly accountId: string;
  /** For its writer and operators alone. */
  readonly isPrivate: boolean;
  readonly question: string;
  readonly createdAt: number;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: number | null;
  status: 'open' | 'answered' | 'hidden';
  change: 'none' | 'new' | 'changed' | 'gone';
}

/** An order as far as it says who has received what. */
export interface Received {
  readonly accountId: string;
  readonly status: OrderStatus;
  readonly lines: readonly Pick<
    OrderLine,
    'no' | 'productId' | 'choice' | 'quantity' | 'cancelled' | 'returned'
  >[];
}

export interface Vote {
  readonly reviewId: string;
  readonly accountId: string;
  readonly wasOn: boolean;
  isOn: boolean;
  at: number;
}

/** What a review shows from now on. */
export interface PictureChange {
  readonly reviewId: string;
  readonly accountId: string;
  /** How many it showed before. */
  readonly before: number;
  readonly after: readonly string[];
  readonly at: number;
}

/** The working copy of all rows that a batch touches. */
export interface CommunityState {
  readonly orders: ReadonlyMap<string, Received>;
  readonly reviews: Map<string, Review>;
  /** Which review a line of an order has, by `lineKey`. */
  readonly ofLine: Map<string, string>;
  readonly votes: Map<string, Vote>;
  readonly comments: Map<string, Comment>;
  readonly inquiries: Map<string, Inquiry>;
  /** Products that people may see. */
  readonly visible: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, Localized>;
  readonly counts: Map<string, Stars>;
  /** Files that a command names, and those of reviews that it changes, under lock. */
  readonly files: ReadonlyMap<string, LockedFile>;
  readonly pictures: Map<string, PictureChange>;
}

/** Counts of a product, of the reviews that are shown. */
export interface Stars extends Pick<Counts, 'isNew'> {
  readonly productId: string;
  reviews: number;
  ratingSum: number;
  isTouched: boolean;
}

export type Subject = { readonly kind: 'product' | 'review'; readonly id: string };
export type Voice = 'review' | 'comment' | 'inquiry';

export type CommunityInput =
  | {
      readonly kind: 'review';
      readonly reviewId: string;
      readonly orderId: string;
      readonly lineNo: number;
      readonly rating: number;
      readonly text: string;
      readonly fileIds: readonly string[];
    }
  | {
      readonly kind: 'change-review';
      readonly reviewId: string;
      readonly rating: number;
      readonly text: string;
      readonly fileIds: readonly string[];
    }
  | { readonly kind: 'delete-review'; readonly reviewId: string }
  | { readonly kind: 'vote'; readonly reviewId: string; readonly isHelpful: boolean }
  | { readonly kind: 'comment'; readonly commentId: string; readonly subject: Subject; readonly text: string }
  | { readonly kind: 'delete-comment'; readonly commentId: string }
  | {
      readonly kind: 'inquire';
      readonly inquiryId: string;
      readonly productId: string;
      readonly isPrivate: boolean;
      readonly question: string;
    }
  | { readonly kind: 'delete-inquiry'; readonly inquiryId: string }
  | {
      readonly kind: 'answer';
      readonly inquiryId: string;
      readonly answer: string;
      /** Writes over an answer that is there. */
      readonly isChange: boolean;
    }
  | { readonly kind: 'hide'; readonly voice: Voice; readonly id: string; readonly reason: string }
  | { readonly kind: 'show'; readonly voice: Voice; readonly id: string; readonly reason: string };

export type Asked<Kind extends CommunityInput['kind']> = Extract<CommunityInput, { kind: Kind }>;

export const lineKey = (orderId: string, lineNo: number): string => `${orderId}/${lineNo}`;
export const voteKey = (reviewId: string, accountId: string): string => `${reviewId}/${accountId}`;
export const subjectOf = ({ kind, id }: Subject): string => `${kind}:${id}`;

/** Something is written back that was not new; what this batch has made stays new. */
export function touch(row: { change: Review['change'] }): void {
  if (row.change === 'none') row.change = 'changed';
}
