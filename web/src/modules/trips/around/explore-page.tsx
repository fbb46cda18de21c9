import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Compass, Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { publicTripsQuery } from '../../../api/trips-around.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Select } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { useLiveText } from '../../../ui/use-live-text.ts';
import { CardsSkeleton, cardsClass } from '../home/trip-card.tsx';
import { TripsNav } from '../home/trips-nav.tsx';
import { useProvinces } from '../home/use-provinces.ts';
import { type ExploreAddress, exploreAddress, LENGTHS, queryOf } from './explore-address.ts';
import { PublicCard } from './public-card.tsx';

/** Trips that others let be seen: by region, by length, newest or most liked, by words. */
export function ExplorePage() {
  const { t } = useTranslation();
  const address: ExploreAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const trips = useInfiniteQuery(publicTripsQuery(queryOf(address)));
  const go = (
    change: { [Name in keyof ExploreAddress]?: ExploreAddress[Name] | undefined },
    replace = false,
  ) =>
    void navigate({
      to: '/trips/explore',
      search: (old: ExploreAddress) => exploreAddress({ ...old, ...change }),
      replace,
      resetScroll: false,
    });
  return (
    <Page wide title={t('tripsAround.explore.title')} lead={t('tripsAround.explore.lead')}>
      <TripsNav />
      <Filters address={address} onChange={go} />
      <div
        aria-busy={trips.isPlaceholderData || undefined}
        className={cx('transition-opacity', trips.isPlaceholderData && 'opacity-55')}
      >
        <PagedList
          query={trips}
          skeleton={<CardsSkeleton count={6} />}
          empty={
            <EmptyState
              icon={<Compass aria-hidden="true" />}
              title={t('tripsAround.explore.none')}
              {...(Object.keys(address).length > 0 && {
                action: (
                  <Button
                    variant="secondary"
                    onClick={() => go({ q: undefined, region: undefined, days: undefined })}
                  >
                    {t('tripsAround.explore.all')}
                  </Button>
                ),
              })}
            >
              {t('tripsAround.explore.noneLead')}
            </EmptyState>
          }
        >
          {(items) => (
            <ul className={cardsClass}>
              {items.map((trip) => (
                <li key={trip.tripId}>
                  <PublicCard trip={trip} />
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      </div>
    </Page>
  );
}

type FiltersProps = {
  address: ExploreAddress;
  onChange: (
    change: { [Name in keyof ExploreAddress]?: ExploreAddress[Name] | undefined },
    replace?: boolean,
  ) => void;
};

function Filters({ address, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  const [text, setText, tellNow] = useLiveText(address.q ?? '', (q) => onChange({ q: q || undefined }, true));
  return (
    <div className="mb-6 flex flex-col gap-4">
      <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <input
          type="search"
          aria-label={t('tripsAround.explore.search')}
          placeholder={t('tripsAround.explore.search')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={tellNow}
          className="h-12 min-w-0 flex-1 bg-transparent placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        {text !== '' && (
          <IconButton label={t('common.clear')} icon={<X aria-hidden="true" />} onClick={() => setText('')} />
        )}
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Select
          label={t('tripsAround.explore.region')}
          className="min-w-36 flex-1 sm:max-w-52"
          value={address.region ?? ''}
          onChange={({ target }) => onChange({ region: target.value || undefined })}
          options={[
            { value: '', label: t('tripsAround.explore.anywhere') },
            ...provinces.all.map(({ code }) => ({ value: code, label: provinces.name(code) })),
          ]}
        />
        <Select
          label={t('tripsAround.explore.length')}
          className="min-w-32 flex-1 sm:max-w-44"
          value={address.days ?? ''}
          onChange={({ target }) => onChange({ days: LENGTHS.find((length) => length === target.value) })}
          options={[
            { value: '', label: t('tripsAround.explore.anyLength') },
            ...LENGTHS.map((value) => ({ value, label: t(`tripsAround.explore.lengths.${value}`) })),
          ]}
        />
        <div className="ml-auto">
          <Segmented
            label={t('search.sort')}
            value={address.sort ?? 'new'}
            onChange={(sort) => onChange({ sort: sort === 'liked' ? sort : undefined })}
            tabs={[
              { value: 'new', label: t('tripsAround.explore.new') },
              { value: 'liked', label: t('tripsAround.explore.liked') },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
