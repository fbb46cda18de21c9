import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../../../api/site.ts';
import { myTicketsQuery } from '../../../api/tickets-entry.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { Poster } from '../browse/poster.tsx';
import { useShowTime } from '../show-time.ts';
import { useSeatWords } from './use-seat-words.ts';

/** Sooner than that it is what one comes to this page for. */
const SOON_MS = 7 * 86_400_000;

/** The member's next show, from a week before it: one press from the start page to the code. */
export function NextShow() {
  const { t } = useTranslation();
  const local = useLocal();
  const time = useShowTime();
  const seatWords = useSeatWords();
  const isOn = useQuery(siteQuery).data?.services.includes('tickets') ?? false;
  const tickets = useInfiniteQuery({ ...myTicketsQuery('coming'), enabled: isOn });
  const ticket = tickets.data?.pages[0]?.items.find(({ show }) => show.status === 'scheduled');
  if (!ticket || Date.parse(ticket.show.startsAt) - Date.now() > SOON_MS) return null;
  const { show, seat, ticketId } = ticket;
  return (
    <Section
      title={t('ticketsDoor.mine.strip')}
      action={
        <Link to="/tickets/mine" className={moreClass}>
          <MoreWords of={t('ticketsDoor.mine.title')} />
        </Link>
      }
      className="mb-12"
    >
      <Link
        to="/tickets/mine/$ticketId"
        params={{ ticketId }}
        className="flex items-center gap-4 rounded-3xl bg-pine p-4 text-pine-ink shadow-card sm:max-w-xl"
      >
        <Poster
          poster={show.poster}
          seed={show.performanceId}
          sizes="72px"
          className="w-16 shrink-0 rounded-lg"
        />
        <span className="min-w-0 flex-1">
          <span className="block text-lg leading-snug font-bold">{local(show.title)}</span>
          <span className="tnum block opacity-90">{time.full(show.startsAt)}</span>
          <span className="block opacity-90">
            {local(show.venue.name)} · {seatWords(seat)}
          </span>
        </span>
        <ChevronRight aria-hidden="true" className="size-6 shrink-0" />
      </Link>
    </Section>
  );
}
