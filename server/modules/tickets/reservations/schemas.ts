import Type, { type Static } from 'typebox';
import { CouponOffer } from '../../../lib/coupon-schema.ts';
import { OneOrMore } from '../../../lib/list-schema.ts';
import { Closed, Currency, Id, Money, Nullable, PageOf, Text, Timestamp } from '../../../lib/schema.ts';
import { TicketId, TicketSeat, TicketShow } from '../entry/schemas.ts';
import { MAX_PLACES } from '../seats/bounds.ts';

/** `cancelled`: nothing of it is left. `expired`: it was not paid in time. */
export const ReservationStatus = Type.Union([
  Type.Literal('awaiting-payment'),
  Type.Literal('paid'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
]);
const PayWay = Type.Union([Type.Literal('wallet'), Type.Literal('gateway')]);
export const PaidBy = Type.Union([
  Type.Literal('wallet'),
  Type.Literal('gateway'),
  Type.Literal('box-office'),
]);
export const LineNo = Type.Integer({
  minimum: 1,
  maximum: 999,
  description: 'Of the reservation’s line',
  examples: [1],
});
const Lines = Type.Array(LineNo, { minItems: 1, maxItems: MAX_PLACES, uniqueItems: true });

export const FeeScale = Type.Object({
  steps: Type.Array(
    Type.Object({
      days: Type.Integer({ description: 'Korean calendar days before the show, and more', examples: [7] }),
      percent: Type.Integer({ description: 'Of what a place cost, that is kept', examples: [10] }),
    }),
    { description: 'The most days first' },
  ),
  grace: Nullable(
    Type.Object({
      hours: Type.Integer({ description: 'After booking', examples: [24] }),
      days: Type.Integer({ description: 'Before the show, and more', examples: [3] }),
    }),
  ),
});

// ---- asking for a price, and buying --------------------------------------------------------------

const QuoteLine = Type.Intersect([
  TicketSeat,
  Type.Object({ no: LineNo, price: Money, couponDiscount: Money, paid: Money }),
]);
export const QuoteQuery = Closed({ couponId: Type.Optional(Id) });
export const QuoteView = Type.Object({
  holdId: Id,
  show: TicketShow,
  lines: Type.Array(QuoteLine),
  items: Money,
  couponDiscount: Money,
  total: Type.Integer({ description: 'items − couponDiscount' }),
  currency: Currency,
  coupons: Type.Array(CouponOffer, { description: 'The caller’s own, the best first' }),
  bestCouponId: Nullable(Id),
  couponRefusal: Nullable(Type.Object({ code: Type.String(), reason: Type.String() })),
  cancelScale: FeeScale,
  expiresAt: Timestamp,
  serverTime: Timestamp,
});
export type QuoteView = Static<typeof QuoteView>;

const ExpectedTotal = Type.Optional(
  Type.Integer({ minimum: 0, description: 'What the member was shown: another total is refused' }),
);
export const ReserveBody = Closed({
  payWith: PayWay,
  couponId: Type.Optional(Id),
  expectedTotal: ExpectedTotal,
  expectedStartsAt: Type.Optional(
    Type.String({ ...Timestamp, description: 'What the member was shown: another time is refused' }),
  ),
});
export type ReserveBody = Static<typeof ReserveBody>;
export const PayBody = Closed({ payWith: PayWay, expectedTotal: ExpectedTotal });

export const ReservationMade = Type.Object({
  reservationId: Id,
  status: Type.Union([Type.Literal('paid'), Type.Literal('awaiting-payment')]),
  total: Money,
  currency: Currency,
  payment: Type.Optional(
    Type.Object(
      { paymentId: Id, checkoutUrl: Type.String({ examples: ['/pay/checkout/01K9ZQ3T5R7WXA00'] }) },
      {
        description:
          'Absent where the gateway could not be prepared just now: ask for a payment of the reservation',
      },
    ),
  ),
  expiresAt: Type.Optional(Timestamp),
});
export type ReservationMade = Static<typeof ReservationMade>;

// ---- what people read ----------------------------------------------------------------------------

export const LineView = Type.Intersect([
  TicketSeat,
  Type.Object({
    no: LineNo,
    ticketId: Nullable(TicketId),
    price: Money,
    paid: Type.Integer({ description: 'What it cost after its share of the coupon' }),
    fee: Nullable(Type.Integer({ description: 'Of `paid`, what was kept when it was given back' })),
    status: Type.Union([
      Type.Literal('held'),
      Type.Literal('issued'),
      Type.Literal('used'),
      Type.Literal('cancelled'),
      Type.Literal('expired'),
    ]),
    holder: Nullable(Type.String({ description: 'Who may use it, where it was handed on' })),
  }),
]);
export type LineView = Static<typeof LineView>;

const summaryFields = {
  reservationId: Id,
  show: TicketShow,
  status: ReservationStatus,
  payWith: PaidBy,
  items: Money,
  couponDiscount: Money,
  total: Money,
  refunded: Type.Integer({ description: 'What was given back, or is on its way back' }),
  currency: Currency,
  createdAt: Timestamp,
  paidAt: Nullable(Timestamp),
  expiresAt: Nullable(Timestamp),
  lines: Type.Array(LineView),
};
export const ReservationSummary = Type.Object(summaryFields);
export type ReservationSummary = Static<typeof ReservationSummary>;
export const ReservationPage = PageOf(ReservationSummary);

export const RefundView = Type.Object({
  refundId: Id,
  amount: Money,
  cause: Type.Union([Type.Literal('cancel'), Type.Literal('round-cancelled'), Type.Literal('operator')]),
  status: Type.Union([
    Type.Literal('requested'),
    Type.Literal('under-way'),
    Type.Literal('done'),
    Type.Literal('refused'),
  ]),
  to: Type.Union([Type.Literal('wallet'), Type.Literal('gateway')]),
  createdAt: Timestamp,
  settledAt: Nullable(Timestamp),
});
export type RefundView = Static<typeof RefundView>;

export const StepName = Type.String({ description: 'What happened', examples: ['partly-cancelled'] });
export const Details = Type.Record(Type.String(), Type.Unknown());

const FreeUntil = Nullable(
  Type.String({
    ...Timestamp,
    description: 'Nothing is kept until then: the round was put at another time since it was booked',
  }),
);

export const wholeFields = {
  ...summaryFields,
  couponId: Nullable(Type.String()),
  paymentId: Nullable(Id),
  refunds: Type.Array(RefundView),
  cancelScale: Type.Object(FeeScale.properties, {
    description: 'What is kept when it is given back: that of the day on which it was paid',
  }),
  freeUntil: FreeUntil,
};
export const Reservation = Type.Object({
  ...wholeFields,
  timeline: Type.Array(
    Type.Object({
      step: StepName,
      at: Timestamp,
      by: Type.Union(
        [Type.Literal('member'), Type.Literal('holder'), Type.Literal('operator'), Type.Literal('system')],
        { description: '`holder`: to whom a ticket was handed on before' },
      ),
      details: Details,
    }),
  ),
  can: Type.Object({
    pay: Type.Boolean(),
    cancel: Type.Boolean({ description: 'Some of it, at least' }),
    handOn: Type.Boolean({ description: 'Some of it, at least' }),
  }),
  serverTime: Timestamp,
});
export type Reservation = Static<typeof Reservation>;

export const ReservationsQuery = Closed({
  status: Type.Optional(OneOrMore(ReservationStatus)),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type ReservationsQuery = Static<typeof ReservationsQuery>;
export const ReservationParams = Closed({ reservationId: Id });

// ---- giving back, handing on -----------------------------------------------------------------------

/** Free text: several lines, no other control characters. */
export const Note = (maxLength: number, example: string) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$', examples: [example] });

export const CancellationQuery = Closed({
  lines: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,3}(,[0-9]{1,3}){0,19}$',
      description: 'Numbers of lines; without it all that can be given back',
      examples: ['1,2'],
    }),
  ),
});
export const CancellationView = Type.Object({
  reservationId: Id,
  lines: Type.Array(Type.Object({ no: LineNo, paid: Money, fee: Money, refund: Money })),
  fee: Money,
  refund: Money,
  currency: Currency,
  percent: Type.Integer({ description: 'That is kept now', examples: [10] }),
  isWhole: Type.Boolean({ description: 'Nothing of it is left then, and its coupon comes back' }),
  changesAt: Nullable(Type.String({ ...Timestamp, description: 'When more will be kept' })),
  freeUntil: FreeUntil,
  serverTime: Timestamp,
});
export type CancellationView = Static<typeof CancellationView>;

export const CancelBody = Closed({
  lines: Type.Optional(
    Type.Array(LineNo, {
      minItems: 1,
      maxItems: MAX_PLACES,
      uniqueItems: true,
      description: 'Without it all that can be given back',
    }),
  ),
  reason: Type.Optional(Note(200, '일정이 바뀌었어요')),
  expectedRefund: Type.Optional(
    Type.Integer({ minimum: 0, description: 'What the member was shown: another amount is refused' }),
  ),
});
export const TransferBody = Closed({
  lines: Lines,
  to: Type.String({
    ...Text(254, 'jun@madang.example'),
    description: 'E-mail address of the member who gets them',
  }),
});
export const TransferMade = Type.Object({ reservationId: Id, ticketIds: Type.Array(TicketId) });
export type TransferMade = Static<typeof TransferMade>;
