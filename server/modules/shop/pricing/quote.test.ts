import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PricedLine, type Quote, type QuoteInput, quote } from './quote.ts';
import type { Promotion, PromotionRule, ShippingRule } from './rules.ts';

const AT = Date.UTC(2026, 10, 21);
const SHIPPING: ShippingRule = {
  fee: 3_000,
  freeFrom: 50_000,
  remoteFee: 4_000,
  remotePostcodes: [['63000', '63644']],
};

const line = (
  variantId: string,
  unitPrice: number,
  quantity = 1,
  more: Partial<PricedLine> = {},
): PricedLine => ({
  productId: `P-${variantId}`,
  variantId,
  categoryId: 'C1',
  delivery: 'none',
  unitPrice,
  quantity,
  ...more,
});
const promotion = (id: string, rule: PromotionRule, more: Partial<Promotion> = {}): Promotion => ({
  id,
  name: { ko: id, en: id },
  rule,
  priority: 0,
  startsAt: 0,
  endsAt: null,
  ...more,
});
const percent = (n: number, scope = {}): PromotionRule => ({ kind: 'percent', percent: n, scope });
const ask = (lines: readonly PricedLine[], more: Partial<QuoteInput> = {}): Quote =>
  quote({ lines, promotions: [], shipping: SHIPPING, postcode: null, at: AT, coupon: null, ...more });

describe('promotions', () => {
  test('a line takes the best of those that are about it, and no second one', () => {
    const promotions = [promotion('a', percent(10)), promotion('b', percent(30, { productIds: ['P-x'] }))];
    const { lines, discount, trace } = ask([line('x', 1_000), line('y', 1_000)], { promotions });
    expect(lines.map(({ paid }) => paid)).toEqual([700, 900]);
    expect(discount).toBe(400);
    expect(trace).toEqual([
      { kind: 'promotion', name: { ko: 'a', en: 'a' }, amount: -100, lines: [2] },
      { kind: 'promotion', name: { ko: 'b', en: 'b' }, amount: -300, lines: [1] },
    ]);
  });

  test('a share is rounded down for each piece', () => {
    const { lines } = ask([line('x', 999, 3)], { promotions: [promotion('a', percent(10))] });
    expect(lines[0]).toMatchObject({ amount: 2_997, discount: 297, paid: 2_700 });
  });

  test('of every two and one the cheapest is free, across lines', () => {
    const rule: PromotionRule = { kind: 'buy-n', buy: 2, free: 1, scope: {} };
    const lines = [line('x', 5_000, 2), line('y', 1_000, 3), line('z', 3_000)];
    const quoted = ask(lines, { promotions: [promotion('a', rule)] });
    expect(quoted.lines.map(({ discount }) => discount)).toEqual([0, 2_000, 0]);
    expect(ask([line('x', 5_000, 2)], { promotions: [promotion('a', rule)] }).discount).toBe(0);
  });

  test('a share off from some pieces on counts the pieces of all its lines', () => {
    const rule: PromotionRule = { kind: 'quantity', minimum: 3, percent: 20, scope: { categoryIds: ['C1'] } };
    const promotions = [promotion('a', rule)];
    const few = [line('x', 1_000, 2), line('y', 1_000, 9, { categoryId: 'C2' })];
    expect(ask(few, { promotions }).discount).toBe(0);
    expect(ask([...few, line('z', 500)], { promotions }).discount).toBe(500);
  });

  test('what a basket comes to is judged before anything is taken off, and its amount is spread to the won', () => {
    const rule: PromotionRule = { kind: 'spend', minimumSpend: 3_000, amount: 1_000, scope: {} };
    const lines = [line('x', 1_000), line('y', 1_000), line('z', 1_000)];
    const quoted = ask(lines, { promotions: [promotion('a', rule), promotion('b', percent(10))] });
    expect(quoted).toMatchObject({ items: 3_000, discount: 1_300, total: 1_700 });
    expect(quoted.lines.map(({ paid }) => paid)).toEqual([566, 567, 567]);
  });

  test('outside its time it is nothing', () => {
    const during = (startsAt: number, endsAt: number | null) =>
      ask([line('x', 1_000)], { promotions: [promotion('a', percent(10), { startsAt, endsAt })] }).discount;
    expect([during(AT, null), during(AT + 1, null), during(0, AT), during(0, AT + 1)]).toEqual([
      100, 0, 0, 100,
    ]);
  });

  test('of two that give the same, the first counts', () => {
    const promotions = [
      promotion('b', percent(10), { priority: 1 }),
      promotion('a', percent(10), { priority: 2 }),
    ];
    expect(ask([line('x', 1_000)], { promotions }).trace[0]?.name.ko).toBe('b');
  });
});

