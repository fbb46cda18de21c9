import type { Command, Decision } from '../../../engine/types.ts';
import { changeAddress, deleteAddress, saveAddress } from './addresses.ts';
import type { BasketInput, BasketState } from './basket.ts';
import { add, merge, remove, set, tick } from './cart-changes.ts';
import { like, likesToCart, removeLikes, unlike } from './likes.ts';

/** Decides one command on what somebody has gathered; a refusal changes nothing. */
export function decideBasket(state: BasketState, command: Command<BasketInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'add':
      return add(state, command, input);
    case 'set':
      return set(state, command, input);
    case 'tick':
      return tick(state, command, input);
    case 'remove':
      return remove(state, command, input);
    case 'merge':
      return merge(state, command, input);
    case 'like':
      return like(state, command, input);
    case 'unlike':
      return unlike(state, command, input);
    case 'remove-likes':
      return removeLikes(state, command, input);
    case 'likes-to-cart':
      return likesToCart(state, command, input);
    case 'save-address':
      return saveAddress(state, command, input);
    case 'change-address':
      return changeAddress(state, command, input);
    case 'delete-address':
      return deleteAddress(state, command, input);
  }
}
