import { Link } from '@tanstack/react-router';
import { Copy, Heart, MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PublicTrip } from '../../../api/trips-around.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { RegionPicture } from '../home/region-picture.tsx';
import { useProvinces } from '../home/use-provinces.ts';

/** A trip of somebody who lets others see it. */
export function PublicCard({ trip }: { trip: PublicTrip }) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  return (
    <Link
      to="/trips/explore/$tripId"
      params={{ tripId: trip.tripId }}
      className="relative flex h-full flex-col overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card transition-shadow hover:shadow-lift"
    >
      <RegionPicture regions={trip.regions} seed={trip.tripId} className="h-36" />
      <span className="flex flex-1 flex-col gap-1 p-5 pt-4">
        <span className="text-sm font-semibold text-accent">
          {[t('tripsAround.days', { count: trip.days }), provinces.names(trip.regions.slice(0, 3))]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="line-clamp-2 text-lg leading-snug font-bold">{trip.title}</span>
        <span className="mt-auto flex items-center justify-between gap-3 pt-3 text-sm text-muted">
          <span className="truncate">{trip.author}</span>
          <Counts trip={trip} />
        </span>
      </span>
    </Link>
  );
}

type CountsProps = { trip: Pick<PublicTrip, 'likes' | 'comments' | 'copies' | 'isLiked'> };

/** How many like it, talk about it, have taken it along. */
function Counts({ trip }: CountsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = [
    { name: 'likes', count: trip.likes, icon: Heart },
    { name: 'comments', count: trip.comments, icon: MessageCircle },
    { name: 'copies', count: trip.copies, icon: Copy },
  ] as const;
  return (
    <span className="tnum inline-flex shrink-0 gap-3">
      {all.map(({ name, count, icon: Icon }) => (
        <span key={name} className="inline-flex items-center gap-1">
          <span className="sr-only">{t(`tripsAround.explore.${name}`)}</span>
          <Icon
            aria-hidden="true"
            className={cx('size-4', name === 'likes' && trip.isLiked && 'fill-[#e5482d] text-[#e5482d]')}
          />
          {format.number(count)}
        </span>
      ))}
    </span>
  );
}
