import Type, { type Static } from 'typebox';
import { Closed, Currency, Id, Localized, Money, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { MAX_PLACES } from './bounds.ts';

/** So many places an operator blocks at once: a stand of a stadium in some steps. */
const MAX_BLOCKED = 2_000;

const SeatId = Type.String({
  pattern: '^[0-9A-Za-z]{1,20}-[0-9]{1,6}$',
  description: 'A place of one round',
  examples: ['01K9ZQ3T5R7WXA00-117'],
});
const SeatIds = (maxItems: number) => Type.Array(SeatId, { minItems: 1, maxItems, uniqueItems: true });
const GradeKeys = Type.Array(Type.String({ maxLength: 20, examples: ['R'] }), { minItems: 1, maxItems: 50 });
const Quantity = Type.Integer({ minimum: 1, maximum: MAX_PLACES, examples: [2] });

export const RoundParams = Closed({ roundId: Id });
export const HoldParams = Closed({ holdId: Id });

/** By hand, or the best ones: one of the two. */
export const HoldBody = Closed({
  seatIds: Type.Optional(SeatIds(MAX_PLACES)),
  best: Type.Optional(
    Closed({
      quantity: Quantity,
      grades: Type.Optional(GradeKeys),
      sections: Type.Optional(
        Type.Array(Type.String({ maxLength: 20, examples: ['A'] }), { minItems: 1, maxItems: 500 }),
      ),
      together: Type.Optional(Type.Boolean({ description: 'Neighbours only; true by default' })),
    }),
  ),
  admission: Type.Optional(
    Type.String({ maxLength: 600, description: 'From the waiting room, where the round has one' }),
  ),
});
export type HoldBody = Static<typeof HoldBody>;

const HeldSeat = Type.Object({
  seatId: SeatId,
  section: Localized,
  row: Nullable(Type.String({ examples: ['C'] })),
  number: Type.String({ examples: ['12'] }),
  grade: Type.String({ examples: ['R'] }),
  price: Money,
});

export const HoldPlaced = Type.Object({
  holdId: Id,
  roundId: Id,
  expiresAt: Timestamp,
  seats: Type.Array(HeldSeat),
  total: Money,
  currency: Currency,
});
export type HoldPlaced = Static<typeof HoldPlaced>;

export const HoldView = Type.Object({
  holdId: Id,
  roundId: Id,
  kind: Type.Union([Type.Literal('hold'), Type.Literal('offer'), Type.Literal('payment')], {
    description: '`offer`: for somebody on the waiting list; `payment`: a gateway is asked for the money',
  }),
  seats: Type.Array(HeldSeat),
  total: Money,
  currency: Currency,
  expiresAt: Timestamp,
  capAt: Type.String({ format: 'date-time', description: 'It cannot be kept beyond' }),
  reservationId: Nullable(Id),
  title: Localized,
  startsAt: Timestamp,
  serverTime: Timestamp,
});
export type HoldView = Static<typeof HoldView>;
export const HoldList = Type.Object({ items: Type.Array(HoldView) });
export const HoldReleased = Type.Object({ holdId: Id, released: Type.Integer() });
export type HoldReleased = Static<typeof HoldReleased>;

const Count = Type.Integer({ minimum: 0, examples: [120] });
const SeatStatus = Type.Union([
  Type.Literal('free'),
  Type.Literal('held'),
  Type.Literal('sold'),
  Type.Literal('blocked'),
]);
export type SeatStatus = Static<typeof SeatStatus>;
export const SeatList = Type.Object({
  roundId: Id,
  sequence: Type.Integer({ description: 'Grows with each change of places' }),
  seats: Type.Array(
    Type.Object({
      seatId: SeatId,
      section: Localized,
      sectionKey: Type.String({ examples: ['A'] }),
      row: Nullable(Type.String({ examples: ['C'] })),
      number: Type.String({ examples: ['12'] }),
      grade: Type.String({ examples: ['R'] }),
      price: Type.Union([Money, Type.Null()], { description: 'Null: not on sale' }),
      status: SeatStatus,
      accessible: Type.Optional(Type.Boolean()),
      restrictedView: Type.Optional(Type.Boolean()),
    }),
  ),
  remaining: Count,
});

export const StatesView = Type.Object({
  roundId: Id,
  sequence: Type.Integer(),
  states: Type.String({
    description: 'A character for each place, in the order of the map: 0 free, 1 held, 2 sold, 3 blocked',
    examples: ['0012300'],
  }),
  free: Count,
  held: Count,
  sold: Count,
  blocked: Count,
  capacity: Count,
  mine: Type.Array(Type.Integer(), { description: 'Numbers of places that the caller holds' }),
});

/** What `tickets-round:<roundId>` tells. */
export interface SeatsNews extends Record<string, unknown> {
  readonly roundId: string;
  /** Whoever knows this number, or a later one, has missed nothing. */
  readonly from: number;
  readonly sequence: number;
  readonly changes: readonly (readonly [seat: number, state: string])[];
  readonly free: number;
}

const Counted = Type.Object({ free: Count, held: Count, sold: Count, blocked: Count });
export const RoundProof = Type.Object({
  roundId: Id,
  capacity: Count,
  sequence: Type.Integer(),
  digest: Type.String({ description: 'SHA-256 of the states, as `states` shows them' }),
  isExact: Type.Boolean({ description: 'All three ways of counting agree, place by place' }),
  fromStates: Counted,
  fromRows: Type.Object({ held: Count, sold: Count, blocked: Count }),
  counters: Counted,
  at: Timestamp,
});
export type RoundProof = Static<typeof RoundProof>;

export const WishBody = Closed({
  quantity: Quantity,
  grades: Type.Optional(GradeKeys),
  together: Type.Optional(Type.Boolean({ description: 'Neighbours only; true by default' })),
});
const WaitingStatus = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('offered'),
  Type.Literal('taken'),
  Type.Literal('lapsed'),
  Type.Literal('left'),
]);
export const Waiting = Type.Object({
  roundId: Id,
  performanceId: Id,
  title: Localized,
  startsAt: Timestamp,
  status: WaitingStatus,
  quantity: Quantity,
  grades: Nullable(Type.Array(Type.String())),
  together: Type.Boolean(),
  ahead: Nullable(Count),
  holdId: Nullable(Id),
  expiresAt: Nullable(Timestamp),
});
export type Waiting = Static<typeof Waiting>;
export const WaitingList = Type.Object({ items: Type.Array(Waiting) });

