import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TripHead } from '../../../api/trips-types.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select, TextArea } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { toast } from '../../../ui/toast.tsx';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { changedFields } from './changed-fields.ts';
import { MAX_TITLE } from './new-trip.ts';
import { MODES, ModeLabel } from './new-trip-dialog.tsx';
import { RegionChips } from './region-chips.tsx';

const CURRENCIES = ['KRW', 'USD', 'JPY', 'EUR', 'CNY', 'TWD', 'THB', 'VND', 'GBP'];
const MAX_ABOUT = 10_000;

type Draft = Pick<TripHead, 'title' | 'about' | 'currency' | 'mode' | 'regions'>;
const draftOf = ({ title, about, currency, mode, regions }: TripHead): Draft => ({
  ...{ title, about, currency, mode, regions },
});

/** Name, words, where, how one travels, in which money: saved as one edit, of what was changed here alone. */
export function TripForm({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<Partial<Draft>>({});
  // What others change of the same since I began comes to light as a conflict, and is not overwritten.
  const [since, setSince] = useState<number | null>(null);
  const draft: Draft = { ...draftOf(document.head), ...touched };
  const set = (change: Partial<Draft>) => {
    setSince((old) => old ?? document.sequence);
    setTouched((old) => ({ ...old, ...change }));
  };
  const hasMoney = entriesOf(document, 'cost').length > 0 || entriesOf(document, 'payment').length > 0;
  const fields = changedFields(draftOf(document.head), { ...draft, title: draft.title.trim() });
  const isEmpty = draft.title.trim() === '';
  const currencies = CURRENCIES.includes(draft.currency) ? CURRENCIES : [draft.currency, ...CURRENCIES];
  const names = useCurrencyNames();
  const save = () => {
    if (isEmpty || Object.keys(fields).length === 0) return;
    trip.edit([{ op: 'set', id: trip.tripId, fields }], since ?? document.sequence);
    setTouched({});
    setSince(null);
    toast(t('tripsAround.settings.saved'));
  };
  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset disabled={!trip.canEdit} className="flex min-w-0 flex-col gap-6">
        <Field
          label={t('tripsAround.new.name')}
          maxLength={MAX_TITLE}
          value={draft.title}
          error={isEmpty ? t('common.required') : null}
          onChange={({ target }) => set({ title: target.value })}
        />
        <TextArea
          label={t('tripsAround.settings.about')}
          hint={t('tripsAround.settings.aboutHint')}
          optional={t('common.optional')}
          rows={4}
          maxLength={MAX_ABOUT}
          value={draft.about}
          onChange={({ target }) => set({ about: target.value })}
        />
        <RegionChips
          label={t('tripsAround.new.regions')}
          chosen={draft.regions}
          onChange={(regions) => set({ regions })}
        />
        <div>
          <p className="mb-2 text-sm font-semibold">{t('tripsAround.new.mode')}</p>
          <Segmented
            label={t('tripsAround.new.mode')}
            value={draft.mode}
            onChange={(mode) => set({ mode })}
            tabs={MODES.map((value) => ({ value, label: <ModeLabel mode={value} /> }))}
          />
        </div>
        <Select
          label={t('tripsAround.settings.currency')}
          hint={t(hasMoney ? 'tripsAround.settings.currencyInUse' : 'tripsAround.settings.currencyHint')}
          disabled={hasMoney}
          value={draft.currency}
          onChange={({ target }) => set({ currency: target.value })}
          options={currencies.map((value) => ({ value, label: names(value) }))}
        />
      </fieldset>
      {trip.canEdit && (
        <Button type="submit" className="self-start" disabled={isEmpty || Object.keys(fields).length === 0}>
          {t('common.save')}
        </Button>
      )}
    </form>
  );
}

function useCurrencyNames(): (code: string) => string {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: 'currency' });
  return (code) => `${names.of(code) ?? code} (${code})`;
}
