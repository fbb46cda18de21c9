import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Armchair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Hold, myHoldsQuery } from '../../../api/tickets-seats.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { useSeatName } from '../reservations/use-seat-name.ts';
import { useShowTime } from '../show-time.ts';
import { SeatsHeldFor } from './seats-held-for.tsx';

/** All that the member holds, of any round, the most urgent first. */
export function HoldsPage() {
  const { t } = useTranslation();
  const query = useQuery(myHoldsQuery);
  const holds = query.data?.items.toSorted((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  return (
    <Page title={t('ticketsBuying.holdPage.list')} lead={t('ticketsBuying.holdPage.listLead')} narrow>
      {holds === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={2} />
        )
      ) : holds.length === 0 ? (
        <EmptyState
          icon={<Armchair aria-hidden="true" />}
          title={t('ticketsBuying.holdPage.none')}
          action={
            <Link to="/tickets" className={buttonClass('primary')}>
              {t('ticketsBuying.toShows')}
            </Link>
          }
        >
          {t('ticketsBuying.holdPage.noneLead')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {holds.map((hold) => (
            <li key={hold.holdId}>
              <HoldCard hold={hold} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function HoldCard({ hold }: { hold: Hold }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const show = useShowTime();
  const seatName = useSeatName();
  const { holdId, reservationId } = hold;
  return (
    <Card className="flex flex-col gap-3">
      <div>
        <p className="text-lg leading-snug font-bold">{local(hold.title)}</p>
        <p className="tnum text-muted">{show.full(hold.startsAt)}</p>
      </div>
      <p>{hold.seats.map(seatName).join(', ')}</p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SeatsHeldFor until={hold.expiresAt} />
        <span className="tnum font-bold">{format.won(hold.total)}</span>
      </div>
      {hold.kind === 'payment' && reservationId !== null ? (
        <Link
          to="/tickets/reservations/$reservationId"
          params={{ reservationId }}
          className={buttonClass('secondary')}
        >
          {t('ticketsBuying.holdPage.toReservation')}
        </Link>
      ) : (
        <Link to="/tickets/holds/$holdId" params={{ holdId }} className={buttonClass('primary')}>
          {t('ticketsBuying.holdPage.toPay')}
        </Link>
      )}
    </Card>
  );
}
