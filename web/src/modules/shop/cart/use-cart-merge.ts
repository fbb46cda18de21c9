import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeGuestCart, onCartMerged } from '../../../api/cart-merge.ts';
import { useAccount } from '../../../api/hooks.ts';
import { cartKey } from '../../../api/shop-orders.ts';
import { announce } from '../../../ui/announcer.tsx';
import { toast } from '../../../ui/toast.tsx';

/** Whoever signs in finds what they had put into the cart before, and is told so. */
export function useCartMerge(): void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const accountId = useAccount()?.accountId;
  useEffect(
    () =>
      onCartMerged(({ merged }) => {
        void queryClient.invalidateQueries({ queryKey: cartKey });
        if (merged === 0) return;
        const text = t('shopOrders.cart.merged', { count: merged });
        toast(text);
        announce(text);
      }),
    [queryClient, t],
  );
  useEffect(() => {
    if (accountId !== undefined) void mergeGuestCart();
  }, [accountId]);
}
