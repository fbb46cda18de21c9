import type { Touched } from '../input.ts';

/** Commands on orders that exist. */
export type OrderInput = {
  readonly kind: 'cancel';
  readonly orderId: string;
  /** Null cancels all that is left. */
  readonly lines: readonly { readonly no: number; readonly quantity: number }[] | null;
  readonly reason: string;
  /** An operator may cancel what its member may not any more. */
  readonly byOperator: boolean;
};

export const touchedByOrder = (input: OrderInput): Touched => ({ orderIds: [input.orderId] });
