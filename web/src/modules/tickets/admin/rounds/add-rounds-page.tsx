import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { performanceQuery, venueQuery } from '../../../../api/tickets-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { AddRoundsForm } from './add-rounds-form.tsx';

const route = getRouteApi('/admin/tickets/performances/$performanceId/rounds/new');

export function AddRoundsPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { performanceId } = route.useParams();
  const query = useQuery({ ...performanceQuery(performanceId), refetchOnWindowFocus: false });
  const venue = useQuery({
    ...venueQuery(query.data?.venueId ?? ''),
    enabled: query.data !== undefined,
  });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={t('ticketsAdmin.rounds.add')}
      lead={query.data && local(query.data.title)}
      back={
        <Link
          to="/admin/tickets/performances/$performanceId"
          params={{ performanceId }}
          className={backClass}
        >
          <BackIcon />
          {t('ticketsAdmin.performances.performance')}
        </Link>
      }
    >
      <Loaded query={venue}>
        {({ halls }) =>
          query.data && (
            <AddRoundsForm
              performance={query.data}
              hallId={halls.find(({ mapNo }) => mapNo > 0)?.hallId ?? ''}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
