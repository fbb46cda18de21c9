import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Product, Variant } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { goToSection } from '../../../ui/page-sections.tsx';
import { ShareButton } from '../../../ui/share-button.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { CardBadges } from '../browse/card-badges.tsx';
import { Price } from '../browse/price.tsx';

/** Where it stands in the shop. */
export function ProductPath({ product }: { product: Product }) {
  const { t } = useTranslation();
  const local = useLocal();
  const linkClass = 'tap inline-flex items-center rounded-lg px-1 hover:text-ink hover:underline';
  return (
    <nav aria-label={t('shop.product.path')} className="-mt-3 mb-2 -ml-1 text-sm text-muted sm:-mt-4">
      <ol className="flex flex-wrap items-center">
        <li>
          <Link to="/shop" className={linkClass}>
            {t('shop.title')}
          </Link>
        </li>
        {product.categories.map(({ categoryId, slug, name }) => (
          <li key={categoryId} className="flex items-center">
            <ChevronRight aria-hidden="true" className="size-4 text-faint" />
            <Link to="/shop/categories/$slug" params={{ slug }} className={linkClass}>
              {local(name)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Name, what people think of it, and the price with until when. */
export function ProductHead({ product, variant }: { product: Product; variant: Variant | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const name = local(product.name);
  const price = priceOf(product, variant);
  const saleUntil = (variant ?? cheapest(product))?.saleUntil ?? null;
  return (
    <div>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          {product.brand !== '' && (
            <Link
              to="/shop/products"
              search={{ facet: [`brand:${product.brand}`] }}
              className="inline-flex min-h-8 items-center text-sm font-bold text-muted hover:text-ink hover:underline"
            >
              {product.brand}
            </Link>
          )}
          <p aria-hidden="true" className="text-xl leading-snug font-bold sm:text-2xl">
            {name}
          </p>
        </div>
        <ShareButton title={name} />
      </div>
      <p className="mt-1 text-muted">{local(product.summary)}</p>
      {product.rating !== null && product.reviews > 0 && (
        <button
          type="button"
          onClick={() => goToSection('reviews')}
          className="tap mt-1 inline-flex items-center gap-2 rounded-lg hover:underline"
        >
          <Stars rating={product.rating} />
          <span className="tnum font-bold">{product.rating.toFixed(1)}</span>
          <span className="tnum text-sm text-muted">
            {t('shop.reviewsCount', { count: product.reviews, shown: format.number(product.reviews) })}
          </span>
        </button>
      )}
      <div className="mt-2">
        <Price {...price} size="lg" />
      </div>
      {saleUntil !== null && price.percentOff !== null && (
        <p className="mt-2">
          <Badge tone="accent">{t('shop.product.saleUntil', { date: format.moment(saleUntil) })}</Badge>
        </p>
      )}
      <CardBadges product={product} />
    </div>
  );
}

const cheapest = ({ variants }: Product): Variant | undefined =>
  variants.reduce<Variant | undefined>(
    (best, one) => (best === undefined || one.price < best.price ? one : best),
    undefined,
  );

/** Of what is chosen; before that, of the least that one may choose. */
export function priceOf(product: Product, variant: Variant | undefined) {
  if (variant === undefined) {
    const { from, listFrom, percentOff } = product.price;
    return { price: from, listPrice: listFrom, percentOff };
  }
  const { price, listPrice } = variant;
  const percentOff =
    listPrice > price ? Math.max(1, Math.floor(((listPrice - price) * 100) / listPrice)) : null;
  return { price, listPrice, percentOff };
}
