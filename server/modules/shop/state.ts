import type { Localized } from '../../lib/localized.ts';
import type { CouponState } from '../coupons/index.ts';
import type { Ledger } from '../pay/index.ts';
import type { Visits } from '../waiting-room/index.ts';
import type { Bought } from './baskets/bought.ts';
import type { Order, OrderStep, Refund } from './order.ts';
import type { FollowUp } from './orders/follow-up.ts';
import type { Promotion, ShippingRule } from './pricing/rules.ts';
import type { ReturnRequest } from './return.ts';

/** A product as a checkout sees it. */
export interface ProductOnSale {
  readonly id: string;
  readonly categoryId: string;
  readonly status: 'draft' | 'on-sale' | 'hidden' | 'ended';
  readonly name: Localized;
  /** Names of options and of their values, in order; see `choiceOf`. */
  readonly options: readonly { readonly name: Localized; readonly values: readonly Localized[] }[];
  readonly delivery: 'parcel' | 'none';
  readonly pictureId: string | null;
  /** Nobody can buy it earlier; null at any time. */
  readonly opensAt: number | null;
  readonly perMemberLimit: number | null;
  /** Monotonic: the opening is judged against it, so that a slow clock cannot close again what was open. */
  clock: number;
  /** Its clock is to be written. */
  touched: boolean;
}

/** A variant as a checkout sees it. Amounts in the smallest unit. */
export interface VariantOnSale {
  readonly id: string;
  readonly productId: string;
  /** Which value of each option. */
  readonly choices: readonly number[];
  readonly price: number;
  readonly salePrice: number | null;
  readonly saleFrom: number | null;
  readonly saleUntil: number | null;
  readonly isActive: boolean;
  readonly sells: 'stock' | 'backorder' | 'pre-order';
  readonly backorderLimit: number;
  /** When what is not in stock is expected; epoch milliseconds. */
  readonly availableAt: number | null;
  /** Pieces that are there and free; below zero: promised, and still to come. */
  stock: number;
  /** Pieces ever sold, less what came back. */
  sold: number;
  touched: boolean;
}

/** The working copy of all rows that a batch of the lane `shop` touches, of every module that takes part. */
export interface ShopState {
  readonly orders: Map<string, Order>;
  readonly products: Map<string, ProductOnSale>;
  readonly variants: Map<string, VariantOnSale>;
  /** Rooms in front of what is ordered, and who was let in. */
  readonly visits: Visits;
  /** How many pieces of a product with a limit a member has, by `productId/accountId`. */
  readonly bought: Map<string, { quantity: number; touched: boolean; isNew: boolean }>;
  readonly returns: Map<string, ReturnRequest>;
  readonly refunds: Map<string, Refund>;
  readonly promotions: readonly Promotion[];
  readonly shipping: ShippingRule;
  readonly coupons: CouponState;
  readonly ledger: Ledger;
  readonly newSteps: OrderStep[];
  /** What falls due after deliveries; the last word on each counts. */
  readonly followUps: FollowUp[];
  /** Settings of the shop that are to be written; the last word on each counts. */
  readonly newSettings: { readonly name: string; readonly value: string; readonly at: number }[];
  /** What leaves carts because it was bought. */
  readonly leavingCarts: Bought[];
}

export const boughtKey = (productId: string, accountId: string): string => `${productId}/${accountId}`;
