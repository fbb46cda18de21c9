import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { adminTripQuery } from '../../../api/trips-admin.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { TripReading } from '../around/trip-reading.tsx';
import { ModerateButton } from './moderate-button.tsx';

const route = getRouteApi('/admin/trips/$tripId');

/** A public trip as everybody sees it, or would if it were not hidden. */
export function AdminTripPage() {
  const { t } = useTranslation();
  const { tripId } = route.useParams();
  const query = useQuery(adminTripQuery(tripId));
  if (isMissing(query.error)) return <NotFoundPage />;
  const trip = query.data;
  const isHidden = trip !== undefined && trip.hiddenAt !== null;
  return (
    <Page
      wide
      title={trip?.title ?? t('tripsAdmin.trip')}
      {...(trip && {
        lead: trip.ownerName,
        action: (
          <span className="flex items-center gap-2">
            {isHidden && <Badge tone="warn">{t('tripsAdmin.hidden')}</Badge>}
            <ModerateButton what="trips" id={tripId} name={trip.title} isHidden={isHidden} />
          </span>
        ),
      })}
      back={
        <Link to="/admin/trips" className={backClass}>
          <BackIcon />
          {t('tripsAdmin.title')}
        </Link>
      }
    >
      <Loaded query={query}>
        {(shown) => (
          <>
            {shown.about !== '' && <p className="mb-6 max-w-prose whitespace-pre-line">{shown.about}</p>}
            <TripReading head={{ startsOn: null, currency: 'KRW' }} entries={shown.entries} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
