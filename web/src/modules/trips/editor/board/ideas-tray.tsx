import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../../ui/cx.ts';
import { AddMenu } from './add-menu.tsx';
import { useBoard } from './board-context.ts';
import { ItemList } from './item-list.tsx';

/** What has no day yet. */
export function IdeasTray({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { trip, plan } = useBoard();
  return (
    <section aria-label={t('trips.board.ideas')} data-day="ideas" className={cx('flex flex-col', className)}>
      <header className="mb-2 flex items-start gap-2">
        <Lightbulb aria-hidden="true" className="mt-1 size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-bold">{t('trips.board.ideas')}</h2>
          <p className="text-sm text-muted">{t('trips.board.ideasLead')}</p>
        </div>
      </header>
      <ItemList
        day={null}
        items={plan.ideas}
        label={t('trips.board.ideas')}
        empty={
          <p className="mb-2 rounded-2xl border border-dashed border-line-strong/50 px-4 py-6 text-center text-sm text-muted">
            {t('trips.board.noIdeas')}
          </p>
        }
      />
      {trip.canEdit && (
        <div className="pt-2">
          <AddMenu dayId={null} day={t('trips.board.idea')} />
        </div>
      )}
    </section>
  );
}
