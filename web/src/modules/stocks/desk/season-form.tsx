import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type AdminSeason,
  adminSeasonQuery,
  createSeason,
  type SeasonBody,
  saveSeason,
} from '../../../api/stocks-admin.ts';
import { Card } from '../../../ui/card.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { LocalizedField } from '../../../ui/localized-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { Conflict } from '../../admin/conflict.tsx';
import { SaveBar } from '../../admin/save-bar.tsx';
import { useObjectForm } from '../../admin/use-object-form.ts';
import { SCHEDULES } from './new-listing-page.tsx';
import {
  emptySeason,
  type SeasonDraft,
  type SeasonFlaw,
  seasonBody,
  seasonDraft,
  seasonFlaws,
} from './season-draft.ts';
import { SymbolPicker } from './symbol-picker.tsx';

/** What a contest is. What was promised to those who have joined stays as it is. */
export function SeasonForm({ season }: { season: AdminSeason | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const words: Record<SeasonFlaw, string> = {
    required: t('common.required'),
    symbols: t('stocksAdmin.seasons.noSymbols'),
    number: t('stocksAdmin.form.notNumber'),
    time: t('stocksAdmin.seasons.notTime'),
    order: t('stocksAdmin.seasons.notOrder'),
  };
  const form = useObjectForm<SeasonDraft, AdminSeason, AdminSeason>({
    name: `stocks-season:${season?.seasonId ?? 'new'}`,
    object: season,
    empty: emptySeason,
    draftOf: seasonDraft,
    errorsOf: (draft) =>
      Object.fromEntries(Object.entries(seasonFlaws(draft)).map(([place, flaw]) => [place, words[flaw]])),
    send: (draft, version, key) =>
      season === null || version === null
        ? createSeason(seasonBody(draft, null), key)
        : saveSeason(season.seasonId, { ...seasonBody(draft, season), version }, key),
    read: () => queryClient.fetchQuery({ ...adminSeasonQuery(season?.seasonId ?? ''), staleTime: 0 }),
    onSaved: ({ seasonId }) => {
      toast(t('ticketsAdmin.form.saved'));
      if (season === null)
        void navigate({
          to: '/admin/stocks/seasons/$seasonId',
          params: { seasonId },
          replace: true,
          ignoreBlocker: true,
        });
    },
  });
  const { draft, change, errorAt } = form;
  const hasEntries = season !== null && season.entrants + season.makers.length > 0;
  const isPromised = season?.status === 'running' || (season?.status === 'announced' && hasEntries);
  return (
    <form ref={form.form} noValidate onSubmit={form.submit} className="flex flex-col gap-5">
      {form.merged !== null && (
        <Conflict
          title={t('ticketsAdmin.form.conflict')}
          merged={form.merged}
          fieldName={(field) => t(`stocksAdmin.seasons.fields.${field}`)}
          onTakeTheirs={form.takeTheirs}
          onKeep={form.keep}
        />
      )}
      <Card className="flex flex-col gap-5">
        <LocalizedField
          label={t('stocksAdmin.seasons.fields.name')}
          value={draft.name}
          maxLength={60}
          onChange={(name) => change({ name })}
          errorAt={(language) => errorAt(`name.${language}`)}
        />
        <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
          {(['startsAt', 'endsAt'] as const).map((field) => (
            <Field
              key={field}
              type="datetime-local"
              label={t(`stocksAdmin.seasons.fields.${field}`)}
              hint={t('stocksAdmin.seasons.seoul')}
              value={draft[field]}
              error={errorAt(field)}
              disabled={field === 'startsAt' && season?.status === 'running'}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          ))}
          <Field
            label={t('stocksAdmin.seasons.fields.startingCash')}
            inputMode="numeric"
            autoComplete="off"
            value={draft.startingCash}
            error={errorAt('startingCash')}
            disabled={isPromised}
            onChange={({ target }) => change({ startingCash: target.value })}
          />
          <Select
            label={t('stocksAdmin.seasons.fields.schedule')}
            value={draft.schedule}
            disabled={isPromised}
            onChange={({ target }) => change({ schedule: target.value as SeasonBody['schedule'] })}
            options={SCHEDULES.map((value) => ({ value, label: t(`stocksContest.schedule.${value}`) }))}
          />
        </div>
        <SymbolPicker
          chosen={draft.symbols}
          onChange={(symbols) => change({ symbols })}
          error={errorAt('symbols')}
          isDisabled={isPromised}
        />
        {isPromised && <p className="text-sm text-muted">{t('stocksAdmin.seasons.promised')}</p>}
        <LocalizedField
          label={t('stocksAdmin.seasons.fields.about')}
          value={draft.about}
          maxLength={2_000}
          rows={4}
          onChange={(about) => change({ about })}
          errorAt={() => null}
          isOptional
        />
      </Card>
      <SaveBar form={form} isNew={season === null} createLabel={t('stocksAdmin.seasons.create')} />
    </form>
  );
}
