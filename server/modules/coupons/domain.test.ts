import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Decision } from '../../engine/index.ts';
import {
  type Campaign,
  type CouponInput,
  type CouponState,
  couponIdOf,
  emptyState,
  parseCouponId,
  phaseOf,
} from './campaign.ts';
import { decideCoupon } from './domain.ts';
import { discountOf, judgeCoupon, type Purchase, returnCoupon, useCoupon } from './redeem.ts';

const ID = '01K9ZQ3T5R7WXA00';
const HOUR = 3_600_000;

function campaignWith(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: ID,
    kind: 'drop',
    name: '가을 쿠폰',
    nameEn: null,
    discount: { kind: 'amount', amount: 5_000 },
    minimumSpend: 0,
    currency: 'KRW',
    scope: {},
    total: 3,
    perMemberLimit: 1,
    code: null,
    createdAt: 0,
    opensAt: 1_000,
    closesAt: null,
    validUntil: 24 * HOUR,
    claimed: 0,
    used: 0,
    codesMade: 0,
    posterId: null,
    clock: 0,
    ...changes,
  };
}

function stateWith(...campaigns: Campaign[]): CouponState {
  const state = emptyState();
  for (const campaign of campaigns) state.campaigns.set(campaign.id, campaign);
  return state;
}

let count = 0;
function command(input: CouponInput, at = 2_000, accountId = 'minji'): Command<CouponInput> {
  count += 1;
  return { id: `c${count}`, at, accountId, key: `c${count}`, name: 'coupon.test', input, fingerprint: '' };
}
const claim = (accountId: string, at = 2_000) => command({ kind: 'claim', dropId: ID }, at, accountId);
const codeOf = (decision: Decision): string => (decision.accepted ? 'ok' : decision.code);

describe('claiming', () => {
  test('gives each winner a position, and nothing after the last', () => {
    const state = stateWith(campaignWith());
    const decisions = ['a', 'b', 'c', 'd'].map((who) => decideCoupon(state, claim(who)));
    expect(decisions.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'coupon.sold-out']);
    expect(decisions.slice(0, 3).map((decision) => decision.result.position)).toEqual([1, 2, 3]);
    expect(decisions[0]?.result.couponId).toBe(`${ID}-1`);
  });

  test.each([
    ['before it opens', { opensAt: 3_000 }, 'coupon.not-open'],
    ['as a draft', { opensAt: null }, 'coupon.not-open'],
    ['after it closes', { closesAt: 2_000 }, 'coupon.closed'],
    ['after it is valid', { validUntil: 2_000 }, 'coupon.closed'],
    ['when it is no drop', { kind: 'codes' as const }, 'coupon.drop-not-found'],
  ])('is refused %s', (_when, changes, code) => {
    const state = stateWith(campaignWith(changes));
    expect(codeOf(decideCoupon(state, claim('a')))).toBe(code);
    expect(state.newCoupons).toEqual([]);
  });

  test('opens by the campaign’s own clock: a slow instance cannot close it again', () => {
    const state = stateWith(campaignWith({ clock: 2_500 }));
    expect(codeOf(decideCoupon(state, claim('a', 10)))).toBe('ok');
  });

  test('never exceeds total or limit per member, whatever the stream of commands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }),
        (total, perMemberLimit, members) => {
          const state = stateWith(campaignWith({ total, perMemberLimit: Math.min(perMemberLimit, total) }));
          for (const member of members) decideCoupon(state, claim(`m${member}`));
          const { claimed } = state.campaigns.get(ID)!;
          const per = new Map<string, number>();
          for (const coupon of state.newCoupons)
            per.set(coupon.accountId, (per.get(coupon.accountId) ?? 0) + 1);
          const expected = Math.min(
            total,
            [...new Set(members)].reduce(
              (sum, m) =>
                sum + Math.min(members.filter((x) => x === m).length, Math.min(perMemberLimit, total)),
              0,
            ),
          );
          expect(claimed).toBe(state.newCoupons.length);
          expect(claimed).toBe(expected);
          expect(state.newCoupons.map((coupon) => coupon.position)).toEqual(
            Array.from({ length: claimed }, (_, i) => i + 1),
          );
          expect(Math.max(0, ...per.values())).toBeLessThanOrEqual(perMemberLimit);
        },
      ),
    );
  });
});

