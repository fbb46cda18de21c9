import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { venueQuery } from '../../../../api/tickets-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { HallsCard } from './halls-card.tsx';
import { VenueForm } from './venue-form.tsx';

const route = getRouteApi('/admin/tickets/venues/$venueId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/tickets/venues" className={backClass}>
      <BackIcon />
      {t('ticketsAdmin.venues.title')}
    </Link>
  );
}

export function NewVenuePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('ticketsAdmin.venues.new')} back={<Back />}>
      <VenueForm venue={null} />
    </Page>
  );
}

export function VenuePage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { venueId } = route.useParams();
  // What is being written here is not overwritten by a look at the server: a conflict is told when it is saved.
  const query = useQuery({ ...venueQuery(venueId), refetchOnWindowFocus: false });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={query.data === undefined ? t('ticketsAdmin.venues.venue') : local(query.data.name)}
      back={<Back />}
    >
      <Loaded query={query}>
        {(venue) => (
          <div className="flex flex-col gap-8">
            <HallsCard venue={venue} />
            <VenueForm key={venueId} venue={venue} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
