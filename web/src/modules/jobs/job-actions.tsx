import { CalendarClock, CirclePause, CirclePlay, Play, Square } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMoving, pauseJob, resumeJob, startRun, stopRun } from '../../api/jobs.ts';
import type { JobView } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonDialog } from '../admin/reason-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { useJobWords } from './use-job-words.ts';

type Act = 'run' | 'stop' | 'pause' | 'resume' | 'schedule';

/** What an operator may do with a job; each wants a reason and is audited. */
export function JobActions({ job }: { job: JobView }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const { run } = job;
  const canStop = run !== null && (isMoving(run) || run.status === 'interrupted');
  const button = (name: Act, icon: ReactNode, variant: 'primary' | 'secondary' | 'danger' = 'secondary') => (
    <Button size="sm" variant={variant} icon={icon} onClick={() => setAct(name)}>
      {t(`jobs.act.${name}`)}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap gap-2.5 [&_svg]:size-4">
        {!canStop && button('run', <Play aria-hidden="true" />, 'primary')}
        {canStop && button('stop', <Square aria-hidden="true" />, 'danger')}
        {job.isPaused
          ? button('resume', <CirclePlay aria-hidden="true" />)
          : button('pause', <CirclePause aria-hidden="true" />)}
        {button('schedule', <CalendarClock aria-hidden="true" />)}
      </div>
      {act === 'schedule' && <ScheduleDialog job={job} onClose={() => setAct(null)} />}
      {act !== null && act !== 'schedule' && <ActDialog act={act} job={job} onClose={() => setAct(null)} />}
    </>
  );
}

type ActProps = { act: Exclude<Act, 'schedule'>; job: JobView; onClose: () => void };

function ActDialog({ act, job, onClose }: ActProps) {
  const { t } = useTranslation();
  const words = useJobWords();
  const runId = job.run?.runId ?? '';
  const runs = {
    run: (body: { reason: string }, key: string) => startRun(job.name, body, key),
    stop: (body: { reason: string }, key: string) => stopRun(runId, body, key),
    pause: (body: { reason: string }, key: string) => pauseJob(job.name, body, key),
    resume: (body: { reason: string }, key: string) => resumeJob(job.name, body, key),
  };
  return (
    <ReasonDialog
      name={`job-${act}:${act === 'stop' ? runId : job.name}`}
      title={t(`jobs.act.${act}Title`, { job: words.title(job.name) })}
      lead={t(`jobs.act.${act}Lead`)}
      confirmLabel={t(`jobs.act.${act}`)}
      danger={act === 'stop'}
      run={runs[act]}
      done={t(`jobs.act.${act}Done`)}
      onClose={onClose}
    />
  );
}
