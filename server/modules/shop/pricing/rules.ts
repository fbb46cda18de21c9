import type { Localized } from '../../../lib/localized.ts';

/** What a promotion is about: every list that is given must contain the line; none is everything. */
export interface PromotionScope {
  readonly productIds?: readonly string[];
  readonly categoryIds?: readonly string[];
}

/** What a promotion does. Amounts in the smallest unit. */
export type PromotionRule =
  /** A share off each piece. */
  | { readonly kind: 'percent'; readonly percent: number; readonly scope: PromotionScope }
  /** Of every `buy` + `free` pieces the cheapest `free` cost nothing. */
  | { readonly kind: 'buy-n'; readonly buy: number; readonly free: number; readonly scope: PromotionScope }
  /** A share off once `minimum` pieces are taken. */
  | {
      readonly kind: 'quantity';
      readonly minimum: number;
      readonly percent: number;
      readonly scope: PromotionScope;
    }
  /** An amount off once the lines come to `minimumSpend`. */
  | {
      readonly kind: 'spend';
      readonly minimumSpend: number;
      readonly amount: number;
      readonly scope: PromotionScope;
    }
  /** No shipping fee once the lines come to `minimumSpend`. */
  | { readonly kind: 'free-shipping'; readonly minimumSpend: number; readonly scope: PromotionScope };

export interface Promotion {
  readonly id: string;
  readonly name: Localized;
  readonly rule: PromotionRule;
  /** Smaller is asked first. */
  readonly priority: number;
  readonly startsAt: number;
  readonly endsAt: number | null;
}

/** What sending costs. Amounts in the smallest unit. */
export interface ShippingRule {
  readonly fee: number;
  /** From this sum of parcels on it is free; null never. */
  readonly freeFrom: number | null;
  /** What islands and mountains cost beside it. */
  readonly remoteFee: number;
  /** Ranges of postcodes that are remote, both ends included. */
  readonly remotePostcodes: readonly (readonly [from: string, to: string])[];
}
