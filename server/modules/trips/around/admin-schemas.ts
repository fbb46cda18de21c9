import Type, { type Static } from 'typebox';
import { From, ListPageOf, ListQueryOf, OneOrMore, SearchText, To } from '../../../lib/list-schema.ts';
import { Closed, Id, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { OpenEntry } from './schemas.ts';

const Ids = OneOrMore(Type.String({ pattern: '^[0-9A-Za-z]{1,16}$' }));

export const AdminTripSummary = Type.Object({
  tripId: Id,
  title: Type.String(),
  ownerId: Type.String(),
  ownerName: Type.String(),
  days: Type.Integer(),
  regions: Type.Array(Type.String()),
  likes: Type.Integer(),
  comments: Type.Integer(),
  copies: Type.Integer(),
  publishedAt: Nullable(Timestamp),
  hiddenAt: Nullable(Timestamp),
  createdAt: Timestamp,
});
export type AdminTripSummary = Static<typeof AdminTripSummary>;
export const AdminTripsQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a title; or whole: a trip, an account, an e-mail')),
  ownerId: Type.Optional(Ids),
  hidden: Type.Optional(Type.Boolean({ description: 'Only those that operators hid' })),
  from: From,
  to: To,
  sort: Type.Optional(
    Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('liked')], {
      description: '`newest` unless told otherwise; `liked`: the most liked first',
    }),
  ),
});
export type AdminTripsQuery = Static<typeof AdminTripsQuery>;
/** Facets: `days`. */
export const AdminTripsPage = ListPageOf(AdminTripSummary);

export const AdminTrip = Type.Object({
  ...AdminTripSummary.properties,
  about: Type.String(),
  entries: Type.Array(OpenEntry, { description: 'What the public sees, or would see, of it' }),
});
export type AdminTrip = Static<typeof AdminTrip>;

export const AdminTripComment = Type.Object({
  commentId: Id,
  tripId: Id,
  tripTitle: Type.String(),
  accountId: Type.String({ description: '`former`: the writer has left' }),
  memberName: Type.String(),
  text: Type.String(),
  at: Timestamp,
  hiddenAt: Nullable(Timestamp),
});
export type AdminTripComment = Static<typeof AdminTripComment>;
export const AdminTripCommentsQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of what is said; or whole: a comment, an account, an e-mail')),
  tripId: Type.Optional(Ids),
  accountId: Type.Optional(Ids),
  hidden: Type.Optional(Type.Boolean({ description: 'Only those that operators hid' })),
  from: From,
  to: To,
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')])),
});
export type AdminTripCommentsQuery = Static<typeof AdminTripCommentsQuery>;
/** Facets: `tripId`. */
export const AdminTripCommentsPage = ListPageOf(AdminTripComment);

export const TripsOverview = Type.Object(
  {
    publicTrips: Type.Integer(),
    hiddenTrips: Type.Integer(),
    newTrips: Type.Integer({ description: 'Made within seven days, private ones too' }),
    newComments: Type.Integer({ description: 'Of seven days' }),
    hiddenComments: Type.Integer(),
  },
  { description: 'Each counted no further than 10,000' },
);

export const ReasonBody = Closed({ reason: Text(200, '광고를 위해 만든 여행') });
export const CommentParams = Closed({ commentId: Id });
const status = Type.Union([Type.Literal('hidden'), Type.Literal('shown')]);
export const TripModerated = Type.Object({ tripId: Id, status });
export const CommentModerated = Type.Object({ commentId: Id, status });
