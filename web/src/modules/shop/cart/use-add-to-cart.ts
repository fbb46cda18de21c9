import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { guestCart } from '../../../api/cart-merge.ts';
import type { ApiError } from '../../../api/error.ts';
import { session } from '../../../api/session.ts';
import { addToCart, type Cart, cartKey } from '../../../api/shop-orders.ts';
import { type Command, useCommand } from '../../../api/use-command.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';

export type CartAddition = { variantId: string; quantity: number };

export type AddToCart = {
  /** Puts pieces of one variant in, on top of those that are there; a toast says so and leads to the cart. */
  add: (line: CartAddition) => void;
  busy: boolean;
  /** Why the last try was refused; to be shown beside the button. */
  error: ApiError | null;
  /** For `CommandWait`: how long a busy server lets us wait. */
  command: Command<CartAddition, Cart>;
};

/**
 * The way into the cart, for guests and members, one intent at a time.
 * @param onAdded after it is in, such as to close a sheet
 */
export function useAddToCart(onAdded?: (line: CartAddition) => void): AddToCart {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const command = useCommand({
    name: 'cart-add',
    run: addToCart,
    onDone: ({ data }, line: CartAddition) => {
      if (session.get().status === 'guest') guestCart.mark();
      queryClient.setQueryData(cartKey, data);
      toast(t('shopOrders.cart.added'), {
        action: { label: t('shopOrders.cart.open'), onClick: () => void navigate({ to: '/shop/cart' }) },
      });
      announce(t('shopOrders.cart.added'));
      onAdded?.(line);
    },
  });
  return { add: command.submit, busy: command.busy, error: command.error, command };
}
