import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Compass, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type PublicTripDetail, publicTripQuery } from '../../../api/trips-around.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { ShareButton } from '../../../ui/share-button.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { TripDays } from '../home/trip-days.tsx';
import { useProvinces } from '../home/use-provinces.ts';
import { CopyTripButton } from './copy-button.tsx';
import { LikeTripButton } from './like-button.tsx';
import { TripComments } from './trip-comments.tsx';
import { TripReading } from './trip-reading.tsx';

const route = getRouteApi('/trips/explore/$tripId');

/** A trip that somebody lets everybody see: to be read, liked, talked about and taken along. */
export function PublicTripPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  const query = useQuery(publicTripQuery(tripId));
  const trip = query.data;
  return (
    <Page
      wide
      title={trip?.title ?? t('tripsAround.explore.title')}
      hideTitle={trip === undefined}
      {...(trip && { lead: <Lead trip={trip} />, action: <Acts trip={trip} /> })}
      back={
        <Link to="/trips/explore" className={backClass}>
          <BackIcon />
          {t('tripsAround.explore.title')}
        </Link>
      }
    >
      {isMissing(query.error) ? (
        <EmptyState icon={<Compass aria-hidden="true" />} title={t('tripsAround.explore.gone')}>
          {t('tripsAround.explore.goneLead')}
        </EmptyState>
      ) : (
        <Loaded query={query}>
          {(shown) => (
            <>
              {shown.isMine && (
                <div className="mb-6">
                  <Banner tone="info">{t('tripsAround.explore.mine')}</Banner>
                </div>
              )}
              {shown.about !== '' && (
                <p className="mb-8 max-w-prose text-lg whitespace-pre-line">{shown.about}</p>
              )}
              <TripReading head={shown.head} entries={shown.entries} />
              <TripComments tripId={tripId} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function Lead({ trip }: { trip: PublicTripDetail }) {
  const { t } = useTranslation();
  const provinces = useProvinces();
  return (
    <>
      {t('tripsAround.explore.by', { name: trip.author })} · <TripDays trip={trip} />
      {trip.regions.length > 0 && ` · ${provinces.names(trip.regions)}`}
    </>
  );
}

function Acts({ trip }: { trip: PublicTripDetail }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <LikeTripButton trip={trip} />
      {trip.isMine ? (
        <Link to={`/trips/${trip.tripId}` as string} className={buttonClass('primary')}>
          <Pencil aria-hidden="true" className="size-5" />
          {t('tripsAround.explore.edit')}
        </Link>
      ) : (
        <CopyTripButton from={{ tripId: trip.tripId }} title={trip.title} />
      )}
      <ShareButton title={trip.title} />
    </div>
  );
}
