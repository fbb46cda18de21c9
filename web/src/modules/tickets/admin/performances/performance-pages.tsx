import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { performanceQuery } from '../../../../api/tickets-admin.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { NotFoundPage } from '../../../../routes/not-found-page.tsx';
import { buttonClass } from '../../../../ui/button.tsx';
import { isMissing, Loaded } from '../../../../ui/loaded.tsx';
import { BackIcon, backClass, Page } from '../../../../ui/page.tsx';
import { RoundsCard } from '../rounds/rounds-card.tsx';
import { PerformanceForm } from './performance-form.tsx';

const route = getRouteApi('/admin/tickets/performances/$performanceId');

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/admin/tickets/performances" className={backClass}>
      <BackIcon />
      {t('ticketsAdmin.performances.title')}
    </Link>
  );
}

export function NewPerformancePage() {
  const { t } = useTranslation();
  return (
    <Page wide title={t('ticketsAdmin.performances.new')} back={<Back />}>
      <PerformanceForm performance={null} />
    </Page>
  );
}

export function PerformancePage() {
  const { t } = useTranslation();
  const local = useLocal();
  const { performanceId } = route.useParams();
  const query = useQuery({ ...performanceQuery(performanceId), refetchOnWindowFocus: false });
  if (isMissing(query.error)) return <NotFoundPage />;
  const performance = query.data;
  return (
    <Page
      wide
      title={
        performance === undefined ? t('ticketsAdmin.performances.performance') : local(performance.title)
      }
      back={<Back />}
      action={
        performance &&
        (performance.status === 'published' || performance.status === 'ended') && (
          <Link
            to="/tickets/performances/$performanceId"
            params={{ performanceId }}
            className={buttonClass('secondary', 'sm')}
          >
            <ExternalLink aria-hidden="true" className="size-4" />
            {t('ticketsAdmin.performances.see')}
          </Link>
        )
      }
    >
      <Loaded query={query}>
        {(data) => (
          <div data-wide-page className="flex flex-col gap-8">
            <RoundsCard performance={data} />
            <PerformanceForm key={performanceId} performance={data} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
