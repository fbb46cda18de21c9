import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { kindQuery } from '../../api/search.ts';
import type { KindPage as KindPageOf } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { Corrected } from './corrected.tsx';
import { HitRow } from './hit-row.tsx';
import { HitsSkeleton } from './hits-skeleton.tsx';
import { KindFilters, PhoneFilters } from './kind-filters.tsx';
import { useKindWords } from './kind-words.tsx';
import type { KindAddress } from './search-address.ts';
import { SearchField } from './search-field.tsx';
import { NothingFound } from './search-help.tsx';
import { SortAndTotal } from './sort-and-total.tsx';

const route = getRouteApi('/search/$kind');

/** All that was found of one kind, with what it can be narrowed down by. */
export function KindPage() {
  const { t } = useTranslation();
  const words = useKindWords();
  const { kind } = route.useParams();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const { q = '', facet = [], priceFrom, priceTo, sort } = address;
  const asked = { q, facet, priceFrom: amount(priceFrom), priceTo: amount(priceTo), sort };
  const query = useInfiniteQuery(kindQuery(kind, asked));
  const first = query.data?.pages[0];
  // What is chosen is a step that one can go back from; what is typed is not.
  const choose = (change: Partial<Record<keyof KindAddress, unknown>>) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as KindAddress, resetScroll: false });
  const type = (next: string) =>
    void navigate({ search: (old) => ({ ...old, q: next }), replace: true, resetScroll: false });
  const filters = {
    address,
    facets: first?.facets ?? {},
    isExact: first?.areFacetsExact ?? true,
    hasPrices: priceFrom !== undefined || priceTo !== undefined || somePrice(query.data?.pages),
    onChoose: choose,
  };
  const isNarrowed = facet.length > 0 || priceFrom !== undefined || priceTo !== undefined;
  const clear = () => choose({ facet: undefined, priceFrom: undefined, priceTo: undefined });
  const name = words.kind(kind);
  return (
    <Page
      title={q === '' ? name : t('search.kindTitle', { q, kind: name })}
      back={
        <Link to="/search" search={q === '' ? {} : { q }} className={backClass}>
          <BackIcon />
          {t('search.allKinds')}
        </Link>
      }
    >
      <SearchField q={q} onSearch={type} />
      <div className="mt-6 grid grid-cols-1 items-start gap-x-10 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <aside aria-label={t('search.filters')} className="hidden lg:block">
          <KindFilters {...filters} />
        </aside>
        <div className="min-w-0">
          <SortAndTotal
            total={query.isPlaceholderData ? undefined : first?.total}
            sort={sort ?? 'relevance'}
            hasPrices={filters.hasPrices}
            onSort={(next) => choose({ sort: next === 'relevance' ? undefined : next })}
            filters={<PhoneFilters {...filters} onClear={clear} />}
          />
          {!query.isPlaceholderData && <Corrected q={q} corrected={first?.corrected} />}
          <div
            aria-busy={query.isPlaceholderData || undefined}
            className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
          >
            <PagedList
              query={query}
              skeleton={<HitsSkeleton rows={6} />}
              empty={
                <NothingFound
                  q={q}
                  {...(isNarrowed && {
                    action: (
                      <Button variant="secondary" size="sm" onClick={clear}>
                        {t('search.clearFilters')}
                      </Button>
                    ),
                  })}
                />
              }
            >
              {(items) => (
                <ul className="-mx-3">
                  {items.map((hit) => (
                    <li key={hit.id}>
                      <HitRow hit={hit} />
                    </li>
                  ))}
                </ul>
              )}
            </PagedList>
          </div>
        </div>
      </div>
    </Page>
  );
}

const amount = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);
const somePrice = (pages: KindPageOf[] | undefined): boolean =>
  pages?.some(({ items }) => items.some(({ price }) => price !== null)) ?? false;
