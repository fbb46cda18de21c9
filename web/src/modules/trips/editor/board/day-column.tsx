import { useTranslation } from 'react-i18next';
import { cx } from '../../../../ui/cx.ts';
import { useTripDates } from '../../home/trip-dates.ts';
import { dayColour } from '../../map/day-colours.ts';
import { DayWeather } from '../../outside/day-weather.tsx';
import { useTripWords } from '../trip-words.ts';
import { AddMenu } from './add-menu.tsx';
import { useBoard } from './board-context.ts';
import { DayMenu } from './day-menu.tsx';
import { ItemList } from './item-list.tsx';
import type { PlanDay } from './plan.ts';

/** One day of the plan: its name and date, its stops, and what adds to it. */
export function DayColumn({ day, className }: { day: PlanDay; className?: string }) {
  const { t } = useTranslation();
  const dates = useTripDates();
  const words = useTripWords();
  const { trip, legs } = useBoard();
  const name = t('trips.board.day', { number: day.index + 1 });
  const total = legs.totals.get(day.id);
  return (
    <section aria-label={name} data-day={day.index + 1} className={cx('flex flex-col', className)}>
      <header className="mb-2 flex items-start gap-2">
        <span
          aria-hidden="true"
          style={{ background: dayColour(day.index).fill }}
          className="mt-1.5 h-9 w-1.5 shrink-0 rounded-full"
        />
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-baseline gap-x-2 text-lg font-bold">
            {name}
            {day.date !== null && (
              <span className="tnum text-sm font-medium text-muted">{dates.day(day.date)}</span>
            )}
            {day.date !== null && <DayWeather tripId={trip.tripId} dayId={day.id} />}
          </h2>
          {day.fields.title !== '' && <p className="truncate font-medium">{day.fields.title}</p>}
          {total !== undefined && total.metres > 0 && (
            <p className="tnum text-sm text-muted">
              {t('trips.board.total', {
                distance: words.distance(total.metres),
                duration: words.duration(total.minutes),
              })}
            </p>
          )}
          {day.fields.note !== '' && (
            <p className="mt-0.5 line-clamp-3 text-sm whitespace-pre-line text-muted">{day.fields.note}</p>
          )}
        </div>
        {trip.canEdit && <DayMenu day={day} />}
      </header>
      <ItemList
        day={day}
        items={day.items}
        label={name}
        empty={
          <div className="mb-2 rounded-2xl border border-dashed border-line-strong/50 px-4 py-6 text-center text-sm text-muted">
            <p className="font-semibold">{t('trips.board.emptyDay')}</p>
            {trip.canEdit && <p className="mt-0.5">{t('trips.board.emptyDayHint')}</p>}
          </div>
        }
      />
      {trip.canEdit && (
        <div className="pt-2">
          <AddMenu dayId={day.id} day={name} />
        </div>
      )}
    </section>
  );
}
