import type { Touched } from '../input.ts';
import type { Address, PayWith } from '../order.ts';

/** Commands that sell. */
export type CheckoutInput =
  | {
      readonly kind: 'place';
      readonly orderId: string;
      readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
      readonly couponId: string | null;
      readonly payWith: Exclude<PayWith, 'undecided'>;
      readonly address: Address | null;
      /** What the customer was shown; another total is refused. Null does not ask. */
      readonly expectedTotal: number | null;
      /** How long an order waits for its payment. */
      readonly holdMs: number;
    }
  /** The member pays what an operator drafted for them. */
  | {
      readonly kind: 'pay-draft';
      readonly orderId: string;
      readonly couponId: string | null;
      readonly payWith: Exclude<PayWith, 'undecided'>;
      readonly address: Address | null;
      readonly expectedTotal: number | null;
      readonly holdMs: number;
    }
  /** Orders whose payment has not come in time give back what they held. */
  | { readonly kind: 'expire'; readonly orderIds: readonly string[] };

export function touchedByCheckout(input: CheckoutInput, accountId: string): Touched {
  switch (input.kind) {
    case 'place':
      return {
        variantIds: input.lines.map(({ variantId }) => variantId),
        couponIds: input.couponId === null ? [] : [input.couponId],
        payerIds: input.payWith === 'wallet' ? [accountId] : [],
      };
    case 'pay-draft':
      return {
        orderIds: [input.orderId],
        couponIds: input.couponId === null ? [] : [input.couponId],
        payerIds: input.payWith === 'wallet' ? [accountId] : [],
      };
    case 'expire':
      return { orderIds: input.orderIds };
  }
}
