import { useNavigate } from '@tanstack/react-router';
import type { OrderLineBody } from '../../../api/shop-orders.ts';
import { buyText } from './bought-lines.ts';

/** Straight to the checkout with these pieces; the cart stays as it is. A guest signs in on the way. */
export function useBuyNow(): (lines: readonly OrderLineBody[]) => void {
  const navigate = useNavigate();
  return (lines) => void navigate({ to: '/shop/checkout', search: { buy: buyText(lines) } });
}
