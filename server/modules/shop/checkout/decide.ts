import type { Command, Decision } from '../../../engine/types.ts';
import type { ShopState } from '../state.ts';
import { expire } from './expire.ts';
import type { CheckoutInput } from './input.ts';
import { payOrder } from './pay-order.ts';
import { place } from './place.ts';

/** Decides one command that sells; a refusal changes nothing. */
export function decideCheckout(state: ShopState, command: Command<CheckoutInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'place':
      return place(state, command, input);
    case 'pay':
      return payOrder(state, command, input);
    case 'expire':
      return expire(state, command, input);
  }
}
