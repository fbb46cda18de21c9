import { type Command, type Decision, refused } from '../../../engine/types.ts';
import type { ShopState } from '../state.ts';
import type { CheckoutInput } from './input.ts';

/** Decides one command that sells; a refusal changes nothing. */
export function decideCheckout(_state: ShopState, _command: Command<CheckoutInput>): Decision {
  return refused('stock.sold-out');
}
