import Type, { type Static } from 'typebox';
import { ListPageOf, ListQueryOf, OneOrMore, SearchText } from '../../../lib/list-schema.ts';
import { LongWords, Name, Words } from '../../../lib/localized-schema.ts';
import { Picture } from '../../../lib/picture-schema.ts';
import {
  Closed,
  Currency,
  Id,
  Localized,
  MAX_AMOUNT,
  Money,
  Nullable,
  Text,
  Timestamp,
} from '../../../lib/schema.ts';
import type { HallMapBody } from '../maps/schemas.ts';
import { Genre, PerformerKind, Region, RoundState } from './schemas.ts';

const Reason = Type.Optional(Text(200, 'The season of autumn'));
const Version = Type.Integer({ minimum: 0, description: 'Of the object as it was read' });
const PictureId = Type.Optional(Nullable(Id));
const NAMED_LIST = Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('name')], {
  default: 'newest',
});

const VenueStatus = Type.Union([Type.Literal('open'), Type.Literal('closed')]);
const venueFields = {
  name: Name(120, '마당아트홀', 'Madang Arts Hall'),
  region: Region,
  address: Type.Optional(Words(300)),
  latitude: Type.Optional(Nullable(Type.Number({ minimum: -90, maximum: 90 }))),
  longitude: Type.Optional(Nullable(Type.Number({ minimum: -180, maximum: 180 }))),
  about: Type.Optional(LongWords(4_000)),
  pictureId: PictureId,
  status: Type.Optional(VenueStatus),
  reason: Reason,
};
export const NewVenueBody = Closed(venueFields);
export type NewVenueBody = Static<typeof NewVenueBody>;
export const VenueBody = Closed({ ...venueFields, version: Version });
export type VenueBody = Static<typeof VenueBody>;

export const AdminHall = Type.Object({
  hallId: Id,
  venueId: Id,
  name: Localized,
  mapId: Nullable(Id),
  mapNo: Type.Integer({ description: 'How often it was drawn; 0: never' }),
  seats: Type.Integer(),
  version: Type.Integer(),
  updatedAt: Timestamp,
});
export type AdminHall = Static<typeof AdminHall>;
/** The map is under `/tickets/maps/{mapId}`, too. */
export const AdminHallWithMap = Type.Object({
  ...AdminHall.properties,
  map: Nullable(Type.Unsafe<HallMapBody>({ type: 'object', additionalProperties: true })),
  grades: Type.Array(
    Type.Object({ key: Type.String(), name: Localized, colour: Type.Integer(), seats: Type.Integer() }),
    {
      description: 'Of the map, with how many places each has',
    },
  ),
});
export type AdminHallWithMap = Static<typeof AdminHallWithMap>;
export const NewHallBody = Closed({ name: Name(120, '대극장', 'Main hall'), reason: Reason });
export const HallBody = Closed({ name: Name(120, '대극장', 'Main hall'), version: Version, reason: Reason });

export const AdminVenue = Type.Object({
  venueId: Id,
  name: Localized,
  region: Region,
  address: Localized,
  latitude: Nullable(Type.Number()),
  longitude: Nullable(Type.Number()),
  about: Localized,
  pictureId: Nullable(Id),
  picture: Nullable(Picture),
  status: VenueStatus,
  halls: Type.Array(AdminHall),
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type AdminVenue = Static<typeof AdminVenue>;
export const AdminVenueSummary = Type.Object({
  venueId: Id,
  name: Localized,
  region: Region,
  picture: Nullable(Picture),
  status: VenueStatus,
  halls: Type.Integer(),
  seats: Type.Integer({ description: 'Of its largest hall' }),
  updatedAt: Timestamp,
});
export type AdminVenueSummary = Static<typeof AdminVenueSummary>;
export const AdminVenuesQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a name or address; or a whole venue id')),
  region: Type.Optional(OneOrMore(Region)),
  status: Type.Optional(OneOrMore(VenueStatus)),
  sort: Type.Optional(NAMED_LIST),
});
export type AdminVenuesQuery = Static<typeof AdminVenuesQuery>;
/** Facets: `region`, `status`. */
export const AdminVenuesPage = ListPageOf(AdminVenueSummary);

