import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { seatQuoteQuery } from '../../../api/tickets-seats.ts';
import type { CouponChoice } from '../../checkout/coupon-choice.ts';

/**
 * What a hold comes to, with the coupon that is chosen. Asked twice where a coupon is to be used: first which ones there
 * are, then with it.
 */
export function useSeatQuote(holdId: string, choice: CouponChoice) {
  const plain = useQuery(seatQuoteQuery(holdId, null));
  const couponId =
    choice.kind === 'coupon'
      ? choice.couponId
      : choice.kind === 'none'
        ? null
        : (plain.data?.bestCouponId ?? null);
  const priced = useQuery({
    ...seatQuoteQuery(holdId, couponId),
    enabled: couponId !== null,
    placeholderData: keepPreviousData,
  });
  const shown = couponId === null ? plain : priced;
  return {
    quote: shown.data,
    /** Of all coupons, also those that do not fit. */
    coupons: plain.data?.coupons ?? [],
    bestCouponId: plain.data?.bestCouponId ?? null,
    couponId,
    isStale: shown.isFetching || shown.isPlaceholderData,
    error: shown.data === undefined ? (plain.error ?? shown.error) : null,
    isPaused: shown.fetchStatus === 'paused',
    refetch: () => {
      void plain.refetch();
      if (couponId !== null) void priced.refetch();
    },
  };
}
