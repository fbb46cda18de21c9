import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listingsQuery } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ReadOn } from '../../../ui/read-on.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { useLiveText } from '../../../ui/use-live-text.ts';
import { QuoteRow } from '../parts/quote-row.tsx';
import { SeasonSwitch } from '../parts/season-switch.tsx';
import { SECTORS } from '../parts/sectors.ts';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { useSectorName } from '../parts/use-sector-name.ts';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { StarButton } from '../trading/head/star-button.tsx';
import { filterOf, LISTING_SORTS, type ListAddress } from './list-address.ts';
import { fresh } from './live-quotes.ts';
import { SearchInput } from './stock-search.tsx';
import { useLiveQuotes } from './use-live-quotes.ts';

const route = getRouteApi('/stocks/all');
const ANY = 'any';
/** So many pages come by themselves; then one asks, or never gets to the end of the page. */
const BY_THEMSELVES = 4;

/** All symbols of a market, searched, sorted and by sector. */
export function ListingsPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useSectorName();
  const change = (next: Partial<Record<keyof ListAddress, string | undefined>>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, ...next }) as ListAddress, resetScroll: false, replace });
  const [text, setText, tellNow] = useLiveText(address.q ?? '', (q) =>
    change({ q: q === '' ? undefined : q }, true),
  );
  return (
    <Page title={t('stocks.list.title')}>
      <StocksNav season={address.season} />
      <SeasonSwitch season={address.season} />
      <SearchInput value={text} onChange={setText} onBlur={tellNow} label={t('stocks.search')} />
      <div className="mt-4">
        <Segmented
          label={t('stocks.sectors')}
          value={address.sector ?? ANY}
          onChange={(sector) => change({ sector: sector === ANY ? undefined : sector })}
          tabs={[
            { value: ANY, label: t('stocks.list.anySector') },
            ...SECTORS.map((value) => ({ value: value as string, label: nameOf(value) })),
          ]}
        />
      </div>
      <div className="mt-2 flex justify-end">
        <SortMenu
          label={t('search.sort')}
          value={address.sort ?? 'amount'}
          onChange={(sort) => change({ sort: sort === 'amount' ? undefined : sort })}
          options={LISTING_SORTS.map((value) => ({ value, label: t(`stocks.list.sorts.${value}`) }))}
        />
      </div>
      <Listed address={address} onClear={() => change({ q: undefined, sector: undefined })} />
    </Page>
  );
}

function Listed({ address, onClear }: { address: ListAddress; onClear: () => void }) {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useStockFormat();
  const query = useInfiniteQuery(listingsQuery(filterOf(address)));
  const live = useLiveQuotes(address.season);
  return (
    <div
      aria-busy={query.isPlaceholderData || undefined}
      className={cx('mt-2 transition-opacity', query.isPlaceholderData && 'opacity-55')}
    >
      <PagedList
        query={query}
        empty={
          <EmptyState
            icon={<SearchX aria-hidden="true" />}
            title={address.q === undefined ? t('stocks.list.none') : t('search.none', { q: address.q })}
            action={
              (address.q ?? address.sector) !== undefined && (
                <Button variant="secondary" size="sm" onClick={onClear}>
                  {t('stocks.list.showAll')}
                </Button>
              )
            }
          >
            {t('stocks.list.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul aria-label={t('stocks.list.title')} className="divide-y divide-line/60">
            {items.map((item) => {
              const quote = fresh(item, live.get(item.symbol));
              return (
                <li key={item.symbol}>
                  <QuoteRow
                    quote={quote}
                    aside={
                      <>
                        {/* A phone has room for one of both, and the code says less. */}
                        <span className="max-sm:hidden">{item.symbol} · </span>
                        {t('stocks.rankings.ofVolume', { volume: format.compact(quote.volume) })}
                      </>
                    }
                    action={<StarButton symbol={item.symbol} name={local(item.name)} />}
                    withSpark
                  />
                </li>
              );
            })}
          </ul>
        )}
      </PagedList>
      <ReadOn
        when={query.hasNextPage && !query.isFetching && (query.data?.pages.length ?? 0) < BY_THEMSELVES}
        read={() => void query.fetchNextPage()}
      />
    </div>
  );
}
