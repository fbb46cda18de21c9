import Type, { type Static } from 'typebox';
import { LongWords, Name } from '../../../lib/localized-schema.ts';
import {
  Closed,
  Currency,
  Id,
  Localized,
  Money,
  Nullable,
  PageOf,
  PageQuery,
  Text,
  Timestamp,
} from '../../../lib/schema.ts';
import { MAX_STARTING_CASH } from './season.ts';

export const SeasonParams = Closed({ seasonId: Id });
export const Schedule = Type.Union(
  [Type.Literal('krx'), Type.Literal('hourly'), Type.Literal('continuous'), Type.Literal('by-hand')],
  { description: 'When its markets are open', examples: ['continuous'] },
);
const SeasonStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('announced'),
  Type.Literal('running'),
  Type.Literal('over'),
  Type.Literal('cancelled'),
]);
/** No e-mail, and not the sign of a number that was made up. */
const Nickname = Type.String({
  minLength: 1,
  maxLength: 20,
  pattern: '^[^#@\\s\\u0000-\\u001F\\u007F][^#@\\u0000-\\u001F\\u007F]*$',
  description: 'What others see; nobody else of the season has it',
  examples: ['산책하는 곰'],
});
export const JoinBody = Closed({ nickname: Type.Optional(Nickname) });

const Standing = Type.Object({
  place: Type.Integer({ minimum: 1 }),
  nickname: Type.String(),
  value: Type.Integer({
    description: 'Cash and shares at last prices, smallest unit of the season’s currency',
  }),
  profit: Type.Integer(),
  returnRate: Type.Number({ description: 'Of the starting cash: 0.031 is 3.1 %', examples: [0.031] }),
});
const MyEntry = Type.Object({
  nickname: Type.String(),
  role: Type.Union([Type.Literal('player'), Type.Literal('maker')]),
  startingCash: Money,
  joinedAt: Timestamp,
  place: Nullable(Type.Integer()),
  value: Nullable(Type.Integer()),
  profit: Nullable(Type.Integer()),
  returnRate: Nullable(Type.Number()),
});
export type MyEntry = Static<typeof MyEntry>;

export const SeasonSummary = Type.Object({
  seasonId: Id,
  seasonNo: Type.Integer(),
  name: Localized,
  about: Localized,
  status: SeasonStatus,
  currency: Currency,
  startingCash: Money,
  schedule: Schedule,
  startsAt: Timestamp,
  endsAt: Timestamp,
  entrants: Type.Integer({ description: 'Who is ranked: market makers do not count' }),
  canBeJoined: Type.Boolean(),
  joined: Type.Boolean({ description: 'Whether the caller takes part' }),
});
export type SeasonSummary = Static<typeof SeasonSummary>;
export const SeasonsPage = Type.Object({
  ...PageOf(SeasonSummary).properties,
  serverTime: Timestamp,
});

const SeasonSymbol = Type.Object({
  symbol: Nullable(Type.String({ description: 'Its own listing; null before the season begins' })),
  base: Type.String({ description: 'Of the main market' }),
  name: Localized,
  color: Type.String(),
});
export const SeasonDetail = Type.Object({
  ...SeasonSummary.properties,
  symbols: Type.Array(SeasonSymbol),
  mine: Nullable(MyEntry),
  serverTime: Timestamp,
});
export type SeasonDetail = Static<typeof SeasonDetail>;

const LeagueRow = Type.Object({ ...Standing.properties, isMine: Type.Boolean() });
export type LeagueRow = Static<typeof LeagueRow>;
export const LeagueQuery = PageQuery;
export const LeaguePage = Type.Object({
  ...PageOf(LeagueRow).properties,
  mine: Nullable(LeagueRow),
  players: Type.Integer(),
  isFinal: Type.Boolean(),
  serverTime: Timestamp,
});
export type LeaguePage = Static<typeof LeaguePage>;

const FACTS = {
  name: Name(60, '가을 모의투자 대회', 'Autumn contest'),
  about: LongWords(2_000),
  symbols: Type.Array(Type.String({ pattern: '^[0-9A-Z]{1,12}$', examples: ['100010'] }), {
    minItems: 1,
    maxItems: 50,
  }),
  startingCash: Type.Integer({ minimum: 1, maximum: MAX_STARTING_CASH, examples: [10_000_000] }),
  schedule: Schedule,
  startsAt: Timestamp,
  endsAt: Timestamp,
};
const Reason = Text(200, 'As planned with the sponsors');
export const NewSeasonBody = Closed({ ...FACTS, reason: Type.Optional(Reason) });
export const SeasonBody = Closed({
  ...FACTS,
  version: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(Reason),
});
export type SeasonBody = Static<typeof NewSeasonBody>;
export const StatusBody = Closed({
  status: Type.Union([Type.Literal('announced'), Type.Literal('cancelled')]),
  version: Type.Integer({ minimum: 1 }),
  reason: Reason,
});
export const MakerBody = Closed({
  email: Type.String({ format: 'email', maxLength: 200, examples: ['maker@madang.example'] }),
  nickname: Type.Optional(Nickname),
  cash: Type.Integer({ minimum: 1, maximum: MAX_STARTING_CASH, examples: [1_000_000_000] }),
  shares: Type.Integer({
    minimum: 0,
    maximum: 1_000_000_000,
    description: 'Of each symbol, given when the season begins',
    examples: [100_000],
  }),
  reason: Reason,
});

const AdminEntry = Type.Object({
  accountId: Id,
  memberName: Type.String(),
  nickname: Type.String(),
  role: Type.Union([Type.Literal('player'), Type.Literal('maker')]),
  startingCash: Money,
  shares: Type.Integer(),
  joinedAt: Timestamp,
});
export const AdminSeason = Type.Object({
  ...SeasonSummary.properties,
  symbols: Type.Array(SeasonSymbol),
  makers: Type.Array(AdminEntry),
  endedAt: Nullable(Timestamp),
  version: Type.Integer(),
  createdAt: Timestamp,
  serverTime: Timestamp,
});
export type AdminSeason = Static<typeof AdminSeason>;
