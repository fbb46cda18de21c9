import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addScale, ticketsAdminKey } from '../../../../api/tickets-admin.ts';
import type { CancelScaleBody } from '../../../../api/tickets-admin-types.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Switch } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { UnsavedGuard } from '../../../../ui/unsaved-guard.tsx';
import { fromKorean } from '../korean-time.ts';
import { type ScaleDraft, scaleFaults, scaleOf, withStep } from './scale-draft.ts';
import { TryScale } from './try-scale.tsx';

/** Another scale from a day on, tried before it is set. What was sold before keeps its own. */
export function ScaleForm({ first }: { first: ScaleDraft }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(first);
  const [validFrom, setValidFrom] = useState('');
  const [tried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const faults = scaleFaults(draft);
  const errorAt = (place: string): string | null => {
    const fault = tried ? faults[place] : undefined;
    return fault === undefined ? null : t(`ticketsAdmin.scales.faults.${fault}`);
  };
  const setStep = (at: number, part: Partial<ScaleDraft['steps'][number]>) =>
    setDraft({
      ...draft,
      steps: draft.steps.map((step, index) => (index === at ? { ...step, ...part } : step)),
    });
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(first) && !isDone;
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <UnsavedGuard isUnsaved={isUnsaved} />
      <Card className="flex flex-col gap-5">
        <h2 className="text-lg font-bold">{t('ticketsAdmin.scales.new')}</h2>
        <table className="w-full">
          <caption className="sr-only">{t('ticketsAdmin.scales.table')}</caption>
          <thead>
            <tr className="text-left text-sm text-muted">
              <th scope="col" className="pb-2 font-semibold">
                {t('ticketsAdmin.scales.days')}
              </th>
              <th scope="col" className="pb-2 font-semibold">
                {t('ticketsAdmin.scales.percent')}
              </th>
              <th scope="col" className="w-12 pb-2">
                <span className="sr-only">{t('common.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody className="align-top">
            {draft.steps.map((step, at) => (
              <tr key={step.key}>
                {(['days', 'percent'] as const).map((name) => (
                  <td key={name} className="pr-3 pb-3 [&_label]:sr-only">
                    <Field
                      label={t('ticketsAdmin.scales.cell', {
                        row: at + 1,
                        name: t(`ticketsAdmin.scales.${name}`),
                      })}
                      inputMode="numeric"
                      autoComplete="off"
                      value={step[name]}
                      error={errorAt(`${name}.${at}`)}
                      onChange={({ target }) => setStep(at, { [name]: target.value })}
                    />
                  </td>
                ))}
                <td className="pb-3">
                  <IconButton
                    label={t('ticketsAdmin.scales.removeStep', { row: at + 1 })}
                    icon={<Trash2 />}
                    disabled={draft.steps.length === 1}
                    onClick={() =>
                      setDraft({ ...draft, steps: draft.steps.filter((_, index) => index !== at) })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <Button
            size="sm"
            variant="secondary"
            icon={<Plus aria-hidden="true" className="size-4.5" />}
            disabled={draft.steps.length >= 20}
            onClick={() => setDraft(withStep(draft))}
          >
            {t('ticketsAdmin.scales.addStep')}
          </Button>
        </div>
        <Switch
          label={
            <>
              <span className="block font-semibold">{t('ticketsAdmin.scales.hasGrace')}</span>
              <span className="block text-sm text-muted">{t('ticketsAdmin.scales.hasGraceHint')}</span>
            </>
          }
          checked={draft.hasGrace}
          onChange={(hasGrace) => setDraft({ ...draft, hasGrace })}
        />
        {draft.hasGrace && (
          <div className="grid grid-cols-2 items-start gap-4">
            {(['graceHours', 'graceDays'] as const).map((name) => (
              <Field
                key={name}
                label={t(`ticketsAdmin.scales.${name}`)}
                inputMode="numeric"
                autoComplete="off"
                value={draft[name]}
                error={errorAt(name)}
                onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
              />
            ))}
          </div>
        )}
        <Field
          label={t('ticketsAdmin.scales.validFrom')}
          optional={t('common.optional')}
          hint={t('ticketsAdmin.scales.validFromHint')}
          type="datetime-local"
          value={validFrom}
          onChange={({ target }) => setValidFrom(target.value)}
        />
        <Button
          onClick={() => {
            setTried(true);
            if (scaleOf(draft) !== null) setAsking(true);
          }}
        >
          {t('ticketsAdmin.scales.set')}
        </Button>
      </Card>
      <TryScale draft={draft} />
      {isAsking && (
        <ActDialog
          name="tickets-scale"
          title={t('ticketsAdmin.scales.setTitle')}
          lead={t('ticketsAdmin.scales.setLead')}
          confirmLabel={t('ticketsAdmin.scales.set')}
          withReason
          refresh={ticketsAdminKey}
          body={(reason): CancelScaleBody | null => {
            const scale = scaleOf(draft);
            const from = fromKorean(validFrom);
            return scale === null ? null : { scale, reason, ...(from !== null && { validFrom: from }) };
          }}
          run={addScale}
          done={t('ticketsAdmin.scales.done')}
          onDone={() => setDone(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
