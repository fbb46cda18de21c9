import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../../api/clock.ts';
import type { ReservationShow } from '../../../api/tickets-reservations.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cx } from '../../../ui/cx.ts';
import { Poster } from '../browse/poster.tsx';
import { daysBetween, useShowTime } from '../show-time.ts';
import { MovedNote } from './moved-note.tsx';

/** Days of the halls’ calendar until a show; null once it is over. */
export function daysUntil(show: Pick<ReservationShow, 'startsAt' | 'endsAt'>, nowMs: number): number | null {
  if (nowMs >= Date.parse(show.endsAt)) return null;
  return Math.max(0, daysBetween(nowMs, show.startsAt));
}

/** How long still until a show, as people count it. */
export function DaysLeft({ show }: { show: ReservationShow }) {
  const { t } = useTranslation();
  const days = daysUntil(show, serverNowMs());
  if (days === null || show.status === 'cancelled') return null;
  return (
    <Badge tone="accent">
      {days === 0 ? t('ticketsMine.dday.today') : t('ticketsMine.dday.left', { count: days })}
    </Badge>
  );
}

type Props = { show: ReservationShow; isFaded?: boolean; title: ReactNode; children?: ReactNode };

/** Poster, name, time and place of a show that was reserved. */
export function ShowLine({ show, isFaded = false, title, children }: Props) {
  const time = useShowTime();
  const local = useLocal();
  return (
    <div className="flex gap-4">
      <Poster
        poster={show.poster}
        seed={show.performanceId}
        sizes="6rem"
        className={cx('w-20 shrink-0 self-start rounded-xl sm:w-24', isFaded && 'opacity-50 grayscale')}
      />
      <div className="min-w-0 flex-1">
        {title}
        <p className="tnum mt-1 font-semibold">{time.full(show.startsAt)}</p>
        <MovedNote show={show} />
        <p className="text-sm text-muted">
          {local(show.venue.name)} · {local(show.hall)}
        </p>
        {children}
      </div>
    </div>
  );
}

/** A show's name that leads to its page. */
export function ShowTitle({ show }: { show: ReservationShow }) {
  const local = useLocal();
  return (
    <p className="text-lg leading-snug font-bold">
      <Link
        to="/tickets/performances/$performanceId"
        params={{ performanceId: show.performanceId }}
        className="hover:underline"
      >
        {local(show.title)}
      </Link>
    </p>
  );
}
