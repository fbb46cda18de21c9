import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { CalendarPlus, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client.ts';
import { sharedTripQuery } from '../../../api/trips-around.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { TripDays } from '../home/trip-days.tsx';
import { isDead } from '../people/is-dead.ts';
import { DeadLink } from '../people/join-page.tsx';
import { CopyTripButton } from './copy-button.tsx';
import { TripReading } from './trip-reading.tsx';

const route = getRouteApi('/trips/shared/$token');

/** Where a read link leads: the trip as it is now, for whoever has the link, with or without an account. */
export function SharedPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const query = useQuery({ ...sharedTripQuery(token), refetchInterval: 60_000 });
  const trip = query.data;
  return (
    <Page
      wide
      title={trip?.head.title ?? t('tripsAround.shared.title')}
      hideTitle={trip === undefined}
      {...(trip && {
        lead: <TripDays trip={{ startsOn: trip.head.startsOn, days: trip.days }} />,
        action: (
          <div className="flex flex-wrap gap-2 print:hidden">
            <CopyTripButton from={{ token }} title={trip.head.title} />
            <a
              href={urlOf(`/trips/shared/${encodeURIComponent(token)}.ics`)}
              className={buttonClass('secondary')}
            >
              <CalendarPlus aria-hidden="true" className="size-5" />
              {t('tripsAround.shared.calendar')}
            </a>
            <Button
              variant="secondary"
              icon={<Printer aria-hidden="true" className="size-5" />}
              onClick={() => window.print()}
            >
              {t('tripsAround.shared.print')}
            </Button>
          </div>
        ),
      })}
    >
      {isDead(query.error) ? (
        <DeadLink />
      ) : trip !== undefined ? (
        <>
          {trip.head.about !== '' && (
            <p className="mb-8 max-w-prose text-lg whitespace-pre-line">{trip.head.about}</p>
          )}
          <TripReading head={trip.head} entries={trip.entries} people={trip.people} />
        </>
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}
