import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemFields } from '../../../../api/trips-types.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field, TextArea } from '../../../../ui/field.tsx';
import { minutesOf } from './times.ts';

export type OwnKind = 'own' | 'stay' | 'transport' | 'note';
const typeOf = { own: 'place', stay: 'stay', transport: 'transport', note: 'note' } as const;
const titleOf = {
  own: 'titleOwn',
  stay: 'titleStay',
  transport: 'titleTransport',
  note: 'titleNote',
} as const;
const hintOf = { own: 'nameOwn', stay: 'nameStay', transport: 'nameTransport', note: 'nameNote' } as const;

type NewItemProps = {
  kind: OwnKind;
  onAdd: (fields: Partial<ItemFields> & Pick<ItemFields, 'title'>) => void;
  onClose: () => void;
};

/** A stop that is no known place: its name, when, and the rest later. */
export function NewItemDialog({ kind, onAdd, onClose }: NewItemProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [toTitle, setToTitle] = useState('');
  const [time, setTime] = useState('');
  const [note, setNote] = useState('');
  const [isTouched, setTouched] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (title.trim() === '') return;
    onAdd({
      ...{ type: typeOf[kind], title: title.trim(), note: note.trim(), toTitle: toTitle.trim() },
      startMin: minutesOf(time),
    });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`trips.add.${titleOf[kind]}`)}
      footer={
        <Button type="submit" form="new-item">
          {t('trips.add.add')}
        </Button>
      }
    >
      <form id="new-item" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t('trips.add.name')}
          placeholder={t(`trips.add.${hintOf[kind]}`)}
          autoFocus
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={isTouched && title.trim() === '' ? t('trips.sheet.nameNeeded') : null}
        />
        {kind === 'transport' && (
          <Field
            label={t('trips.add.to2')}
            maxLength={200}
            value={toTitle}
            onChange={(event) => setToTitle(event.target.value)}
          />
        )}
        <Field
          type="time"
          label={t('trips.add.time')}
          optional={t('common.optional')}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
        <TextArea
          label={t('trips.sheet.note')}
          optional={t('common.optional')}
          rows={2}
          maxLength={10_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
