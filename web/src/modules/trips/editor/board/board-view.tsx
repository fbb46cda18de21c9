import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { useBoard } from './board-context.ts';
import { DayColumn } from './day-column.tsx';
import { DayStrip } from './day-strip.tsx';
import { IdeasTray } from './ideas-tray.tsx';

/** All days side by side, and the ideas at the end. */
export function WideBoard({ onAddDay }: { onAddDay: () => void }) {
  const { t } = useTranslation();
  const { trip, plan } = useBoard();
  return (
    <section
      aria-label={t('trips.board.label')}
      className="flex items-stretch gap-5 overflow-x-auto pb-4 print:hidden"
    >
      {plan.days.map((day) => (
        <DayColumn key={day.id} day={day} className="w-72 shrink-0" />
      ))}
      {trip.canEdit && (
        <Button
          variant="ghost"
          size="sm"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={onAddDay}
          className="self-start whitespace-nowrap"
        >
          {t('trips.board.addDay')}
        </Button>
      )}
      <IdeasTray className="w-72 shrink-0 rounded-3xl bg-sunken/60 p-3" />
    </section>
  );
}

/** One day at a time. @param shown the id of the day in sight; null: the ideas */
export function NarrowBoard({
  shown,
  onShow,
  onAddDay,
}: {
  shown: string | null;
  onShow: (dayId: string | null) => void;
  onAddDay: () => void;
}) {
  const { trip, plan } = useBoard();
  const day = plan.days.find(({ id }) => id === shown);
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <DayStrip shown={day?.id ?? null} onShow={onShow} onAddDay={trip.canEdit ? onAddDay : null} />
      {day !== undefined ? <DayColumn key={day.id} day={day} /> : <IdeasTray />}
    </div>
  );
}

/** Which day a narrow page shows: the first, until another is chosen or that one is gone. */
export function useShownDay(dayIds: readonly string[]) {
  const [shown, show] = useState<string | null | undefined>(undefined);
  const isThere = shown === null || (shown !== undefined && dayIds.includes(shown));
  return [isThere ? shown : (dayIds[0] ?? null), show] as const;
}

export const frameClass = (hasMap: boolean): string =>
  cx('grid gap-6', hasMap && 'lg:grid-cols-[minmax(0,1fr)_minmax(20rem,38%)]');
