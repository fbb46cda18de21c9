import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../../api/clock.ts';
import { reportsQuery, runReport } from '../../api/payments.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Field } from '../../ui/field.tsx';
import { BackIcon, backClass, Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState, FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { GatewayReport } from './gateway-report.tsx';

const DAY = /^20\d{2}-\d{2}-\d{2}$/;
/** Gateways count the days of Korea, wherever the operator sits. */
const koreanDay = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 10);

export function GatewayReportPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const today = koreanDay(serverNowMs());
  const [day, setDay] = useState(today);
  const query = useQuery({ ...reportsQuery(day), enabled: DAY.test(day) });
  const run = useCommand({
    name: `gateway-report:${day}`,
    run: (body: { day: string }, key) => runReport(body, key),
    onDone: () => {
      toast(t('payments.admin.runDone'));
      void queryClient.invalidateQueries({ queryKey: reportsQuery(day).queryKey });
    },
  });
  return (
    <Page
      title={t('payments.admin.reportsTitle')}
      lead={t('payments.admin.reportsLead')}
      back={
        <Link to="/admin/payments" className={backClass}>
          <BackIcon />
          {t('payments.admin.title')}
        </Link>
      }
    >
      <div className="mb-6 flex max-w-xl items-end gap-3">
        <Field
          className="flex-1"
          label={t('payments.admin.day')}
          type="date"
          max={today}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button
          disabled={!DAY.test(day)}
          loading={run.state.phase === 'running'}
          onClick={() => run.submit({ day })}
        >
          {t('payments.admin.run')}
        </Button>
      </div>
      <FormError error={run.error} />
      <CommandWait command={run} />
      {query.data === undefined ? (
        query.isError || query.fetchStatus === 'paused' ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ListSkeleton rows={2} />
        )
      ) : query.data.items.length === 0 ? (
        <EmptyState icon={<CalendarCheck aria-hidden="true" />} title={t('payments.admin.noReports')}>
          {t('payments.admin.noReportsLead')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-6">
          {query.data.items.map((report) => (
            <li key={report.reportId}>
              <GatewayReport report={report} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
