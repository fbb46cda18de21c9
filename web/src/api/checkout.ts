/** What every checkout speaks with the server about, whatever is bought. */
export type { CouponOffer } from '../../../server/lib/coupon-schema.ts';

export type PayWay = 'wallet' | 'gateway';
