import { Link } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/hooks.ts';
import type { Cart } from '../../../api/shop-orders.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { CartLines } from './cart-lines.tsx';
import { CartSkeleton } from './cart-skeleton.tsx';
import { CartSummary } from './cart-summary.tsx';
import { useCart } from './use-cart.ts';

/** The cart of a guest or a member. */
export function CartPage() {
  const { t } = useTranslation();
  const query = useCart();
  return (
    <Page title={t('shopOrders.cart.title')}>
      {query.data !== undefined ? (
        <Contents cart={query.data} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <CartSkeleton />
      )}
    </Page>
  );
}

function Contents({ cart }: { cart: Cart }) {
  const { t } = useTranslation();
  const guest = useSession().status === 'guest';
  if (cart.lines.length === 0) {
    return (
      <EmptyState
        icon={<ShoppingBag aria-hidden="true" />}
        title={t('shopOrders.cart.empty')}
        action={
          <Link to="/shop" className={buttonClass('primary')}>
            {t('shopOrders.cart.toShop')}
          </Link>
        }
      >
        {t('shopOrders.cart.emptyLead')}
      </EmptyState>
    );
  }
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
      <div className="flex flex-col gap-4">
        {guest && (
          <Banner tone="info">
            {t('shopOrders.cart.guest')}{' '}
            <Link
              to="/sign-in"
              search={{ next: '/shop/cart' }}
              className="font-bold underline underline-offset-4"
            >
              {t('shell.signIn')}
            </Link>
          </Banner>
        )}
        <Card className="py-2! max-sm:px-4!">
          <CartLines lines={cart.lines} />
        </Card>
      </div>
      <CartSummary cart={cart} />
    </div>
  );
}
