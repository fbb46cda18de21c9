import type { Localized } from '../../../lib/localized.ts';
import type { PromotionRule, PromotionScope, ShippingRule } from '../pricing/rules.ts';

/** A promotion as operators change it. Times are epoch milliseconds. */
export interface StoredPromotion {
  readonly id: string;
  readonly createdAt: number;
  name: Localized;
  rule: PromotionRule;
  priority: number;
  startsAt: number;
  endsAt: number | null;
  isActive: boolean;
  /** Later with each change: whoever changes names the one that they saw. */
  updatedAt: number;
  change: 'none' | 'new' | 'changed';
}

/** What an operator writes of a promotion. */
export type PromotionTerms = Pick<StoredPromotion, 'name' | 'rule' | 'startsAt' | 'endsAt' | 'isActive'>;

export type PromotionStatus = 'off' | 'scheduled' | 'active' | 'ended';

/** What the clock and the operator make of it at a moment (epoch milliseconds). */
export function statusOf(
  { isActive, startsAt, endsAt }: Pick<StoredPromotion, 'isActive' | 'startsAt' | 'endsAt'>,
  at: number,
): PromotionStatus {
  if (endsAt !== null && endsAt <= at) return 'ended';
  if (!isActive) return 'off';
  return startsAt <= at ? 'active' : 'scheduled';
}

export type PromotionInput =
  | { readonly kind: 'create'; readonly terms: PromotionTerms; readonly reason: string }
  | {
      readonly kind: 'change';
      readonly promotionId: string;
      readonly terms: PromotionTerms;
      readonly version: number;
      readonly reason: string;
    }
  | { readonly kind: 'end'; readonly promotionId: string; readonly reason: string }
  /** Those that are named come first, in this order; the others keep theirs behind them. */
  | { readonly kind: 'order'; readonly promotionIds: readonly string[]; readonly reason: string }
  | {
      readonly kind: 'set-shipping';
      readonly shipping: ShippingRule;
      readonly version: number;
      readonly reason: string;
    };

/** The working copy of what a batch of the lane `shop-promotions` touches. */
export interface PromotionsState {
  /** Those that are named, and all that have not ended where an order is at stake. */
  readonly promotions: Map<string, StoredPromotion>;
  /** Products and categories that there are, of those that scopes name. */
  readonly known: ReadonlySet<string>;
  readonly shipping: { rule: ShippingRule; version: number; isStored: boolean; isChanged: boolean };
}

/** What a scope names. */
export const namedIn = ({ productIds = [], categoryIds = [] }: PromotionScope): string[] => [
  ...productIds,
  ...categoryIds,
];
