import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { type Counting, counted, letterOf, numberOfLetter } from './numbering.ts';
import { numbered, rowNamed, rowsNamed } from './regroup.ts';
import { chosenRows } from './selection.ts';
import type { Editor } from './use-editor.ts';

type Start = { text: string; style: Counting['style'] };

/** Where counting begins: a number, or a letter. */
function startOf({ text, style }: Start): number | null {
  const clean = text.trim().toUpperCase();
  const number = style === 'letters' ? numberOfLetter(clean) : /^\d{1,4}$/.test(clean) ? Number(clean) : null;
  return number === null || number < (style === 'letters' ? 1 : 0) ? null : number;
}

function StartFields({ start, onChange }: { start: Start; onChange: (start: Start) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('ticketsAdmin.map.style')}
        value={start.style}
        onChange={({ target }) => {
          const style = target.value as Counting['style'];
          const before = startOf(start) ?? 1;
          onChange({ style, text: style === 'letters' ? letterOf(Math.max(1, before)) : String(before) });
        }}
        options={(['numbers', 'letters'] as const).map((value) => ({
          value,
          label: t(`ticketsAdmin.map.styles.${value}`),
        }))}
      />
      <Field
        label={t('ticketsAdmin.map.start')}
        value={start.text}
        maxLength={4}
        autoComplete="off"
        error={startOf(start) === null ? t('ticketsAdmin.map.startWrong') : null}
        onChange={({ target }) => onChange({ ...start, text: target.value })}
      />
    </>
  );
}

/** Numbers for the chosen seats of each row. */
export function NumberingForm({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const [start, setStart] = useState<Start>({ text: '1', style: 'numbers' });
  const [step, setStep] = useState<Counting['step']>('all');
  const [from, setFrom] = useState<'left' | 'right' | 'middle'>('left');
  const first = startOf(start);
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 rounded-2xl border border-line p-3">
      <legend className="px-1 text-sm font-semibold">{t('ticketsAdmin.map.numbering')}</legend>
      <Select
        label={t('ticketsAdmin.map.from')}
        value={from}
        onChange={({ target }) => setFrom(target.value as typeof from)}
        options={(['left', 'right', 'middle'] as const).map((value) => ({
          value,
          label: t(`ticketsAdmin.map.fromSide.${value}`),
        }))}
      />
      <Select
        label={t('ticketsAdmin.map.step')}
        value={step}
        disabled={from === 'middle'}
        onChange={({ target }) => setStep(target.value as typeof step)}
        options={(['all', 'odd', 'even'] as const).map((value) => ({
          value,
          label: t(`ticketsAdmin.map.stepOf.${value}`),
        }))}
      />
      <StartFields start={start} onChange={setStart} />
      <Button
        size="sm"
        variant="secondary"
        disabled={first === null}
        className="col-span-2"
        onClick={() =>
          first !== null &&
          editor.act('number', (drawing, selection) =>
            numbered(drawing, selection, { style: start.style, start: first, step }, from),
          )
        }
      >
        {t('ticketsAdmin.map.numberNow')}
      </Button>
    </fieldset>
  );
}

/** Names for the rows that have chosen seats; one alone is named as one types. */
export function RowNamesForm({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const [start, setStart] = useState<Start>({ text: 'A', style: 'letters' });
  const [isFromStage, setFromStage] = useState(true);
  const rows = chosenRows(editor.drawing, editor.selection);
  const first = startOf(start);
  const [one] = rows;
  if (rows.length === 1 && one !== undefined)
    return (
      <Field
        label={t('ticketsAdmin.map.rowName')}
        value={one.row.name}
        maxLength={12}
        autoComplete="off"
        onChange={({ target }) =>
          editor.act('rowName', (drawing) => rowNamed(drawing, one.row.id, target.value), true)
        }
      />
    );
  const last =
    first === null ? '' : counted({ style: start.style, start: first, step: 'all' }, rows.length - 1);
  return (
    <fieldset className="grid grid-cols-2 items-start gap-3 rounded-2xl border border-line p-3">
      <legend className="px-1 text-sm font-semibold">{t('ticketsAdmin.map.rowNames')}</legend>
      <StartFields start={start} onChange={setStart} />
      <Select
        label={t('ticketsAdmin.map.direction')}
        value={isFromStage ? 'from' : 'to'}
        onChange={({ target }) => setFromStage(target.value === 'from')}
        options={(['from', 'to'] as const).map((value) => ({
          value,
          label: t(`ticketsAdmin.map.directions.${value}`),
        }))}
        className="col-span-2"
      />
      <Button
        size="sm"
        variant="secondary"
        disabled={first === null}
        className="col-span-2"
        onClick={() =>
          first !== null &&
          editor.act('rowName', (drawing, selection) =>
            rowsNamed(drawing, selection, { style: start.style, start: first, step: 'all' }, isFromStage),
          )
        }
      >
        {t('ticketsAdmin.map.nameRows', { first: start.text.toUpperCase(), last })}
      </Button>
    </fieldset>
  );
}
