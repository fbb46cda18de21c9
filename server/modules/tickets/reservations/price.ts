import { type Refused, refused } from '../../../engine/types.ts';
import { MAX_AMOUNT } from '../../../lib/schema.ts';
import { spread } from '../../../lib/spread.ts';
import { type CouponState, judgeCoupon, type Purchase } from '../../coupons/index.ts';
import { labelOf } from '../maps/index.ts';
import type { SeatLine } from '../reservation.ts';
import type { RoundOnSale } from '../state.ts';

export const CURRENCY = 'KRW';

/** What places cost, line by line. Amounts in the smallest unit. */
export interface Quote {
  readonly lines: readonly SeatLine[];
  readonly items: number;
  readonly couponDiscount: number;
  readonly total: number;
}

export interface Terms {
  /** Whose coupon it is. */
  readonly accountId: string;
  readonly couponId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

type Priced = Pick<RoundOnSale, 'plan' | 'prices' | 'performanceId'>;

/** What places cost by the prices and the coupons of the working state: in a preview and in the commit alike. */
export function quotePlaces(
  round: Priced,
  coupons: CouponState,
  seats: readonly number[],
  { accountId, couponId, at }: Terms,
): Quote | Refused {
  const plain = linesOf(round, seats);
  const items = plain.reduce((sum, { price }) => sum + price, 0);
  if (items > MAX_AMOUNT) return refused('pay.limit-exceeded', { maxAmount: MAX_AMOUNT });
  if (couponId === null) return { lines: plain, items, couponDiscount: 0, total: items };
  const judged = judgeCoupon(coupons, couponId, accountId, purchaseOf(round, plain), at);
  if (!judged.ok) return refused(judged.code, { couponId, reason: judged.reason });
  const { discount, covered } = judged;
  const lines = takeOff(plain, covered, discount);
  return { lines, items, couponDiscount: discount, total: items - discount };
}

/** Places at their prices, ascending. */
function linesOf({ plan, prices }: Priced, seats: readonly number[]): SeatLine[] {
  return [...seats]
    .sort((a, b) => a - b)
    .map((seat, i) => {
      const label = labelOf(plan, seat);
      const price = prices[label.grade];
      if (price === undefined) throw new Error(`The place ${seat} of ${plan.mapId} has no price`);
      return { no: i + 1, seat, label, price, paid: price, fee: null };
    });
}

/** What is bought, as a coupon sees it. */
export const purchaseOf = (
  { performanceId }: Pick<RoundOnSale, 'performanceId'>,
  lines: readonly SeatLine[],
): Purchase => ({
  service: 'tickets',
  currency: CURRENCY,
  lines: lines.map(({ price }) => ({ amount: price, performanceId })),
});

/** A discount belongs to the places that it covers, in proportion to what they cost. */
function takeOff(lines: readonly SeatLine[], covered: readonly number[], discount: number): SeatLine[] {
  const shares = spread(
    discount,
    covered.map((i) => ({ weight: lines[i]!.price, key: String(lines[i]!.seat).padStart(6, '0') })),
  );
  const off = new Map(covered.map((line, i) => [line, shares[i]!]));
  return lines.map((line, i) => ({ ...line, paid: line.price - (off.get(i) ?? 0) }));
}
