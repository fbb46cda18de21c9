import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { Place } from '../../../api/trips-places.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { cx } from '../../../ui/cx.ts';
import { useMinutes } from '../around/use-minutes.ts';
import { koreanTime, weekdayOf } from './opening.ts';

const DAY_MIN = 1_440;
/** A Monday. */
const MONDAY_MS = Date.UTC(2026, 10, 23);
const DAY_MS = 86_400_000;

/** When it is open on each day of the week, today marked. */
export function HoursTable({ place }: { place: Place }) {
  const { t, i18n } = useTranslation();
  const local = useLocal();
  const minutes = useMinutes();
  const today = weekdayOf(koreanTime(useServerNow(60_000)).date);
  const { hours, months, note } = place;
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  const until = (minute: number) =>
    minute > DAY_MIN
      ? t('tripsPlaces.nextDay', { time: minutes.clock(minute) })
      : minute === DAY_MIN
        ? '24:00'
        : minutes.clock(minute);
  return (
    <div className="flex flex-col gap-3">
      {hours === null ? (
        <p className="text-muted">{t('tripsPlaces.hoursUnknown')}</p>
      ) : hours.isAlways ? (
        <p className="font-medium">{t('tripsPlaces.always')}</p>
      ) : (
        <dl className="flex flex-col">
          {hours.week.map((windows, day) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week keep their order
              key={day}
              className={cx(
                'flex items-baseline justify-between gap-4 rounded-lg px-2.5 py-1.5',
                day === today && 'bg-accent-soft font-semibold text-accent',
              )}
            >
              <dt>
                {weekday.format(new Date(MONDAY_MS + day * DAY_MS))}
                {day === today && <span className="ml-1.5 text-sm">({t('tripsPlaces.today')})</span>}
              </dt>
              <dd className="tnum text-right">
                {windows.length === 0
                  ? t('tripsPlaces.closed')
                  : windows.map(([from = 0, to = 0]) => `${minutes.clock(from)} – ${until(to)}`).join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {months.length > 0 && (
        <p className="font-medium">
          {t('tripsPlaces.months', {
            months: months.map((one) => month.format(new Date(Date.UTC(2026, one - 1, 1)))).join(', '),
          })}
        </p>
      )}
      {local(note) !== '' && <p className="text-sm text-muted">{local(note)}</p>}
    </div>
  );
}
