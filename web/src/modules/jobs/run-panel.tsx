import { Link } from '@tanstack/react-router';
import { CircleAlert, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isMoving } from '../../api/jobs.ts';
import type { RunView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { RunBadge } from './job-badge.tsx';
import { secondsLeft, spanOf } from './run-figures.ts';
import { RunProgress } from './run-progress.tsx';

type PanelProps = { run: RunView; isPaused: boolean; title?: string };

/** One run: how far it is, its figures, and what its state means for whoever looks after it. */
export function RunPanel({ run, isPaused, title }: PanelProps) {
  const format = useFormat();
  const moving = isMoving(run);
  return (
    <Card className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          {title !== undefined && <h2 className="text-sm text-muted">{title}</h2>}
          <p className="tnum font-semibold">{format.exact(run.startedAt)}</p>
        </div>
        <RunBadge status={run.status} />
      </div>
      {(moving || run.status === 'interrupted') && <RunProgress run={run} />}
      <Explanation run={run} isPaused={isPaused} />
      <RunFacts run={run} />
    </Card>
  );
}

function Explanation({ run, isPaused }: { run: RunView; isPaused: boolean }) {
  const { t } = useTranslation();
  const { status } = run;
  if (status === 'running' || status === 'done') return null;
  const bad = status === 'failed';
  const key = status === 'interrupted' && isPaused ? 'interruptedPaused' : status;
  return (
    <Banner
      tone={bad ? 'bad' : status === 'interrupted' ? 'warn' : 'info'}
      icon={bad ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
    >
      <p className="font-normal">{t(`jobs.explain.${key}`)}</p>
      {run.error !== null && <code className="mt-1 block font-mono text-sm font-normal">{run.error}</code>}
    </Banner>
  );
}

function RunFacts({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const took = useTook(run);
  const left = secondsLeft(run);
  const span = left === null ? null : spanOf(left);
  return (
    <Facts
      items={[
        { label: t('jobs.done'), value: format.number(run.done) },
        {
          label: t('jobs.failed'),
          value: <span className={run.failed > 0 ? 'text-bad' : undefined}>{format.number(run.failed)}</span>,
        },
        ...(run.total === null ? [] : [{ label: t('jobs.total'), value: format.number(run.total) }]),
        ...(run.perSecond === null
          ? []
          : [
              {
                label: t('jobs.perSecond'),
                value: t('jobs.perSecondValue', { value: format.number(run.perSecond) }),
              },
            ]),
        ...(run.status === 'running'
          ? [
              {
                label: t('jobs.left'),
                value: span === null ? t('jobs.unknown') : t(`jobs.left${span.unit}`, { count: span.count }),
              },
            ]
          : []),
        ...(run.endedAt === null ? [] : [{ label: t('jobs.ended'), value: format.exact(run.endedAt) }]),
        ...(took === null ? [] : [{ label: t('jobs.took'), value: took }]),
        { label: t('jobs.startedBy'), value: <StartedBy run={run} /> },
        ...(run.checkpoint === null || run.status === 'done'
          ? []
          : [
              {
                label: t('jobs.checkpoint'),
                value: <code className="font-mono text-sm break-all">{run.checkpoint}</code>,
              },
            ]),
      ]}
    />
  );
}

function StartedBy({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const what = t(`jobs.trigger.${run.trigger}`);
  if (run.by === null) return <>{what}</>;
  return (
    <Link
      to="/admin/members/$accountId"
      params={{ accountId: run.by }}
      className="text-accent underline-offset-4 hover:underline"
    >
      {what}
    </Link>
  );
}

/** How long a run that has ended took. */
function useTook(run: Pick<RunView, 'startedAt' | 'endedAt'>): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (run.endedAt === null) return null;
  const seconds = Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000;
  if (seconds < 60) return t('jobs.tookSeconds', { value: format.number(seconds) });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('jobs.tookMinutes', { minutes, seconds: Math.round(seconds % 60) });
  return t('jobs.tookHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
