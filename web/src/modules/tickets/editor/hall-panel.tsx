import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Grade } from '../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Field } from '../../../ui/field.tsx';
import { Grip } from '../../../ui/grip.tsx';
import { useReorder } from '../../../ui/use-reorder.ts';
import { COLOURS, gradeColour } from '../canvas/grade-colours.ts';
import { gradeAdded, gradeRemoved, gradesOrdered, gradeWith } from './grades.ts';
import { counts } from './index-of.ts';
import { NumberField } from './number-field.tsx';
import type { Editor } from './use-editor.ts';
import { usePalette } from './use-palette.ts';

/** The hall as a whole: how large it is, and what its seats cost by. */
export function HallPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const { drawing } = editor;
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t('ticketsAdmin.map.size')}>
        <h2 className="mb-2 font-bold">{t('ticketsAdmin.map.size')}</h2>
        <div className="flex gap-3">
          {(['width', 'height'] as const).map((side) => (
            <NumberField
              key={side}
              label={t(`ticketsAdmin.map.number.${side}`)}
              value={drawing[side]}
              min={50}
              max={20_000}
              onChange={(length) => editor.act('hall', (now) => ({ ...now, [side]: length }), true)}
            />
          ))}
        </div>
        <p className="mt-1.5 text-sm text-muted">{t('ticketsAdmin.map.unitsHint')}</p>
      </section>
      <GradesCard editor={editor} />
    </div>
  );
}

function GradesCard({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const say = useLocal();
  const { drawing } = editor;
  const { byGrade } = counts(drawing);
  const reorder = useReorder(
    [...drawing.grades],
    (next) =>
      editor.act('grades', (now) =>
        gradesOrdered(
          now,
          next.map(({ key }) => key),
        ),
      ),
    ({ name }) => say(name),
  );
  return (
    <section aria-label={t('ticketsAdmin.map.grades')}>
      <div className="mb-2 flex items-center justify-between gap-3">
        <h2 className="font-bold">{t('ticketsAdmin.map.grades')}</h2>
        <Button
          size="sm"
          variant="secondary"
          disabled={drawing.grades.length >= COLOURS}
          icon={<Plus aria-hidden="true" className="size-4.5" />}
          onClick={() => editor.act('grades', gradeAdded)}
        >
          {t('ticketsAdmin.map.addGrade')}
        </Button>
      </div>
      <p className="mb-3 text-sm text-muted">{t('ticketsAdmin.map.gradesHint')}</p>
      <ul
        ref={(element) => {
          reorder.listRef.current = element;
        }}
        className="flex flex-col gap-3"
      >
        {drawing.grades.map((grade, at) => (
          <li
            key={grade.key}
            {...reorder.placeProps(at)}
            className={cx(
              'rounded-2xl border border-line p-2',
              reorder.dragged === at && 'border-accent! shadow-lift',
            )}
          >
            <GradeFields
              editor={editor}
              grade={grade}
              seats={byGrade[at] ?? 0}
              grip={<Grip {...reorder.handleProps(at)} />}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type GradeFieldsProps = { editor: Editor; grade: Grade; seats: number; grip: React.ReactNode };

function GradeFields({ editor, grade, seats, grip }: GradeFieldsProps) {
  const { t } = useTranslation();
  const say = useLocal();
  const format = useFormat();
  const { isDark } = usePalette();
  const change = (next: Partial<Grade>) =>
    editor.act('grades', (now) => gradeWith(now, grade.key, next), true);
  return (
    <>
      <div className="flex items-center gap-1">
        {grip}
        <span
          aria-hidden="true"
          className="size-5 shrink-0 rounded-full"
          style={{ background: gradeColour(grade.colour, isDark).fill }}
        />
        <span className="min-w-0 flex-1 truncate px-1 font-semibold">{say(grade.name)}</span>
        <span className="tnum text-sm text-muted">
          {t('ticketsAdmin.map.seatsText', { seats: format.number(seats) })}
        </span>
        <IconButton
          label={t('ticketsAdmin.map.removeGrade', { name: say(grade.name) })}
          icon={<Trash2 />}
          disabled={editor.drawing.grades.length === 1}
          onClick={() => editor.act('grades', (now) => gradeRemoved(now, grade.key))}
        />
      </div>
      <div className="grid grid-cols-2 gap-2 px-1 pb-1">
        {(['ko', 'en'] as const).map((language) => (
          <Field
            key={language}
            label={t(`common.inLanguage.${language}`, { label: t('ticketsAdmin.map.name') })}
            value={grade.name[language]}
            lang={language}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => change({ name: { ...grade.name, [language]: target.value } })}
          />
        ))}
      </div>
      <div
        role="radiogroup"
        aria-label={t('ticketsAdmin.map.colourOf', { name: say(grade.name) })}
        className="flex flex-wrap px-1"
      >
        {Array.from({ length: COLOURS }, (_, colour) => (
          // biome-ignore lint/a11y/useSemanticElements: a colour is its own label
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the colours are the eight there are
            key={colour}
            type="button"
            role="radio"
            aria-checked={grade.colour === colour}
            aria-label={t(`ticketsAdmin.map.colours.${COLOUR_NAMES[colour] ?? 'red'}`)}
            onClick={() => change({ colour })}
            className="flex size-9 items-center justify-center rounded-full"
          >
            <span
              className={cx(
                'size-6 rounded-full',
                grade.colour === colour && 'ring-2 ring-ink ring-offset-2 ring-offset-surface',
              )}
              style={{ background: gradeColour(colour, isDark).fill }}
            />
          </button>
        ))}
      </div>
    </>
  );
}

const COLOUR_NAMES = ['red', 'orange', 'olive', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
