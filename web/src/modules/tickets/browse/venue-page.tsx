import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Drama, MapPinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/error.ts';
import { venueQuery } from '../../../api/tickets.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Section } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { ShowGrid, ShowGridSkeleton } from './show-grid.tsx';
import { BackToTickets } from './tickets-head.tsx';
import { useShowWords } from './use-show-words.ts';
import { VenueCard } from './venue-card.tsx';

const route = getRouteApi('/tickets/venues/$venueId');

/** Where it is, what halls it has, and what is on there. */
export function VenuePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const words = useShowWords();
  const query = useQuery(venueQuery(route.useParams().venueId));
  const venue = query.data;
  return (
    <Page
      wide
      title={venue === undefined ? t('tickets.title') : local(venue.name)}
      {...(venue && { lead: words.region(venue.region) })}
      back={<BackToTickets />}
    >
      {venue !== undefined ? (
        <div className="grid grid-cols-1 items-start gap-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <div className="flex flex-col gap-4">
            <VenueCard venue={venue} />
            <ul aria-label={t('tickets.venue.halls')} className="flex flex-wrap gap-2">
              {venue.halls.map((hall) => (
                <li
                  key={hall.hallId}
                  className="tnum rounded-full bg-sunken px-3.5 py-1.5 text-sm font-semibold"
                >
                  {local(hall.name)}{' '}
                  <span className="font-normal text-muted">
                    {t('tickets.venue.seats', { count: hall.seats, shown: format.number(hall.seats) })}
                  </span>
                </li>
              ))}
            </ul>
          </div>
          <Section title={t('tickets.venue.shows')}>
            {venue.performances.length === 0 ? (
              <EmptyState icon={<Drama aria-hidden="true" />} title={t('tickets.venue.noShows')} />
            ) : (
              <ShowGrid shows={venue.performances} level={3} />
            )}
          </Section>
        </div>
      ) : isApiError(query.error) && [400, 404].includes(query.error.status) ? (
        <EmptyState
          icon={<MapPinOff aria-hidden="true" />}
          title={t('tickets.venue.gone')}
          action={
            <Link to="/tickets" className={buttonClass('primary')}>
              {t('tickets.toTickets')}
            </Link>
          }
        />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ShowGridSkeleton count={4} />
      )}
    </Page>
  );
}
