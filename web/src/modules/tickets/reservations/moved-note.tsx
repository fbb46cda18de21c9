import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/banner.tsx';
import { useShowTime } from '../show-time.ts';

/** That a show was to begin at another time when it was booked. */
export function MovedNote({ show }: { show: { startsAt: string; movedFrom?: string | null } }) {
  const { t } = useTranslation();
  const time = useShowTime();
  // A ticket that was kept for when there is no network may be older than what moves it.
  if (show.movedFrom == null) return null;
  return (
    <p className="tnum mt-1.5 flex gap-1.5 text-sm font-semibold">
      <CalendarClock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        {t('ticketsMine.moved.from', {
          from: time.moment(show.movedFrom),
          to: time.moment(show.startsAt),
        })}
      </span>
    </p>
  );
}

/** Until when it can be given back for nothing, as its round was put at another time. */
export function FreeAfterMove({ until, startsAt }: { until: string; startsAt: string }) {
  const { t } = useTranslation();
  const time = useShowTime();
  return (
    <Banner tone="info" icon={<CalendarClock aria-hidden="true" />}>
      <p className="font-bold">{t('ticketsMine.moved.free')}</p>
      <p className="font-normal">
        {until === startsAt
          ? t('ticketsMine.moved.freeToStart')
          : t('ticketsMine.moved.freeLead', { until: time.moment(until) })}
      </p>
    </Banner>
  );
}
