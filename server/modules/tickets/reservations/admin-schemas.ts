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
import {
  Amount,
  Closed,
  Currency,
  Id,
  Localized,
  Money,
  Nullable,
  Text,
  Timestamp,
} from '../../../lib/schema.ts';
import { TicketId } from '../entry/schemas.ts';
import { MAX_PLACES } from '../seats/bounds.ts';
import {
  Details,
  FeeScale,
  LineNo,
  Note,
  PaidBy,
  ReservationStatus,
  StepName,
  wholeFields,
} from './schemas.ts';

const AccountId = Type.String({
  ...Id,
  description: 'Who bought it; `guest:…` at the box office for somebody without an account',
});

export const AdminReservationSummary = Type.Object({
  reservationId: Id,
  accountId: AccountId,
  memberName: Type.String({ description: 'Empty for guests' }),
  status: ReservationStatus,
  payWith: PaidBy,
  total: Money,
  refunded: Money,
  currency: Currency,
  roundId: Id,
  performanceId: Id,
  title: Localized,
  startsAt: Timestamp,
  places: Type.Integer({ description: 'That were bought' }),
  left: Type.Integer({ description: 'Of them, those that were not given back' }),
  seats: Localized,
  paymentId: Nullable(Id),
  madeBy: Nullable(Id),
  note: Nullable(Type.String()),
  attention: Nullable(Type.String({ description: '`refund-refused`: a gateway would not give money back' })),
  createdAt: Timestamp,
  paidAt: Nullable(Timestamp),
});
export type AdminReservationSummary = Static<typeof AdminReservationSummary>;

export const AdminReservation = Type.Object({
  ...wholeFields,
  accountId: AccountId,
  memberName: Type.String(),
  memberEmail: Type.String(),
  transferId: Nullable(Id),
  madeBy: Nullable(Id),
  note: Nullable(Type.String()),
  attention: Nullable(Type.String()),
  refundable: Type.Integer({ description: 'What can still be given back' }),
  timeline: Type.Array(
    Type.Object({
      step: StepName,
      at: Timestamp,
      by: Type.String(),
      details: Details,
      handed: Type.Optional(
        Type.Object(
          { from: Type.String(), to: Type.String() },
          { description: 'Names, where tickets were handed on' },
        ),
      ),
    }),
  ),
  can: Type.Object({ cancel: Type.Boolean(), refund: Type.Boolean() }),
  serverTime: Timestamp,
});
export type AdminReservation = Static<typeof AdminReservation>;

const conditions = {
  q: Type.Optional(
    SearchText(
      'Parts of the performance’s title or of the member’s name; or whole: a reservation, a payment, a member',
    ),
  ),
  status: Type.Optional(OneOrMore(ReservationStatus)),
  payWith: Type.Optional(OneOrMore(PaidBy)),
  performanceId: Type.Optional(OneOrMore(Id)),
  roundId: Type.Optional(OneOrMore(Id)),
  accountId: Type.Optional(OneOrMore(Id)),
  attention: Type.Optional(Type.Boolean({ description: 'true: only those that need a person' })),
  withCoupon: Type.Optional(Type.Boolean({ description: 'true: only those with a coupon' })),
  atDoor: Type.Optional(Type.Boolean({ description: 'true: only those that an operator sold' })),
  amountFrom: Type.Optional(Amount),
  amountTo: Type.Optional(Type.Integer({ ...Amount, description: 'Included' })),
  from: From,
  to: To,
  paidFrom: From,
  paidTo: To,
  showFrom: From,
  showTo: To,
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest')], { default: 'newest' })),
};
export const AdminReservationsQuery = ListQueryOf(conditions);
export type AdminReservationsQuery = Static<typeof AdminReservationsQuery>;
export const AdminReservationsExportQuery = ExportQueryOf(conditions);
/** Facets: `status`, `payWith`. */
export const AdminReservationsPage = ListPageOf(AdminReservationSummary);

const Reason = Text(200, '고객 요청');

