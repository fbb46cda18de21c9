import { Armchair, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type DrawnSection, type StandingPart, withSection } from './drawing.ts';
import { NumberField } from './number-field.tsx';
import { NOTHING, ofSeats } from './selection.ts';
import type { Editor } from './use-editor.ts';

/** The sections and their rows: what they are called, and a way to choose them without a pointer. */
export function SectionsPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const { sections } = editor.drawing;
  if (sections.length === 0)
    return (
      <EmptyState icon={<Armchair aria-hidden="true" />} title={t('ticketsAdmin.map.noSections')}>
        {t('ticketsAdmin.map.noSectionsLead')}
      </EmptyState>
    );
  return (
    <ul className="flex flex-col gap-3">
      {sections.map((section) => (
        <li key={section.id} className="rounded-2xl border border-line p-3">
          <SectionFields editor={editor} section={section} />
        </li>
      ))}
    </ul>
  );
}

function SectionFields({ editor, section }: { editor: Editor; section: DrawnSection }) {
  const { t } = useTranslation();
  const say = useLocal();
  const format = useFormat();
  const isStanding = section.kind === 'standing';
  const seats = isStanding ? section.capacity : section.rows.reduce((sum, row) => sum + row.seats.length, 0);
  const choose = () =>
    editor.choose(
      isStanding
        ? { ...NOTHING, areas: new Set([section.id]) }
        : ofSeats(section.rows.flatMap((row) => row.seats.map(({ id }) => id))),
    );
  return (
    <>
      <div className="flex items-center gap-2">
        {isStanding ? (
          <UsersRound aria-hidden="true" className="size-5 text-muted" />
        ) : (
          <Armchair aria-hidden="true" className="size-5 text-muted" />
        )}
        <h3 className="min-w-0 flex-1 truncate font-bold">{say(section.name)}</h3>
        <span className="tnum text-sm text-muted">
          {t('ticketsAdmin.map.seatsText', { seats: format.number(seats) })}
        </span>
        <Button size="sm" variant="ghost" onClick={choose}>
          {t('ticketsAdmin.map.choose')}
          <span className="sr-only">{say(section.name)}</span>
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-2">
        {(['ko', 'en'] as const).map((language) => (
          <Field
            key={language}
            label={t(`common.inLanguage.${language}`, { label: t('ticketsAdmin.map.name') })}
            value={section.name[language]}
            lang={language}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) =>
              editor.act(
                'section',
                (now) =>
                  withSection(now, section.id, (one) => ({
                    ...one,
                    name: { ...one.name, [language]: target.value },
                  })),
                true,
              )
            }
          />
        ))}
      </div>
      {isStanding ? (
        <StandingFields editor={editor} section={section} />
      ) : (
        <details className="mt-2">
          <summary className="tap flex cursor-pointer items-center rounded-xl px-1 text-sm font-semibold text-muted">
            {t('ticketsAdmin.map.rowsText', { count: section.rows.length })}
          </summary>
          <ul className="flex flex-wrap gap-1.5 pt-1">
            {section.rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  onClick={() => editor.choose(ofSeats(row.seats.map(({ id }) => id)))}
                  className="tap rounded-xl border border-line px-3 text-sm font-semibold hover:bg-sunken"
                >
                  {t('ticketsAdmin.map.rowText', { row: row.name, count: row.seats.length })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function StandingFields({ editor, section }: { editor: Editor; section: StandingPart }) {
  const { t } = useTranslation();
  const say = useLocal();
  const set = (change: Partial<StandingPart>) =>
    editor.act(
      'standing',
      (now) => withSection(now, section.id, (one) => (one.kind === 'standing' ? { ...one, ...change } : one)),
      true,
    );
  return (
    <div className="mt-2 grid grid-cols-2 gap-2">
      <NumberField
        label={t('ticketsAdmin.map.capacity')}
        value={section.capacity}
        min={1}
        max={60_000}
        isWhole
        onChange={(capacity) => set({ capacity })}
      />
      <Select
        label={t('ticketsAdmin.map.grade')}
        value={String(section.grade)}
        onChange={({ target }) => set({ grade: Number(target.value) })}
        options={editor.drawing.grades.map(({ name }, at) => ({ value: String(at), label: say(name) }))}
      />
    </div>
  );
}
