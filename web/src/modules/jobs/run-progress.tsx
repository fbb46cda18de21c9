import { useTranslation } from 'react-i18next';
import type { RunView } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { behind } from './run-figures.ts';

/** How far a run has come, as a bar and in figures. */
export function RunProgress({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const done = format.number(behind(run));
  const text =
    run.total === null
      ? t('jobs.soFar', { done })
      : t('jobs.ofTotal', { done, total: format.number(Math.max(run.total, behind(run))) });
  return (
    <div className="flex flex-col gap-1.5">
      <Progress
        label={t('jobs.progress')}
        value={behind(run)}
        max={run.total}
        text={text}
        tone={run.status === 'interrupted' ? 'warn' : 'accent'}
      />
      <p aria-hidden="true" className="tnum text-sm text-muted">
        {text}
      </p>
    </div>
  );
}
