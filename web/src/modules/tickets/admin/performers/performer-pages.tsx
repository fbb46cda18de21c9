import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { performerQuery } from '../../../../api/tickets-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { PerformerForm } from './performer-form.tsx';

const route = getRouteApi('/admin/tickets/performers/$performerId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/tickets/performers" className={backClass}>
      <BackIcon />
      {t('ticketsAdmin.performers.title')}
    </Link>
  );
}

export function NewPerformerPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('ticketsAdmin.performers.new')} back={<Back />}>
      <PerformerForm performer={null} />
    </Page>
  );
}

export function PerformerPage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { performerId } = route.useParams();
  const query = useQuery({ ...performerQuery(performerId), refetchOnWindowFocus: false });
  if (isMissing(query.error)) return <NotFoundPage />;
  return (
    <Page
      title={query.data === undefined ? t('ticketsAdmin.performers.performer') : local(query.data.name)}
      back={<Back />}
    >
      <Loaded query={query}>
        {(performer) => <PerformerForm key={performerId} performer={performer} />}
      </Loaded>
    </Page>
  );
}
