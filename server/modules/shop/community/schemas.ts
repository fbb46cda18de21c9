import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Id, Nullable, PageOf, PageQuery, Timestamp } from '../../../lib/schema.ts';
import { Author, Paragraphs, Stars } from '../../../voices/schemas.ts';
import { Localized } from '../catalogue/schemas.ts';

export { Author };

export const ReviewBody = Closed({
  rating: Stars,
  text: Paragraphs(4_000, '향이 은은하고 포장도 꼼꼼했어요.'),
  pictures: Type.Optional(
    Type.Array(Id, { maxItems: 5, uniqueItems: true, description: 'File ids of one’s own uploads' }),
  ),
});
export type ReviewBody = Static<typeof ReviewBody>;

export const Review = Type.Object({
  reviewId: Id,
  productId: Id,
  rating: Type.Integer(),
  text: Type.String(),
  pictures: Type.Array(Picture),
  author: Author,
  choice: Nullable(Localized),
  helpful: Type.Integer({ description: 'Members whom it helped' }),
  isHelpful: Type.Boolean({ description: 'To the caller' }),
  isMine: Type.Boolean(),
  comments: Type.Integer(),
  createdAt: Timestamp,
  isEdited: Type.Boolean(),
});
export type Review = Static<typeof Review>;

export const ReviewSummary = Type.Object({
  count: Type.Integer(),
  average: Nullable(Type.Number({ description: 'To a tenth', examples: [4.6] })),
  histogram: Type.Array(Type.Integer(), { description: 'How many of one star, of two, … of five' }),
  withPictures: Type.Integer(),
});
export type ReviewSummary = Static<typeof ReviewSummary>;

export const ReviewPage = Type.Object({
  items: Type.Array(Review),
  nextCursor: Nullable(Type.String()),
  summary: ReviewSummary,
});
export type ReviewPage = Static<typeof ReviewPage>;

export const ReviewSort = Type.Union([
  Type.Literal('newest'),
  Type.Literal('helpful'),
  Type.Literal('rating-desc'),
  Type.Literal('rating-asc'),
]);
export type ReviewSort = Static<typeof ReviewSort>;
export const ReviewsQuery = Closed({
  sort: Type.Optional(ReviewSort),
  withPictures: Type.Optional(Type.Boolean()),
  rating: Type.Optional(Stars),
  ...PageQuery.properties,
});

/** One's own review, as it is written on. */
export const OwnReview = Type.Object({
  reviewId: Id,
  rating: Type.Integer(),
  text: Type.String(),
  pictures: Type.Array(Type.Object({ fileId: Id, picture: Picture })),
  status: Type.Union([Type.Literal('shown'), Type.Literal('hidden')]),
  helpful: Type.Integer(),
  createdAt: Timestamp,
  isEdited: Type.Boolean(),
});
/** Something that one has received, and what one has said about it. */
export const Reviewable = Type.Object({
  orderId: Id,
  no: Type.Integer(),
  productId: Id,
  name: Localized,
  choice: Nullable(Localized),
  picture: Nullable(Picture),
  deliveredAt: Nullable(Timestamp),
  review: Nullable(OwnReview),
});
export type Reviewable = Static<typeof Reviewable>;
export const ReviewablePage = PageOf(Reviewable);
export type ReviewablePage = Static<typeof ReviewablePage>;

export const Helpful = Type.Object({ reviewId: Id, helpful: Type.Integer(), isHelpful: Type.Boolean() });

export const CommentBody = Closed({ text: Paragraphs(1_000, '저도 궁금해요.') });
export const Comment = Type.Object({
  commentId: Id,
  text: Type.String(),
  author: Author,
  isMine: Type.Boolean(),
  createdAt: Timestamp,
});
export type Comment = Static<typeof Comment>;
export const CommentPage = PageOf(Comment);

export const InquiryBody = Closed({
  question: Paragraphs(2_000, '언제쯤 다시 들어오나요?'),
  isPrivate: Type.Optional(Type.Boolean({ default: false, description: 'For oneself and operators alone' })),
});
export const Inquiry = Type.Object({
  inquiryId: Id,
  productId: Id,
  isPrivate: Type.Boolean(),
  question: Nullable(Type.String({ description: 'null: it is private, and not the caller’s' })),
  answer: Nullable(Type.String()),
  answeredAt: Nullable(Timestamp),
  status: Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('hidden')], {
    description: '`hidden` only to who wrote it',
  }),
  author: Type.String({
    description: 'Masked; of somebody else’s private one nothing is said',
    examples: ['김*지'],
  }),
  isMine: Type.Boolean(),
  createdAt: Timestamp,
  product: Type.Optional(Type.Object({ name: Localized, picture: Nullable(Picture) })),
});
export type Inquiry = Static<typeof Inquiry>;
export const InquiryPage = PageOf(Inquiry);
