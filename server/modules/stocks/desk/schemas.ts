import Type, { type Static } from 'typebox';
import {
  ExportQueryOf,
  From,
  ListPageOf,
  ListQueryOf,
  OneOrMore,
  SearchText,
  To,
} from '../../../lib/list-schema.ts';
import { LongWords, MayBeEmpty, Name } from '../../../lib/localized-schema.ts';
import { Closed, Currency, Id, Localized, Nullable, PageOf, Text, Timestamp } from '../../../lib/schema.ts';
import { Schedule } from '../contests/schemas.ts';

/** The largest price of one share: with the most shares of one order it stays below the largest amount. */
const MAX_PRICE = 100_000_000;
const MAX_SHARES = 1_000_000_000_000;

const Price = Type.Integer({ minimum: 1, maximum: MAX_PRICE, examples: [51_000] });
const SymbolText = Type.String({ pattern: '^[0-9A-Z]{1,12}(-[0-9]{1,6})?$', examples: ['100010'] });
/** As in an address: what there is not is answered so. */
export const SymbolParams = Closed({
  symbol: Type.String({ pattern: '^[0-9A-Za-z-]{1,20}$', examples: ['100010'] }),
});
const Board = Type.Union([Type.Literal('KOSPI'), Type.Literal('KOSDAQ')]);
const Phase = Type.Union([
  Type.Literal('closed'),
  Type.Literal('opening-auction'),
  Type.Literal('continuous'),
  Type.Literal('closing-auction'),
  Type.Literal('interruption'),
  Type.Literal('halted'),
]);
const Color = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', examples: ['#1f6feb'] });
const Reason = Text(200, 'Disclosure pending');

