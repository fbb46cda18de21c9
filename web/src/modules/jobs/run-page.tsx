import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/error.ts';
import { jobQuery, runQuery } from '../../api/jobs.ts';
import { useFormat } from '../../i18n/format.ts';
import { NotFoundPage } from '../../routes/not-found-page.tsx';
import { Section } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { RunLog } from './run-log.tsx';
import { RunPanel } from './run-panel.tsx';
import { useJobWords } from './use-job-words.ts';

const route = getRouteApi('/admin/jobs/$name/runs/$runId');

/** One run, as long as its history is kept. */
export function RunPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useJobWords();
  const { name, runId } = route.useParams();
  const query = useQuery(runQuery(runId));
  const isPaused = useQuery(jobQuery(name)).data?.isPaused ?? false;
  if (isApiError(query.error) && query.error.status === 404) return <NotFoundPage />;
  return (
    <Page
      title={
        query.data === undefined
          ? t('jobs.run')
          : t('jobs.runTitle', { when: format.dateTime(query.data.startedAt) })
      }
      back={
        <Link to="/admin/jobs/$name" params={{ name }} className={backClass}>
          <BackIcon />
          {words.title(name)}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <div className="flex flex-col gap-8">
          <RunPanel run={query.data} isPaused={isPaused} />
          <Section title={t('jobs.log')}>
            <RunLog log={query.data.log} />
          </Section>
        </div>
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}
