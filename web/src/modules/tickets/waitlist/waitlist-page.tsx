import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { myWaitingQuery } from '../../../api/tickets.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** All that a member waits for, what they are offered first. */
export function WaitlistPage() {
  const { t } = useTranslation();
  const query = useQuery({ ...myWaitingQuery, refetchInterval: 30_000 });
  const order = { offered: 0, waiting: 1, taken: 2, lapsed: 2, left: 2 };
  const items = query.data?.items.toSorted((a, b) => order[a.status] - order[b.status]);
  return (
    <Page
      title={t('tickets.waitlist.myTitle')}
      lead={t('tickets.waitlist.myLead')}
      back={
        <Link to="/tickets/reservations" className={backClass}>
          <BackIcon />
          {t('ticketsMine.title')}
        </Link>
      }
    >
      {items !== undefined ? (
        items.length === 0 ? (
          <EmptyState
            icon={<Hourglass aria-hidden="true" />}
            title={t('tickets.waitlist.none')}
            action={
              <Link to="/tickets" className={buttonClass('primary')}>
                {t('tickets.toTickets')}
              </Link>
            }
          >
            {t('tickets.waitlist.noneLead')}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {items.map((waiting) => (
              <li key={waiting.roundId}>
                <WaitingCard waiting={waiting} />
              </li>
            ))}
          </ul>
        )
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={3} />
      )}
    </Page>
  );
}
