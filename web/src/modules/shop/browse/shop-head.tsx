import { Link } from '@tanstack/react-router';
import { Heart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BackIcon, backClass } from '../../../ui/page.tsx';
import { ShopSearch } from './shop-search.tsx';

export function BackToShop() {
  const { t } = useTranslation();
  return (
    <Link to="/shop" className={backClass}>
      <BackIcon />
      {t('shop.title')}
    </Link>
  );
}

/** The field that searches the shop, and the way to what one likes: where every list begins. */
export function ShopHead({ q }: { q: string }) {
  const { t } = useTranslation();
  return (
    <div className="mb-6 flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <ShopSearch q={q} />
      </div>
      <Link
        to="/shop/likes"
        aria-label={t('shop.likes.title')}
        title={t('shop.likes.title')}
        className="inline-flex size-12 shrink-0 items-center justify-center rounded-2xl hover:bg-sunken"
      >
        <Heart aria-hidden="true" className="size-6" />
      </Link>
    </div>
  );
}
