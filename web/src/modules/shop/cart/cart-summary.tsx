import { useIsMutating } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Cart, cartKey } from '../../../api/shop-orders.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { payBarClass } from '../../checkout/pay-bar.tsx';
import { Totals } from '../orders/totals.tsx';
import { isBuyable } from './foresee.ts';
import { FreeShipping } from './free-shipping.tsx';

/** What the ticked lines come to, how far it is to free shipping, and the way on. */
export function CartSummary({ cart }: { cart: Cart }) {
  const { t } = useTranslation();
  const stale = useIsMutating({ mutationKey: cartKey }) > 0;
  const ticked = cart.lines.filter((line) => line.isTicked);
  const blocked = ticked.filter((line) => !isBuyable(line));
  const ready = ticked.length > 0 && blocked.length < ticked.length;
  return (
    <>
      <div className="flex flex-col gap-4 lg:sticky lg:top-22">
        <Card className="flex flex-col gap-5">
          {cart.quote === null ? (
            <p className="text-muted">{t('shopOrders.cart.tickSome')}</p>
          ) : (
            <>
              <FreeShipping cart={cart} />
              <Totals of={cart.quote} label={t('shopOrders.totals.total')} stale={stale} />
            </>
          )}
          <div className="hidden lg:block">
            <OrderButton cart={cart} ready={ready} stale={stale} />
          </div>
        </Card>
        {blocked.length > 0 && ready && (
          <Banner tone="warn">{t('shopOrders.cart.blocked', { count: blocked.length })}</Banner>
        )}
        <p className="px-1 text-sm text-muted max-lg:hidden">{t('shopOrders.cart.couponsLater')}</p>
      </div>
      {/* The thumb's way on, above the tabs. */}
      <div className={payBarClass}>
        <OrderButton cart={cart} ready={ready} stale={stale} />
      </div>
    </>
  );
}

type ButtonProps = { cart: Cart; ready: boolean; stale: boolean };

function OrderButton({ cart, ready, stale }: ButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const pieces = cart.lines
    .filter((line) => line.isTicked && isBuyable(line))
    .reduce((sum, line) => sum + line.quantity, 0);
  if (!ready || cart.quote === null) {
    return (
      <Button size="lg" className="w-full" disabled>
        {t('shopOrders.cart.order')}
      </Button>
    );
  }
  return (
    <Link to="/shop/checkout" aria-busy={stale} className={buttonClass('primary', 'lg', 'tnum w-full')}>
      {t('shopOrders.cart.orderSum', { count: pieces, amount: format.won(cart.quote.total) })}
    </Link>
  );
}
