import { Link } from '@tanstack/react-router';
import { CloudOff, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TripSummary } from '../../../api/trips-around.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { RegionPicture } from './region-picture.tsx';
import { localToday } from './today.ts';
import { dayAfter, daysBetween } from './trip-dates.ts';
import { TripDays } from './trip-days.tsx';
import { useProvinces } from './use-provinces.ts';

export const cardsClass = 'grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3';

/** One of mine: where, when, with whom, and how long until it begins. Without a network some cannot be opened. */
export function TripCard({ trip, canOpen = true }: { trip: TripSummary; canOpen?: boolean }) {
  const { t } = useTranslation();
  if (canOpen) {
    return (
      <Link
        to={`/trips/${trip.tripId}` as string}
        className={cx(cardClass, 'transition-shadow hover:shadow-lift')}
      >
        <Inside trip={trip} />
      </Link>
    );
  }
  return (
    <div className={cardClass}>
      <Inside trip={trip} />
      <p className="flex items-center gap-2 border-t border-line/70 px-5 py-3 text-sm text-muted">
        <CloudOff aria-hidden="true" className="size-4 shrink-0" />
        {t('tripsAround.home.notKept')}
      </p>
    </div>
  );
}

const cardClass =
  'relative flex h-full flex-col overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card';

function Inside({ trip }: { trip: TripSummary }) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  return (
    <>
      <span className="relative block">
        <RegionPicture regions={trip.regions} seed={trip.tripId} className="h-36" />
        <span className="absolute top-3 left-3 flex flex-wrap items-center gap-1.5">
          <DayBadge trip={trip} />
          {trip.role !== 'owner' && <Badge>{t(`tripsAround.role.${trip.role}`)}</Badge>}
          {trip.visibility === 'public' && <Badge tone="info">{t('tripsAround.public')}</Badge>}
        </span>
      </span>
      <span className="flex flex-1 flex-col gap-1 p-5 pt-4">
        <span className="text-lg font-bold">{trip.title}</span>
        <span className="text-sm text-muted">
          <TripDays trip={trip} />
        </span>
        <span className="mt-auto flex items-center justify-between gap-3 pt-2 text-sm text-muted">
          <span className="truncate">{provinces.names(trip.regions)}</span>
          {trip.people > 1 && (
            <span className="tnum inline-flex shrink-0 items-center gap-1.5">
              <Users aria-hidden="true" className="size-4" />
              {t('tripsAround.home.people', { count: trip.people })}
            </span>
          )}
        </span>
      </span>
    </>
  );
}

/** How long until it begins, or that it is under way. */
function DayBadge({ trip: { startsOn, days } }: { trip: TripSummary }) {
  const { t } = useTranslation();
  if (startsOn === null) return null;
  const today = localToday();
  const left = daysBetween(today, startsOn) - 1;
  if (left > 0)
    return <Badge tone={left <= 7 ? 'accent' : 'info'}>{t('tripsAround.home.left', { count: left })}</Badge>;
  if (today <= dayAfter(startsOn, Math.max(0, days - 1)))
    return <Badge tone="good">{t('tripsAround.home.now', { day: 1 - left })}</Badge>;
  return null;
}

export function CardsSkeleton({ count = 3 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('common.loading')}</span>
      <div className={cardsClass}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
          <div key={index} className="overflow-hidden rounded-3xl border border-line/70 bg-surface">
            <Skeleton className="h-36 rounded-none!" />
            <div className="flex flex-col gap-2.5 p-5">
              <Skeleton className="h-5 w-3/5" />
              <Skeleton className="h-4 w-2/5" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
