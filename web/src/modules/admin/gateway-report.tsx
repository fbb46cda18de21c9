import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DailyReport, ReportDifference } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { type Column, Table } from '../../ui/table.tsx';

/** One comparison: both sides' sums, and where they differ. */
export function GatewayReport({ report }: { report: DailyReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-bold">
          {t(`payments.gateway.${report.gateway}`)} · <span className="tnum">{report.day}</span>
        </h2>
        <Badge tone={report.ok ? 'good' : 'bad'}>
          {report.ok ? t('payments.admin.agrees') : t('payments.admin.differs', { count: report.differing })}
        </Badge>
      </div>
      <dl className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Side label={t('payments.admin.here')} sums={report.here} />
        <Side label={t('payments.admin.there')} sums={report.there} />
      </dl>
      {report.differences.length === 0 ? (
        <Banner tone="good" icon={<CircleCheck aria-hidden="true" />}>
          {t('payments.admin.agrees')}
        </Banner>
      ) : (
        <Differences differences={report.differences} />
      )}
      {report.differing > report.differences.length && (
        <p className="text-sm text-muted">{t('payments.admin.firstOnly')}</p>
      )}
      <p className="tnum text-sm text-muted">
        {t('payments.admin.ranAt', { when: format.exact(report.ranAt) })} ·{' '}
        {t('payments.admin.by', { who: report.by })}
      </p>
    </Card>
  );
}

function Side({ label, sums }: { label: string; sums: DailyReport['here'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="rounded-2xl bg-sunken/60 p-4">
      <dt className="text-sm font-semibold text-muted">{label}</dt>
      <dd className="tnum">
        <span className="block font-bold">
          {t('payments.admin.countPaid', { count: sums.payments, amount: format.won(sums.paid) })}
        </span>
        <span className="block">
          {t('payments.admin.countBack', { count: sums.cancellations, amount: format.won(sums.cancelled) })}
        </span>
      </dd>
    </div>
  );
}

function Differences({ differences }: { differences: ReportDifference[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (amount: number | null) => (amount === null ? '–' : format.won(amount));
  const rows = differences.map((difference, index) => ({ ...difference, index }));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'kind',
      header: t('payments.admin.kind'),
      primary: true,
      cell: (row) => (
        <>
          <span className="block font-semibold">{t(`payments.admin.difference.${row.kind}`)}</span>
          <span className="block text-sm font-normal text-muted">
            {t(`payments.admin.differenceWhat.${row.what}`)}
          </span>
        </>
      ),
    },
    {
      key: 'payment',
      header: t('payments.admin.payment'),
      cell: (row) =>
        row.paymentId === null ? (
          <code className="font-mono text-sm break-all">{row.paymentKey ?? '–'}</code>
        ) : (
          <Link
            to="/admin/payments/$paymentId"
            params={{ paymentId: row.paymentId }}
            className="font-mono text-sm text-accent hover:underline"
          >
            {row.paymentId}
          </Link>
        ),
    },
    { key: 'here', header: t('payments.admin.here'), numeric: true, cell: (row) => sum(row.here) },
    { key: 'there', header: t('payments.admin.there'), numeric: true, cell: (row) => sum(row.there) },
    { key: 'detail', header: t('payments.admin.detail'), cell: (row) => row.details },
  ];
  return (
    <Table
      caption={t('payments.admin.reportsTitle')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
    />
  );
}
