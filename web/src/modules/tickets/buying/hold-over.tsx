import { Link } from '@tanstack/react-router';
import { CreditCard, Hourglass } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold } from '../../../api/tickets-seats.ts';
import { announce } from '../../../ui/announcer.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/states.tsx';

type OverProps = {
  hold: Hold | undefined;
  /** The box office has taken the seats back. */
  isEnded?: boolean;
};

/** The time is over, or nothing was ever held: nothing was charged, and here is the way back. */
export function HoldOver({ hold, isEnded = false }: OverProps) {
  const { t } = useTranslation();
  const how = isEnded ? 'ended' : 'over';
  const title = t(hold === undefined ? 'ticketsBuying.holdPage.none' : `ticketsBuying.holdPage.${how}Title`);
  useEffect(() => announce(title), [title]);
  return (
    <EmptyState
      icon={<Hourglass aria-hidden="true" />}
      title={title}
      action={
        hold === undefined ? (
          <Link to="/tickets/holds" className={buttonClass('primary')}>
            {t('ticketsBuying.holdPage.list')}
          </Link>
        ) : (
          <Link
            to="/tickets/rounds/$roundId"
            params={{ roundId: hold.roundId }}
            search={{ q: hold.seats.length }}
            className={buttonClass('primary')}
          >
            {t('ticketsBuying.holdPage.pickAgain')}
          </Link>
        )
      }
    >
      {t(hold === undefined ? 'ticketsBuying.holdPage.noneLead' : `ticketsBuying.holdPage.${how}Lead`)}
    </EmptyState>
  );
}

/** A gateway is being asked for the money. */
export function InPayment({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const { reservationId } = hold;
  return (
    <EmptyState
      icon={<CreditCard aria-hidden="true" />}
      title={t('ticketsBuying.holdPage.inPayment')}
      action={
        reservationId !== null && (
          <Link
            to="/tickets/reservations/$reservationId"
            params={{ reservationId }}
            className={buttonClass('primary')}
          >
            {t('ticketsBuying.holdPage.toReservation')}
          </Link>
        )
      }
    >
      {t('ticketsBuying.holdPage.inPaymentLead')}
    </EmptyState>
  );
}