describe('shipping', () => {
  const parcel = (price: number) => [line('x', price, 1, { delivery: 'parcel' })];
  test.each([
    ['nothing is sent', [line('x', 1_000)], null, 0],
    ['a small parcel', parcel(1_000), null, 3_000],
    ['one that is free', parcel(50_000), null, 0],
    ['a remote place', parcel(1_000), '63100', 7_000],
    ['a remote place, free', parcel(50_000), '63644', 4_000],
    ['next to a remote place', parcel(1_000), '63645', 3_000],
    ['only what is sent counts', [...parcel(49_999), line('y', 9_999)], null, 3_000],
  ])('%s', (_what, lines, postcode, cost) => {
    const quoted = ask(lines, { postcode });
    expect(quoted.shipping).toBe(cost);
    expect(quoted.trace.reduce((sum, { amount }) => sum + amount, 0)).toBe(cost);
  });

  test('a promotion makes it free, under its own name', () => {
    const rule: PromotionRule = {
      kind: 'free-shipping',
      minimumSpend: 1_000,
      scope: { productIds: ['P-x'] },
    };
    const quoted = ask(parcel(1_000), { promotions: [promotion('free', rule)] });
    expect(quoted.shipping).toBe(0);
    expect(quoted.trace.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['shipping', 3_000],
      ['free-shipping', -3_000],
    ]);
  });

  test('no discount takes free shipping away', () => {
    const quoted = ask(parcel(50_000), { promotions: [promotion('a', percent(50))] });
    expect(quoted).toMatchObject({ total: 25_000, shipping: 0 });
  });

  test('what an operator has agreed is what it costs', () => {
    expect(ask(parcel(1_000), { shipping: 1_500 })).toMatchObject({ shipping: 1_500, total: 2_500 });
  });
});

describe('a coupon', () => {
  test('is judged on what promotions have left, and belongs to the lines that it covers', () => {
    const seen: number[][] = [];
    const quoted = ask([line('x', 1_000), line('y', 2_000)], {
      promotions: [promotion('a', percent(10))],
      coupon: (left) => {
        seen.push([...left]);
        return { ok: true, name: { ko: '쿠폰', en: 'Coupon' }, discount: 500, covered: [1] };
      },
    });
    expect(seen).toEqual([[900, 1_800]]);
    expect(quoted.lines.map(({ paid }) => paid)).toEqual([900, 1_300]);
    expect(quoted).toMatchObject({ discount: 300, couponDiscount: 500, total: 2_200, couponRefusal: null });
  });

  test('that cannot be used says why, and takes nothing off', () => {
    const coupon = () => ({ ok: false as const, code: 'coupon.not-usable', reason: 'scope' });
    expect(ask([line('x', 1_000)], { coupon })).toMatchObject({
      total: 1_000,
      couponRefusal: { code: 'coupon.not-usable', reason: 'scope' },
    });
  });
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const scopes = fc.record({
  productIds: fc.constantFrom([], ['P-a'], ['P-b', 'P-c']),
  categoryIds: fc.constantFrom([], ['C1'], ['C1', 'C2']),
});
const small = fc.integer({ min: 1, max: 5 });
const amounts = fc.integer({ min: 0, max: 200_000 });
const rules: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({
    kind: fc.constant('percent' as const),
    percent: fc.integer({ min: 1, max: 100 }),
    scope: scopes,
  }),
  fc.record({ kind: fc.constant('buy-n' as const), buy: small, free: small, scope: scopes }),
  fc.record({
    kind: fc.constant('quantity' as const),
    minimum: small,
    percent: fc.integer({ min: 1, max: 100 }),
    scope: scopes,
  }),
  fc.record({ kind: fc.constant('spend' as const), minimumSpend: amounts, amount: amounts, scope: scopes }),
  fc.record({ kind: fc.constant('free-shipping' as const), minimumSpend: amounts, scope: scopes }),
);
const promotionLists = fc
  .array(fc.tuple(rules, small), { maxLength: 5 })
  .map((all) => all.map(([rule, priority], i) => promotion(`R${i}`, rule, { priority })));
const baskets = fc.subarray(IDS, { minLength: 1 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        productId: fc.constant(`P-${id}`),
        variantId: fc.constant(id),
        categoryId: fc.constantFrom('C1', 'C2'),
        delivery: fc.constantFrom('parcel' as const, 'none' as const),
        unitPrice: fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.constant(1_000_000_000)),
        quantity: fc.integer({ min: 1, max: 99 }),
      }),
    ),
  ),
);
/** Takes a share of what is left of some lines. */
const coupons = fc.option(
  fc.record({ share: fc.integer({ min: 0, max: 100 }), covered: fc.subarray([0, 1, 2, 3, 4, 5]) }),
);
const judge =
  (coupon: { share: number; covered: number[] } | null): QuoteInput['coupon'] =>
  (left) => {
    const covered = (coupon?.covered ?? []).filter((i) => i < left.length);
    const sum = covered.reduce((all, i) => all + left[i]!, 0);
    const name = { ko: '쿠폰', en: 'Coupon' };
    return { ok: true, name, discount: Math.floor((sum * (coupon?.share ?? 0)) / 100), covered };
  };
