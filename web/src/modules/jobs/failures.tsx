import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failuresQuery, retryFailure, retryFailures } from '../../api/jobs.ts';
import type { FailureView, JobView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { ReasonDialog } from '../admin/reason-dialog.tsx';

/** What a job could not do, why, and another try. */
export function Failures({ job }: { job: JobView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, setAsked] = useState<FailureView | 'all' | null>(null);
  const failures = useInfiniteQuery(failuresQuery(job.name));
  const close = () => setAsked(null);
  return (
    <Section
      title={t('jobs.openFailures')}
      action={
        job.openFailures > 0 && (
          <Button
            size="sm"
            variant="secondary"
            icon={<RotateCw aria-hidden="true" className="size-4" />}
            onClick={() => setAsked('all')}
          >
            {t('jobs.act.retryAll')}
          </Button>
        )
      }
    >
      <PagedList query={failures} empty={<p className="text-muted">{t('jobs.noFailuresLead')}</p>}>
        {(items) => <FailureTable failures={items} onRetry={setAsked} />}
      </PagedList>
      {asked === 'all' && (
        <ReasonDialog
          name={`job-retry-all:${job.name}`}
          title={t('jobs.act.retryAllTitle')}
          lead={t('jobs.act.retryAllLead', {
            count: job.openFailures,
            shown: format.number(job.openFailures),
          })}
          confirmLabel={t('jobs.act.retryAll')}
          run={(body, key) => retryFailures(job.name, body, key)}
          done={t('jobs.act.retryDone')}
          onClose={close}
        />
      )}
      {asked !== null && asked !== 'all' && (
        <ReasonDialog
          name={`job-retry:${asked.failureId}`}
          title={t('jobs.act.retryTitle')}
          lead={t('jobs.act.retryLead')}
          confirmLabel={t('jobs.act.retry')}
          run={(body, key) => retryFailure(job.name, asked.failureId, body, key)}
          done={t('jobs.act.retryDone')}
          onClose={close}
        />
      )}
    </Section>
  );
}

type TableProps = { failures: FailureView[]; onRetry: (failure: FailureView) => void };

function FailureTable({ failures, onRetry }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<FailureView>[] = [
    {
      key: 'key',
      header: t('jobs.failureKey'),
      primary: true,
      cell: ({ key }) => <code className="font-mono text-sm break-all">{key}</code>,
    },
    { key: 'reason', header: t('jobs.failureReason'), cell: ({ reason }) => reason },
    {
      key: 'attempts',
      header: t('jobs.attempts'),
      numeric: true,
      cell: ({ attempts }) => format.number(attempts),
    },
    { key: 'at', header: t('jobs.lastTried'), numeric: true, cell: ({ at }) => format.dateTime(at) },
    {
      key: 'retry',
      header: t('admin.actions'),
      numeric: true,
      cell: (failure) => (
        <Button
          size="sm"
          variant="ghost"
          aria-label={t('jobs.act.retryOne', { key: failure.key })}
          onClick={() => onRetry(failure)}
        >
          {t('jobs.act.retry')}
        </Button>
      ),
    },
  ];
  return (
    <Table
      caption={t('jobs.openFailures')}
      columns={columns}
      rows={failures}
      rowKey={(failure) => failure.failureId}
    />
  );
}
