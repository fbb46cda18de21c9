import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '../../../../api/shop-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';

const SHOWN = 8;

/** What is nearly gone, the emptiest first. */
export function LowStock({ variants }: { variants: Dashboard['lowStock'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useLocal();
  if (variants.length === 0) return <p className="text-muted">{t('shopAdmin.dashboard.stockFine')}</p>;
  return (
    <>
      <ul className="-my-1 flex flex-col divide-y divide-line/70">
        {variants.slice(0, SHOWN).map(({ variantId, productId, name, choice, sku, stock }) => (
          <li key={variantId}>
            <Link
              to="/admin/shop/products/$productId"
              params={{ productId }}
              className="-mx-2 flex items-center justify-between gap-3 rounded-xl px-2 py-2 hover:bg-sunken"
            >
              <span className="min-w-0">
                <span className="block truncate font-semibold">{say(name)}</span>
                <span className="block truncate text-sm text-muted">
                  {choice === null ? sku : `${say(choice)} · ${sku}`}
                </span>
              </span>
              <Badge tone={stock <= 0 ? 'bad' : 'warn'}>
                {stock <= 0
                  ? t('shopAdmin.parts.soldOut')
                  : t('shopAdmin.parts.left', { count: stock, shown: format.number(stock) })}
              </Badge>
            </Link>
          </li>
        ))}
      </ul>
      <Link
        to="/admin/shop/products"
        search={{ lowStock: 'true' }}
        className="tap mt-2 inline-flex items-center font-semibold text-accent hover:underline"
      >
        {t('shopAdmin.dashboard.seeLow', {
          count: variants.length,
          shown: format.number(variants.length),
        })}
      </Link>
    </>
  );
}
