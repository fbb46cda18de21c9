import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Thumb } from '../../../../ui/thumb.tsx';

/** What sold best in the period, by its sales. */
export function TopProducts({ products }: { products: Dashboard['top'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  const most = Math.max(1, ...products.map(({ amount }) => amount));
  if (products.length === 0) return <p className="text-muted">{t('shopAdmin.dashboard.noSales')}</p>;
  return (
    <ol className="flex flex-col gap-1">
      {products.map(({ productId, name, picture, quantity, amount }, index) => (
        <li key={productId}>
          <Link
            to="/admin/shop/products/$productId"
            params={{ productId }}
            className="-mx-2 flex items-center gap-3 rounded-2xl px-2 py-2 hover:bg-sunken"
          >
            <span className="tnum w-5 shrink-0 text-center font-bold text-muted">{index + 1}</span>
            <Thumb picture={picture} seed={productId} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-semibold">{say(name)}</span>
                <span className="tnum shrink-0 font-semibold">{format.won(amount)}</span>
              </span>
              <span className="mt-1 flex items-center gap-3">
                <span aria-hidden="true" className="h-1.5 flex-1 rounded-full bg-sunken">
                  <span
                    className="block h-full rounded-full bg-good"
                    style={{ width: `${(amount / most) * 100}%` }}
                  />
                </span>
                <span className="tnum shrink-0 text-sm text-muted">
                  {t('shopAdmin.parts.pieces', { count: quantity, shown: format.number(quantity) })}
                </span>
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
