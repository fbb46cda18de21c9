import { useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adminKey } from '../../api/admin.ts';
import type { ApiError } from '../../api/error.ts';
import { changeSchedule } from '../../api/jobs.ts';
import type { JobView } from '../../api/types.ts';
import { useCommand } from '../../api/use-command.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { FormError } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { cronWords } from './cron-words.ts';
import { useFaultWords } from './use-fault-words.ts';
import { useJobWords } from './use-job-words.ts';

const isAboutPattern = (error: ApiError): boolean => error.code === 'job.invalid-schedule';

/** When a job comes. The server alone judges a pattern; what can be said in words is said while one types. */
export function ScheduleDialog({ job, onClose }: { job: JobView; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useJobWords();
  const errorText = useErrorText();
  const faultWords = useFaultWords();
  const queryClient = useQueryClient();
  const [pattern, setPattern] = useState(job.schedule ?? '');
  const [refused, setRefused] = useState<{ pattern: string; error: ApiError } | null>(null);
  const [tried, setTried] = useState(false);
  const isBack = pattern.trim() === (job.defaultSchedule ?? '');
  const isSame = pattern.trim() === (job.schedule ?? '');
  const command = useCommand({
    name: `job-schedule:${job.name}`,
    run: (body: { schedule: string | null; reason: string }, key) => changeSchedule(job.name, body, key),
    onDone: ({ data }) => {
      toast(
        data.nextRunAt === null
          ? t('jobs.act.scheduleDoneByHand')
          : t('jobs.act.scheduleDone', { when: format.dateTime(data.nextRunAt) }),
      );
      void queryClient.invalidateQueries({ queryKey: adminKey });
      onClose();
    },
    onRefused: (error, body) => setRefused({ pattern: body.schedule ?? '', error }),
  });
  const wrong = refused !== null && isAboutPattern(refused.error) && refused.pattern === pattern.trim();
  const means = cronWords(pattern) !== null && !isSame ? words.schedule(pattern) : null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('jobs.act.scheduleTitle')}
      description={
        job.schedule === null
          ? t('jobs.act.scheduleLeadByHand')
          : t('jobs.act.scheduleLead', { words: words.schedule(job.schedule) })
      }
      confirmLabel={t(isBack && !isSame ? 'jobs.act.back' : 'jobs.act.scheduleSave')}
      busy={command.state.phase === 'running'}
      withReason
      onConfirm={(reason) => {
        setTried(true);
        // The default is asked for by no pattern, so that it follows the job where that changes its own.
        if (!isSame) command.submit({ schedule: isBack ? null : pattern.trim(), reason });
      }}
    >
      <Field
        label={t('jobs.act.scheduleField')}
        hint={means === null ? t('jobs.act.scheduleHint') : t('jobs.act.scheduleMeans', { words: means })}
        value={pattern}
        onChange={(event) => setPattern(event.target.value)}
        placeholder="30 4 * * *"
        maxLength={100}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        error={
          wrong
            ? [errorText(refused.error), faultWords(refused.error.detail)].filter(Boolean).join(' ')
            : tried && isSame
              ? t('jobs.act.scheduleSame')
              : null
        }
      />
      {!isBack && (
        <Button
          size="sm"
          variant="ghost"
          className="self-start"
          icon={<RotateCcw aria-hidden="true" className="size-4" />}
          onClick={() => setPattern(job.defaultSchedule ?? '')}
        >
          {t('jobs.act.back')}
        </Button>
      )}
      {!wrong && <FormError error={command.error} />}
      <CommandWait command={command} />
    </ConfirmDialog>
  );
}