export const BlockBody = Closed({ seatIds: SeatIds(MAX_BLOCKED), reason: Text(400, '기술 콘솔 자리') });
export const HoldInRound = Closed({ roundId: Id, holdId: Id });
export const EndHoldBody = Closed({ reason: Text(400, '창구 손님께 드릴 자리') });
export const SeatsBlocked = Type.Object({ blocked: Count });
export const SeatsUnblocked = Type.Object({ unblocked: Count });

const Places = Type.Array(Type.Integer(), { description: 'Numbers of places' });
/** Who holds, has or keeps which places. */
export const House = Type.Object({
  roundId: Id,
  sequence: Type.Integer(),
  states: Type.String(),
  capacity: Count,
  ...{ free: Count, held: Count, sold: Count, blocked: Count, waiting: Count },
  holds: Type.Array(
    Type.Object({
      holdId: Id,
      kind: Type.String({ examples: ['hold'] }),
      accountId: Id,
      name: Nullable(Type.String()),
      seats: Places,
      expiresAt: Timestamp,
      reservationId: Nullable(Id),
    }),
  ),
  tickets: Type.Array(
    Type.Object({
      reservationId: Id,
      accountId: Id,
      name: Nullable(Type.String()),
      seats: Places,
      used: Places,
    }),
  ),
  blocks: Type.Array(
    Type.Object({
      reason: Type.String(),
      by: Id,
      name: Nullable(Type.String()),
      at: Timestamp,
      seats: Places,
    }),
  ),
});
export type House = Static<typeof House>;
