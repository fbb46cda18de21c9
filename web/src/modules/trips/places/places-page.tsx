import { getRouteApi, Link } from '@tanstack/react-router';
import { LocateFixed, LocateOff, MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { ReadOn } from '../../../ui/read-on.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { TripsNav } from '../home/trips-nav.tsx';
import type { MapPin as Pin } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { KindChips } from './kind-chips.tsx';
import { OpenOn } from './open-on.tsx';
import { useOpenWords } from './open-words.ts';
import { PlaceRow } from './place-row.tsx';
import { PlaceRowsSkeleton } from './place-rows-skeleton.tsx';
import { PlaceSearch } from './place-search.tsx';
import { type PlaceSort, type PlacesAddress, SORTS } from './places-address.ts';
import { PressedPlace } from './pressed-place.tsx';
import { RegionPath } from './region-path.tsx';
import { type FoundPlaces, usePlaces } from './use-places.ts';
import { usePlacesMap } from './use-places-map.ts';
import { useWhereIAm } from './use-where-i-am.ts';

const route = getRouteApi('/trips/places');
const ME = 'me';
/** So many pages come by themselves; then one asks. */
const BY_THEMSELVES = 4;
const ITEMS_PER_PAGE = 24;

/** Places of Korea by region and kind, in a list and on a map that belong together. */
export function PlacesPage() {
  const { t } = useTranslation();
  const address = route.useSearch();
  const navigate = route.useNavigate();
  const me = useWhereIAm();
  const { q, province, district, kind, openOn, sort = 'known' } = address;
  const near = me.state.is === 'known' ? `${me.state.spot.lat},${me.state.spot.lng}` : undefined;
  const found = usePlaces({ q, province, district, kind, openOn, near }, sort);
  const [selected, setSelected] = useState<string | null>(null);
  // What is chosen is a step that one can go back from; what is typed replaces what was typed.
  const go = (
    change: Partial<{ [Key in keyof PlacesAddress]: PlacesAddress[Key] | undefined }>,
    replace = false,
  ) => {
    setSelected(null);
    void navigate({ search: (old) => ({ ...old, ...change }) as PlacesAddress, replace, resetScroll: false });
  };
  return (
    <Page wide title={t('tripsPlaces.title')}>
      <TripsNav />
      <div className="grid grid-cols-1 items-start gap-x-8 lg:grid-cols-[minmax(0,27rem)_minmax(0,1fr)]">
        <div className="contents lg:sticky lg:top-20 lg:order-2 lg:block">
          <PlacesMap
            {...{ address, found, selected, setSelected, go }}
            me={me.state.is === 'known' ? me.state.spot : null}
          />
        </div>
        <div className="min-w-0 max-lg:pt-4 lg:order-1">
          <div className="flex flex-col gap-3">
            <PlaceSearch
              q={q ?? ''}
              label={t('tripsPlaces.search')}
              onSearch={(next) => go({ q: next === '' ? undefined : next }, true)}
            />
            <div className="flex flex-wrap items-center gap-2">
              <RegionPath
                province={province}
                district={district}
                onChoose={(region) => go({ province: region.province, district: region.district })}
              />
              <OpenOn day={openOn} onChoose={(day) => go({ openOn: day })} />
              <Button
                size="sm"
                variant={near === undefined ? 'secondary' : 'primary'}
                loading={me.state.is === 'asking'}
                icon={
                  near === undefined ? (
                    <LocateFixed aria-hidden="true" className="size-4" />
                  ) : (
                    <LocateOff aria-hidden="true" className="size-4" />
                  )
                }
                onClick={near === undefined ? me.ask : me.forget}
              >
                {t(near === undefined ? 'tripsPlaces.near.ask' : 'tripsPlaces.near.off')}
              </Button>
            </div>
            <KindChips chosen={kind} onChoose={(next) => go({ kind: next })} counts={found.counts} />
            <div role="status">
              {(me.state.is === 'denied' || me.state.is === 'unable') && (
                <Banner tone="warn" icon={<LocateOff aria-hidden="true" />}>
                  {t(`tripsPlaces.near.${me.state.is}`)}
                </Banner>
              )}
              {me.state.is === 'known' && (
                <p className="text-sm text-muted">{t('tripsPlaces.near.private')}</p>
              )}
            </div>
          </div>
          <FoundList
            {...{ found, selected, sort }}
            isNear={near !== undefined}
            onSort={(next) => go({ sort: next === 'name' ? 'name' : undefined })}
            onClear={() => {
              me.forget();
              void navigate({ search: {} });
            }}
          />
        </div>
      </div>
    </Page>
  );
}

type MapProps = {
  address: PlacesAddress;
  found: FoundPlaces;
  selected: string | null;
  setSelected: (id: string | null) => void;
  go: (change: { province?: string | undefined; district?: string | undefined }) => void;
  me: Pin | { lat: number; lng: number } | null;
};

function PlacesMap({ address, found, selected, setSelected, go, me }: MapProps) {
  const { t } = useTranslation();
  const { q, province, district, kind, openOn } = address;
  const isFound = q !== undefined || me !== null;
  const map = usePlacesMap(found, { province, district }, isFound);
  // The whole country at once would be a carpet of pins: there the regions say how many they have.
  const showsPins = isFound || province !== undefined || kind !== undefined || openOn !== undefined;
  const pins: Pin[] = [
    ...(showsPins ? map.pins : []),
    ...(me === null
      ? []
      : [
          {
            lat: me.lat,
            lng: me.lng,
            id: ME,
            name: t('tripsPlaces.near.me'),
            kind: 'me' as const,
            isAlone: true,
          },
        ]),
  ];
  const pressed = found.items?.find(({ placeId }) => placeId === selected);
  return (
    <TripMap
      label={t('tripsPlaces.mapLabel')}
      pins={pins}
      selected={selected}
      onSelect={(id) => setSelected(id === ME ? null : id)}
      focus={map.focus}
      region={map.region}
      onRegion={(code) => {
        const region = map.regionOf(code);
        go({ province: region.province, district: region.district });
      }}
      {...(!showsPins && map.counts !== undefined && { counts: map.counts })}
      gather={44}
      className="-mx-5 h-[50dvh] min-h-80 sm:mx-0 sm:rounded-3xl lg:h-[calc(100dvh-17.5rem)] lg:min-h-120"
    >
      {pressed !== undefined && <PressedPlace place={pressed} onClose={() => setSelected(null)} />}
    </TripMap>
  );
}

type ListProps = {
  found: FoundPlaces;
  selected: string | null;
  sort: PlaceSort;
  isNear: boolean;
  onSort: (sort: PlaceSort) => void;
  onClear: () => void;
};

function FoundList({ found, selected, sort, isNear, onSort, onClear }: ListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const openWords = useOpenWords();
  const { items, more } = found;
  if (items === undefined) {
    return found.isLost ? <ErrorState error={found.error} onRetry={found.retry} /> : <PlaceRowsSkeleton />;
  }
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<MapPin aria-hidden="true" />}
        title={t('tripsPlaces.none')}
        action={
          <Button variant="secondary" size="sm" onClick={onClear}>
            {t('tripsPlaces.clear')}
          </Button>
        }
      >
        {t('tripsPlaces.noneLead')}
      </EmptyState>
    );
  }
  const shown = format.number(items.length);
  return (
    <>
      <div className="mt-4 mb-1 flex min-h-11 flex-wrap items-center justify-between gap-2">
        <p role="status" className="tnum font-semibold">
          {found.isWhole
            ? t('tripsPlaces.count', { count: items.length, shown })
            : t('tripsPlaces.countMore', { shown })}
        </p>
        {isNear ? (
          <span className="text-sm font-semibold text-muted">{t('tripsPlaces.sort.near')}</span>
        ) : (
          found.isWhole && (
            <SortMenu
              label={t('tripsPlaces.sortLabel')}
              value={sort}
              onChange={onSort}
              options={SORTS.map((value) => ({ value, label: t(`tripsPlaces.sort.${value}`) }))}
            />
          )
        )}
      </div>
      <ul
        aria-label={t('tripsPlaces.list')}
        aria-busy={found.isOld || undefined}
        className={cx('-mx-2.5 flex flex-col gap-0.5 transition-opacity', found.isOld && 'opacity-55')}
      >
        {items.map((place) => (
          <li key={place.placeId} className="[contain-intrinsic-size:auto_7rem] [content-visibility:auto]">
            <PlaceRow place={place} open={openWords(place)} isMarked={place.placeId === selected}>
              {(content, className) => (
                <Link to="/trips/places/$placeId" params={{ placeId: place.placeId }} className={className}>
                  {content}
                </Link>
              )}
            </PlaceRow>
          </li>
        ))}
      </ul>
      <ReadOn
        when={more.isThere && !more.isLoading && items.length < BY_THEMSELVES * ITEMS_PER_PAGE}
        read={more.read}
      />
      {more.isThere && (
        <div className="flex justify-center pt-4">
          <Button variant="secondary" loading={more.isLoading} onClick={more.read}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
