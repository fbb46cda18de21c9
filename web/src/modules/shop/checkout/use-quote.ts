import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type OrderLineBody, type Quote, quoteQuery } from '../../../api/shop-orders.ts';
import type { CouponChoice } from '../../checkout/coupon-choice.ts';

/**
 * What the server says these lines come to, with the coupon that is chosen. Asked twice where a coupon is to be used:
 * first which ones there are, then with it.
 */
export function useQuote(
  lines: readonly OrderLineBody[],
  choice: CouponChoice,
  postcode: string | undefined,
) {
  const body = { lines: [...lines], ...(postcode !== undefined && { postcode }) };
  const enabled = lines.length > 0;
  const plain = useQuery({ ...quoteQuery(body), enabled, placeholderData: keepPreviousData });
  const couponId = couponOf(choice, plain.data);
  const priced = useQuery({
    ...quoteQuery({ ...body, ...(couponId !== null && { couponId }) }),
    enabled: enabled && couponId !== null,
    placeholderData: keepPreviousData,
  });
  const shown = couponId === null ? plain : priced;
  return {
    quote: shown.data,
    /** Of all coupons, also those that do not fit. */
    coupons: plain.data?.coupons ?? [],
    bestCouponId: plain.data?.bestCouponId ?? null,
    couponId,
    stale: shown.isFetching || shown.isPlaceholderData || plain.isPlaceholderData,
    error: shown.data === undefined ? (plain.error ?? shown.error) : shown.error,
    paused: shown.fetchStatus === 'paused',
    refetch: () => {
      void plain.refetch();
      if (couponId !== null) void priced.refetch();
    },
  };
}

function couponOf(choice: CouponChoice, plain: Quote | undefined): string | null {
  if (choice.kind === 'coupon') return choice.couponId;
  return choice.kind === 'none' ? null : (plain?.bestCouponId ?? null);
}
