import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Id, Nullable, PageQuery, Text, Timestamp } from '../../../lib/schema.ts';
import { Localized } from '../catalogue/schemas.ts';

const Shown = Type.Union([Type.Literal('shown'), Type.Literal('hidden')]);
const InquiryStatus = Type.Union([Type.Literal('open'), Type.Literal('answered'), Type.Literal('hidden')]);

/** What stands beside everything that somebody said. */
const about = {
  productId: Id,
  productName: Localized,
  accountId: Type.String({ description: '`former`: the writer has left' }),
  memberName: Type.String(),
  createdAt: Timestamp,
};

export const AdminReview = Type.Object({
  reviewId: Id,
  ...about,
  orderId: Id,
  rating: Type.Integer(),
  text: Type.String(),
  pictures: Type.Array(Picture),
  status: Shown,
  helpful: Type.Integer(),
});
export type AdminReview = Static<typeof AdminReview>;

export const AdminComment = Type.Object({
  commentId: Id,
  ...about,
  subject: Type.Object({
    kind: Type.Union([Type.Literal('product'), Type.Literal('review')]),
    id: Id,
  }),
  text: Type.String(),
  status: Shown,
});
export type AdminComment = Static<typeof AdminComment>;

export const AdminInquiry = Type.Object({
  inquiryId: Id,
  ...about,
  isPrivate: Type.Boolean(),
  question: Type.String(),
  answer: Nullable(Type.String()),
  answeredAt: Nullable(Timestamp),
  answeredBy: Nullable(Type.String({ description: 'Name of the operator' })),
  status: InquiryStatus,
});
export type AdminInquiry = Static<typeof AdminInquiry>;

/** How many there are of each status, up to a bound. */
const Counts = Type.Record(Type.String(), Type.Integer(), {
  description: 'By status, of everything that was ever said and is there; counted no further than 10,000',
});
const page = <T extends typeof AdminReview | typeof AdminComment | typeof AdminInquiry>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()), counts: Counts });
export const AdminReviewPage = page(AdminReview);
export const AdminCommentPage = page(AdminComment);
export const AdminInquiryPage = page(AdminInquiry);

export const VoicesQuery = Closed({
  status: Type.Optional(Shown),
  productId: Type.Optional(Id),
  accountId: Type.Optional(Id),
  ...PageQuery.properties,
});
export type VoicesQuery = Static<typeof VoicesQuery>;
export const ReviewVoicesQuery = Closed({
  ...VoicesQuery.properties,
  rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
});
export type ReviewVoicesQuery = Static<typeof ReviewVoicesQuery>;
export const InquiriesQuery = Closed({
  ...VoicesQuery.properties,
  status: Type.Optional(InquiryStatus),
  isPrivate: Type.Optional(Type.Boolean()),
});
export type InquiriesQuery = Static<typeof InquiriesQuery>;

export const Reason = Closed({ reason: Text(200, '다른 사람을 비방하는 내용') });
export const Moderated = Type.Object({ id: Id, status: Shown });

export const AnswerBody = Closed({
  answer: Type.String({
    minLength: 1,
    maxLength: 2_000,
    pattern:
      '^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*[^\\s\\u0000-\\u001F\\u007F][^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$',
    examples: ['다음 주 화요일에 다시 들어옵니다.'],
  }),
  isChange: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Writes over the answer that is there; else that is a conflict',
    }),
  ),
});
export const Answered = Type.Object({ inquiryId: Id });
