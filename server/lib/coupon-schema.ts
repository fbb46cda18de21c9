import Type, { type Static } from 'typebox';
import { Id, Localized, Money, Nullable, Timestamp } from './schema.ts';

/** What a coupon would take off a purchase, for choosing one. */
export const CouponOffer = Type.Object({
  couponId: Id,
  name: Localized,
  discount: Money,
  usable: Type.Boolean(),
  reason: Nullable(Type.String({ description: 'Why it gives nothing', examples: ['minimum-spend'] })),
  validUntil: Timestamp,
});
export type CouponOffer = Static<typeof CouponOffer>;