const inputs = fc.record({
  lines: baskets,
  promotions: promotionLists,
  coupon: coupons,
  postcode: fc.constantFrom(null, '04524', '63100'),
});

describe('for whatever lines, rules and coupon', () => {
  test('totals add up to the won, and nothing falls below zero', () => {
    fc.assert(
      fc.property(inputs, ({ coupon, ...rest }) => {
        const quoted = ask(rest.lines, { ...rest, coupon: judge(coupon) });
        const sum = (of: (one: Quote['lines'][number]) => number) =>
          quoted.lines.reduce((all, one) => all + of(one), 0);
        expect(quoted.total).toBe(quoted.items - quoted.discount - quoted.couponDiscount + quoted.shipping);
        expect(sum(({ paid }) => paid) + quoted.shipping).toBe(quoted.total);
        expect(sum(({ amount }) => amount)).toBe(quoted.items);
        expect(sum(({ discount }) => discount)).toBe(quoted.discount);
        expect(sum(({ couponDiscount }) => couponDiscount)).toBe(quoted.couponDiscount);
        expect(quoted.trace.reduce((all, { amount }) => all + amount, 0)).toBe(quoted.total - quoted.items);
        for (const { amount, discount, couponDiscount, paid } of quoted.lines) {
          expect(paid).toBe(amount - discount - couponDiscount);
          for (const part of [discount, couponDiscount, paid]) {
            expect(Number.isSafeInteger(part)).toBe(true);
            expect(part).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the lines and of the rules changes nothing', () => {
    fc.assert(
      fc.property(inputs, fc.integer(), ({ lines, promotions, postcode }, seed) => {
        const turn = <T>(all: readonly T[]) => {
          const by = ((seed % all.length) + all.length) % all.length || 0;
          return [...all.slice(by), ...all.slice(0, by)].reverse();
        };
        const one = ask(lines, { promotions, postcode });
        const other = ask(turn(lines), { promotions: turn(promotions), postcode });
        const paid = ({ lines }: Quote) => Object.fromEntries(lines.map((own) => [own.variantId, own.paid]));
        expect(other.total).toBe(one.total);
        expect(paid(other)).toEqual(paid(one));
      }),
      { numRuns: 500 },
    );
  });

  test('one rule more never makes it dearer, but for the rounding of shares', () => {
    fc.assert(
      fc.property(inputs, rules, small, ({ lines, promotions, postcode }, rule, priority) => {
        const fewer = ask(lines, { promotions, postcode });
        const more = ask(lines, {
          promotions: [...promotions, promotion('R9', rule, { priority })],
          postcode,
        });
        expect(more.total).toBeLessThanOrEqual(fewer.total + lines.length);
      }),
      { numRuns: 500 },
    );
  });
});
