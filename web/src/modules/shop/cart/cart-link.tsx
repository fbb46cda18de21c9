import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShoppingCart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import { useCart } from './use-cart.ts';

/** The way to the cart, with how many lines are in it; nothing where there is no shop. */
export function CartLink() {
  const { t } = useTranslation();
  const shopOn = useQuery(siteQuery).data?.services.includes('shop') ?? false;
  const count = useCart().data?.lines.length ?? 0;
  if (!shopOn) return null;
  return (
    <Link
      to="/shop/cart"
      aria-label={count === 0 ? t('shopOrders.cart.title') : t('shopOrders.cart.withCount', { count })}
      title={t('shopOrders.cart.title')}
      className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-full hover:bg-sunken"
    >
      <ShoppingCart aria-hidden="true" className="size-5" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="tnum absolute top-0.5 right-0 flex h-5 min-w-5 items-center justify-center rounded-full border-2 border-paper bg-accent px-1 text-[0.7rem] font-bold text-accent-ink"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