const performerFields = {
  name: Name(120, '김마당', 'Kim Madang'),
  kind: PerformerKind,
  about: Type.Optional(LongWords(4_000)),
  pictureId: PictureId,
  reason: Reason,
};
export const NewPerformerBody = Closed(performerFields);
export type NewPerformerBody = Static<typeof NewPerformerBody>;
export const PerformerBody = Closed({ ...performerFields, version: Version });
export type PerformerBody = Static<typeof PerformerBody>;
export const AdminPerformer = Type.Object({
  performerId: Id,
  name: Localized,
  kind: PerformerKind,
  about: Localized,
  pictureId: Nullable(Id),
  picture: Nullable(Picture),
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type AdminPerformer = Static<typeof AdminPerformer>;
export const AdminPerformersQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a name; or a whole performer id')),
  kind: Type.Optional(OneOrMore(PerformerKind)),
  sort: Type.Optional(NAMED_LIST),
});
export type AdminPerformersQuery = Static<typeof AdminPerformersQuery>;
/** Facets: `kind`. */
export const AdminPerformersPage = ListPageOf(AdminPerformer);

export const PerformanceStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('published'),
  Type.Literal('hidden'),
  Type.Literal('ended'),
]);
export type PerformanceStatus = Static<typeof PerformanceStatus>;

const performanceFields = {
  title: Name(200, '뮤지컬 〈봄밤〉', 'Spring Night, a musical'),
  genre: Genre,
  summary: Type.Optional(Words(400)),
  about: Type.Optional(LongWords(20_000)),
  posterId: PictureId,
  venueId: Id,
  ageLimit: Type.Optional(Type.Integer({ minimum: 0, maximum: 19, default: 0 })),
  minutes: Type.Integer({ minimum: 1, maximum: 1440, examples: [150] }),
  breakMinutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 240, default: 0 })),
  cast: Type.Optional(
    Type.Array(Closed({ performerId: Id, role: Type.Optional(Words(120)) }), { maxItems: 60 }),
  ),
  reason: Reason,
};
export const NewPerformanceBody = Closed(performanceFields);
export type NewPerformanceBody = Static<typeof NewPerformanceBody>;
export const PerformanceBody = Closed({ ...performanceFields, version: Version });
export type PerformanceBody = Static<typeof PerformanceBody>;
export const StatusBody = Closed({ status: PerformanceStatus, reason: Text(200, 'The sale opens tomorrow') });

export const AdminRound = Type.Object({
  roundId: Id,
  performanceId: Id,
  hallId: Id,
  hallName: Localized,
  mapId: Id,
  isMapCurrent: Type.Boolean({ description: 'false: the hall has been drawn anew since' }),
  startsAt: Timestamp,
  saleFrom: Timestamp,
  saleUntil: Timestamp,
  prices: Type.Record(Type.String(), Money, { description: 'By the key of the grade' }),
  cast: Type.Array(Type.Integer()),
  status: Type.Union([Type.Literal('scheduled'), Type.Literal('cancelled')]),
  state: RoundState,
  perMemberLimit: Nullable(Type.Integer()),
  holdMs: Type.Integer(),
  holdCapMs: Type.Integer(),
  sparesOrphans: Type.Boolean(),
  capacity: Type.Integer(),
  held: Type.Integer(),
  sold: Type.Integer(),
  blocked: Type.Integer(),
  waiters: Type.Integer(),
  version: Type.Integer(),
});
export type AdminRound = Static<typeof AdminRound>;
export const AdminRoundList = Type.Object({ items: Type.Array(AdminRound) });

