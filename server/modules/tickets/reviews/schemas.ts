import Type, { type Static } from 'typebox';
import { Closed, Id, Localized, Nullable, PageQuery, Text, Timestamp } from '../../../lib/schema.ts';
import { Author, Paragraphs, Stars } from '../../../voices/schemas.ts';

export const ReviewBody = Closed({
  rating: Stars,
  text: Paragraphs(4_000, '마지막 장면에서 숨을 쉬지 못했어요.'),
});
export type ReviewBody = Static<typeof ReviewBody>;

export const Review = Type.Object({
  reviewId: Id,
  performanceId: Id,
  rating: Type.Integer(),
  text: Type.String(),
  author: Author,
  seenAt: Nullable(Timestamp),
  helpful: Type.Integer({ description: 'Members whom it helped' }),
  isHelpful: Type.Boolean({ description: 'To the caller' }),
  isMine: Type.Boolean(),
  createdAt: Timestamp,
  isEdited: Type.Boolean(),
});
export type Review = Static<typeof Review>;

export const ReviewSort = Type.Union([
  Type.Literal('newest'),
  Type.Literal('helpful'),
  Type.Literal('rating-desc'),
  Type.Literal('rating-asc'),
]);
export type ReviewSort = Static<typeof ReviewSort>;
export const ReviewsQuery = Closed({
  sort: Type.Optional(ReviewSort),
  rating: Type.Optional(Stars),
  ...PageQuery.properties,
});

export const ReviewPage = Type.Object({
  items: Type.Array(Review),
  nextCursor: Nullable(Type.String()),
  summary: Type.Object({
    count: Type.Integer(),
    average: Nullable(Type.Number({ description: 'To a tenth', examples: [4.6] })),
    histogram: Type.Array(Type.Integer(), { description: 'How many of one star, of two, … of five' }),
  }),
  mine: Nullable(
    Type.Object({ reviewId: Id, rating: Type.Integer(), text: Type.String(), isHidden: Type.Boolean() }),
  ),
  canReview: Type.Boolean({ description: 'The caller was there, and has not written of it yet' }),
});
export type ReviewPage = Static<typeof ReviewPage>;

export const Helpful = Type.Object({ reviewId: Id, helpful: Type.Integer(), isHelpful: Type.Boolean() });

const Shown = Type.Union([Type.Literal('shown'), Type.Literal('hidden')]);
export const AdminReview = Type.Object({
  reviewId: Id,
  performanceId: Id,
  performanceTitle: Localized,
  accountId: Type.String({ description: '`former:…`: the writer has left' }),
  memberName: Type.String(),
  rating: Type.Integer(),
  text: Type.String(),
  status: Shown,
  helpful: Type.Integer(),
  createdAt: Timestamp,
});
export type AdminReview = Static<typeof AdminReview>;
export const AdminReviewPage = Type.Object({
  items: Type.Array(AdminReview),
  nextCursor: Nullable(Type.String()),
});
export const AdminReviewsQuery = Closed({
  status: Type.Optional(Shown),
  performanceId: Type.Optional(Id),
  accountId: Type.Optional(Id),
  rating: Type.Optional(Stars),
  ...PageQuery.properties,
});
export type AdminReviewsQuery = Static<typeof AdminReviewsQuery>;
export const ReasonBody = Closed({ reason: Text(200, '다른 사람을 비방하는 내용') });
export const Moderated = Type.Object({ reviewId: Id, status: Shown });