describe('codes', () => {
  test('a shared code is registered once by each member', () => {
    const state = stateWith(campaignWith({ kind: 'code', code: 'WELCOME' }));
    state.sharedCodes.set('WELCOME', ID);
    const register = (who: string) =>
      decideCoupon(state, command({ kind: 'register', code: 'WELCOME' }, 2_000, who));
    expect(['a', 'a', 'b'].map((who) => codeOf(register(who)))).toEqual([
      'ok',
      'coupon.already-claimed',
      'ok',
    ]);
  });

  test('a unique code belongs to the first who registers it', () => {
    const state = stateWith(campaignWith({ kind: 'codes' }));
    decideCoupon(state, command({ kind: 'make-codes', campaignId: ID, codes: ['AAAA', 'BBBB'] }));
    const register = (who: string, code: string) =>
      codeOf(decideCoupon(state, command({ kind: 'register', code }, 2_000, who)));
    expect(register('a', 'AAAA')).toBe('ok');
    expect(register('b', 'AAAA')).toBe('coupon.code-used');
    expect(register('b', 'CCCC')).toBe('coupon.code-unknown');
    expect(register('b', 'BBBB')).toBe('ok');
  });

  test('no more codes are made than the campaign has coupons', () => {
    const state = stateWith(campaignWith({ kind: 'codes', total: 2 }));
    const make = (codes: string[]) =>
      codeOf(decideCoupon(state, command({ kind: 'make-codes', campaignId: ID, codes })));
    expect(make(['AAAA', 'BBBB'])).toBe('ok');
    expect(make(['CCCC'])).toBe('coupon.invalid-campaign');
    expect(state.newCodes).toHaveLength(2);
  });
});

describe('operating a campaign', () => {
  const create = (changes: Partial<Campaign>) =>
    decideCoupon(emptyState(), command({ kind: 'create', campaign: campaignWith(changes) }));

  test.each([
    ['a code on a drop', { code: 'X' }, 'code'],
    ['a shared-code campaign without code', { kind: 'code' as const }, 'code'],
    ['an end before the beginning', { closesAt: 500 }, 'closesAt'],
    ['an opening after the validity', { opensAt: 25 * HOUR }, 'opensAt'],
    ['a validity in the past', { validUntil: 0 }, 'validUntil'],
    ['more for one member than there are', { perMemberLimit: 4 }, 'perMemberLimit'],
  ])('refuses %s', (_what, changes, reason) => {
    expect(create(changes)).toMatchObject({ accepted: false, result: { reason } });
  });

  test('is audited, with reason', () => {
    const state = stateWith(campaignWith());
    const decision = decideCoupon(state, command({ kind: 'close', campaignId: ID, reason: 'wrong amount' }));
    expect(decision).toMatchObject({
      accepted: true,
      audit: { action: 'coupon.close', reason: 'wrong amount' },
    });
    expect(codeOf(decideCoupon(state, claim('a')))).toBe('coupon.closed');
    expect(codeOf(decideCoupon(state, command({ kind: 'open', campaignId: ID, opensAt: null })))).toBe(
      'coupon.closed',
    );
  });

  test('opens a draft now, or at a time, and not twice', () => {
    const state = stateWith(campaignWith({ opensAt: null }));
    const open = (opensAt: number | null, at = 2_000) =>
      codeOf(decideCoupon(state, command({ kind: 'open', campaignId: ID, opensAt }, at)));
    expect(open(5_000)).toBe('ok');
    expect(phaseOf(state.campaigns.get(ID)!, 2_000)).toBe('scheduled');
    expect(open(null)).toBe('ok');
    expect(phaseOf(state.campaigns.get(ID)!, 2_000)).toBe('open');
    expect(open(null)).toBe('coupon.already-open');
  });
});

