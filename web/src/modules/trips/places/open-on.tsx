import { CalendarDays, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useTripDates } from '../home/trip-dates.ts';

type Props = { day: string | undefined; onChoose: (day: string | undefined) => void };

/** Only what is open on that day. */
export function OpenOn({ day, onChoose }: Props) {
  const { t } = useTranslation();
  const dates = useTripDates();
  const isChosen = day !== undefined;
  return (
    <span
      className={cx(
        'inline-flex min-h-11 items-center rounded-xl text-sm font-semibold',
        isChosen ? 'bg-accent-soft text-accent' : 'bg-sunken',
      )}
    >
      <span className="relative inline-flex min-h-11 items-center gap-1.5 rounded-xl px-3.5 focus-within:outline-3 focus-within:outline-accent">
        <CalendarDays aria-hidden="true" className="size-4" />
        <span aria-hidden="true">{isChosen ? dates.short(day) : t('tripsPlaces.openOnShort')}</span>
        {/* The platform's own field lies over the words: its look differs too much from browser to browser. */}
        <input
          type="date"
          aria-label={t('tripsPlaces.openOn')}
          value={day ?? ''}
          onClick={({ currentTarget }) => currentTarget.showPicker?.()}
          onChange={({ target }) => onChoose(target.value === '' ? undefined : target.value)}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </span>
      {isChosen && (
        <button
          type="button"
          aria-label={t('tripsPlaces.clearDay')}
          onClick={() => onChoose(undefined)}
          className="-ml-2 flex size-11 items-center justify-center rounded-full"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </span>
  );
}
