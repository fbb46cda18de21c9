import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Collection, type ProductCard, type ShopHome, shopHomeQuery } from '../../api/shop.ts';
import { useLocal } from '../../i18n/use-local.ts';
import { Section } from '../../ui/card.tsx';
import { MoreWords, moreClass } from '../../ui/more-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { CategoryMenu } from './browse/category-menu.tsx';
import { DropTile } from './browse/drop-tile.tsx';
import { ProductShelf, ShelfSkeleton } from './browse/product-shelf.tsx';
import { ShopHead } from './browse/shop-head.tsx';

export function ShopHomePage() {
  const { t } = useTranslation();
  const home = useQuery(shopHomeQuery);
  const isLost = home.data === undefined && (home.isError || home.fetchStatus === 'paused');
  return (
    <Page wide title={t('shop.title')} hideTitle>
      <ShopHead q="" />
      {!isLost && <CategoryMenu categories={home.data?.categories} />}
      {isLost && <ErrorState error={home.error} onRetry={() => void home.refetch()} />}
      {home.data !== undefined && <Shelves home={home.data} />}
      {home.data === undefined && !isLost && <HomeSkeleton />}
    </Page>
  );
}

function Shelves({ home }: { home: ShopHome }) {
  const { t } = useTranslation();
  const { drops, rankings, collections } = home;
  if (
    drops.length === 0 &&
    rankings.length === 0 &&
    collections.every(({ products }) => products.length === 0)
  ) {
    return (
      <EmptyState icon={<Store aria-hidden="true" />} title={t('shop.emptyTitle')}>
        {t('shop.emptyLead')}
      </EmptyState>
    );
  }
  return (
    <div className="mt-6 flex flex-col gap-12">
      {drops.length > 0 && <Drops drops={drops} />}
      {rankings.length > 0 && (
        <Section
          title={t('shop.rankings.title')}
          action={
            <Link to="/shop/rankings" className={moreClass}>
              <MoreWords of={t('shop.rankings.title')} />
            </Link>
          }
        >
          <ProductShelf
            label={t('shop.rankings.title')}
            products={rankings}
            ranked
            eager={drops.length === 0}
          />
        </Section>
      )}
      {collections
        .filter(({ products }) => products.length > 0)
        .map((collection) => (
          <CollectionShelf key={collection.slug} collection={collection} />
        ))}
    </div>
  );
}

/** The next one large, those behind it small. */
function Drops({ drops }: { drops: readonly ProductCard[] }) {
  const { t } = useTranslation();
  const [first, ...others] = drops;
  if (first === undefined) return null;
  return (
    <Section
      title={t('shop.drop.title')}
      action={
        <Link to="/shop/drops" className={moreClass}>
          <MoreWords of={t('shop.drop.title')} />
        </Link>
      }
    >
      <DropTile product={first} wide />
      {others.length > 0 && (
        <ul className="no-scrollbar -mx-5 mt-4 flex snap-x gap-4 overflow-x-auto px-5 pb-3 sm:mx-0 sm:grid sm:grid-cols-2 sm:overflow-visible sm:px-0 lg:grid-cols-3">
          {others.slice(0, 3).map((drop) => (
            <li
              key={drop.productId}
              className="w-[72vw] max-w-80 shrink-0 snap-center sm:w-auto sm:max-w-none"
            >
              <DropTile product={drop} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function CollectionShelf({ collection }: { collection: Collection }) {
  const local = useLocal();
  const name = local(collection.name);
  return (
    <section>
      <div className="mb-4 flex items-end justify-between gap-3">
        <div>
          <h2 className="text-xl font-bold">{name}</h2>
          <p className="mt-0.5 text-muted">{local(collection.lead)}</p>
        </div>
        <Link to="/shop/collections/$slug" params={{ slug: collection.slug }} className={moreClass}>
          <MoreWords of={name} />
        </Link>
      </div>
      <ProductShelf label={name} products={collection.products} />
    </section>
  );
}

function HomeSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" className="mt-6 flex flex-col gap-12">
      <span className="sr-only">{t('common.loading')}</span>
      <div>
        <Skeleton className="mb-4 h-7 w-40" />
        <Skeleton className="aspect-[4/5] rounded-3xl! sm:aspect-auto sm:h-96" />
      </div>
      <div>
        <Skeleton className="mb-4 h-7 w-40" />
        <ShelfSkeleton />
      </div>
    </div>
  );
}
