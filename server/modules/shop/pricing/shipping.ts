import { digits } from '../../../lib/digits.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { TraceLine } from '../order.ts';
import { covers, type PricedLine } from './quote.ts';
import type { Promotion, ShippingRule } from './rules.ts';

const SHIPPING: Localized = { ko: '배송비', en: 'Shipping' };
const REMOTE: Localized = { ko: '도서산간 추가 배송비', en: 'Remote area surcharge' };
const freeFromName = (sum: number): Localized => ({
  ko: `${digits(sum)}원 이상 무료배송`,
  en: `Free shipping from ₩${digits(sum)}`,
});

export interface Sent {
  readonly lines: readonly PricedLine[];
  /** Of the lines, before anything was taken off. */
  readonly amounts: readonly number[];
  /** Those that apply at this moment. */
  readonly promotions: readonly Promotion[];
  readonly postcode: string | null;
}

/**
 * What sending costs; nothing where nothing is sent. What makes it free leaves the surcharge of remote places.
 * @param rule a rule, or an amount that an operator has agreed
 * @param trace receives why
 */
export function shippingOf(rule: ShippingRule | number, sent: Sent, trace: TraceLine[]): number {
  const parcels: number[] = [];
  let sum = 0;
  for (const [i, line] of sent.lines.entries()) {
    if (line.delivery !== 'parcel') continue;
    parcels.push(i + 1);
    sum += sent.amounts[i]!;
  }
  if (typeof rule === 'number') {
    if (rule > 0) trace.push({ kind: 'shipping', name: SHIPPING, amount: rule, lines: [] });
    return rule;
  }
  if (parcels.length === 0) return 0;
  let cost = 0;
  if (rule.fee > 0) {
    trace.push({ kind: 'shipping', name: SHIPPING, amount: rule.fee, lines: parcels });
    const free = whyFree(rule, sum, sent);
    if (free) trace.push({ kind: 'free-shipping', name: free, amount: -rule.fee, lines: parcels });
    else cost += rule.fee;
  }
  if (rule.remoteFee > 0 && isRemote(rule, sent.postcode)) {
    trace.push({ kind: 'shipping', name: REMOTE, amount: rule.remoteFee, lines: parcels });
    cost += rule.remoteFee;
  }
  return cost;
}

function whyFree(
  rule: ShippingRule,
  parcelsSum: number,
  { lines, amounts, promotions }: Sent,
): Localized | null {
  if (rule.freeFrom !== null && parcelsSum >= rule.freeFrom) return freeFromName(rule.freeFrom);
  for (const promotion of promotions) {
    if (promotion.rule.kind !== 'free-shipping') continue;
    let spent = 0;
    let isAbout = false;
    for (const [i, line] of lines.entries()) {
      if (!covers(promotion.rule.scope, line)) continue;
      isAbout = true;
      spent += amounts[i]!;
    }
    if (isAbout && spent >= promotion.rule.minimumSpend) return promotion.name;
  }
  return null;
}

/** Postcodes are five digits, so their order as text is that of their numbers. */
const isRemote = ({ remotePostcodes }: ShippingRule, postcode: string | null): boolean =>
  postcode !== null && remotePostcodes.some(([from, to]) => from <= postcode && postcode <= to);
