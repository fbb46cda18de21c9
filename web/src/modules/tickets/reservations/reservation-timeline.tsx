import { useTranslation } from 'react-i18next';
import type { ReservationStep } from '../../../api/tickets-reservations.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Timeline } from '../../../ui/timeline.tsx';

/** What happened, in order, the newest last; a step that this version does not know keeps its own name. */
export function ReservationTimeline({ steps }: { steps: readonly ReservationStep[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = (step: string): string => {
    const key = `ticketsMine.step.${step}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : step;
  };
  return (
    <Timeline
      label={t('ticketsMine.timeline')}
      steps={steps.map(({ step, at, by, details: { refund, amount, fee, reason } }) => {
        const sum = typeof refund === 'number' ? refund : typeof amount === 'number' ? amount : 0;
        return {
          name: nameOf(step),
          at,
          aside: sum > 0 ? format.won(sum) : undefined,
          lead: by === 'member' ? undefined : t(`ticketsMine.bySide.${by}`),
          notes: [
            typeof fee === 'number' && fee > 0
              ? t('ticketsMine.keptFee', { amount: format.won(fee) })
              : undefined,
            typeof reason === 'string' && reason !== '' ? reason : undefined,
          ].filter((note) => note !== undefined),
        };
      })}
    />
  );
}
