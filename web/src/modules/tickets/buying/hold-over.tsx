import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CreditCard, Hourglass } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { reservationsQuery } from '../../../api/tickets-reservations.ts';
import type { Hold } from '../../../api/tickets-seats.ts';
import { announce } from '../../../ui/announcer.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { boughtIn } from './bought.ts';
import { CheckoutSkeleton } from './checkout-skeleton.tsx';
import type { HeldLately } from './held-lately.ts';

type OverProps = {
  hold: HeldLately | undefined;
  /** The box office has taken the seats back. */
  isEnded?: boolean;
};

/** The time is over, or nothing was ever held: nothing was charged, and here is the way back. */
export function HoldOver({ hold, isEnded = false }: OverProps) {
  const { t } = useTranslation();
  if (hold !== undefined) return <Over hold={hold} isEnded={isEnded} />;
  return (
    <Told
      title={t('ticketsBuying.holdPage.gone')}
      lead={t('ticketsBuying.holdPage.goneLead')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Link to="/tickets/reservations" className={buttonClass('primary')}>
            {t('ticketsBuying.holdPage.toReservations')}
          </Link>
          <Link to="/tickets/holds" className={buttonClass('secondary')}>
            {t('ticketsBuying.holdPage.list')}
          </Link>
          <Link to="/tickets" className={buttonClass('secondary')}>
            {t('ticketsBuying.toShows')}
          </Link>
        </div>
      }
    />
  );
}

function Over({ hold, isEnded }: { hold: HeldLately; isEnded: boolean }) {
  const { t } = useTranslation();
  // Another window, or another device, may have paid: then the hold is gone, too.
  const paid = useInfiniteQuery({ ...reservationsQuery('paid'), staleTime: 0, enabled: !isEnded });
  if (!isEnded && (paid.isError || paid.fetchStatus === 'paused')) {
    return <ErrorState error={paid.error} onRetry={() => void paid.refetch()} />;
  }
  if (!isEnded && !paid.isFetchedAfterMount) return <CheckoutSkeleton />;
  const bought = boughtIn(paid.data?.pages.flatMap(({ items }) => items) ?? [], hold);
  if (bought !== undefined) {
    return (
      <Told
        title={t('ticketsBuying.holdPage.boughtTitle')}
        lead={t('ticketsBuying.holdPage.boughtLead')}
        action={<ToReservation reservationId={bought.reservationId} />}
      />
    );
  }
  const how = isEnded ? 'ended' : 'over';
  return (
    <Told
      title={t(`ticketsBuying.holdPage.${how}Title`)}
      lead={t(`ticketsBuying.holdPage.${how}Lead`)}
      action={
        <Link
          to="/tickets/rounds/$roundId"
          params={{ roundId: hold.roundId }}
          search={{ q: hold.seats.length }}
          className={buttonClass('primary')}
        >
          {t('ticketsBuying.holdPage.pickAgain')}
        </Link>
      }
    />
  );
}

function Told({ title, lead, action }: { title: string; lead: string; action: ReactNode }) {
  useEffect(() => announce(title), [title]);
  return (
    <EmptyState icon={<Hourglass aria-hidden="true" />} title={title} action={action}>
      {lead}
    </EmptyState>
  );
}

function ToReservation({ reservationId }: { reservationId: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/tickets/reservations/$reservationId"
      params={{ reservationId }}
      className={buttonClass('primary')}
    >
      {t('ticketsBuying.holdPage.toReservation')}
    </Link>
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
      action={reservationId !== null && <ToReservation reservationId={reservationId} />}
    >
      {t('ticketsBuying.holdPage.inPaymentLead')}
    </EmptyState>
  );
}
