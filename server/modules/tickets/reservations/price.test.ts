import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHall } from '../../../../test/support/stage.ts';
import { type CouponState, emptyState } from '../../coupons/index.ts';
import { compileMap } from '../maps/index.ts';
import { quotePlaces } from './price.ts';
import { DEFAULT_SCALE, feeOf } from './scale.ts';

const plan = compileMap('M', drawHall({ rows: [20, 20, 20], grades: ['VIP', 'R', 'S'] }));
const AT = Date.UTC(2026, 10, 21);
const DAY_MS = 86_400_000;

type Campaign = CouponState['campaigns'] extends Map<string, infer One> ? One : never;

/** A member's one coupon. */
function couponOf(discount: Campaign['discount'], more: Partial<Campaign> = {}): CouponState {
  const state = emptyState();
  state.campaigns.set('C', {
    ...{ id: 'C', kind: 'drop', name: '할인', nameEn: null, discount, minimumSpend: 0, currency: 'KRW' },
    ...{ scope: {}, total: 1, perMemberLimit: 1, code: null, createdAt: AT, validUntil: AT + DAY_MS },
    ...{ claimed: 1, used: 0, codesMade: 0, opensAt: AT, closesAt: null, posterId: null, clock: AT },
    ...more,
  });
  state.coupons.set('C-1', {
    ...{ campaignId: 'C', position: 1, accountId: 'minji', ordinal: 1, claimedAt: AT },
    ...{ status: 'active', usedAt: null, usedFor: null },
  });
  return state;
}

const prices = fc.record({
  VIP: fc.integer({ min: 0, max: 1_000_000_000 }),
  R: fc.integer({ min: 0, max: 1_000_000 }),
  S: fc.integer({ min: 0, max: 1_000 }),
});
const seats = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 20 });
const discount = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 2_000_000 }) }),
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 100 }) }),
);
const terms = { accountId: 'minji', couponId: 'C-1', at: AT };
const round = (own: Readonly<Record<string, number>>) => ({ plan, prices: own, performanceId: 'P' });

describe('what places cost', () => {
  test('the discount is spread to the last won, and no place costs less than nothing', () => {
    fc.assert(
      fc.property(prices, seats, discount, (own, wanted, off) => {
        const quote = quotePlaces(round(own), couponOf(off), wanted, terms);
        if ('accepted' in quote) {
          // A coupon for what costs nothing gives nothing, nor does a share that is rounded down to nothing.
          const priceOf = (seat: number) => own[['VIP', 'R', 'S'][Math.floor(seat / 20)] as 'R'];
          const items = wanted.reduce((sum, seat) => sum + priceOf(seat), 0);
          expect(off.kind === 'amount' ? items : Math.floor((items * off.percent) / 100)).toBe(0);
          return;
        }
        const { lines, items, couponDiscount, total } = quote;
        expect(lines.map(({ seat }) => seat)).toEqual(wanted.toSorted((a, b) => a - b));
        expect(lines.reduce((sum, { price }) => sum + price, 0)).toBe(items);
        expect(lines.reduce((sum, { paid }) => sum + paid, 0)).toBe(total);
        expect(total).toBe(items - couponDiscount);
        for (const { price, paid } of lines) {
          expect(Number.isSafeInteger(paid)).toBe(true);
          expect(paid >= 0 && paid <= price).toBe(true);
        }
      }),
    );
  });

  test('the order in which places are named changes nothing', () => {
    fc.assert(
      fc.property(prices, seats, discount, (own, wanted, off) => {
        const there = quotePlaces(round(own), couponOf(off), wanted, terms);
        const back = quotePlaces(round(own), couponOf(off), wanted.toReversed(), terms);
        expect(back).toEqual(there);
      }),
    );
  });

  test('given back place by place or at once, as much is kept and as much comes back', () => {
    const times = { paidAt: AT, startsAt: AT + 40 * DAY_MS };
    fc.assert(
      fc.property(prices, seats, discount, fc.integer({ min: 0, max: 39 }), (own, wanted, off, days) => {
        const quote = quotePlaces(round(own), couponOf(off), wanted, terms);
        if ('accepted' in quote) return;
        const at = AT + days * DAY_MS;
        const kept = quote.lines.map(({ paid }) => feeOf(DEFAULT_SCALE, { ...times, at, paid }));
        const back = quote.lines.map(({ paid }, i) => paid - kept[i]!);
        const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
        expect(sum(kept) + sum(back)).toBe(quote.total);
        expect(back.every((amount) => amount >= 0)).toBe(true);
      }),
    );
  });

  test('a coupon for another performance or service does not fit', () => {
    const off = { kind: 'amount', amount: 5_000 } as const;
    const own = { VIP: 10_000, R: 10_000, S: 10_000 };
    const of = (more: Partial<Campaign>) => quotePlaces(round(own), couponOf(off, more), [0, 1], terms);
    expect(of({ scope: { performanceIds: ['P'] } })).toMatchObject({ total: 15_000 });
    expect(of({ scope: { services: ['tickets'] } })).toMatchObject({ total: 15_000 });
    for (const scope of [{ performanceIds: ['Q'] }, { services: ['shop' as const] }, { productIds: ['X'] }]) {
      expect(of({ scope })).toMatchObject({ code: 'coupon.not-usable', result: { reason: 'scope' } });
    }
    expect(of({ minimumSpend: 20_001 })).toMatchObject({ result: { reason: 'minimum-spend' } });
  });
});
