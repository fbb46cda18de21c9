import { Lightbulb, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../../ui/cx.ts';
import { useTripDates } from '../../home/trip-dates.ts';
import { dayColour } from '../../map/day-colours.ts';
import { useBoard } from './board-context.ts';
import { useDayDrop, useDropTarget } from './drag.tsx';
import type { PlanDay } from './plan.ts';

type StripProps = {
  /** The day in sight; null: the ideas. */
  shown: string | null;
  onShow: (dayId: string | null) => void;
  onAddDay: (() => void) | null;
};

/** The days as a row, for a phone: pressed it shows a day, and what is dropped on one goes there. */
export function DayStrip({ shown, onShow, onAddDay }: StripProps) {
  const { t } = useTranslation();
  const { plan } = useBoard();
  const row = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day in sight is what moves the row
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'instant' });
  }, [shown]);
  return (
    <nav
      aria-label={t('trips.board.strip')}
      className="sticky top-14 z-20 -mx-5 bg-paper/95 px-5 py-2 backdrop-blur sm:-mx-8 sm:px-8 print:hidden"
    >
      <div ref={row} className="no-scrollbar flex gap-2 overflow-x-auto">
        {plan.days.map((day) => (
          <DayChip key={day.id} day={day} isShown={shown === day.id} onShow={() => onShow(day.id)} />
        ))}
        <DayChip day={null} isShown={shown === null} onShow={() => onShow(null)} />
        {onAddDay !== null && (
          <button
            type="button"
            aria-label={t('trips.board.addDay')}
            onClick={onAddDay}
            className="flex min-h-12 w-12 shrink-0 items-center justify-center rounded-2xl border border-dashed border-line-strong"
          >
            <Plus aria-hidden="true" className="size-5" />
          </button>
        )}
      </div>
    </nav>
  );
}

type ChipProps = { day: PlanDay | null; isShown: boolean; onShow: () => void };

function DayChip({ day, isShown, onShow }: ChipProps) {
  const { t } = useTranslation();
  const dates = useTripDates();
  const { plan } = useBoard();
  const ref = useDayDrop(day?.id ?? null, 'chip');
  const isTarget = useDropTarget(day?.id ?? null) !== undefined;
  return (
    <button
      ref={ref}
      type="button"
      aria-current={isShown ? 'true' : undefined}
      onClick={onShow}
      className={cx(
        'tnum flex min-h-12 shrink-0 flex-col items-center justify-center rounded-2xl border px-3.5 text-sm leading-tight font-semibold',
        isShown ? 'border-ink bg-ink text-paper' : 'border-line bg-surface text-ink',
        isTarget && 'outline-3 outline-accent',
      )}
    >
      <span className="flex items-center gap-1.5">
        {day === null ? (
          <Lightbulb aria-hidden="true" className="size-4" />
        ) : (
          <span
            aria-hidden="true"
            style={{ background: dayColour(day.index).fill }}
            className="size-2 rounded-full"
          />
        )}
        {day === null ? t('trips.board.idea') : t('trips.board.day', { number: day.index + 1 })}
      </span>
      <span className={cx('text-xs font-medium', isShown ? 'opacity-75' : 'text-muted')}>
        {day?.date != null
          ? dates.short(day.date)
          : t('trips.board.items', { count: (day?.items ?? plan.ideas).length })}
      </span>
    </button>
  );
}
