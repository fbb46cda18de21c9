import { useTranslation } from 'react-i18next';
import type { AdminReservation } from '../../../api/tickets-reservation-types.ts';
import { Timeline } from '../../../ui/timeline.tsx';
import { useStepWords } from '../reservations/use-step-words.ts';

/** What happened to a reservation, by whom, the newest last. */
export function DeskTimeline({ reservation }: { reservation: AdminReservation }) {
  const { t } = useTranslation();
  const words = useStepWords();
  const who = (by: string): string => {
    if (by === reservation.accountId || by === 'member') {
      return reservation.memberName || t('ticketsDesk.reservations.byMember');
    }
    return by.startsWith('system')
      ? t('ticketsDesk.reservations.bySystem')
      : t('ticketsDesk.reservations.byOperator');
  };
  return (
    <Timeline
      label={t('ticketsDesk.reservations.timeline')}
      steps={reservation.timeline.map((step) => {
        const { notes, ...said } = words(step);
        if (!step.handed) return { ...said, notes, lead: who(step.by) };
        const to = t('ticketsMine.handedTo', { name: step.handed.to });
        return { ...said, notes: [...notes, to], lead: step.handed.from };
      })}
    />
  );
}
