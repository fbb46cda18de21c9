import type { ShopInput } from '../input.ts';
import type { CheckoutInput } from './input.ts';

/** Whether a command of the lane sells; the others are about orders that exist. */
export const isCheckout = (input: ShopInput): input is CheckoutInput =>
  input.kind === 'place' || input.kind === 'pay' || input.kind === 'expire';
