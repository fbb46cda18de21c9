import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, Scale, ShieldCheck, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reconcile, reconciliationsQuery, verifyChain } from '../../api/admin.ts';
import type { ReconciliationReport } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFormat } from '../../i18n/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { EmptyState, FormError } from '../../ui/states.tsx';

export function ReconciliationPage() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const history = useInfiniteQuery(reconciliationsQuery);
  const command = useCommand({
    name: 'reconcile',
    run: (_: null, key) => reconcile(key),
    onDone: () => void queryClient.invalidateQueries({ queryKey: reconciliationsQuery.queryKey }),
  });
  return (
    <Page
      title={t('admin.reconTitle')}
      lead={t('admin.reconLead')}
      action={
        <Button loading={command.state.phase === 'running'} onClick={() => command.submit(null)}>
          {t('admin.reconRun')}
        </Button>
      }
    >
      <FormError error={command.error} />
      <CommandWait command={command} />
      <ChainCard />
      <Section title={t('admin.reconHistory')} className="mt-8">
        <PagedList
          query={history}
          empty={
            <EmptyState icon={<Scale aria-hidden="true" />} title={t('admin.noRecon')}>
              {t('admin.noReconLead')}
            </EmptyState>
          }
        >
          {(items) => (
            <ul className="flex flex-col gap-3">
              {items.map((report, index) => (
                <li key={report.reportId}>
                  <Report report={report} open={index === 0} />
                </li>
              ))}
            </ul>
          )}
        </PagedList>
      </Section>
    </Page>
  );
}

function ChainCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const verify = useMutation({ mutationFn: verifyChain });
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div>
          <h2 className="text-lg font-bold">{t('admin.verifyTitle')}</h2>
          <p className="text-muted">{t('admin.verifyLead')}</p>
        </div>
        <Button variant="secondary" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('admin.verifyRun')}
        </Button>
      </div>
      <div aria-live="polite" className="empty:hidden">
        {verify.data?.ok === true && (
          <Banner tone="good" icon={<ShieldCheck aria-hidden="true" />}>
            {t('admin.verifyOk', {
              seals: format.number(verify.data.seals),
              transfers: format.number(verify.data.transfers),
            })}
          </Banner>
        )}
        {verify.data?.ok === false && (
          <Banner tone="bad" icon={<ShieldX aria-hidden="true" />}>
            {t('admin.verifyBad', { number: verify.data.firstBroken ?? '?' })}
          </Banner>
        )}
        <FormError error={verify.error} />
      </div>
    </Card>
  );
}

function Report({ report, open }: { report: ReconciliationReport; open: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const checkName = (name: string): string => {
    const key = `admin.checks.${name}`;
    return i18n.exists(key) ? (t as (key: string) => string)(key) : name;
  };
  return (
    <details open={open} className="rounded-2xl border border-line/70 bg-surface px-5">
      <summary className="flex min-h-14 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <Badge tone={report.ok ? 'good' : 'bad'}>
          {report.ok ? t('admin.reconOk') : t('admin.reconBad')}
        </Badge>
        <span className="tnum font-semibold">{format.exact(report.startedAt)}</span>
        <span className="tnum text-sm text-muted">
          {t('admin.reconTook', {
            ms: format.number(Date.parse(report.finishedAt) - Date.parse(report.startedAt)),
          })}
        </span>
      </summary>
      <ul className="divide-y divide-line/60 pb-3">
        {report.checks.map((check) => (
          <li key={check.name} className="py-2.5">
            <p className="flex items-center gap-2.5 [&>svg]:size-5 [&>svg]:shrink-0">
              {check.ok ? (
                <CircleCheck aria-label={t('common.yes')} className="text-good" />
              ) : (
                <CircleX aria-label={t('common.no')} className="text-bad" />
              )}
              <span className="flex-1 font-medium">{checkName(check.name)}</span>
              <span className="tnum text-sm text-muted">
                {t('admin.reconChecked', { rows: format.number(check.checked) })}
              </span>
            </p>
            {check.differences.length > 0 && (
              <ul className="mt-2 ml-7.5 flex flex-col gap-1 font-mono text-sm text-bad">
                {check.differences.map((difference) => (
                  <li key={difference.subject}>
                    {difference.subject}: {t('admin.expected')} {difference.expected}, {t('admin.found')}{' '}
                    {difference.found}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
