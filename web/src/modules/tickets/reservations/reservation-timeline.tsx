import { useTranslation } from 'react-i18next';
import type { ReservationStep } from '../../../api/tickets-reservations.ts';
import { Timeline } from '../../../ui/timeline.tsx';
import { useStepWords } from './use-step-words.ts';

/** What happened, in order, the newest last. */
export function ReservationTimeline({ steps }: { steps: readonly ReservationStep[] }) {
  const { t } = useTranslation();
  const words = useStepWords();
  return (
    <Timeline
      label={t('ticketsMine.timeline')}
      steps={steps.map((step) => ({
        ...words(step),
        lead: step.by === 'member' ? undefined : t(`ticketsMine.bySide.${step.by}`),
      }))}
    />
  );
}
