import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../api/error.ts';
import { isMoving, jobQuery, jobsKey, runQuery } from '../../api/jobs.ts';
import type { JobView, RunView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { NotFoundPage } from '../../routes/not-found-page.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card, Facts, Section } from '../../ui/card.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Failures } from './failures.tsx';
import { JobActions } from './job-actions.tsx';
import { JobBadge } from './job-badge.tsx';
import { RunHistory } from './run-history.tsx';
import { RunLog } from './run-log.tsx';
import { RunPanel } from './run-panel.tsx';
import { useJobWords } from './use-job-words.ts';

const route = getRouteApi('/admin/jobs/$name');

export function JobPage() {
  const { t } = useTranslation();
  const words = useJobWords();
  const { name } = route.useParams();
  const query = useQuery(jobQuery(name));
  useHistoryOf(name, query.data?.run);
  if (isApiError(query.error) && query.error.status === 404) return <NotFoundPage />;
  return (
    <Page
      title={words.title(name)}
      lead={words.what(name)}
      back={
        <Link to="/admin/jobs" className={backClass}>
          <BackIcon />
          {t('jobs.title')}
        </Link>
      }
    >
      {query.data !== undefined ? (
        <Detail job={query.data} />
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

/** What is listed below follows the run above: read anew when one begins, ends, or is taken up again. */
function useHistoryOf(name: string, run: RunView | null | undefined): void {
  const queryClient = useQueryClient();
  const seen = useRef<string | undefined>(undefined);
  const state = run === undefined ? undefined : `${run?.runId}:${run?.status}`;
  useEffect(() => {
    if (state === undefined || state === seen.current) return;
    if (seen.current !== undefined) {
      void queryClient.invalidateQueries({ queryKey: [...jobsKey, 'runs', name] });
      void queryClient.invalidateQueries({ queryKey: [...jobsKey, 'failures', name] });
    }
    seen.current = state;
  }, [state, name, queryClient]);
}

function Detail({ job }: { job: JobView }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-10">
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <Card className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <code className="font-mono text-sm break-all text-muted">{job.name}</code>
            <JobBadge job={job} />
          </div>
          {job.isPaused && <Banner tone="warn">{t('jobs.explain.paused')}</Banner>}
          <ScheduleFacts job={job} />
          <JobActions job={job} />
        </Card>
        {job.run !== null && (
          <RunPanel
            run={job.run}
            isPaused={job.isPaused}
            title={t(isMoving(job.run) ? 'jobs.underWay' : 'jobs.latest')}
          />
        )}
      </div>
      {job.run !== null && isMoving(job.run) && (
        <Section title={t('jobs.log')}>
          <LiveLog runId={job.run.runId} />
        </Section>
      )}
      <Failures job={job} />
      <RunHistory name={job.name} />
    </div>
  );
}

function ScheduleFacts({ job }: { job: JobView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useJobWords();
  const isChanged = job.schedule !== job.defaultSchedule;
  return (
    <Facts
      items={[
        { label: t('jobs.schedule'), value: <Schedule pattern={job.schedule} /> },
        ...(isChanged ? [{ label: t('jobs.act.default'), value: words.schedule(job.defaultSchedule) }] : []),
        {
          label: t('jobs.nextRun'),
          value:
            job.nextRunAt === null ? (
              t(job.isPaused ? 'jobs.pausedNext' : 'jobs.noNext')
            ) : (
              <time dateTime={job.nextRunAt} title={format.exact(job.nextRunAt)}>
                {format.dateTime(job.nextRunAt)}
              </time>
            ),
        },
        ...(job.lastRunAt === null
          ? []
          : [{ label: t('jobs.lastLooked'), value: format.relative(job.lastRunAt) }]),
      ]}
    />
  );
}

function Schedule({ pattern }: { pattern: string | null }) {
  const { t } = useTranslation();
  const words = useJobWords();
  const said = words.schedule(pattern);
  return (
    <>
      {pattern === null ? said : t('jobs.cron.zone', { words: said })}
      {pattern !== null && said !== pattern && (
        <code className="block font-mono text-sm font-normal text-muted">{pattern}</code>
      )}
    </>
  );
}

/** The log of a run under way; it is read each second, as the run itself is. */
function LiveLog({ runId }: { runId: string }) {
  const query = useQuery(runQuery(runId));
  if (query.data === undefined) return query.isError ? null : <ListSkeleton rows={2} />;
  return <RunLog log={query.data.log} />;
}
