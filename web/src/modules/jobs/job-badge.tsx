import { useTranslation } from 'react-i18next';
import type { JobView, RunStatus } from '../../api/types.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';

const tones: Record<RunStatus, BadgeTone> = {
  waiting: 'info',
  running: 'info',
  interrupted: 'warn',
  done: 'good',
  stopped: 'neutral',
  failed: 'bad',
};

export function RunBadge({ status }: { status: RunStatus }) {
  const { t } = useTranslation();
  return <Badge tone={tones[status]}>{t(`jobs.runStatus.${status}`)}</Badge>;
}

/** Whether it comes by itself. */
export function JobBadge({ job }: { job: JobView }) {
  const { t } = useTranslation();
  if (job.isPaused) return <Badge tone="warn">{t('jobs.paused')}</Badge>;
  return <Badge>{job.schedule === null ? t('jobs.byHand') : t('jobs.onTime')}</Badge>;
}
