import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Localized, Money, Nullable, Timestamp } from '../../../lib/schema.ts';
import { GENRES, PERFORMER_KINDS, REGIONS } from './show.ts';

const oneOf = <T extends string>(values: readonly T[], example: T) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], examples: [example] });

export const Genre = oneOf(GENRES, 'musical');
export type Genre = Static<typeof Genre>;
export const Region = oneOf(REGIONS, 'seoul');
export type Region = Static<typeof Region>;
export const PerformerKind = oneOf(PERFORMER_KINDS, 'actor');
export type PerformerKind = Static<typeof PerformerKind>;

/** `announced`: without a round yet. `upcoming`: its sale opens later. */
export const ShowState = Type.Union([
  Type.Literal('announced'),
  Type.Literal('upcoming'),
  Type.Literal('on-sale'),
  Type.Literal('sold-out'),
  Type.Literal('over'),
]);
export type ShowState = Static<typeof ShowState>;

/** `scheduled`: its sale has not opened. `over`: nothing can be bought any more. */
export const RoundState = Type.Union([
  Type.Literal('scheduled'),
  Type.Literal('on-sale'),
  Type.Literal('sold-out'),
  Type.Literal('over'),
  Type.Literal('cancelled'),
]);
export type RoundState = Static<typeof RoundState>;

const VenueName = Type.Object({ venueId: Id, name: Localized, region: Region });

const cardFields = {
  performanceId: Id,
  title: Localized,
  genre: Genre,
  summary: Localized,
  poster: Nullable(Picture),
  venue: VenueName,
  firstAt: Nullable(Timestamp),
  lastAt: Nullable(Timestamp),
  saleFrom: Nullable(Timestamp),
  state: ShowState,
  priceFrom: Nullable(Money),
  priceTo: Nullable(Money),
  currency: Currency,
  ageLimit: Type.Integer({ description: 'Years; 0: for everybody' }),
  minutes: Type.Integer({ description: 'How long it takes, with the break' }),
  rating: Nullable(
    Type.Number({ minimum: 1, maximum: 5, description: 'To one tenth; null without reviews' }),
  ),
  ratings: Type.Integer(),
};
export const Card = Type.Object(cardFields);
export type Card = Static<typeof Card>;

export const CastMember = Type.Object({
  place: Type.Integer({ description: 'Its place on the bill: rounds name who plays by it' }),
  performerId: Id,
  name: Localized,
  kind: PerformerKind,
  role: Localized,
  picture: Nullable(Picture),
});
export type CastMember = Static<typeof CastMember>;
export const CastList = Type.Object({ items: Type.Array(CastMember) });

export const RoundCard = Type.Object({
  roundId: Id,
  startsAt: Timestamp,
  saleFrom: Timestamp,
  saleUntil: Timestamp,
  state: RoundState,
  free: Type.Integer({ description: 'A second old at the most' }),
  capacity: Type.Integer(),
  priceFrom: Money,
  cast: Type.Array(Type.Integer(), { description: 'Places on the bill of those who play; empty: all' }),
});
export type RoundCard = Static<typeof RoundCard>;
export const RoundList = Type.Object({ items: Type.Array(RoundCard), serverTime: Timestamp });

export const CancelScale = Type.Object({
  steps: Type.Array(
    Type.Object({
      days: Type.Integer({ description: 'Korean calendar days before the show, and more' }),
      percent: Type.Integer(),
    }),
  ),
  grace: Nullable(
    Type.Object({
      hours: Type.Integer({ description: 'After booking' }),
      days: Type.Integer({ description: 'Before the show, and more' }),
    }),
  ),
});
export type CancelScale = Static<typeof CancelScale>;

const venueFields = {
  venueId: Id,
  name: Localized,
  region: Region,
  address: Localized,
  latitude: Nullable(Type.Number()),
  longitude: Nullable(Type.Number()),
  picture: Nullable(Picture),
  about: Localized,
};

