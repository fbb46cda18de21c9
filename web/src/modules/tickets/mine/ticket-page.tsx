import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useRouter } from '@tanstack/react-router';
import { CloudOff, SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { useOnline, useSession } from '../../../api/hooks.ts';
import { subscribe } from '../../../api/stream.ts';
import { type MyTicket, myTicketQuery } from '../../../api/tickets-entry.ts';
import { ticketsMineKey } from '../../../api/tickets-reservations.ts';
import { useOfflinePages } from '../../../api/use-offline-pages.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { dropTicket, keepTicket, keptTicket } from './kept-tickets.ts';
import { TicketActions } from './ticket-actions.tsx';
import { TicketPass } from './ticket-pass.tsx';
import { TicketSwipe } from './ticket-swipe.tsx';
import { useScreenOn } from './use-screen-on.ts';

const route = getRouteApi('/tickets/mine/$ticketId');

/** The ticket that is shown at the door. Whoever has opened it once can show it without a network. */
export function TicketPage() {
  const session = useSession();
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  const { ticketId } = route.useParams();
  if (session.status === 'guest') return <Navigate to="/sign-in" search={{ next }} replace />;
  const accountId = session.status === 'member' ? session.account.accountId : null;
  return <Ticket key={ticketId} ticketId={ticketId} accountId={accountId} />;
}

function Ticket({ ticketId, accountId }: { ticketId: string; accountId: string | null }) {
  const { t } = useTranslation();
  const online = useOnline();
  const query = useQuery({ ...myTicketQuery(ticketId), enabled: accountId !== null });
  const [kept] = useState(() => keptTicket(accountId, ticketId));
  const isGone = hasCode(query.error, 'tickets.ticket-not-found');
  const ticket = query.data ?? (isGone ? undefined : kept);
  useOfflinePages();
  useLiveTicket();
  useEffect(() => {
    if (accountId !== null && query.data !== undefined) keepTicket(accountId, query.data);
  }, [accountId, query.data]);
  useEffect(() => {
    if (isGone) dropTicket(ticketId);
  }, [isGone, ticketId]);
  return (
    <Page
      title={t('ticketsDoor.ticket.title')}
      hideTitle
      narrow
      back={
        <Link to="/tickets/mine" className={backClass}>
          <BackIcon />
          {t('ticketsDoor.mine.title')}
        </Link>
      }
    >
      {ticket !== undefined ? (
        <Shown ticket={ticket} isKept={query.data === undefined && (!online || query.isError)} />
      ) : isGone ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t('ticketsDoor.ticket.notFound')}
          action={
            <Link to="/tickets/mine" className={buttonClass('secondary')}>
              {t('ticketsDoor.ticket.toMine')}
            </Link>
          }
        >
          {t('ticketsDoor.ticket.notFoundLead')}
        </EmptyState>
      ) : query.isError || query.fetchStatus === 'paused' || !online ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton className="h-140 rounded-3xl!" />
      )}
    </Page>
  );
}

function Shown({ ticket, isKept }: { ticket: MyTicket; isKept: boolean }) {
  const { t } = useTranslation();
  useScreenOn(ticket.status === 'issued');
  return (
    <div className="flex flex-col gap-5">
      {isKept && (
        <Banner tone="info" icon={<CloudOff aria-hidden="true" />}>
          {t('ticketsDoor.ticket.kept')}
        </Banner>
      )}
      <TicketSwipe ticket={ticket}>
        <TicketPass ticket={ticket} />
      </TicketSwipe>
      <TicketActions ticket={ticket} />
    </div>
  );
}

/** Somebody at the door has just scanned it, or took that back. */
function useLiveTicket(): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      subscribe('me', ({ event }) => {
        if (event === 'ticket' || event === 'reset') {
          void queryClient.invalidateQueries({ queryKey: ticketsMineKey });
        }
      }),
    [queryClient],
  );
}
