import { useTranslation } from 'react-i18next';
import type { ProductCard } from '../../../api/shop.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ProductTile } from './product-tile.tsx';

const gridClass = 'grid grid-cols-2 gap-x-3 gap-y-7 sm:grid-cols-3 sm:gap-x-5 xl:grid-cols-4';
const SIZES = '(min-width: 80rem) 17rem, (min-width: 40rem) 30vw, 46vw';
/** On a phone four are in sight at once. */
const EAGER = 4;

export function ProductGrid({
  products,
  ranked = false,
}: {
  products: readonly ProductCard[];
  ranked?: boolean;
}) {
  return (
    <ul className={gridClass}>
      {products.map((product, index) => (
        <li key={product.productId}>
          <ProductTile
            product={product}
            sizes={SIZES}
            eager={index < EAGER}
            level={2}
            {...(ranked && { rank: index + 1 })}
          />
        </li>
      ))}
    </ul>
  );
}

/** In the shape of what is about to be there. */
export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('common.loading')}</span>
      <div className={gridClass}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles without identity
          <TileSkeleton key={index} />
        ))}
      </div>
    </div>
  );
}

export function TileSkeleton() {
  return (
    <div>
      <Skeleton className="aspect-square rounded-2xl!" />
      <Skeleton className="mt-3 h-3 w-1/3" />
      <Skeleton className="mt-2 h-4 w-4/5" />
      <Skeleton className="mt-2 h-5 w-1/2" />
      <Skeleton className="mt-2 h-3 w-1/4" />
    </div>
  );
}
