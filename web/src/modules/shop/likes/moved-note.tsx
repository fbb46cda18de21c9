import { Link } from '@tanstack/react-router';
import { ListChecks, PackageX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LikedProduct, MovedToCart } from '../../../api/shop-types.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Banner } from '../../../ui/banner.tsx';

/** What could not go into the cart by itself, and why. */
export function MovedNote({ moved, items }: { moved: MovedToCart; items: readonly LikedProduct[] }) {
  const { t } = useTranslation();
  const local = useLocal();
  const nameOf = (productId: string) => {
    const card = items.find((item) => item.productId === productId)?.card;
    return card == null ? t('shop.product.gone') : local(card.name);
  };
  if (moved.needsChoice.length === 0 && moved.refused.length === 0) return null;
  return (
    <div role="status" className="flex flex-col gap-3">
      {moved.needsChoice.length > 0 && (
        <Banner tone="info" icon={<ListChecks aria-hidden="true" />}>
          <p className="font-bold">{t('shop.likes.needsChoice')}</p>
          <ul className="mt-1 flex flex-col font-normal">
            {moved.needsChoice.map((productId) => (
              <li key={productId}>
                <Link
                  to="/shop/products/$productId"
                  params={{ productId }}
                  className="tap inline-flex items-center underline underline-offset-4"
                >
                  {nameOf(productId)}
                </Link>
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {moved.refused.length > 0 && (
        <Banner tone="warn" icon={<PackageX aria-hidden="true" />}>
          <p className="font-bold">{t('shop.likes.refused')}</p>
          <p className="font-normal">{moved.refused.map(({ productId }) => nameOf(productId)).join(', ')}</p>
        </Banner>
      )}
    </div>
  );
}
