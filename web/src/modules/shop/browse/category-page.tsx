import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { FolderX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Category, categoriesQuery } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import type { ListAddress } from './list-address.ts';
import { ProductGridSkeleton } from './product-grid.tsx';
import { ProductList } from './product-list.tsx';
import { BackToShop, ShopHead } from './shop-head.tsx';

const route = getRouteApi('/shop/categories/$slug');

/** What is on one shelf of the shop. */
export function CategoryPage() {
  const { t } = useTranslation();
  const { slug } = route.useParams();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const local = useLocal();
  const categories = useQuery(categoriesQuery);
  const category = categories.data?.items.find((one) => one.slug === slug);
  const title = category === undefined ? t('shop.title') : local(category.name);
  return (
    <Page wide title={title} back={<BackToShop />}>
      <ShopHead q="" />
      {category !== undefined ? (
        <>
          <Siblings category={category} all={categories.data?.items ?? []} />
          <ProductList
            address={address}
            category={category.categoryId}
            onChoose={(change) =>
              void navigate({ search: (old) => ({ ...old, ...change }) as ListAddress, resetScroll: false })
            }
          />
        </>
      ) : categories.data !== undefined ? (
        <EmptyState
          icon={<FolderX aria-hidden="true" />}
          title={t('shop.noCategory')}
          action={
            <Link to="/shop" className={buttonClass('primary')}>
              {t('shop.toShop')}
            </Link>
          }
        >
          {t('shop.noCategoryLead')}
        </EmptyState>
      ) : categories.isError || categories.fetchStatus === 'paused' ? (
        <ErrorState error={categories.error} onRetry={() => void categories.refetch()} />
      ) : (
        <ProductGridSkeleton />
      )}
    </Page>
  );
}

/** The shelves beside this one, or below it where it has some. */
function Siblings({ category, all }: { category: Category; all: readonly Category[] }) {
  const { t } = useTranslation();
  const local = useLocal();
  const children = all.filter(({ parentId }) => parentId === category.categoryId);
  const shown = children.length > 0 ? children : all.filter(({ parentId }) => parentId === category.parentId);
  return (
    <nav aria-label={t('shop.categories')} className="mb-6">
      <ul className="no-scrollbar -mx-5 flex gap-1.5 overflow-x-auto px-5 py-1 sm:-mx-8 sm:px-8">
        {shown.map((one) => (
          <li key={one.categoryId}>
            <Link
              to="/shop/categories/$slug"
              params={{ slug: one.slug }}
              activeOptions={{ includeSearch: false }}
              className="tap inline-flex items-center rounded-full border border-line bg-surface px-4 text-sm font-semibold whitespace-nowrap text-muted hover:text-ink"
              activeProps={{ className: 'border-ink! bg-ink! text-paper!', 'aria-current': 'page' }}
            >
              {local(one.name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
