import type { Localized } from '../../../lib/localized.ts';
import { spread } from '../../../lib/spread.ts';
import type { TraceLine } from '../order.ts';
import { lineDiscounts } from './promotions.ts';
import type { Promotion, PromotionScope, ShippingRule } from './rules.ts';
import { type Sent, shippingOf } from './shipping.ts';

/** Pieces of one variant at their price of the moment. Amounts in the smallest unit. */
export interface PricedLine {
  readonly productId: string;
  /** Once in a quote. */
  readonly variantId: string;
  readonly categoryId: string;
  readonly delivery: 'parcel' | 'none';
  readonly unitPrice: number;
  readonly quantity: number;
}

/** A line with what becomes of its amount. */
export interface QuotedLine extends PricedLine {
  /** unitPrice × quantity. */
  readonly amount: number;
  /** Its share of promotions. */
  readonly discount: number;
  readonly couponDiscount: number;
  /** amount − discount − couponDiscount. */
  readonly paid: number;
}

/** What a coupon gives on what promotions have left. */
export type CouponJudgement =
  | {
      readonly ok: true;
      readonly name: Localized;
      readonly discount: number;
      /** Indexes of the lines that it covers. */
      readonly covered: readonly number[];
    }
  | { readonly ok: false; readonly code: string; readonly reason: string };

export interface QuoteInput {
  readonly lines: readonly PricedLine[];
  readonly promotions: readonly Promotion[];
  /** A rule, or what an operator has agreed. */
  readonly shipping: ShippingRule | number;
  /** Where it goes; null: not known yet, taken as not remote. */
  readonly postcode: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Judges the coupon on the amounts that are left, line by line; null without one. */
  readonly coupon: ((left: readonly number[]) => CouponJudgement) | null;
}

export interface Quote {
  readonly lines: readonly QuotedLine[];
  readonly items: number;
  readonly discount: number;
  readonly couponDiscount: number;
  readonly shipping: number;
  /** items − discount − couponDiscount + shipping. */
  readonly total: number;
  /** Why `total` is not `items`: the amounts of these lines are the difference. */
  readonly trace: readonly TraceLine[];
  /** Why the coupon gives nothing. */
  readonly couponRefusal: { readonly code: string; readonly reason: string } | null;
}

/**
 * What lines cost, and why: the best promotion for each line, then those for the basket, then the coupon on what is
 * left, then shipping. The same function prices a cart, a checkout's preview and the commit that takes the money.
 *
 * Sums that a rule asks for are judged on the lines' own amounts, before anything is taken off, so that a discount
 * never takes another away. No line falls below zero, and the order of the lines changes nothing.
 */
export function quote(input: QuoteInput): Quote {
  const { at, postcode } = input;
  const amounts = input.lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const promotions = activeAt(input.promotions, at);
  const left = [...amounts];
  const trace: TraceLine[] = [];
  if (promotions.length > 0) {
    takeLineDiscounts(input.lines, promotions, left, trace);
    takeBasketDiscounts(input.lines, promotions, { amounts, left, trace });
  }
  const afterPromotions = [...left];
  const couponRefusal = input.coupon ? takeCoupon(input.lines, left, trace, input.coupon) : null;
  const sent: Sent = { lines: input.lines, amounts, promotions, postcode };
  const shipping = shippingOf(input.shipping, sent, trace);
  let items = 0;
  let discount = 0;
  let couponDiscount = 0;
  const lines = input.lines.map((line, i): QuotedLine => {
    const amount = amounts[i]!;
    const own = amount - afterPromotions[i]!;
    const ofCoupon = afterPromotions[i]! - left[i]!;
    items += amount;
    discount += own;
    couponDiscount += ofCoupon;
    return { ...line, amount, discount: own, couponDiscount: ofCoupon, paid: left[i]! };
  });
  const total = items - discount - couponDiscount + shipping;
  return { lines, items, discount, couponDiscount, shipping, total, trace, couponRefusal };
}

/** Those that apply at a moment, in the order in which they are asked. */
function activeAt(promotions: readonly Promotion[], at: number): readonly Promotion[] {
  if (promotions.length === 0) return promotions;
  return promotions
    .filter(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || at < endsAt))
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
}

/** Whether a rule is about a line. */
export const covers = (scope: PromotionScope, line: PricedLine): boolean =>
  has(scope.productIds, line.productId) && has(scope.categoryIds, line.categoryId);

const has = (ids: readonly string[] | undefined, id: string): boolean =>
  ids === undefined || ids.length === 0 || ids.includes(id);

/** Each line takes the one promotion that gives it the most; of equals, the one that is asked first. */
function takeLineDiscounts(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  left: number[],
  trace: TraceLine[],
): void {
  const best = lines.map((): { discount: number; by: Promotion | null } => ({ discount: 0, by: null }));
  for (const promotion of promotions) {
    const discounts = lineDiscounts(promotion.rule, lines);
    if (!discounts) continue;
    for (const [i, discount] of discounts.entries()) {
      if (discount > best[i]!.discount) best[i] = { discount, by: promotion };
    }
  }
  for (const promotion of promotions) {
    let sum = 0;
    const about: number[] = [];
    for (const [i, { discount, by }] of best.entries()) {
      if (by !== promotion) continue;
      sum += discount;
      left[i]! -= discount;
      about.push(i + 1);
    }
    if (sum > 0) trace.push({ kind: 'promotion', name: promotion.name, amount: -sum, lines: about });
  }
}

/** All that are reached apply, one after the other, each spread over the lines that it is about. */
function takeBasketDiscounts(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  { amounts, left, trace }: { amounts: readonly number[]; left: number[]; trace: TraceLine[] },
): void {
  for (const { rule, name } of promotions) {
    if (rule.kind !== 'spend') continue;
    const about: number[] = [];
    let spent = 0;
    let rest = 0;
    for (const [i, line] of lines.entries()) {
      if (!covers(rule.scope, line)) continue;
      about.push(i);
      spent += amounts[i]!;
      rest += left[i]!;
    }
    const amount = Math.min(rule.amount, rest);
    if (amount === 0 || spent < rule.minimumSpend) continue;
    takeFrom(about, amount, lines, left);
    trace.push({ kind: 'promotion', name, amount: -amount, lines: about.map((i) => i + 1) });
  }
}

function takeCoupon(
  lines: readonly PricedLine[],
  left: number[],
  trace: TraceLine[],
  judge: NonNullable<QuoteInput['coupon']>,
): Quote['couponRefusal'] {
  const judged = judge(left);
  if (!judged.ok) return { code: judged.code, reason: judged.reason };
  const { covered, discount, name } = judged;
  if (discount === 0) return null;
  takeFrom(covered, discount, lines, left);
  trace.push({ kind: 'coupon', name, amount: -discount, lines: covered.map((i) => i + 1) });
  return null;
}

function takeFrom(
  about: readonly number[],
  amount: number,
  lines: readonly PricedLine[],
  left: number[],
): void {
  const shares = spread(
    amount,
    about.map((i) => ({ weight: left[i]!, key: lines[i]!.variantId })),
  );
  for (const [n, i] of about.entries()) left[i]! -= shares[n]!;
}
