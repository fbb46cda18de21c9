import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, PageOf, PageQuery, Text, Timestamp } from '../../../lib/schema.ts';
import { Paragraphs } from '../../../voices/schemas.ts';
import { headFields } from '../editing/field-schemas.ts';
import { MAX_COMMENT } from './bounds.ts';

export const TripParams = Closed({ tripId: Id });
export const CommentParams = Closed({ tripId: Id, commentId: Id });
export const FileParams = Closed({ tripId: Id, fileId: Id });

const StartsOn = Nullable(Type.String({ examples: ['2026-12-24'] }));

export const PublicTrip = Type.Object({
  tripId: Id,
  title: Type.String(),
  about: Type.String(),
  author: Type.String({ description: 'Masked', examples: ['김*지'] }),
  startsOn: StartsOn,
  days: Type.Integer(),
  places: Type.Integer({ description: 'Stops of all days' }),
  regions: Type.Array(Type.String()),
  likes: Type.Integer(),
  comments: Type.Integer(),
  copies: Type.Integer(),
  isLiked: Type.Boolean({ description: 'By the caller' }),
  publishedAt: Timestamp,
});
export type PublicTrip = Static<typeof PublicTrip>;
export const PublicTripPage = PageOf(PublicTrip);

const Head = Type.Object(headFields);
/** An entry as it is told; its fields are those of its kind. */
export const OpenEntry = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  dayId: Nullable(Type.String()),
  position: Type.String(),
  sequence: Type.Integer(),
  fields: Type.Record(Type.String(), Type.Unknown()),
});
export type OpenEntry = Static<typeof OpenEntry>;
const document = {
  head: Head,
  days: Type.Integer(),
  entries: Type.Array(OpenEntry, { description: 'Days, stops, notes and lists, in their order' }),
};
export const PublicTripDetail = Type.Object({
  ...PublicTrip.properties,
  ...document,
  isMine: Type.Boolean({ description: 'The caller takes part in it' }),
});
export type PublicTripDetail = Static<typeof PublicTripDetail>;

export const SharedTrip = Type.Object({
  ...document,
  withCosts: Type.Boolean(),
  people: Type.Array(Type.Object({ personId: Id, name: Type.String() }), {
    description: 'Empty unless costs are shown, which name them',
  }),
});
export type SharedTrip = Static<typeof SharedTrip>;

export const PublicQuery = Closed({
  region: Type.Optional(
    Type.String({ pattern: '^[0-9a-z-]{2,20}$', description: 'Code of a province', examples: ['jeju'] }),
  ),
  days: Type.Optional(
    Type.String({
      pattern: '^[1-9][0-9]?(-[1-9][0-9]?)?$',
      description: 'How many, or from how many to how many',
      examples: ['3', '4-7'],
    }),
  ),
  sort: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('liked')])),
  q: Type.Optional(
    Type.String({
      maxLength: 100,
      pattern: '^[^\\u0000-\\u001F\\u007F]*$',
      description: 'Looked for in titles, what is said of the trip, and names of its places',
    }),
  ),
  ...PageQuery.properties,
});
export type PublicQuery = Static<typeof PublicQuery>;

export const Liked = Type.Object({ tripId: Id, isLiked: Type.Boolean(), likes: Type.Integer() });

export const CommentBody = Closed({ text: Paragraphs(MAX_COMMENT, '이 순서대로 다녀왔어요. 좋았습니다.') });
export const TripComment = Type.Object({
  commentId: Id,
  author: Type.String({ description: 'Masked' }),
  isFormer: Type.Boolean({ description: 'Whoever wrote it has no account any more' }),
  text: Type.String(),
  at: Timestamp,
  isMine: Type.Boolean(),
  mayDelete: Type.Boolean({ description: 'One’s own, or below one’s own trip' }),
});
export type TripComment = Static<typeof TripComment>;
export const TripCommentPage = PageOf(TripComment);
export const CommentDone = Type.Object({ tripId: Id, commentId: Id });

export const TripFile = Type.Object({
  fileId: Id,
  entryId: Nullable(Type.String()),
  name: Type.String(),
  type: Type.Union([Type.Literal('image/webp'), Type.Literal('application/pdf')]),
  bytes: Type.Integer({ description: 'As it is stored, all sizes together' }),
  addedBy: Type.String({ description: 'Account; `former`: of somebody who has left Madang' }),
  addedAt: Timestamp,
});
export type TripFile = Static<typeof TripFile>;
export const TripFiles = Type.Object({ items: Type.Array(TripFile) });
export const FileDone = Type.Object({ tripId: Id, fileId: Id });
export const FileQuery = Closed({
  width: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 4_000, description: 'Of a picture: one as wide is enough' }),
  ),
});

export const CopyBody = Closed({
  tripId: Type.Optional({ ...Id, description: 'A public trip, or one that the caller takes part in' }),
  token: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z_-]{16,64}$', description: 'Of a read link' })),
  title: Type.Optional(Text(200, '우리의 제주')),
  startsOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-12-24'] })),
});
export const Copied = Type.Object({ tripId: Id });
