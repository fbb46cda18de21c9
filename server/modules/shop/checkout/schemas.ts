import Type, { type Static } from 'typebox';
import { CouponOffer } from '../../../lib/coupon-schema.ts';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Money, Nullable, Text, Timestamp } from '../../../lib/schema.ts';
import { addressFields } from '../baskets/address-schemas.ts';
import { Localized } from '../catalogue/schemas.ts';

/** As many kinds of things as one order may hold; and pieces of each, as in a cart. */
const MAX_LINES = 100;
const MAX_PIECES = 99;

const Lines = Type.Array(
  Closed({
    variantId: Id,
    quantity: Type.Integer({ minimum: 1, maximum: MAX_PIECES, examples: [2] }),
  }),
  { minItems: 1, maxItems: MAX_LINES, description: 'Lines with the same variant count as one' },
);
const CouponId = Type.Optional(Id);
const Postcode = addressFields.postcode;

export const QuoteBody = Closed({
  lines: Lines,
  couponId: CouponId,
  postcode: Type.Optional(Postcode),
});
export type QuoteBody = Static<typeof QuoteBody>;

const TraceLine = Type.Object({
  kind: Type.Union([
    Type.Literal('promotion'),
    Type.Literal('coupon'),
    Type.Literal('shipping'),
    Type.Literal('free-shipping'),
  ]),
  name: Localized,
  amount: Type.Integer({
    description: 'What it changes of the total: negative takes off',
    examples: [-5000],
  }),
  lines: Type.Array(Type.Integer(), { description: 'Numbers of the lines that it is about; empty for all' }),
});

export const QuoteLine = Type.Object({
  no: Type.Integer({ description: '1 for the first' }),
  variantId: Id,
  productId: Id,
  name: Localized,
  choice: Nullable(Localized),
  picture: Nullable(Picture),
  delivery: Type.Union([Type.Literal('parcel'), Type.Literal('none')]),
  quantity: Type.Integer(),
  unitPrice: Money,
  listPrice: Money,
  amount: Type.Integer({ description: 'unitPrice × quantity' }),
  discount: Type.Integer({ description: 'Its share of promotions' }),
  couponDiscount: Type.Integer(),
  paid: Type.Integer({ description: 'amount − discount − couponDiscount' }),
  backordered: Type.Integer({ description: 'Pieces that are not there yet and follow later' }),
  availableAt: Nullable(Timestamp),
  problem: Nullable(
    Type.Object(
      { code: Type.String({ examples: ['stock.sold-out'] }) },
      { additionalProperties: true, description: 'Why an order of it would be refused now, with its facts' },
    ),
  ),
});
export type QuoteLine = Static<typeof QuoteLine>;

/** What an order would cost now, and why; the commit that takes the money reckons in the same way. */
export const QuoteView = Type.Object({
  lines: Type.Array(QuoteLine),
  items: Money,
  discount: Money,
  couponDiscount: Money,
  shipping: Money,
  total: Type.Integer({ description: 'items − discount − couponDiscount + shipping' }),
  currency: Currency,
  trace: Type.Array(TraceLine),
  coupons: Type.Array(CouponOffer, { description: 'The caller’s own, the best first; none for guests' }),
  bestCouponId: Nullable(Id),
  couponRefusal: Nullable(Type.Object({ code: Type.String(), reason: Type.String() })),
  needsAddress: Type.Boolean({ description: 'Something of it is sent' }),
  freeShippingFrom: Nullable(Money),
});
export type QuoteView = Static<typeof QuoteView>;

export const PayWay = Type.Union([Type.Literal('wallet'), Type.Literal('gateway')]);
const Destination = {
  addressId: Type.Optional(Id),
  address: Type.Optional(Closed(addressFields)),
  request: Type.Optional(Text(200, '문 앞에 두고 가 주세요.')),
};
const ExpectedTotal = Type.Optional(
  Type.Integer({ minimum: 0, description: 'What the customer was shown: another total is refused' }),
);

export const OrderBody = Closed({
  lines: Lines,
  couponId: CouponId,
  payWith: PayWay,
  ...Destination,
  expectedTotal: ExpectedTotal,
  fromCart: Type.Optional(Type.Boolean({ description: 'What is bought leaves the caller’s cart' })),
  admission: Type.Optional(
    Type.String({
      maxLength: 600,
      description: 'From the waiting room, where one stands before something of the order',
    }),
  ),
});
export type OrderBody = Static<typeof OrderBody>;

export const PayOrderBody = Closed({
  payWith: PayWay,
  couponId: CouponId,
  ...Destination,
  expectedTotal: ExpectedTotal,
});
export type PayOrderBody = Static<typeof PayOrderBody>;

export const OrderPlaced = Type.Object({
  orderId: Id,
  status: Type.Union([Type.Literal('paid'), Type.Literal('awaiting-payment')]),
  total: Money,
  currency: Currency,
  payment: Type.Optional(
    Type.Object(
      { paymentId: Id, checkoutUrl: Type.String({ examples: ['/pay/checkout/01K9ZQ3T5R7WXA00'] }) },
      {
        description:
          'Absent where the gateway could not be prepared just now: ask for a payment of the order',
      },
    ),
  ),
  expiresAt: Type.Optional(Timestamp),
  place: Type.Optional(
    Type.Integer({
      description: 'Of something that opened at a time: how many pieces of it have been sold, these included',
      examples: [17],
    }),
  ),
});
export type OrderPlaced = Static<typeof OrderPlaced>;