const Session = {
  phase: Phase,
  phaseEndsAt: Nullable(Timestamp),
  isByHand: Type.Boolean({ description: 'An operator has set the phase; the schedule does not move it' }),
  day: Type.String({ examples: ['2026-11-23'] }),
  reference: Type.Integer(),
  lower: Type.Integer(),
  upper: Type.Integer(),
  last: Type.Integer(),
  volume: Type.Integer(),
  amount: Type.Integer(),
};
const LISTING = {
  symbol: Type.String(),
  name: Localized,
  board: Board,
  schedule: Schedule,
  seasonId: Nullable(Id),
  currency: Currency,
  sector: Type.String(),
  color: Type.String(),
  sharesIssued: Type.Integer(),
  status: Type.Union([Type.Literal('listed'), Type.Literal('delisted')]),
  ...Session,
  openOrders: Type.Integer({ description: 'Resting in the book, stops that wait too' }),
  sequence: Type.Integer(),
};
export const AdminListingSummary = Type.Object(LISTING);
export type AdminListingSummary = Static<typeof AdminListingSummary>;
export const AdminListingsQuery = Closed({
  q: Type.Optional(SearchText('A symbol, or a part of a name')),
  seasonId: Type.Optional(Id),
  status: Type.Optional(Type.Union([Type.Literal('listed'), Type.Literal('delisted')])),
  cursor: Type.Optional(Type.String({ maxLength: 40 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export const AdminListingsPage = Type.Object({
  ...PageOf(AdminListingSummary).properties,
  serverTime: Timestamp,
});
export const NextSessionQuery = Closed({
  reference: Type.Optional({ ...Price, description: 'To try another one than is set' }),
});
const NEXT_SESSION = {
  day: Nullable(
    Type.String({ description: 'By the schedule; null: begun by hand', examples: ['2026-11-24'] }),
  ),
  reference: Type.Integer({ description: 'What an operator has set, else the newest price' }),
  isSet: Type.Boolean({ description: 'By an operator, and not yet in force' }),
  lower: Type.Integer(),
  upper: Type.Integer(),
};
export const NextSessionView = Type.Object({
  ...NEXT_SESSION,
  refusal: Nullable(
    Type.Union([Type.Literal('stocks.reference-not-now'), Type.Literal('stocks.off-tick')], {
      description: 'The rule by which this reference could not be set now',
    }),
  ),
});
export type NextSessionView = Static<typeof NextSessionView>;
export const AdminListing = Type.Object({
  ...LISTING,
  next: Type.Object(NEXT_SESSION, { description: 'What the next session begins with, as things stand' }),
  about: Localized,
  indicative: Nullable(
    Type.Object(
      { price: Type.Integer(), quantity: Type.Integer(), surplus: Type.Integer() },
      { description: 'What the auction would trade now; surplus above 0: more is bought' },
    ),
  ),
  listedAt: Timestamp,
  version: Type.Integer(),
  serverTime: Timestamp,
});
export type AdminListing = Static<typeof AdminListing>;

const COMPANY = {
  name: Name(60, '마당전자', 'Madang Electronics'),
  about: LongWords(2_000),
  sector: Text(40, 'electronics'),
  color: Color,
};
const Holder = Closed({
  email: Type.String({ format: 'email', maxLength: 200, examples: ['issuer@madang.example'] }),
  quantity: Type.Integer({ minimum: 1, maximum: MAX_SHARES, examples: [1_000_000] }),
});
export const ListBody = Closed({
  symbol: Type.String({ pattern: '^[0-9A-Z]{1,12}$', examples: ['100010'] }),
  board: Board,
  schedule: Schedule,
  ...COMPANY,
  sharesIssued: Type.Integer({ minimum: 1, maximum: MAX_SHARES, examples: [10_000_000] }),
  reference: Price,
  holders: Type.Array(Holder, { maxItems: 20, description: 'Who is given shares, to sell them from' }),
  reason: Reason,
});
export const EditListingBody = Closed({
  ...COMPANY,
  version: Type.Integer({ minimum: 1 }),
  reason: Type.Optional(Reason),
});
export const ReasonBody = Closed({ reason: Reason });
export const PhaseBody = Closed({ phase: Phase, reason: Reason });
export const LimitsBody = Closed({ lower: Price, upper: Price, reason: Reason });
export const ReferenceBody = Closed({
  reference: Type.Union([Price, Type.Null()], { description: 'null: the close, as always' }),
  reason: Reason,
});
export const GrantBody = Closed({ ...Holder.properties, reason: Reason });
export const CircuitBody = Closed({
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)], {
    description: '1 and 2 stop trading for a while, 3 for the day',
  }),
  reason: Reason,
});
export const CircuitView = Type.Object({
  level: Type.Integer(),
  symbols: Type.Array(Type.String(), { description: 'Whose trading was stopped' }),
});
export type CircuitView = Static<typeof CircuitView>;

const Minute = Type.Integer({
  minimum: 0,
  maximum: 1_439,
  description: 'Minutes after midnight in Seoul',
  examples: [540],
});
export const Hours = Closed({
  openingAuction: Minute,
  continuous: Minute,
  closingAuction: Minute,
  close: Minute,
});
export const DayParams = Closed({
  day: Type.String({ format: 'date', description: 'As in Seoul', examples: ['2026-12-24'] }),
});
const CalendarDay = Type.Object({
  day: Type.String({ examples: ['2026-12-24'] }),
  hours: Nullable(Hours),
  note: Type.String(),
  by: Id,
  at: Timestamp,
});
export type CalendarDay = Static<typeof CalendarDay>;
export const CalendarList = Type.Object({
  items: Type.Array(CalendarDay),
  hours: Type.Object(Hours.properties, { description: 'Of all other days' }),
  today: Type.String(),
});
export const CalendarBody = Closed({
  hours: Nullable(Hours),
  note: MayBeEmpty(100),
  reason: Reason,
});
export const ReasonQuery = Closed({ reason: Reason });

const OrderStatus = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('open'),
  Type.Literal('filled'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
]);
const OrderType = Type.Union([
  Type.Literal('limit'),
  Type.Literal('market'),
  Type.Literal('best-own'),
  Type.Literal('best-opposite'),
  Type.Literal('conditional'),
  Type.Literal('stop-limit'),
]);
const Side = Type.Union([Type.Literal('buy'), Type.Literal('sell')]);
export const AdminOrder = Type.Object({
  orderId: Id,
  accountId: Type.String({ description: 'The trading account' }),
  memberId: Id,
  memberName: Type.String(),
  seasonId: Nullable(Id),
  symbol: Type.String(),
  name: Localized,
  currency: Currency,
  side: Side,
  type: OrderType,
  timeInForce: Type.Union([Type.Literal('DAY'), Type.Literal('IOC'), Type.Literal('FOK')]),
  price: Type.Integer(),
  stopPrice: Type.Integer(),
  quantity: Type.Integer(),
  filled: Type.Integer(),
  amount: Type.Integer(),
  status: OrderStatus,
  reason: Nullable(Type.String()),
  at: Timestamp,
  endedAt: Nullable(Timestamp),
});
export type AdminOrder = Static<typeof AdminOrder>;
const conditions = {
  q: Type.Optional(SearchText('A whole order, a member (id or e-mail), or a symbol')),
  symbol: Type.Optional(SymbolText),
  side: Type.Optional(OneOrMore(Side)),
  type: Type.Optional(OneOrMore(OrderType)),
  status: Type.Optional(OneOrMore(OrderStatus)),
  from: From,
  to: To,
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')], { default: 'newest' })),
};
export const AdminOrdersQuery = ListQueryOf(conditions);
export type AdminOrdersQuery = Static<typeof AdminOrdersQuery>;
export const AdminOrdersExportQuery = ExportQueryOf(conditions);
/** Facets: `side`, `status`. */
export const AdminOrdersPage = ListPageOf(AdminOrder);
export const OrderParams = Closed({ orderId: Id });
