import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hallQuery } from '../../../api/tickets-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../routes/not-found-page.tsx';
import { isMissing, Loaded } from '../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../ui/page.tsx';
import { MapEditor } from './map-editor.tsx';

const route = getRouteApi('/admin/tickets/halls/$hallId/map');

export function HallMapPage() {
  const { t } = useTranslation();
  const say = useLocal();
  const { hallId } = route.useParams();
  // What is being drawn here is not overwritten by a look at the server.
  const query = useQuery({ ...hallQuery(hallId), refetchOnWindowFocus: false, staleTime: 0 });
  if (isMissing(query.error)) return <NotFoundPage />;
  const hall = query.data;
  return (
    <Page
      wide
      title={
        hall === undefined
          ? t('ticketsAdmin.map.title')
          : t('ticketsAdmin.map.titleOf', { name: say(hall.name) })
      }
      back={
        hall && (
          <Link to="/admin/tickets/venues/$venueId" params={{ venueId: hall.venueId }} className={backClass}>
            <BackIcon />
            {t('ticketsAdmin.venues.venue')}
          </Link>
        )
      }
    >
      <Loaded query={query}>{(data) => <MapEditor key={hallId} hall={data} />}</Loaded>
    </Page>
  );
}
