import Type, { type Static } from 'typebox';
import {
  Closed,
  Currency,
  Id,
  Localized,
  Money,
  Nullable,
  PageOf,
  PageQuery,
  Timestamp,
} from '../../../lib/schema.ts';

/** One order's shares, before the rules of a market say less: with any price it stays far below 2^53. */
const MAX_SHARES = 1_000_000_000;
/** No share costs more. */
const MAX_PRICE = 1_000_000_000_000;

const SymbolText = Type.String({ pattern: '^[0-9A-Za-z-]{1,20}$', examples: ['100010'] });
const Shares = Type.Integer({ minimum: 1, maximum: MAX_SHARES, examples: [10] });
const Price = Type.Integer({
  minimum: 1,
  maximum: MAX_PRICE,
  description: 'For one share, in the smallest unit of the listing’s currency',
  examples: [51_000],
});
const Side = Type.Union([Type.Literal('buy'), Type.Literal('sell')]);
const OrderType = Type.Union(
  [
    Type.Literal('limit'),
    Type.Literal('market'),
    Type.Literal('best-own'),
    Type.Literal('best-opposite'),
    Type.Literal('conditional'),
    Type.Literal('stop-limit'),
  ],
  {
    description:
      'best-own and best-opposite take the best price of a side as it stands; conditional is a limit until the closing auction; stop-limit waits for a trade at its stop price',
  },
);
const TimeInForce = Type.Union([Type.Literal('DAY'), Type.Literal('IOC'), Type.Literal('FOK')], {
  description: 'DAY rests until the session ends, IOC trades at once what it can, FOK all of it or nothing',
});
const Status = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('open'),
  Type.Literal('filled'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
]);

export const SymbolParams = Closed({ symbol: SymbolText });
export const OrderParams = Closed({ orderId: Id });

export const PlaceBody = Closed({
  symbol: SymbolText,
  side: Side,
  type: OrderType,
  quantity: Shares,
  price: Type.Optional(Price),
  stopPrice: Type.Optional(Price),
  timeInForce: Type.Optional(TimeInForce),
  seasonId: Type.Optional(Id),
});
export type PlaceBody = Static<typeof PlaceBody>;

/** An order as the answer to a command about it. */
export const PlacedOrder = Type.Object({
  orderId: Id,
  symbol: SymbolText,
  seasonId: Nullable(Id),
  side: Side,
  type: OrderType,
  timeInForce: TimeInForce,
  price: Type.Integer({ description: '0: at any price' }),
  status: Status,
  quantity: Type.Integer({ description: 'Shares, less what was taken back' }),
  filledQuantity: Type.Integer(),
  averagePrice: Nullable(Type.Number({ description: 'Of its fills, to a hundredth' })),
  remaining: Type.Integer({ description: 'Shares that may still be traded' }),
  reserved: Type.Integer({ description: 'Money that is set aside for it, with its fee' }),
  currency: Currency,
  reason: Nullable(Type.String({ description: 'Why it ended otherwise than by being filled' })),
  at: Timestamp,
});
export type PlacedOrder = Static<typeof PlacedOrder>;

export const CancelBody = Closed({
  quantity: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_SHARES, description: 'All that is left without it' }),
  ),
});
export const AmendBody = Closed({
  price: Type.Optional(Price),
  quantity: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_SHARES, description: 'In all, with what is filled' }),
  ),
});
export const CancelAllBody = Closed({
  symbol: Type.Optional(SymbolText),
  seasonId: Type.Optional(Id),
});
export const CancelledView = Type.Object({
  cancelled: Type.Integer(),
  orderIds: Type.Array(Id),
  left: Type.Integer({ description: 'Too many for one command: ask again' }),
});
export type CancelledView = Static<typeof CancelledView>;

const LISTED = {
  orderId: Id,
  symbol: SymbolText,
  name: Localized,
  color: Type.String({ examples: ['#1d4ed8'] }),
  seasonId: Nullable(Id),
  side: Side,
  type: OrderType,
  timeInForce: TimeInForce,
  price: Type.Integer({ description: '0: at any price' }),
  stopPrice: Type.Integer({ description: '0: no stop' }),
  status: Status,
  quantity: Type.Integer(),
  filledQuantity: Type.Integer(),
  averagePrice: Nullable(Type.Number()),
  remaining: Type.Integer(),
  currency: Currency,
  reason: Nullable(Type.String()),
  placedAt: Timestamp,
  endedAt: Nullable(Timestamp),
};
export const OrderSummary = Type.Object(LISTED);
export type OrderSummary = Static<typeof OrderSummary>;
export const OrdersPage = PageOf(OrderSummary);
export const OrdersQuery = Closed({
  ...PageQuery.properties,
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended')])),
  symbol: Type.Optional(SymbolText),
  seasonId: Type.Optional(Id),
});

const OrderFill = Type.Object({
  fillId: Id,
  price: Type.Integer(),
  quantity: Type.Integer(),
  fee: Money,
  tax: Money,
  at: Timestamp,
});
export const OrderDetail = Type.Object({
  ...LISTED,
  fills: Type.Array(OrderFill, { description: 'The newest hundred, newest first' }),
  isCancellable: Type.Boolean(),
  isAmendable: Type.Boolean(),
});
export type OrderDetail = Static<typeof OrderDetail>;

export const BookProof = Type.Object({
  symbol: SymbolText,
  sequence: Type.Integer({ description: 'Of the book that is compared' }),
  orders: Type.Integer({ description: 'That are in it' }),
  liveHash: Type.String({ description: 'SHA-256 over session and orders as they are in memory' }),
  replayedHash: Nullable(Type.String({ description: 'The same of a snapshot with the journal behind it' })),
  replayedFrom: Nullable(Type.Integer({ description: 'Sequence of that snapshot' })),
  isExact: Type.Boolean(),
  at: Timestamp,
});
export type BookProof = Static<typeof BookProof>;
