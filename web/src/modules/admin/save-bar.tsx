import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CommandWait } from '../../ui/command-wait.tsx';
import { FormError } from '../../ui/states.tsx';
import { UnsavedGuard } from '../../ui/unsaved-guard.tsx';
import type { ObjectForm } from './use-object-form.ts';

type Props = { form: ObjectForm; isNew: boolean; createLabel: string; children?: ReactNode };

/** At the foot of a form: how it stands, and the way to save it. */
export function SaveBar({ form, isNew, createLabel, children }: Props) {
  const { t } = useTranslation();
  const { command, wrong, isUnsaved, isConflict, isSaving } = form;
  return (
    <div className="sticky bottom-15 z-20 -mx-2 flex flex-col gap-3 rounded-3xl border border-line bg-surface/95 p-3 shadow-lift backdrop-blur-sm md:bottom-3 print:hidden">
      <UnsavedGuard isUnsaved={isUnsaved} />
      {!isConflict && <FormError error={command.error} />}
      <CommandWait command={command} />
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="min-w-0 flex-1 pl-2 text-sm text-muted">
          {wrong > 0 ? (
            <span className="font-semibold text-bad">{t('ticketsAdmin.form.wrong', { count: wrong })}</span>
          ) : isUnsaved ? (
            t('ticketsAdmin.form.unsaved')
          ) : isNew ? (
            ''
          ) : (
            t('ticketsAdmin.form.allSaved')
          )}
        </p>
        {children}
        <Button type="submit" size="sm" loading={isSaving}>
          {isNew ? createLabel : t('common.save')}
        </Button>
      </div>
    </div>
  );
}
