import type { Admission } from '../../waiting-room/index.ts';
import type { Touched } from '../input.ts';
import type { Address, PayWith } from '../order.ts';

/** Commands that sell. An order has the number of the command that makes it. */
export type CheckoutInput =
  | {
      readonly kind: 'place';
      readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
      readonly couponId: string | null;
      readonly payWith: Exclude<PayWith, 'undecided'>;
      readonly address: Address | null;
      /** An entry of the address book was named that is not the buyer's. */
      readonly isAddressUnknown: boolean;
      /** What the customer was shown; another total is refused. Null does not ask. */
      readonly expectedTotal: number | null;
      /** How long an order waits for its payment. */
      readonly holdMs: number;
      /** What is bought leaves the buyer's cart. */
      readonly fromCart: boolean;
      /** For what a waiting room stands before. */
      readonly admission: Admission | null;
    }
  /** The member pays what an operator drafted for them, or tries again to pay what waits for its payment. */
  | {
      readonly kind: 'pay';
      readonly orderId: string;
      /** For a draft; an order that waits has its own. */
      readonly couponId: string | null;
      readonly payWith: Exclude<PayWith, 'undecided'>;
      /** For a draft; null keeps what it has. */
      readonly address: Address | null;
      readonly isAddressUnknown: boolean;
      readonly expectedTotal: number | null;
      readonly holdMs: number;
    }
  /** Orders whose payment has not come in time give back what they held. */
  | { readonly kind: 'expire'; readonly orderIds: readonly string[] };

export type Place = Extract<CheckoutInput, { kind: 'place' }>;
export type Pay = Extract<CheckoutInput, { kind: 'pay' }>;
export type Expire = Extract<CheckoutInput, { kind: 'expire' }>;

export function touchedByCheckout(input: CheckoutInput, accountId: string): Touched {
  switch (input.kind) {
    case 'place':
      return {
        variantIds: input.lines.map(({ variantId }) => variantId),
        couponIds: input.couponId === null ? [] : [input.couponId],
        payerIds: input.payWith === 'wallet' ? [accountId] : [],
      };
    case 'pay':
      return {
        orderIds: [input.orderId],
        couponIds: input.couponId === null ? [] : [input.couponId],
        payerIds: input.payWith === 'wallet' ? [accountId] : [],
      };
    case 'expire':
      return { orderIds: input.orderIds };
  }
}