export const Performance = Type.Object({
  ...cardFields,
  about: Localized,
  breakMinutes: Type.Integer(),
  venue: Type.Object(venueFields),
  cast: Type.Array(CastMember),
  rounds: Type.Array(RoundCard, { description: 'By time' }),
  cancelScale: CancelScale,
  serverTime: Timestamp,
});
export type Performance = Static<typeof Performance>;

export const PerformancesQuery = Closed({
  q: Type.Optional(
    Type.String({
      maxLength: 100,
      pattern: '^[^\\u0000-\\u001F\\u007F]*$',
      description: 'A word of a title, a performer, a venue; the first hundred that fit best',
    }),
  ),
  genre: Type.Optional(Genre),
  region: Type.Optional(Region),
  from: Type.Optional(Type.String({ ...Timestamp, description: 'With a round from this moment on' })),
  to: Type.Optional(Type.String({ ...Timestamp, description: 'With a round before this moment' })),
  onSale: Type.Optional(Type.Boolean({ description: 'true: only what can be booked now' })),
  venueId: Type.Optional(Id),
  performerId: Type.Optional(Id),
  sort: Type.Optional(
    Type.Union(
      [Type.Literal('soon'), Type.Literal('popular'), Type.Literal('rating'), Type.Literal('newest')],
      { description: '`soon` unless something is searched for' },
    ),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 24 })),
});
export type PerformancesQuery = Static<typeof PerformancesQuery>;

export const PerformancePage = Type.Object({
  items: Type.Array(Card),
  nextCursor: Nullable(Type.String()),
  total: Type.Object({ count: Type.Integer(), isExact: Type.Boolean() }),
  corrected: Nullable(Type.String({ description: 'What was searched for instead' })),
  serverTime: Timestamp,
});
export type PerformancePage = Static<typeof PerformancePage>;

export const Home = Type.Object({
  openingSoon: Type.Array(Card),
  onSale: Type.Array(Card),
  ranking: Type.Array(Card),
  endingSoon: Type.Array(Card),
  genres: Type.Array(Type.Object({ genre: Genre, count: Type.Integer() })),
  serverTime: Timestamp,
});
export type Home = Static<typeof Home>;

export const Venue = Type.Object({
  ...venueFields,
  halls: Type.Array(Type.Object({ hallId: Id, name: Localized, seats: Type.Integer() })),
});
export type Venue = Static<typeof Venue>;
export const VenuePage = Type.Object({ ...Venue.properties, performances: Type.Array(Card) });
export type VenuePage = Static<typeof VenuePage>;
export const VenueList = Type.Object({
  items: Type.Array(
    Type.Object({ ...Venue.properties, performances: Type.Integer({ description: 'That are shown there' }) }),
  ),
});
export type VenueList = Static<typeof VenueList>;

export const Performer = Type.Object({
  performerId: Id,
  name: Localized,
  kind: PerformerKind,
  about: Localized,
  picture: Nullable(Picture),
});
export type Performer = Static<typeof Performer>;
export const PerformerPage = Type.Object({ ...Performer.properties, performances: Type.Array(Card) });
export type PerformerPage = Static<typeof PerformerPage>;

export const Round = Type.Object({
  roundId: Id,
  performance: Card,
  venue: VenueName,
  hall: Type.Object({ hallId: Id, name: Localized }),
  startsAt: Timestamp,
  saleFrom: Timestamp,
  saleUntil: Timestamp,
  state: RoundState,
  prices: Type.Array(
    Type.Object({ grade: Type.String(), name: Localized, colour: Type.Integer(), amount: Money }),
    { description: 'Best grade first; a grade that is left out is not on sale' },
  ),
  currency: Currency,
  free: Type.Integer(),
  capacity: Type.Integer(),
  mapId: Id,
  cast: Type.Array(CastMember),
  perMemberLimit: Nullable(Type.Integer()),
  holdMs: Type.Integer(),
  holdCapMs: Type.Integer(),
  sparesOrphans: Type.Boolean(),
  serverTime: Timestamp,
});
export type Round = Static<typeof Round>;
