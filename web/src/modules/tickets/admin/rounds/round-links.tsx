import { Link } from '@tanstack/react-router';
import { DoorOpen, Hourglass, LayoutGrid, TicketCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../../../ui/button.tsx';

/** Where the work with a round is done. */
export function RoundLinks({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('ticketsAdmin.rounds.links')} className="flex flex-wrap gap-2">
      <Link
        to="/admin/tickets/rounds/$roundId/house"
        params={{ roundId }}
        className={buttonClass('secondary', 'sm')}
      >
        <LayoutGrid aria-hidden="true" className="size-4.5" />
        {t('ticketsAdmin.rounds.house')}
      </Link>
      <Link
        to="/admin/tickets/rounds/$roundId/door"
        params={{ roundId }}
        className={buttonClass('secondary', 'sm')}
      >
        <DoorOpen aria-hidden="true" className="size-4.5" />
        {t('ticketsAdmin.rounds.door')}
      </Link>
      <Link
        to="/admin/tickets/reservations"
        search={{ roundId: [roundId] }}
        className={buttonClass('secondary', 'sm')}
      >
        <TicketCheck aria-hidden="true" className="size-4.5" />
        {t('ticketsAdmin.nav.reservations')}
      </Link>
      <Link
        to="/admin/waiting-rooms/$kind/$id"
        params={{ kind: 'rounds', id: roundId }}
        className={buttonClass('secondary', 'sm')}
      >
        <Hourglass aria-hidden="true" className="size-4.5" />
        {t('ticketsAdmin.rounds.waitingRoom')}
      </Link>
    </nav>
  );
}
