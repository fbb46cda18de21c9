import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { categoriesQuery, type Ranking, rankingsQuery } from '../../../api/shop.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { BackToShop } from './shop-head.tsx';

const route = getRouteApi('/shop/rankings');
const lists: readonly Ranking[] = ['sales', 'likes', 'new'];
const ALL = 'all';

/** What sells, what is liked, what is new: in all of the shop or on one shelf. */
export function RankingsPage() {
  const { t } = useTranslation();
  const { list = 'sales', category } = route.useSearch();
  const navigate = route.useNavigate();
  const local = useLocal();
  const categories = useQuery(categoriesQuery).data?.items.filter(({ parentId }) => parentId === null) ?? [];
  // Only what sells is counted for each shelf.
  const shelf = list === 'sales' ? category : undefined;
  const ranking = useQuery(rankingsQuery(list, shelf));
  return (
    <Page wide title={t('shop.rankings.title')} lead={t('shop.rankings.lead')} back={<BackToShop />}>
      <div className="mb-6 flex flex-col gap-1">
        <Segmented
          label={t('shop.rankings.by')}
          value={list}
          onChange={(next) =>
            void navigate({
              search: next === 'sales' ? {} : { list: next },
              resetScroll: false,
              replace: true,
            })
          }
          tabs={lists.map((value) => ({ value, label: t(`shop.rankings.lists.${value}`) }))}
        />
        {list === 'sales' && categories.length > 0 && (
          <Segmented
            label={t('shop.category')}
            value={category ?? ALL}
            onChange={(next) =>
              void navigate({
                search: next === ALL ? {} : { category: next },
                resetScroll: false,
                replace: true,
              })
            }
            tabs={[
              { value: ALL, label: t('shop.everything') },
              ...categories.map(({ slug, name }) => ({ value: slug, label: local(name) })),
            ]}
          />
        )}
      </div>
      {ranking.data === undefined ? (
        ranking.isError || ranking.fetchStatus === 'paused' ? (
          <ErrorState error={ranking.error} onRetry={() => void ranking.refetch()} />
        ) : (
          <ProductGridSkeleton />
        )
      ) : ranking.data.items.length === 0 ? (
        <EmptyState icon={<Trophy aria-hidden="true" />} title={t('shop.rankings.none')}>
          {t('shop.rankings.noneLead')}
        </EmptyState>
      ) : (
        <div className={cx('transition-opacity', ranking.isPlaceholderData && 'opacity-55')}>
          <ProductGrid products={ranking.data.items} ranked />
        </div>
      )}
    </Page>
  );
}
