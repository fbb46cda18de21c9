import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Building2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createPerformance,
  performanceQuery,
  removePerformance,
  savePerformance,
  ticketsAdminKey,
} from '../../../../api/tickets-admin.ts';
import type { AdminPerformance, Genre } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { ActDialog } from '../../../../ui/act-dialog.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { Field, Select } from '../../../../ui/field.tsx';
import { LocalizedField } from '../../../../ui/localized-field.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { Conflict } from '../../../admin/conflict.tsx';
import { SaveBar } from '../../../admin/save-bar.tsx';
import { useObjectForm } from '../../../admin/use-object-form.ts';
import { useShowWords } from '../../browse/use-show-words.ts';
import { GENRES } from '../kinds.ts';
import { PictureCard } from '../picture-card.tsx';
import { CastCard } from './cast-card.tsx';
import { VenuePicker } from './found-picker.tsx';
import {
  BOUNDS,
  emptyPerformance,
  NUMBERS,
  type PerformanceDraft,
  performanceBody,
  performanceDraft,
  wholeOf,
} from './performance-draft.ts';
import { PerformancePreview } from './performance-preview.tsx';
import { StatusCard } from './status-card.tsx';

/** All that is said of a performance, beside the card that everybody would see. */
export function PerformanceForm({ performance }: { performance: AdminPerformance | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const words = useShowWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<'venue' | 'remove' | null>(null);
  const form = useObjectForm<PerformanceDraft, AdminPerformance, { performanceId: string; version: number }>({
    name: `tickets-performance:${performance?.performanceId ?? 'new'}`,
    object: performance,
    empty: emptyPerformance,
    draftOf: performanceDraft,
    errorsOf: (draft) => ({
      ...(draft.title.ko.trim() === '' && { 'title.ko': t('common.required') }),
      ...(draft.venueId === '' && { venueId: t('ticketsAdmin.performances.venueMissing') }),
      ...Object.fromEntries(
        NUMBERS.filter((name) => wholeOf(draft[name], ...BOUNDS[name]) === null).map((name) => [
          name,
          t('admin.rangeInvalid', {
            min: format.number(BOUNDS[name][0]),
            max: format.number(BOUNDS[name][1]),
          }),
        ]),
      ),
    }),
    send: (draft, version, key) =>
      performance === null || version === null
        ? createPerformance(performanceBody(draft), key)
        : savePerformance(performance.performanceId, { ...performanceBody(draft), version }, key),
    read: () =>
      queryClient.fetchQuery({ ...performanceQuery(performance?.performanceId ?? ''), staleTime: 0 }),
    onSaved: ({ performanceId }) => {
      toast(t('ticketsAdmin.form.saved'));
      if (performance === null)
        void navigate({
          to: '/admin/tickets/performances/$performanceId',
          params: { performanceId },
          replace: true,
          ignoreBlocker: true,
        });
    },
  });
  const { draft, change, errorAt } = form;
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_17rem]">
      <form ref={form.form} noValidate onSubmit={form.submit} className="flex min-w-0 flex-col gap-5">
        {form.merged !== null && (
          <Conflict
            title={t('ticketsAdmin.form.conflict')}
            merged={form.merged}
            fieldName={(field) => t(`ticketsAdmin.performances.fields.${field}`)}
            onTakeTheirs={form.takeTheirs}
            onKeep={form.keep}
          />
        )}
        <Card className="flex flex-col gap-5">
          <LocalizedField
            label={t('ticketsAdmin.performances.fields.title')}
            value={draft.title}
            maxLength={200}
            onChange={(title) => change({ title })}
            errorAt={(language) => errorAt(`title.${language}`)}
          />
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
            <Select
              label={t('ticketsAdmin.performances.fields.genre')}
              value={draft.genre}
              onChange={({ target }) => change({ genre: target.value as Genre })}
              options={GENRES.map((value) => ({ value, label: words.genre(value) }))}
            />
            <div className="flex flex-col gap-1.5">
              <p className="text-sm font-semibold">{t('ticketsAdmin.venues.venue')}</p>
              <Button
                variant="outline"
                icon={<Building2 aria-hidden="true" className="size-4.5" />}
                aria-invalid={errorAt('venueId') !== null || undefined}
                onClick={() => setAsked('venue')}
              >
                {draft.venueId === '' ? t('ticketsAdmin.performances.pickVenue') : local(draft.venueName)}
              </Button>
              {errorAt('venueId') !== null && (
                <p role="alert" className="text-sm font-medium text-bad">
                  {errorAt('venueId')}
                </p>
              )}
            </div>
          </div>
          <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-3">
            {NUMBERS.map((name) => (
              <Field
                key={name}
                label={t(`ticketsAdmin.performances.fields.${name}`)}
                hint={t(`ticketsAdmin.performances.numberHints.${name}`)}
                inputMode="numeric"
                autoComplete="off"
                value={draft[name]}
                error={errorAt(name)}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            ))}
          </div>
          <LocalizedField
            label={t('ticketsAdmin.performances.fields.summary')}
            value={draft.summary}
            maxLength={400}
            onChange={(summary) => change({ summary })}
            errorAt={() => null}
            isOptional
          />
          <LocalizedField
            label={t('ticketsAdmin.performances.fields.about')}
            value={draft.about}
            maxLength={20_000}
            rows={8}
            onChange={(about) => change({ about })}
            errorAt={() => null}
            isOptional
          />
        </Card>
        <PictureCard
          title={t('ticketsAdmin.performances.fields.poster')}
          hint={t('ticketsAdmin.performances.posterHint')}
          removeTitle={t('ticketsAdmin.performances.posterRemove')}
          seed={performance?.performanceId ?? 'performance'}
          shown={draft.poster}
          frame="aspect-[3/4] w-28 rounded-2xl sm:w-36"
          onChange={(poster) => change({ poster })}
        />
        <CastCard cast={draft.cast} onChange={(cast) => change({ cast })} />
        <SaveBar form={form} isNew={performance === null} createLabel={t('ticketsAdmin.performances.create')}>
          {performance !== null && (
            <Button
              size="sm"
              variant="danger"
              icon={<Trash2 aria-hidden="true" className="size-4.5" />}
              onClick={() => setAsked('remove')}
            >
              {t('common.remove')}
            </Button>
          )}
        </SaveBar>
      </form>
      <aside className="flex flex-col gap-5 xl:sticky xl:top-20">
        {performance !== null && <StatusCard performance={performance} onChanged={form.moveOn} />}
        <div>
          <p className="mb-2 text-sm font-semibold text-muted">{t('ticketsAdmin.performances.preview')}</p>
          <div className="rounded-3xl border border-line bg-paper p-5">
            <PerformancePreview draft={draft} performance={performance} />
          </div>
        </div>
      </aside>
      {asked === 'venue' && (
        <VenuePicker
          onPick={({ venueId, name }) => {
            change({ venueId, venueName: name });
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'remove' && performance !== null && (
        <ActDialog
          name={`tickets-performance-remove:${performance.performanceId}`}
          title={t('ticketsAdmin.form.removeTitle', { name: local(performance.title) })}
          lead={t('ticketsAdmin.performances.removeLead')}
          confirmLabel={t('common.remove')}
          danger
          withReason
          refresh={[...ticketsAdminKey, 'performances']}
          body={(reason) => ({ reason })}
          run={(body: { reason: string }, key) => removePerformance(performance.performanceId, body, key)}
          done={t('ticketsAdmin.form.removed')}
          onClose={() => setAsked(null)}
          onDone={() => void navigate({ to: '/admin/tickets/performances', ignoreBlocker: true })}
        />
      )}
    </div>
  );
}
