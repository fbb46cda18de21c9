import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PackageSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Collection, collectionQuery } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Jogakbo } from '../../../ui/jogakbo.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { BackToShop } from './shop-head.tsx';

const route = getRouteApi('/shop/collections/$slug');

/** Products that somebody has put together, with why. */
export function CollectionPage() {
  const { t } = useTranslation();
  const { slug } = route.useParams();
  const collection = useQuery(collectionQuery(slug));
  const local = useLocal();
  return (
    <Page
      wide
      hideTitle
      title={collection.data === undefined ? t('shop.title') : local(collection.data.name)}
      back={<BackToShop />}
    >
      {collection.data !== undefined ? (
        <Shown collection={collection.data} />
      ) : collection.isError || collection.fetchStatus === 'paused' ? (
        <ErrorState error={collection.error} onRetry={() => void collection.refetch()} />
      ) : (
        <>
          <Skeleton className="mb-8 h-44 rounded-3xl!" />
          <ProductGridSkeleton />
        </>
      )}
    </Page>
  );
}

function Shown({ collection }: { collection: Collection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const { products } = collection;
  return (
    <>
      <div className="relative isolate mb-8 flex min-h-44 flex-col justify-end overflow-hidden rounded-3xl bg-pine p-6 text-pine-ink sm:p-9">
        <Jogakbo
          seed={collection.slug}
          className="absolute inset-y-0 right-0 -z-10 h-full w-1/2 opacity-60 [mask:linear-gradient(to_left,#000_20%,transparent)] sm:opacity-100"
        />
        <p
          aria-hidden="true"
          className="text-[1.7rem] leading-tight font-extrabold tracking-tight sm:text-4xl"
        >
          {local(collection.name)}
        </p>
        <p className="mt-2 max-w-lg text-pine-muted">{local(collection.lead)}</p>
        <p className="tnum mt-2 text-sm font-semibold text-pine-muted">
          {t('shop.list.count', { count: products.length, shown: format.number(products.length) })}
        </p>
      </div>
      {products.length === 0 ? (
        <EmptyState icon={<PackageSearch aria-hidden="true" />} title={t('shop.list.none')}>
          {t('shop.list.noneLead')}
        </EmptyState>
      ) : (
        <ProductGrid products={products} />
      )}
    </>
  );
}