export const AdminCancelBody = Closed({
  lines: Type.Optional(
    Type.Array(LineNo, {
      minItems: 1,
      maxItems: MAX_PLACES,
      uniqueItems: true,
      description: 'Without it all that is left',
    }),
  ),
  withFee: Type.Boolean({ description: 'false: all of it comes back' }),
  reason: Reason,
});
/** Its member reads the reason. */
export const RefundBody = Closed({ amount: Amount, reason: Reason });

export const RoundParams = Closed({ roundId: Id });
export const CallOffBody = Closed({ reason: Text(200, '출연자의 건강 문제로 공연을 취소합니다') });
export const CallOffView = Type.Object({
  roundId: Id,
  reason: Type.String(),
  by: Id,
  at: Timestamp,
  left: Type.Integer({ description: 'Reservations whose money has not been given back yet' }),
  doneAt: Nullable(Timestamp),
});
export type CallOffView = Static<typeof CallOffView>;

const SeatIds = Type.Array(
  Type.String({ pattern: '^[0-9A-Za-z]{1,20}-[0-9]{1,6}$', examples: ['01K9ZQ3T5R7WXA00-117'] }),
  { minItems: 1, maxItems: MAX_PLACES, uniqueItems: true },
);
/** By hand, or the best ones: one of the two. */
export const DoorSaleBody = Closed({
  seatIds: Type.Optional(SeatIds),
  best: Type.Optional(
    Closed({
      quantity: Type.Integer({ minimum: 1, maximum: MAX_PLACES, examples: [2] }),
      grades: Type.Optional(
        Type.Array(Type.String({ maxLength: 20, examples: ['R'] }), { minItems: 1, maxItems: 50 }),
      ),
      together: Type.Optional(Type.Boolean({ description: 'Neighbours only; true by default' })),
    }),
  ),
  member: Type.Optional(
    Type.String({
      ...Text(254, 'jun@madang.example'),
      description: 'E-mail address or number of the member who buys; without it somebody without an account',
    }),
  ),
  note: Type.Optional(Note(200, '현금 결제, 김민지')),
  expectedTotal: Type.Optional(Type.Integer({ minimum: 0, description: 'What the operator was shown' })),
  reason: Reason,
});
export type DoorSaleBody = Static<typeof DoorSaleBody>;
export const DoorSale = Type.Object({
  reservationId: Id,
  status: Type.Literal('paid'),
  total: Money,
  currency: Currency,
  tickets: Type.Array(Type.Object({ ticketId: TicketId, seatId: Type.String() })),
});
export type DoorSale = Static<typeof DoorSale>;

// ---- what is kept of what is given back ------------------------------------------------------------

const scaleFields = {
  steps: Type.Array(
    Closed({
      days: Type.Integer({ minimum: 0, maximum: 365, examples: [7] }),
      percent: Type.Integer({ minimum: 0, maximum: 100, examples: [10] }),
    }),
    { minItems: 1, maxItems: 20, description: 'The most days first, the last one 0; rates do not fall' },
  ),
  grace: Nullable(
    Closed({
      hours: Type.Integer({ minimum: 1, maximum: 720, description: 'After booking', examples: [24] }),
      days: Type.Integer({ minimum: 1, maximum: 365, description: 'Before the show', examples: [3] }),
    }),
  ),
};
export const CancelScaleBody = Closed({
  validFrom: Type.Optional(
    Type.String({ ...Timestamp, description: 'For what is paid from then on; without it from now on' }),
  ),
  scale: Closed(scaleFields),
  reason: Reason,
});
export const CancelScaleParams = Closed({ scaleId: Id });
export const WithdrawBody = Closed({ reason: Reason });
export const CancelScaleView = Type.Object({
  scaleId: Nullable(Type.String({ ...Id, description: 'Null: the one that is built in' })),
  validFrom: Nullable(Timestamp),
  scale: FeeScale,
  status: Type.Union([Type.Literal('past'), Type.Literal('current'), Type.Literal('coming')]),
  by: Nullable(Id),
  createdAt: Nullable(Timestamp),
});
export type CancelScaleView = Static<typeof CancelScaleView>;
export const CancelScaleList = Type.Object({
  items: Type.Array(CancelScaleView, { description: 'The newest first; the last one is built in' }),
});
