import { useTranslation } from 'react-i18next';
import { localToday } from './today.ts';
import { useTripDates } from './trip-dates.ts';

type Props = { trip: { startsOn: string | null; days: number } };

/** When it is, and how long. */
export function TripDays({ trip: { startsOn, days } }: Props) {
  const { t } = useTranslation();
  const dates = useTripDates();
  const when =
    startsOn === null ? t('tripsAround.undated') : dates.range(startsOn, days, localToday().slice(0, 4));
  return (
    <span className="tnum">
      {when}
      {days > 0 && ` · ${t('tripsAround.days', { count: days })}`}
    </span>
  );
}
