/** The best one until the customer says otherwise. */
export type CouponChoice = { kind: 'best' } | { kind: 'none' } | { kind: 'coupon'; couponId: string };
