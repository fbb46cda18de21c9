import Type, { type Static } from 'typebox';
import { Picture } from '../../../lib/picture-schema.ts';
import { Closed, Currency, Id, Money, Nullable, PageOf, Timestamp } from '../../../lib/schema.ts';
import { Card, Localized, SaleState } from '../catalogue/schemas.ts';

const MAX_NAMED = 100;
const Quantity = Type.Integer({ minimum: 1, maximum: 99, examples: [1] });
const Ids = Type.Array(Id, { minItems: 1, maxItems: MAX_NAMED, uniqueItems: true });

export const AddBody = Closed({ variantId: Id, quantity: Quantity });
export const SetBody = Closed(
  { quantity: Type.Optional(Quantity), isTicked: Type.Optional(Type.Boolean()) },
  { minProperties: 1 },
);
export const TickBody = Closed({
  isTicked: Type.Boolean(),
  variantIds: Type.Optional(Type.Array(Id, { maxItems: MAX_NAMED, description: 'Without it: all of them' })),
});
export const RemovalBody = Type.Union([Closed({ variantIds: Ids }), Closed({ ticked: Type.Literal(true) })]);

/** One variant in the cart, as it is sold now. */
export const CartLine = Type.Object({
  variantId: Id,
  productId: Id,
  name: Localized,
  choice: Nullable(Localized),
  picture: Nullable(Picture),
  delivery: Type.Union([Type.Literal('parcel'), Type.Literal('none')]),
  quantity: Type.Integer(),
  isTicked: Type.Boolean(),
  unitPrice: Money,
  listPrice: Money,
  addedPrice: Type.Integer({ description: 'What a piece cost when it was put in' }),
  amount: Type.Integer({ description: 'quantity × unitPrice' }),
  state: SaleState,
  stock: Nullable(Type.Integer({ description: 'Pieces that are left, where they are few; null: plenty' })),
  maxQuantity: Type.Integer({ description: 'How many may be bought now; 0: none' }),
  opensAt: Nullable(Timestamp),
  availableAt: Nullable(Timestamp),
  addedAt: Timestamp,
});
export type CartLine = Static<typeof CartLine>;

/** What the ticked lines cost together, reckoned as the checkout will; a coupon is chosen there. */
export const CartQuote = Type.Object({
  lines: Type.Array(
    Type.Object({
      variantId: Id,
      amount: Money,
      paid: Type.Integer({ description: 'What is left of the amount after promotions' }),
    }),
  ),
  items: Money,
  discount: Money,
  couponDiscount: Money,
  shipping: Type.Integer({ description: 'To an address that is not remote' }),
  total: Money,
  currency: Currency,
  trace: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('promotion'),
        Type.Literal('coupon'),
        Type.Literal('shipping'),
        Type.Literal('free-shipping'),
      ]),
      name: Localized,
      amount: Type.Integer({ description: 'What it changes of the total: negative takes off' }),
      lines: Type.Array(Type.Integer(), { description: 'From 1; empty: all of them' }),
    }),
  ),
  freeShippingFrom: Nullable(Type.Integer({ description: 'From this sum of parcels on sending is free' })),
});
export type CartQuote = Static<typeof CartQuote>;

export const Cart = Type.Object({
  lines: Type.Array(CartLine, { description: 'What was put in last first; at most 100' }),
  counts: Type.Object({
    lines: Type.Integer(),
    pieces: Type.Integer(),
    ticked: Type.Integer({ description: 'Lines that are to be bought now' }),
  }),
  quote: Nullable(CartQuote),
  serverNow: Timestamp,
});
export type Cart = Static<typeof Cart>;

export const CartMerged = Type.Object({
  merged: Type.Integer({ description: 'Lines of the guest that are the member’s now' }),
  refused: Type.Integer({ description: 'Lines that did not fit any more' }),
});
export type CartMerged = Static<typeof CartMerged>;

export const Liked = Type.Object({
  productId: Id,
  isLiked: Type.Boolean(),
  likes: Type.Integer({ description: 'Of everybody' }),
});
export type Liked = Static<typeof Liked>;

/** A product with a heart of the caller’s. */
export const LikedProduct = Type.Object({
  productId: Id,
  likedAt: Timestamp,
  card: Nullable(Card),
  isInCart: Type.Boolean(),
});
export type LikedProduct = Static<typeof LikedProduct>;
export const LikePage = PageOf(LikedProduct);
export type LikePage = Static<typeof LikePage>;

export const ProductIds = Closed({ productIds: Ids });
export const LikesRemoved = Type.Object({ removed: Type.Integer() });
export const LikesToCart = Type.Object({
  added: Type.Array(Type.Object({ productId: Id, variantId: Id })),
  needsChoice: Type.Array(Id, { description: 'Products of which a variant must be chosen first' }),
  refused: Type.Array(Type.Object({ productId: Id, code: Type.String() })),
});
export type LikesToCart = Static<typeof LikesToCart>;
