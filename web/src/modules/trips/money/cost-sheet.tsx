import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CostFields, TripEntryOf } from '../../../api/trips-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { newEntryId } from '../editor/items/new-entry.ts';
import { entriesOf, type TripDocument, type UsedTrip } from '../editor/store/index.ts';
import { AmountPart } from './amount-part.tsx';
import { CATEGORIES, type CostDraft, changedFields, draftOf, fieldsOf, isFaulty, newCost } from './draft.ts';
import { daysOf } from './spent-days.ts';
import { SplitPart } from './split-part.tsx';

type SheetProps = {
  trip: UsedTrip;
  document: TripDocument;
  /** Null: a new one. */
  cost: TripEntryOf<'cost'> | null;
  /** Of a new one: the day it is written for. */
  on?: string | null;
  onClose: () => void;
};

/** What was spent, by whom, for whom. */
export function CostSheet({ trip, document, cost, on = null, onClose }: SheetProps) {
  const { t } = useTranslation();
  const { currency } = document.head;
  const there = trip.people.filter(({ leftAt }) => leftAt === null);
  // What others do meanwhile to what was opened comes to light as a conflict, and is not overwritten.
  const [since] = useState(document.sequence);
  const [draft, setDraft] = useState<CostDraft>(() =>
    cost
      ? draftOf(cost.fields)
      : newCost({
          ...{ currency, on, personIds: there.map(({ personId }) => personId) },
          me: trip.me?.personId ?? there[0]?.personId ?? '',
        }),
  );
  const [tried, setTried] = useState(false);
  const set = (changed: Partial<CostDraft>) => setDraft((before) => ({ ...before, ...changed }));
  const fields = fieldsOf(draft, currency);
  const faults = tried && isFaulty(fields) ? fields : [];
  // Whoever left stays where they already stand.
  const people = trip.people.filter(
    ({ leftAt, personId }) =>
      leftAt === null || personId === draft.paidBy || cost?.fields.shares.some(([id]) => id === personId),
  );

  const save = () => {
    setTried(true);
    if (isFaulty(fields)) return;
    if (cost === null) {
      trip.edit([{ op: 'add', kind: 'cost', id: newEntryId(), fields: { ...fields } }], since);
    } else {
      const changed = changedFields(cost.fields, fields);
      if (Object.keys(changed).length > 0) {
        trip.edit([{ op: 'set', id: cost.id, fields: { ...changed } }], since);
      }
    }
    onClose();
  };
  const remove = () => {
    if (cost) trip.edit([{ op: 'remove', id: cost.id }], since);
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(cost ? 'tripsMoney.cost.edit' : 'tripsMoney.cost.add')}
      footer={
        trip.canEdit ? (
          <>
            {cost && (
              <Button
                variant="danger"
                className="flex-none!"
                icon={<Trash2 aria-hidden="true" className="size-5" />}
                onClick={remove}
              >
                {t('tripsMoney.payment.remove')}
              </Button>
            )}
            <Button onClick={save}>{t('tripsMoney.cost.save')}</Button>
          </>
        ) : undefined
      }
    >
      <fieldset disabled={!trip.canEdit} className="flex min-w-0 flex-col gap-5 pt-1">
        <AmountPart draft={draft} tripCurrency={currency} faults={faults} onChange={set} />
        <Field
          label={t('tripsMoney.cost.title')}
          value={draft.title}
          maxLength={200}
          placeholder={t('tripsMoney.cost.titleHint')}
          error={faults.includes('title') ? t('common.required') : null}
          onChange={(event) => set({ title: event.target.value })}
        />
        <div className="grid grid-cols-2 gap-3">
          <Select
            label={t('tripsMoney.cost.category')}
            value={draft.category}
            options={CATEGORIES.map((value) => ({ value, label: t(`tripsMoney.category.${value}`) }))}
            onChange={(event) => set({ category: event.target.value as CostFields['category'] })}
          />
          <Select
            label={t('tripsMoney.cost.paidBy')}
            value={draft.paidBy}
            options={people.map(({ personId, name }) => ({
              value: personId,
              label: personId === trip.me?.personId ? t('tripsMoney.meAs', { name }) : name,
            }))}
            onChange={(event) => set({ paidBy: event.target.value })}
          />
        </div>
        <WhenPart document={document} draft={draft} onChange={set} />
        <SplitPart draft={draft} people={people} faults={faults} onChange={set} />
      </fieldset>
    </Dialog>
  );
}

type WhenProps = {
  document: TripDocument;
  draft: CostDraft;
  onChange: (changed: Partial<CostDraft>) => void;
};

/** On which day, and for what of the plan. */
function WhenPart({ document, draft, onChange }: WhenProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = daysOf(document);
  const items = entriesOf(document, 'item');
  return (
    <div className="grid grid-cols-2 gap-3">
      {days.length > 0 ? (
        <Select
          label={t('tripsMoney.cost.on')}
          value={draft.on ?? ''}
          options={[
            { value: '', label: t('tripsMoney.noDay') },
            ...days.map(({ on, no }) => ({
              value: on,
              label: t('tripsMoney.dayShort', { no, on: format.shortDay(`${on}T00:00:00`) }),
            })),
            ...(draft.on === null || days.some(({ on }) => on === draft.on)
              ? []
              : [{ value: draft.on, label: draft.on }]),
          ]}
          onChange={(event) => onChange({ on: event.target.value || null })}
        />
      ) : (
        <Field
          type="date"
          label={t('tripsMoney.cost.on')}
          value={draft.on ?? ''}
          onChange={(event) => onChange({ on: event.target.value || null })}
        />
      )}
      <Select
        label={t('tripsMoney.cost.item')}
        value={draft.itemId ?? ''}
        options={[
          { value: '', label: t('tripsMoney.cost.noItem') },
          ...items.map(({ id, fields }) => ({ value: id, label: fields.title || '–' })),
        ]}
        onChange={(event) => onChange({ itemId: event.target.value || null })}
      />
    </div>
  );
}
