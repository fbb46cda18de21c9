import Type, { type Static } from 'typebox';
import { OneOrMore } from '../../../lib/list-schema.ts';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Money, Nullable, PageOf, Timestamp } from '../../../lib/schema.ts';

export const Localized = Type.Object({ ko: Type.String(), en: Type.String() });

/**
 * `cancelled`: nothing of it is left, given up before it was sent or returned afterwards. `confirmed`: its member has
 * it and is content, or said nothing for some days.
 */
export const OrderStatus = Type.Union([
  Type.Literal('draft'),
  Type.Literal('awaiting-payment'),
  Type.Literal('paid'),
  Type.Literal('preparing'),
  Type.Literal('shipped'),
  Type.Literal('delivered'),
  Type.Literal('confirmed'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
]);
export const PayWay = Type.Union([
  Type.Literal('wallet'),
  Type.Literal('gateway'),
  Type.Literal('undecided'),
]);
export const ReturnKind = Type.Union([Type.Literal('return'), Type.Literal('exchange')]);
export const ReturnStatus = Type.Union([
  Type.Literal('requested'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
  Type.Literal('received'),
  Type.Literal('done'),
]);
const ReturnReason = Type.Union([
  Type.Literal('changed-mind'),
  Type.Literal('defective'),
  Type.Literal('wrong-item'),
  Type.Literal('not-as-described'),
  Type.Literal('late'),
]);

const Quantity = Type.Integer({ minimum: 1, maximum: 999, examples: [1] });
const LineNo = Type.Integer({
  minimum: 1,
  maximum: 999,
  description: 'Of the order’s line',
  examples: [1],
});

// ---- what people read --------------------------------------------------------------------------------

export const OrderLineView = Type.Object({
  no: LineNo,
  productId: Id,
  variantId: Id,
  name: Localized,
  choice: Nullable(Localized),
  picture: Nullable(Picture),
  delivery: Type.Union([Type.Literal('parcel'), Type.Literal('none')]),
  unitPrice: Money,
  quantity: Quantity,
  paid: Type.Integer({ description: 'What the line cost after promotions and coupon' }),
  backordered: Type.Integer({ description: 'Pieces that follow later' }),
  cancelled: Type.Integer(),
  returned: Type.Integer(),
  exchangeOf: Nullable(Type.Integer({ description: 'The line whose pieces it was sent for' })),
});
export type OrderLineView = Static<typeof OrderLineView>;

const summaryFields = {
  orderId: Id,
  status: OrderStatus,
  payWith: PayWay,
  total: Money,
  refunded: Type.Integer({ description: 'What was given back, or is on its way back' }),
  currency: Currency,
  createdAt: Timestamp,
  expiresAt: Nullable(Timestamp),
  lines: Type.Array(OrderLineView),
};
export const OrderSummary = Type.Object(summaryFields);
export type OrderSummary = Static<typeof OrderSummary>;
export const OrderPage = PageOf(OrderSummary);

export const RefundView = Type.Object({
  refundId: Id,
  amount: Money,
  cause: Type.Union([
    Type.Literal('cancel'),
    Type.Literal('return'),
    Type.Literal('draft'),
    Type.Literal('operator'),
  ]),
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

export const returnLineFields = {
  no: LineNo,
  quantity: Quantity,
  exchangeFor: Nullable(Id),
  exchangeChoice: Nullable(Localized),
};
export const returnFields = {
  returnId: Id,
  orderId: Id,
  kind: ReturnKind,
  status: ReturnStatus,
  reason: ReturnReason,
  note: Type.String(),
  answer: Type.String({ description: 'What an operator said about it' }),
  lines: Type.Array(Type.Object(returnLineFields)),
  refundAmount: Type.Integer({ description: 'What comes back; before it is decided, what would' }),
  createdAt: Timestamp,
  updatedAt: Timestamp,
};
export const ReturnView = Type.Object(returnFields);
export type ReturnView = Static<typeof ReturnView>;

const AddressView = Type.Object({
  recipient: Type.String(),
  phone: Type.String(),
  postcode: Type.String(),
  line1: Type.String(),
  line2: Type.String(),
  request: Type.String(),
});
const TraceView = Type.Object({
  kind: Type.Union([
    Type.Literal('promotion'),
    Type.Literal('coupon'),
    Type.Literal('shipping'),
    Type.Literal('free-shipping'),
  ]),
  name: Localized,
  amount: Type.Integer(),
  lines: Type.Array(Type.Integer()),
});
export const StepName = Type.String({ description: 'What happened', examples: ['shipped'] });
export const Details = Type.Record(Type.String(), Type.Unknown());

export const wholeFields = {
  ...summaryFields,
  items: Money,
  discount: Money,
  couponDiscount: Money,
  shipping: Money,
  couponId: Nullable(Type.String()),
  trace: Type.Array(TraceView, { description: 'Why the total is not the sum of the lines' }),
  address: Nullable(AddressView),
  courier: Nullable(Type.String()),
  trackingNo: Nullable(Type.String()),
  paymentId: Nullable(Id),
  paidAt: Nullable(Timestamp),
  deliveredAt: Nullable(Timestamp),
  refunds: Type.Array(RefundView),
  returns: Type.Array(ReturnView),
  returnableUntil: Nullable(Timestamp),
};
export const Order = Type.Object({
  ...wholeFields,
  timeline: Type.Array(
    Type.Object({
      step: StepName,
      at: Timestamp,
      by: Type.Union([Type.Literal('member'), Type.Literal('operator'), Type.Literal('system')]),
      details: Details,
    }),
  ),
  can: Type.Object({
    cancel: Type.Boolean(),
    return: Type.Boolean(),
    confirm: Type.Boolean(),
    pay: Type.Boolean(),
  }),
  serverNow: Timestamp,
});
export type Order = Static<typeof Order>;

// ---- what members ask for ----------------------------------------------------------------------------

export const OrdersQuery = Closed({
  status: Type.Optional(OneOrMore(OrderStatus)),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type OrdersQuery = Static<typeof OrdersQuery>;
export const OrderParams = Closed({ orderId: Id });
export const ReturnParams = Closed({ returnId: Id });

/** Free text: several lines, no other control characters. */
export const Note = (maxLength: number, example: string) =>
  Type.String({ maxLength, pattern: '^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]*$', examples: [example] });
export const Pieces = Closed({ no: LineNo, quantity: Quantity });

export const CancelBody = Closed({
  lines: Type.Optional(
    Type.Array(Pieces, { minItems: 1, maxItems: 100, description: 'Without it all that is left' }),
  ),
  reason: Type.Optional(Note(200, '다른 색으로 다시 살게요')),
});
export const ReturnBody = Closed({
  kind: ReturnKind,
  lines: Type.Array(
    Closed({
      no: LineNo,
      quantity: Quantity,
      exchangeFor: Type.Optional(
        Type.String({ ...Id, description: 'The variant of the same product that is wanted instead' }),
      ),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  reason: ReturnReason,
  note: Type.Optional(Note(500, '손잡이에 금이 갔어요')),
});
/** Nothing has to be said; a client that must send a body may send an empty one. */
export const NoBody = Nullable(Closed({}));
