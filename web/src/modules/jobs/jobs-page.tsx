import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TimerReset, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMoving, jobListQuery } from '../../api/jobs.ts';
import type { JobView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { JobBadge, RunBadge } from './job-badge.tsx';
import { RunProgress } from './run-progress.tsx';
import { useJobWords } from './use-job-words.ts';

const wantsALook = (job: JobView): boolean => job.openFailures > 0 || job.run?.status === 'failed';

export function JobsPage() {
  const { t } = useTranslation();
  const query = useQuery(jobListQuery);
  const waiting = query.data?.items.filter(wantsALook).length ?? 0;
  return (
    <Page title={t('jobs.title')} lead={t('jobs.lead')}>
      {query.data !== undefined ? (
        <div className="flex flex-col gap-5">
          {waiting > 0 && (
            <Banner tone="bad" icon={<TriangleAlert aria-hidden="true" />}>
              {t('jobs.attention', { count: waiting })}
            </Banner>
          )}
          {query.data.items.length === 0 ? (
            <EmptyState icon={<TimerReset aria-hidden="true" />} title={t('jobs.none')}>
              {t('jobs.noneLead')}
            </EmptyState>
          ) : (
            <JobTable jobs={query.data.items} />
          )}
        </div>
      ) : query.isError || query.fetchStatus === 'paused' ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={8} />
      )}
    </Page>
  );
}

function JobTable({ jobs }: { jobs: JobView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useJobWords();
  const columns: Column<JobView>[] = [
    {
      key: 'job',
      header: t('jobs.job'),
      primary: true,
      cell: ({ name }) => (
        <Link
          to="/admin/jobs/$name"
          params={{ name }}
          className="block max-w-md py-1 underline-offset-4 hover:underline"
        >
          <span className="block font-semibold">{words.title(name)}</span>
          <span className="block text-sm font-normal text-muted">{words.what(name)}</span>
        </Link>
      ),
    },
    {
      key: 'schedule',
      header: t('jobs.schedule'),
      cell: (job) => (
        <>
          <span className="block">{words.schedule(job.schedule)}</span>
          <Next job={job} />
        </>
      ),
    },
    {
      key: 'run',
      header: t('jobs.lastRun'),
      cell: (job) => <LastRun job={job} />,
    },
    {
      key: 'failures',
      header: t('jobs.failures'),
      numeric: true,
      cell: ({ openFailures }) =>
        openFailures === 0 ? '0' : <Badge tone="bad">{format.number(openFailures)}</Badge>,
    },
  ];
  return <Table caption={t('jobs.title')} columns={columns} rows={jobs} rowKey={(job) => job.name} />;
}

function Next({ job }: { job: JobView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (job.isPaused) return <JobBadge job={job} />;
  if (job.nextRunAt === null) return null;
  return (
    <span className="tnum block text-sm text-muted">
      {Date.parse(job.nextRunAt) <= Date.now()
        ? t('jobs.soon')
        : t('jobs.next', { when: format.relative(job.nextRunAt) })}
    </span>
  );
}

function LastRun({ job: { run, lastRunAt } }: { job: JobView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (run !== null && isMoving(run)) {
    return (
      <div className="flex min-w-36 flex-col gap-2 text-left">
        <span>
          <RunBadge status={run.status} />
        </span>
        <RunProgress run={run} />
      </div>
    );
  }
  const latest = run?.endedAt ?? run?.startedAt ?? null;
  // A run that finds nothing to do leaves no history, only the time at which it looked.
  const lookedLater = lastRunAt !== null && (latest === null || lastRunAt > latest);
  return (
    <>
      {run !== null && <RunBadge status={run.status} />}
      <span className="tnum block text-sm text-muted">
        {latest !== null && format.relative(latest)}
        {latest === null && lastRunAt === null && t('jobs.never')}
      </span>
      {lookedLater && (
        <span className="tnum block text-sm whitespace-nowrap text-muted">
          {t('jobs.looked')} · {format.relative(lastRunAt)}
        </span>
      )}
    </>
  );
}
