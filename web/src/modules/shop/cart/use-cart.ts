import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { guestCart } from '../../../api/cart-merge.ts';
import { isApiError } from '../../../api/error.ts';
import { useSession } from '../../../api/hooks.ts';
import { newKey } from '../../../api/intent.ts';
import { session } from '../../../api/session.ts';
import {
  addToCart,
  type Cart,
  type CartLine,
  cartKey,
  cartQuery,
  changeCartLine,
  removeFromCart,
  tickCart,
} from '../../../api/shop-orders.ts';
import { siteQuery } from '../../../api/site.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';
import { type CartChange, foresee } from './foresee.ts';
import { restore } from './restore.ts';

/** The cart of whoever is here; not asked for before that is known, nor where there is no shop. */
export function useCart() {
  const known = useSession().status !== 'unknown';
  const shopOn = useQuery(siteQuery).data?.services.includes('shop') ?? false;
  return useQuery({ ...cartQuery, enabled: known && shopOn });
}

type Sent = { change: CartChange; key: string };

/**
 * Changes of the cart, one after the other and each under its own key. What is on the screen follows the finger; the
 * server's answer replaces it, and a refusal puts back what the server has.
 */
export function useCartChanges() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const mutation = useMutation<Cart, Error, Sent>({
    mutationKey: cartKey,
    scope: { id: 'cart' },
    mutationFn: ({ change, key }) => send(change, key),
    retry: (count, error) => count < 4 && isApiError(error) && error.retryable,
    retryDelay: (count, error) => (isApiError(error) ? error.retryAfterMs : undefined) ?? 500 * 2 ** count,
    onMutate: async ({ change }) => {
      await queryClient.cancelQueries({ queryKey: cartKey });
      queryClient.setQueryData(cartKey, (cart: Cart | undefined) => cart && foresee(cart, change));
    },
    onSuccess: (cart) => {
      if (session.get().status === 'guest') guestCart.mark();
      // A later change is on its way already: its answer says more.
      if (queryClient.isMutating({ mutationKey: cartKey }) <= 1) queryClient.setQueryData(cartKey, cart);
    },
    onError: (error) => {
      toast(errorText(error));
      announce(errorText(error));
      void queryClient.invalidateQueries({ queryKey: cartKey });
    },
  });
  const change = (next: CartChange) => mutation.mutate({ change: next, key: newKey() });
  return {
    setQuantity: (variantId: string, quantity: number) => change({ kind: 'quantity', variantId, quantity }),
    tick: (variantIds: readonly string[], isTicked: boolean) =>
      change({ kind: 'tick', variantIds, isTicked }),
    /** Without a question before, and with a way back after. */
    remove: (lines: readonly CartLine[]) => {
      change({ kind: 'remove', variantIds: lines.map((line) => line.variantId) });
      const text = t('shopOrders.cart.removed', { count: lines.length });
      toast(text, {
        duration: 8000,
        action: { label: t('shopOrders.cart.undo'), onClick: () => change({ kind: 'restore', lines }) },
      });
      announce(text);
    },
  };
}

async function send(change: CartChange, key: string): Promise<Cart> {
  switch (change.kind) {
    case 'quantity':
      return (await changeCartLine(change.variantId, { quantity: change.quantity }, key)).data;
    case 'tick':
      return (await tickCart({ isTicked: change.isTicked, variantIds: [...change.variantIds] }, key)).data;
    case 'remove':
      return (await removeFromCart({ variantIds: [...change.variantIds] }, key)).data;
    case 'restore':
      return restore(change.lines, key, { add: addToCart, change: changeCartLine });
  }
}
