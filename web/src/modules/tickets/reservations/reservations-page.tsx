import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hourglass, QrCode, Tickets } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReservationFilter, reservationsQuery } from '../../../api/tickets-reservations.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { ReservationCard } from './reservation-card.tsx';
import { ReservationsSkeleton } from './reservations-skeleton.tsx';

const FILTERS: ReservationFilter[] = ['all', 'to-pay', 'paid', 'ended'];

/** What the member has reserved, the newest first. */
export function ReservationsPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<ReservationFilter>('all');
  const reservations = useInfiniteQuery(reservationsQuery(filter));
  return (
    <Page
      title={t('ticketsMine.title')}
      lead={t('ticketsMine.lead')}
      action={
        <div className="flex flex-wrap gap-2">
          <Link to="/tickets/mine" className={buttonClass('secondary', 'sm')}>
            <QrCode aria-hidden="true" className="size-4" />
            {t('ticketsMine.mine')}
          </Link>
          <Link to="/tickets/waitlist" className={buttonClass('secondary', 'sm')}>
            <Hourglass aria-hidden="true" className="size-4" />
            {t('ticketsMine.waitlist')}
          </Link>
        </div>
      }
    >
      <div className="mb-5">
        <Segmented
          label={t('ticketsMine.filterLabel')}
          value={filter}
          onChange={setFilter}
          tabs={FILTERS.map((value) => ({ value, label: t(`ticketsMine.filter.${value}`) }))}
        />
      </div>
      <PagedList
        query={reservations}
        skeleton={<ReservationsSkeleton />}
        empty={
          <EmptyState
            icon={<Tickets aria-hidden="true" />}
            title={t(filter === 'all' ? 'ticketsMine.none' : 'ticketsMine.noneHere')}
            action={
              filter === 'all' && (
                <Link to="/tickets" className={buttonClass('primary')}>
                  {t('tickets.toTickets')}
                </Link>
              )
            }
          >
            {filter === 'all' && t('ticketsMine.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {items.map((reservation) => (
              <li key={reservation.reservationId}>
                <ReservationCard reservation={reservation} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
