import { Link } from '@tanstack/react-router';
import { MapPinPlus, PencilLine, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../../../ui/button.tsx';
import { useBoard } from './board-context.ts';

/** What one can do with a trip in which there is nothing yet. */
export function Newcomer() {
  const { t } = useTranslation();
  const { trip, plan, add } = useBoard();
  const first = plan.days[0]?.id ?? null;
  return (
    <section className="mb-6 rounded-3xl bg-pine p-6 text-pine-ink sm:p-8 print:hidden">
      <h2 className="text-2xl font-extrabold">{t('trips.newcomer.title')}</h2>
      <p className="mt-1.5 max-w-prose text-pine-muted">{t('trips.newcomer.lead')}</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button
          icon={<MapPinPlus aria-hidden="true" className="size-5" />}
          onClick={() => add(first, 'place')}
        >
          {t('trips.newcomer.places')}
        </Button>
        <Link to={`/trips/${trip.tripId}/plan` as string} className={buttonClass('onPine')}>
          <Sparkles aria-hidden="true" className="size-5" />
          {t('trips.newcomer.plan')}
        </Link>
        <Button
          variant="onPine"
          icon={<PencilLine aria-hidden="true" className="size-5" />}
          onClick={() => add(first, 'own')}
        >
          {t('trips.newcomer.own')}
        </Button>
      </div>
    </section>
  );
}