describe('using a coupon', () => {
  const basket: Purchase = {
    service: 'shop',
    currency: 'KRW',
    lines: [
      { amount: 30_000, productId: 'P1', categoryId: 'C1' },
      { amount: 10_000, productId: 'P2', categoryId: 'C2' },
    ],
  };
  function owning(changes: Partial<Campaign> = {}) {
    const state = stateWith(campaignWith({ ...changes, claimed: 1 }));
    const couponId = couponIdOf(ID, 1);
    state.coupons.set(couponId, {
      campaignId: ID,
      position: 1,
      accountId: 'minji',
      ordinal: 1,
      claimedAt: 0,
      status: 'active',
      usedAt: null,
      usedFor: null,
    });
    return { state, couponId };
  }
  const order = { reference: 'O1', at: 2_000 };

  test('takes the discount once, and gives it back when the order is cancelled', () => {
    const { state, couponId } = owning();
    expect(useCoupon(state, couponId, 'minji', basket, order)).toMatchObject({ ok: true, discount: 5_000 });
    expect(useCoupon(state, couponId, 'minji', basket, { reference: 'O2', at: 2_000 })).toMatchObject({
      ok: false,
      reason: 'used',
    });
    expect(returnCoupon(state, couponId, 'O2', 3_000)).toBe(false);
    expect(returnCoupon(state, couponId, 'O1', 3_000)).toBe(true);
    expect(returnCoupon(state, couponId, 'O1', 3_000)).toBe(false);
    expect(state.campaigns.get(ID)?.used).toBe(0);
  });

  test('is not given back once it has expired', () => {
    const { state, couponId } = owning();
    useCoupon(state, couponId, 'minji', basket, order);
    expect(returnCoupon(state, couponId, 'O1', 24 * HOUR)).toBe(false);
    expect(state.campaigns.get(ID)?.used).toBe(1);
  });

  test.each([
    ['somebody else’s', {}, 'jun', 'unknown'],
    ['an expired one', { validUntil: 1_500 }, 'minji', 'expired'],
    ['one of another currency', { currency: 'USD' }, 'minji', 'currency'],
    ['one for tickets', { scope: { services: ['tickets' as const] } }, 'minji', 'scope'],
    ['one for another product', { scope: { productIds: ['P9'] } }, 'minji', 'scope'],
    [
      'one that wants more in its category',
      { scope: { categoryIds: ['C2'] }, minimumSpend: 20_000 },
      'minji',
      'minimum-spend',
    ],
    [
      'one whose share rounds down to nothing',
      { discount: { kind: 'percent' as const, percent: 1, ceiling: 0 } },
      'minji',
      'no-discount',
    ],
  ])('refuses %s', (_which, changes, who, reason) => {
    const { state, couponId } = owning(changes);
    expect(judgeCoupon(state, couponId, who, basket, 2_000)).toMatchObject({ ok: false, reason });
  });

  test('discounts only the lines that its scope covers', () => {
    const { state, couponId } = owning({
      discount: { kind: 'percent', percent: 50 },
      scope: { productIds: ['P2'] },
    });
    expect(judgeCoupon(state, couponId, 'minji', basket, 2_000)).toMatchObject({ ok: true, discount: 5_000 });
  });

  test('a discount is never below zero, above the ceiling or above what is bought', () => {
    const discounts = fc.oneof(
      fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 10 ** 9 }) }),
      fc.record({
        kind: fc.constant('percent' as const),
        percent: fc.integer({ min: 1, max: 100 }),
        ceiling: fc.integer({ min: 1, max: 10 ** 9 }),
      }),
    );
    fc.assert(
      fc.property(discounts, fc.integer({ min: 0, max: 10 ** 12 }), (discount, covered) => {
        const amount = discountOf({ discount }, covered);
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(covered);
        if (discount.kind === 'percent') expect(amount).toBeLessThanOrEqual(discount.ceiling);
      }),
    );
  });
});

test('a coupon’s name leads back to it, and nothing else is one', () => {
  expect(parseCouponId(couponIdOf(ID, 42))).toEqual({ campaignId: ID, position: 42 });
  for (const other of ['', ID, `${ID}-0`, `${ID}-01`, `${ID}--1`, `${ID}-1.5`, `x${ID}-1`]) {
    expect(parseCouponId(other)).toBeNull();
  }
});
