import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Clock, Info, MapPinOff, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/error.ts';
import { type Place, type PlaceCard, placeQuery, placesNearQuery } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Card, Section } from '../../../ui/card.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ShareButton } from '../../../ui/share-button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { safeUrl } from '../around/safe-url.ts';
import { useMinutes } from '../around/use-minutes.ts';
import type { MapFocus, MapPin } from '../map/map-types.ts';
import { TripMap } from '../map/trip-map.tsx';
import { AddToTrip } from './add-to-trip.tsx';
import { HoursTable } from './hours-table.tsx';
import { useKindName } from './kinds.ts';
import { useOpenWords } from './open-words.ts';
import { PlacePicture } from './place-picture.tsx';
import { PlaceRow } from './place-row.tsx';
import { usePlaceWords } from './use-place-words.ts';

const route = getRouteApi('/trips/places/$placeId');
const NEARBY = 4;

/** What a place is, when it is open, where it is; and the way into a trip. */
export function PlacePage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { placeId } = route.useParams();
  const query = useQuery(placeQuery(placeId));
  const place = query.data;
  return (
    <Page
      hideTitle
      title={place === undefined ? t('tripsPlaces.title') : local(place.name)}
      back={
        <Link to="/trips/places" className={backClass}>
          <BackIcon />
          {t('tripsPlaces.title')}
        </Link>
      }
    >
      {place !== undefined ? (
        <Shown key={placeId} place={place} />
      ) : isApiError(query.error) && [400, 404].includes(query.error.status) ? (
        <EmptyState
          icon={<MapPinOff aria-hidden="true" />}
          title={t('tripsPlaces.gone')}
          action={
            <Link to="/trips/places" className={buttonClass('primary')}>
              {t('tripsPlaces.toPlaces')}
            </Link>
          }
        >
          {t('tripsPlaces.goneLead')}
        </EmptyState>
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

function Shown({ place }: { place: Place }) {
  const { t } = useTranslation();
  const local = useLocal();
  const kindName = useKindName();
  const words = usePlaceWords();
  const minutes = useMinutes();
  const open = useOpenWords()(place);
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-1 items-center gap-x-8 gap-y-5 sm:grid-cols-[15rem_minmax(0,1fr)] lg:grid-cols-[19rem_minmax(0,1fr)]">
        <PlacePicture place={place} className="aspect-[16/10] w-full rounded-3xl sm:aspect-square" />
        <div className="min-w-0">
          <p className="font-bold text-accent">
            {[kindName(place.kind), words.region(place)].filter(Boolean).join(' · ')}
          </p>
          <p
            aria-hidden="true"
            className="mt-1 text-3xl leading-tight font-extrabold tracking-tight text-balance"
          >
            {local(place.name)}
          </p>
          {local(place.about) !== '' && (
            <p className="mt-3 max-w-prose text-[1.05rem] leading-relaxed whitespace-pre-line">
              {local(place.about)}
            </p>
          )}
          <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            {open !== null && <Badge tone={open.tone}>{open.text}</Badge>}
            <span className="inline-flex items-center gap-1.5 text-muted">
              <Clock aria-hidden="true" className="size-4" />
              {t('tripsPlaces.stay')} <strong className="text-ink">{minutes.length(place.stayMin)}</strong>
            </span>
          </p>
          <div className="mt-5 flex items-center gap-2">
            <Button icon={<Plus aria-hidden="true" className="size-5" />} onClick={() => setAdding(true)}>
              {t('tripsPlaces.toTrip.action')}
            </Button>
            <ShareButton title={local(place.name)} />
          </div>
        </div>
      </div>
      <SourceNote place={place} />
      <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <Section title={t('tripsPlaces.where')}>
          <PlaceMap place={place} />
          <Whereabouts place={place} />
        </Section>
        <Section title={t('tripsPlaces.hours')}>
          <Card className="px-3! py-4! sm:px-4!">
            <HoursTable place={place} />
          </Card>
        </Section>
      </div>
      <Nearby place={place} />
      {isAdding && <AddToTrip place={place} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** Whose word this is: a sample must not be taken for the truth. */
function SourceNote({ place }: { place: Place }) {
  const { t } = useTranslation();
  if (place.source === 'member') return null;
  return (
    <Banner tone={place.source === 'sample' ? 'warn' : 'info'} icon={<Info aria-hidden="true" />}>
      {place.source === 'sample' ? t('tripsPlaces.sample') : t(`tripsPlaces.source.${place.source}`)}
    </Banner>
  );
}

function PlaceMap({ place }: { place: Place }) {
  const { t } = useTranslation();
  const local = useLocal();
  const { placeId, lat, lng, kind, province } = place;
  const name = local(place.name);
  const pins = useMemo<MapPin[]>(
    () => [{ id: placeId, lat, lng, name, kind }],
    [placeId, lat, lng, name, kind],
  );
  const focus: MapFocus = { on: 'region', code: place.district ?? province };
  return (
    <TripMap
      isQuiet
      label={t('tripsPlaces.mapLabel')}
      pins={pins}
      selected={placeId}
      focus={focus}
      region={place.district ?? province}
      className="h-72 rounded-3xl"
    />
  );
}

function Whereabouts({ place }: { place: Place }) {
  const { t } = useTranslation();
  const site = safeUrl(place.url);
  const rows = [
    place.address !== '' && {
      label: t('tripsPlaces.address'),
      value: (
        <span className="inline-flex items-center gap-1">
          {place.address}
          <CopyButton value={place.address} />
        </span>
      ),
    },
    {
      label: t('tripsPlaces.coordinates'),
      value: (
        <span className="tnum inline-flex items-center gap-1">
          {place.lat.toFixed(5)}, {place.lng.toFixed(5)}
          <CopyButton value={`${place.lat}, ${place.lng}`} />
        </span>
      ),
    },
    place.phone !== '' && {
      label: t('tripsPlaces.phone'),
      value: (
        <a href={`tel:${place.phone.replace(/[^\d+]/g, '')}`} className="font-semibold text-accent">
          {place.phone}
        </a>
      ),
    },
    site !== null && {
      label: t('tripsPlaces.website'),
      value: (
        <a href={site.href} target="_blank" rel="noopener noreferrer" className="font-semibold text-accent">
          {site.host}
        </a>
      ),
    },
  ].filter((row) => row !== false);
  return (
    <dl className="mt-3 flex flex-col">
      {rows.map(({ label, value }) => (
        <div
          key={label}
          className="flex min-h-11 items-center justify-between gap-4 border-b border-line/70 last:border-0"
        >
          <dt className="shrink-0 text-muted">{label}</dt>
          <dd className="min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Nearby({ place }: { place: Place }) {
  const { t } = useTranslation();
  const openWords = useOpenWords();
  const near = useQuery(placesNearQuery(place)).data?.items ?? [];
  const others: PlaceCard[] = near.filter(({ placeId }) => placeId !== place.placeId).slice(0, NEARBY);
  if (others.length === 0) return null;
  return (
    <Section title={t('tripsPlaces.nearby')}>
      <ul className="-mx-2.5 grid grid-cols-1 gap-1 md:grid-cols-2">
        {others.map((one) => (
          <li key={one.placeId}>
            <PlaceRow place={one} open={openWords(one)} isMarked={false}>
              {(content, className) => (
                <Link to="/trips/places/$placeId" params={{ placeId: one.placeId }} className={className}>
                  {content}
                </Link>
              )}
            </PlaceRow>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      className="grid grid-cols-1 gap-8 sm:grid-cols-[15rem_minmax(0,1fr)] lg:grid-cols-[19rem_minmax(0,1fr)]"
    >
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="aspect-[16/10] rounded-3xl! sm:aspect-square" />
      <div className="flex flex-col gap-3 pt-2">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-9 w-3/5" />
        <Skeleton className="mt-2 h-4 w-full" />
        <Skeleton className="h-4 w-4/5" />
        <Skeleton className="mt-5 h-12 w-40" />
      </div>
    </div>
  );
}
