import { getRouteApi, Link } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderLineBody } from '../../../api/shop-orders.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { CartSkeleton } from '../cart/cart-skeleton.tsx';
import { useCart } from '../cart/use-cart.ts';
import { linesOf, tickedLines } from './bought-lines.ts';
import { CheckoutForm } from './checkout-form.tsx';

const route = getRouteApi('/member/shop/checkout');

/** Everything that an order needs, on one page: of the cart, or of what was bought straight from its page. */
export function CheckoutPage() {
  const { t } = useTranslation();
  const bought = linesOf(route.useSearch().buy);
  return (
    <Page
      title={t('shopOrders.checkout.title')}
      back={
        <Link to="/shop/cart" className={backClass}>
          <BackIcon />
          {t('shopOrders.cart.title')}
        </Link>
      }
    >
      {bought === null ? <OfCart /> : <CheckoutForm lines={bought} fromCart={false} />}
    </Page>
  );
}

function OfCart() {
  const { t } = useTranslation();
  const query = useCart();
  // As it was when the page was opened: what another tab does to the cart changes no order under one's hands.
  const [lines, setLines] = useState<OrderLineBody[] | null>(null);
  if (lines === null && query.data !== undefined && !query.isFetching) setLines(tickedLines(query.data));
  if (lines === null) {
    return query.isError || query.fetchStatus === 'paused' ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <CartSkeleton />
    );
  }
  if (lines.length === 0) {
    return (
      <EmptyState
        icon={<ShoppingBag aria-hidden="true" />}
        title={t('shopOrders.checkout.nothing')}
        action={
          <Link to="/shop/cart" className={buttonClass('primary')}>
            {t('shopOrders.cart.open')}
          </Link>
        }
      >
        {t('shopOrders.checkout.nothingLead')}
      </EmptyState>
    );
  }
  return <CheckoutForm lines={lines} fromCart />;
}
