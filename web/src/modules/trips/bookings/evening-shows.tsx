import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nearShowsQuery } from '../../../api/trips-money.ts';
import { useFormat } from '../../../i18n/format.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Select } from '../../../ui/field.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useShowTime } from '../../tickets/show-time.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { daysOf } from '../money/spent-days.ts';
import { rememberTrip } from './booking-return.ts';

type EveningShowsProps = { trip: UsedTrip; document: TripDocument; lang: 'ko' | 'en' };

/** What plays near the plan of an evening; whoever goes to book comes back with it. */
export function EveningShows({ trip, document, lang }: EveningShowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = useShowTime();
  const days = entriesOf(document, 'day');
  const dates = daysOf(document);
  const [chosen, setChosen] = useState(days[0]?.id ?? '');
  const shows = useQuery({ ...nearShowsQuery(trip.tripId, chosen, lang), enabled: chosen !== '' });
  // A trip without dates has no evenings.
  if (dates.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <div className="flex items-end justify-between gap-3">
        <h3 className="text-lg font-bold">{t('tripsMoney.bookings.shows')}</h3>
        <Select
          label={t('tripsMoney.cost.on')}
          className="w-44"
          value={chosen}
          options={days.map(({ id }, i) => ({
            value: id,
            label: t('tripsMoney.dayShort', {
              no: i + 1,
              on: format.shortDay(`${dates[i]?.on ?? dates[0]!.on}T00:00:00`),
            }),
          }))}
          onChange={(event) => setChosen(event.target.value)}
        />
      </div>
      {shows.data !== undefined ? (
        shows.data.items.length === 0 ? (
          <p className="text-muted">{t('tripsMoney.bookings.noShows')}</p>
        ) : (
          <ul className="divide-y divide-line/70">
            {shows.data.items.map(({ roundId, title, venue, startsAt, priceFrom, metres }) => (
              <li key={roundId} className="flex items-center gap-3 py-3">
                <div className="min-w-0 flex-1">
                  <p className="truncate font-semibold">{title}</p>
                  <p className="truncate text-sm text-muted">
                    {[
                      show.moment(startsAt),
                      venue,
                      ...(metres === null
                        ? []
                        : [t('tripsMoney.bookings.away', { km: format.number(metres / 1_000) })]),
                      ...(priceFrom === null
                        ? []
                        : [t('tripsMoney.bookings.from', { amount: format.won(priceFrom) })]),
                    ].join(' · ')}
                  </p>
                </div>
                <Link
                  to="/tickets/rounds/$roundId"
                  params={{ roundId }}
                  onClick={() => rememberTrip(trip.tripId)}
                  className={buttonClass('secondary', 'sm')}
                >
                  {t('tripsMoney.bookings.book')}
                </Link>
              </li>
            ))}
          </ul>
        )
      ) : shows.isError || shows.fetchStatus === 'paused' ? (
        <ErrorState error={shows.error} onRetry={() => void shows.refetch()} />
      ) : (
        <ListSkeleton rows={2} />
      )}
    </section>
  );
}