export const AdminPerformance = Type.Object({
  performanceId: Id,
  title: Localized,
  genre: Genre,
  summary: Localized,
  about: Localized,
  posterId: Nullable(Id),
  poster: Nullable(Picture),
  venueId: Id,
  venueName: Localized,
  ageLimit: Type.Integer(),
  minutes: Type.Integer(),
  breakMinutes: Type.Integer(),
  cast: Type.Array(
    Type.Object({ performerId: Id, name: Localized, role: Localized, picture: Nullable(Picture) }),
  ),
  status: PerformanceStatus,
  rounds: Type.Array(AdminRound, { description: 'By time, those called off too' }),
  currency: Currency,
  ratings: Type.Integer(),
  rating: Nullable(Type.Number()),
  version: Type.Integer(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
});
export type AdminPerformance = Static<typeof AdminPerformance>;

export const AdminPerformanceSummary = Type.Object({
  performanceId: Id,
  title: Localized,
  genre: Genre,
  status: PerformanceStatus,
  poster: Nullable(Picture),
  venueId: Id,
  venueName: Localized,
  rounds: Type.Integer(),
  firstAt: Nullable(Timestamp),
  lastAt: Nullable(Timestamp),
  saleFrom: Nullable(Timestamp),
  capacity: Type.Integer({ description: 'Of all rounds together' }),
  sold: Type.Integer(),
  version: Type.Integer(),
  updatedAt: Timestamp,
});
export type AdminPerformanceSummary = Static<typeof AdminPerformanceSummary>;
export const AdminPerformancesQuery = ListQueryOf({
  q: Type.Optional(SearchText('Parts of a title; or whole: a performance, a round')),
  status: Type.Optional(OneOrMore(PerformanceStatus)),
  genre: Type.Optional(OneOrMore(Genre)),
  venue: Type.Optional(OneOrMore(Type.String({ pattern: '^[0-9A-Za-z]{1,16}$' }))),
  from: Type.Optional(Type.String({ ...Timestamp, description: 'Still shown at this moment, or later' })),
  to: Type.Optional(Type.String({ ...Timestamp, description: 'Shown before this moment' })),
  sort: Type.Optional(NAMED_LIST),
});
export type AdminPerformancesQuery = Static<typeof AdminPerformancesQuery>;
/** Facets: `status`, `genre`. */
export const AdminPerformancesPage = ListPageOf(AdminPerformanceSummary);

const Price = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT, examples: [90000] });
const Minutes = (maximum: number) => Type.Integer({ minimum: 1, maximum });
const roundFields = {
  hallId: Id,
  prices: Type.Record(Type.String({ pattern: '^[0-9A-Za-z_-]{1,20}$' }), Price, {
    minProperties: 1,
    maxProperties: 20,
    description: 'By the key of the grade; 0 is a free ticket, and a grade that is left out is not on sale',
  }),
  cast: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: 59 }), {
      maxItems: 60,
      uniqueItems: true,
      description: 'Places on the bill of those who play; empty: all',
    }),
  ),
  perMemberLimit: Type.Optional(Nullable(Type.Integer({ minimum: 1, maximum: 100 }))),
  holdMinutes: Type.Optional(Minutes(60)),
  holdCapMinutes: Type.Optional(Minutes(240)),
  sparesOrphans: Type.Optional(Type.Boolean({ default: false })),
  reason: Reason,
};
/** All rounds of a body are alike but for their times. */
export const NewRoundsBody = Closed({
  ...roundFields,
  rounds: Type.Array(
    Closed({ startsAt: Timestamp, saleFrom: Timestamp, saleUntil: Type.Optional(Timestamp) }),
    { minItems: 1, maxItems: 200, description: 'Without `saleUntil` it is on sale until it begins' },
  ),
});
export type NewRoundsBody = Static<typeof NewRoundsBody>;
export const RoundBody = Closed({
  ...roundFields,
  startsAt: Timestamp,
  saleFrom: Timestamp,
  saleUntil: Timestamp,
  takesNewMap: Type.Optional(
    Type.Boolean({ description: 'true: by the map that the hall has now; only before anything is sold' }),
  ),
  version: Version,
});
export type RoundBody = Static<typeof RoundBody>;
