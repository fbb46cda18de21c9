import { useInfiniteQuery } from '@tanstack/react-query';
import { PackageSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { productsQuery } from '../../../api/shop.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ReadOn } from '../../../ui/read-on.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Corrected } from '../../search/corrected.tsx';
import { chosenCount, filterOf, type ListAddress, productSorts, usualSort } from './list-address.ts';
import { ChosenFilters, ListFilters, noFilters, PhoneListFilters } from './list-filters.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';

type Props = {
  address: ListAddress;
  /** By its id; all of the shop without one. */
  category?: string;
  onChoose: (change: Partial<Record<keyof ListAddress, unknown>>) => void;
};

/** So many pages come by themselves; then one asks, or never gets to the end of the page. */
const BY_THEMSELVES = 4;

/** Products with what they can be narrowed down by, page after page. */
export function ProductList({ address, category, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(productsQuery(filterOf(address, category)));
  const first = query.data?.pages[0];
  const filters = {
    address,
    facets: first?.facets ?? {},
    isExact: first?.areFacetsExact ?? true,
    onChoose,
  };
  const counted = ({ count, isExact }: { count: number; isExact: boolean }) =>
    t('shop.list.count', { count, shown: `${format.number(count)}${isExact ? '' : '+'}` });
  const sort = address.sort ?? usualSort(address);
  const sorts = productSorts.filter((one) => one !== 'relevance' || address.q !== undefined);
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <aside
        aria-label={t('search.filters')}
        className="sticky top-20 hidden max-h-[calc(100dvh-6rem)] overflow-y-auto pr-1 pb-6 lg:block"
      >
        <ListFilters {...filters} />
      </aside>
      <div className="min-w-0">
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <p role="status" className="tnum mr-auto font-semibold max-sm:w-full">
            {first !== undefined && !query.isPlaceholderData && counted(first.total)}
          </p>
          <PhoneListFilters {...filters} />
          <SortMenu
            label={t('search.sort')}
            value={sort}
            onChange={(next) => onChoose({ sort: next === usualSort(address) ? undefined : next })}
            options={sorts.map((value) => ({ value, label: t(`shop.list.sorts.${value}`) }))}
          />
        </div>
        <ChosenFilters address={address} onChoose={onChoose} />
        {!query.isPlaceholderData && address.q !== undefined && (
          <Corrected q={address.q} corrected={first?.corrected} />
        )}
        <div
          aria-busy={query.isPlaceholderData || undefined}
          className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
        >
          <PagedList
            query={query}
            skeleton={<ProductGridSkeleton />}
            empty={<NothingHere address={address} onChoose={onChoose} />}
          >
            {(items) => <ProductGrid products={items} />}
          </PagedList>
          <ReadOn
            when={query.hasNextPage && !query.isFetching && (query.data?.pages.length ?? 0) < BY_THEMSELVES}
            read={() => void query.fetchNextPage()}
          />
        </div>
      </div>
    </div>
  );
}

function NothingHere({ address, onChoose }: Pick<Props, 'address' | 'onChoose'>) {
  const { t } = useTranslation();
  const isNarrowed = chosenCount(address) > 0;
  return (
    <EmptyState
      icon={<PackageSearch aria-hidden="true" />}
      title={
        isNarrowed
          ? t('search.noneFiltered')
          : address.q === undefined
            ? t('shop.list.none')
            : t('search.none', { q: address.q })
      }
      action={
        isNarrowed && (
          <Button variant="secondary" size="sm" onClick={() => onChoose(noFilters)}>
            {t('search.clearFilters')}
          </Button>
        )
      }
    >
      {isNarrowed
        ? t('search.noneFilteredLead')
        : address.q === undefined
          ? t('shop.list.noneLead')
          : t('search.noneLead')}
    </EmptyState>
  );
}
