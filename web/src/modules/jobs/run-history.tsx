import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { runsQuery } from '../../api/jobs.ts';
import type { RunView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Section } from '../../ui/card.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { RunBadge } from './job-badge.tsx';

export function RunHistory({ name }: { name: string }) {
  const { t } = useTranslation();
  const runs = useInfiniteQuery(runsQuery(name));
  return (
    <Section title={t('jobs.runs')}>
      <PagedList query={runs} empty={<p className="text-muted">{t('jobs.noRunsLead')}</p>}>
        {(items) => <RunTable runs={items} />}
      </PagedList>
    </Section>
  );
}

function RunTable({ runs }: { runs: RunView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<RunView>[] = [
    {
      key: 'started',
      header: t('jobs.started'),
      primary: true,
      cell: (run) => (
        <Link
          to="/admin/jobs/$name/runs/$runId"
          params={{ name: run.job, runId: run.runId }}
          className="tnum inline-block py-1 font-semibold whitespace-nowrap underline-offset-4 hover:underline"
        >
          {format.exact(run.startedAt)}
        </Link>
      ),
    },
    { key: 'status', header: t('jobs.state'), cell: ({ status }) => <RunBadge status={status} /> },
    { key: 'trigger', header: t('jobs.startedBy'), cell: ({ trigger }) => t(`jobs.trigger.${trigger}`) },
    { key: 'done', header: t('jobs.done'), numeric: true, cell: ({ done }) => format.number(done) },
    {
      key: 'failed',
      header: t('jobs.failed'),
      numeric: true,
      cell: ({ failed }) => <span className={failed > 0 ? 'text-bad' : ''}>{format.number(failed)}</span>,
    },
  ];
  return <Table caption={t('jobs.runs')} columns={columns} rows={runs} rowKey={(run) => run.runId} />;
}
