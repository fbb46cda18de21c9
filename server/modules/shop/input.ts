import type { CheckoutInput } from './checkout/input.ts';
import type { OrderInput } from './orders/input.ts';

/** What the lane `shop` is asked to do. */
export type ShopInput = CheckoutInput | OrderInput;

/** The rows that a command touches beside those that hang on its orders. */
export interface Touched {
  /** Orders, with their variants, coupon, wallets, transfer, returns and refunds. */
  readonly orderIds?: readonly string[];
  readonly variantIds?: readonly string[];
  /** A coupon that is to be used, and whose. */
  readonly couponIds?: readonly string[];
  /** Accounts whose wallet pays. */
  readonly payerIds?: readonly string[];
  readonly returnIds?: readonly string[];
}
