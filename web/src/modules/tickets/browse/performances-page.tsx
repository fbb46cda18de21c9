import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { performancesQuery } from '../../../api/tickets.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { ReadOn } from '../../../ui/read-on.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { Corrected } from '../../search/corrected.tsx';
import { GENRES } from './genre-menu.tsx';
import { chosenCount, filterOf, type ListAddress, SHOW_SORTS } from './list-address.ts';
import { type Change, ChosenFilters, ListFilters, noFilters, PhoneListFilters } from './list-filters.tsx';
import { ShowGrid, ShowGridSkeleton } from './show-grid.tsx';
import { BackToTickets, TicketsHead } from './tickets-head.tsx';
import { useShowWords } from './use-show-words.ts';

const route = getRouteApi('/tickets/performances');
/** So many pages come by themselves; then one asks, or never gets to the end of the page. */
const BY_THEMSELVES = 4;
const ANY = 'any';
const FITTING = 'relevance' as const;

/** All that is on, or what was searched for. */
export function PerformancesPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const words = useShowWords();
  const { q, genre } = address;
  // What is chosen is a step that one can go back from.
  const onChoose = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as ListAddress, resetScroll: false });
  const named = genre === undefined ? t('tickets.all') : words.genre(genre);
  return (
    <Page wide title={q === undefined ? named : t('search.titleOf', { q })} back={<BackToTickets />}>
      <TicketsHead q={q ?? ''} />
      <div className="mb-6">
        <Segmented
          label={t('tickets.list.genre')}
          value={genre ?? ANY}
          onChange={(next) => onChoose({ genre: next === ANY ? undefined : next })}
          tabs={[
            { value: ANY, label: t('tickets.list.anyGenre') },
            ...GENRES.map((value) => ({ value, label: words.genre(value) })),
          ]}
        />
      </div>
      <ShowList address={address} onChoose={onChoose} />
    </Page>
  );
}

type Props = { address: ListAddress; onChoose: (change: Change) => void };

function ShowList({ address, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(performancesQuery(filterOf(address)));
  const first = query.data?.pages[0];
  // What is searched stands by how well it fits, unless somebody chose.
  const usual = address.q === undefined ? 'soon' : FITTING;
  // Once all are here, they are counted, however far the server has.
  const total =
    query.data === undefined || query.hasNextPage
      ? first?.total
      : { count: query.data.pages.reduce((sum, { items }) => sum + items.length, 0), isExact: true };
  return (
    <div className="grid grid-cols-1 items-start gap-x-10 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <aside
        aria-label={t('search.filters')}
        className="sticky top-20 hidden max-h-[calc(100dvh-6rem)] overflow-y-auto p-1 pb-6 lg:block"
      >
        <ListFilters address={address} onChoose={onChoose} />
      </aside>
      <div className="min-w-0">
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <p role="status" className="tnum mr-auto font-semibold max-sm:w-full">
            {total !== undefined &&
              !query.isPlaceholderData &&
              t('tickets.list.count', {
                count: total.count,
                shown: `${format.number(total.count)}${total.isExact ? '' : '+'}`,
              })}
          </p>
          <PhoneListFilters address={address} onChoose={onChoose} />
          <SortMenu
            label={t('search.sort')}
            value={address.sort ?? usual}
            onChange={(next) => onChoose({ sort: next === FITTING || next === usual ? undefined : next })}
            options={[
              ...(address.q === undefined ? [] : [{ value: FITTING, label: t('search.sorts.relevance') }]),
              ...SHOW_SORTS.map((value) => ({ value, label: t(`tickets.list.sorts.${value}`) })),
            ]}
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
            skeleton={<ShowGridSkeleton />}
            empty={<NothingHere address={address} onChoose={onChoose} />}
          >
            {(items) => <ShowGrid shows={items} />}
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

function NothingHere({ address, onChoose }: Props) {
  const { t } = useTranslation();
  const isNarrowed = chosenCount(address) > 0;
  return (
    <EmptyState
      icon={<Drama aria-hidden="true" />}
      title={
        isNarrowed
          ? t('search.noneFiltered')
          : address.q === undefined
            ? t('tickets.list.none')
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
          ? t('tickets.list.noneLead')
          : t('search.noneLead')}
    </EmptyState>
  );
}
