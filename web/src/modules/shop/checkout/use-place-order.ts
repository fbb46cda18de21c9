import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { couponsKey } from '../../../api/coupons.ts';
import type { ApiError } from '../../../api/error.ts';
import { payKey } from '../../../api/pay.ts';
import {
  cartKey,
  type OrderPlaced,
  ordersKey,
  type PlaceOrderBody,
  placeOrder,
  quotesKey,
} from '../../../api/shop-orders.ts';
import { useCommand } from '../../../api/use-command.ts';
import { clearToken } from '../../waiting-room/index.ts';
import { OBSTACLES } from './bought-lines.ts';

/** What is shown is not so any more: it is read again. */
const REREAD = [...OBSTACLES, 'shop.total-changed', 'coupon.not-usable', 'coupon.not-found'];

/** Where an order goes on: it is paid, or the gateway is next. The way back does not lead to its form again. */
export function useOrderPlaced(): (placed: OrderPlaced) => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return ({ orderId, status, payment }) => {
    for (const queryKey of [cartKey, ordersKey, payKey, couponsKey]) {
      void queryClient.invalidateQueries({ queryKey });
    }
    if (payment !== undefined) {
      const { paymentId } = payment;
      void navigate({ to: '/pay/checkout/$paymentId', params: { paymentId }, replace: true });
    } else {
      // An order whose gateway could not be reached is held all the same: its page offers to pay.
      const to = status === 'paid' ? '/shop/orders/$orderId/done' : '/shop/orders/$orderId';
      void navigate({ to, params: { orderId }, replace: true });
    }
  };
}

export function usePlaceOrder(onRefused: (error: ApiError) => void) {
  const queryClient = useQueryClient();
  const onPlaced = useOrderPlaced();
  return useCommand({
    name: 'shop-order',
    run: (body: PlaceOrderBody, key) => placeOrder(body, key),
    maxAttempts: 12,
    onDone: ({ data }, { admission }) => {
      if (admission !== undefined) clearToken(admission);
      onPlaced(data);
    },
    onRefused: (error, { admission }) => {
      if (error.code === 'admission.required' && admission !== undefined) clearToken(admission);
      if (REREAD.includes(error.code)) {
        void queryClient.invalidateQueries({ queryKey: quotesKey });
        void queryClient.invalidateQueries({ queryKey: cartKey });
      }
      if (error.code === 'pay.insufficient-funds') void queryClient.invalidateQueries({ queryKey: payKey });
      onRefused(error);
    },
  });
}
