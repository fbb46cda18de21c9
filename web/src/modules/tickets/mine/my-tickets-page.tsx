import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Check, ChevronRight, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { myTicketsQuery, type TicketCard, type When } from '../../../api/tickets-entry.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { cx } from '../../../ui/cx.ts';
import { Page } from '../../../ui/page.tsx';
import { ReadOn } from '../../../ui/read-on.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { Poster } from '../browse/poster.tsx';
import { dayOf, useShowTime } from '../show-time.ts';
import { useSeatWords } from './use-seat-words.ts';

/** What somebody holds, show by show: of those to come the next one first. */
export function MyTicketsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { when = 'coming' } = useSearch({ strict: false }) as { when?: When };
  const query = useInfiniteQuery(myTicketsQuery(when));
  const tickets = query.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t('ticketsDoor.mine.title')}
      action={
        <Link to="/tickets/reservations" className={buttonClass('secondary', 'sm')}>
          {t('ticketsDoor.mine.toReservations')}
        </Link>
      }
    >
      <div className="mb-5">
        <Segmented
          label={t('ticketsDoor.mine.which')}
          value={when}
          onChange={(next) =>
            void navigate({
              to: '/tickets/mine',
              search: next === 'past' ? { when: next } : {},
              replace: true,
            })
          }
          tabs={[
            { value: 'coming', label: t('ticketsDoor.mine.coming') },
            { value: 'past', label: t('ticketsDoor.mine.past') },
          ]}
        />
      </div>
      {tickets === undefined && (query.isError || query.fetchStatus === 'paused') && (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {tickets === undefined && !query.isError && query.fetchStatus !== 'paused' && <Waiting />}
      {tickets?.length === 0 && <Nothing when={when} />}
      {tickets !== undefined && tickets.length > 0 && (
        <>
          <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {byShow(tickets).map((group) => (
              <li key={group[0].show.roundId}>
                <ShowTickets tickets={group} isPast={when === 'past'} />
              </li>
            ))}
          </ul>
          <ReadOn when={query.hasNextPage && !query.isFetching} read={() => void query.fetchNextPage()} />
        </>
      )}
    </Page>
  );
}

type Group = [TicketCard, ...TicketCard[]];

/** Tickets of one round stand together; they come in the order of their shows. */
function byShow(tickets: readonly TicketCard[]): Group[] {
  const groups = new Map<string, Group>();
  for (const ticket of tickets) {
    const group = groups.get(ticket.show.roundId);
    if (group) group.push(ticket);
    else groups.set(ticket.show.roundId, [ticket]);
  }
  return [...groups.values()];
}

function ShowTickets({ tickets, isPast }: { tickets: Group; isPast: boolean }) {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const { show } = tickets[0];
  const isToday = !isPast && dayOf(show.startsAt) === dayOf(Date.now());
  return (
    <Card className="flex h-full gap-4 p-4! sm:p-5!">
      <Poster
        poster={show.poster}
        seed={show.performanceId}
        sizes="96px"
        className={cx('w-22 shrink-0 self-start rounded-xl sm:w-26', isPast && 'opacity-60')}
      />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex flex-wrap gap-1.5 empty:hidden">
          {isToday && <Badge tone="accent">{t('ticketsDoor.mine.today')}</Badge>}
          {show.status === 'cancelled' && <Badge tone="bad">{t('ticketsDoor.mine.cancelled')}</Badge>}
        </div>
        <h2 className="text-lg leading-snug font-bold">{local(show.title)}</h2>
        <p className="tnum text-[0.95rem] text-muted">{time.full(show.startsAt)}</p>
        <p className="text-[0.95rem] text-muted">
          {local(show.venue.name)} · {local(show.hall)}
        </p>
        <ul className="mt-3 flex flex-col gap-1.5">
          {tickets.map((ticket) => (
            <li key={ticket.ticketId}>
              <SeatLink ticket={ticket} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

function SeatLink({ ticket }: { ticket: TicketCard }) {
  const { t } = useTranslation();
  const local = useLocal();
  const seatWords = useSeatWords();
  return (
    <Link
      to="/tickets/mine/$ticketId"
      params={{ ticketId: ticket.ticketId }}
      className="tap flex items-center gap-2 rounded-xl bg-sunken px-3 py-2 hover:bg-line"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{seatWords(ticket.seat)}</span>
        <span className="block text-sm text-muted">
          {local(ticket.seat.gradeName)}
          {!ticket.isBuyer && ` · ${t('ticketsDoor.mine.received')}`}
        </span>
      </span>
      {ticket.status === 'used' ? (
        <Badge tone="good">
          <Check aria-hidden="true" className="size-3.5" />
          {t('ticketsDoor.mine.used')}
        </Badge>
      ) : (
        <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-faint" />
      )}
    </Link>
  );
}

function Nothing({ when }: { when: When }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Ticket aria-hidden="true" />}
      title={t(when === 'coming' ? 'ticketsDoor.mine.none' : 'ticketsDoor.mine.nonePast')}
      action={
        when === 'coming' && (
          <Link to="/tickets" className={buttonClass('primary')}>
            {t('ticketsDoor.mine.toShows')}
          </Link>
        )
      }
    >
      {t(when === 'coming' ? 'ticketsDoor.mine.noneLead' : 'ticketsDoor.mine.nonePastLead')}
    </EmptyState>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div role="status" className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      <span className="sr-only">{t('common.loading')}</span>
      <Skeleton className="h-48 rounded-3xl!" />
      <Skeleton className="h-48 rounded-3xl!" />
    </div>
  );
}
