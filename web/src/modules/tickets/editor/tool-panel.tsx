import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../i18n/use-local.ts';
import { Button } from '../../../ui/button.tsx';
import { Switch } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/field.tsx';
import { arcThrough, blockOfRows, seatsAlong } from './arcs.ts';
import { addRows } from './changes.ts';
import { drawStroke } from './gestures.ts';
import { NumberField } from './number-field.tsx';
import { shapeOf, type Tool } from './tools.ts';
import type { Editor } from './use-editor.ts';

/** How the tool in hand draws; and drawing by numbers, for whoever has no pointer. */
export function ToolPanel({ editor, tool }: { editor: Editor; tool: Exclude<Tool, 'select' | 'hand'> }) {
  const { t } = useTranslation();
  const { settings } = editor;
  const set = (change: Partial<typeof settings>) => editor.set({ settings: { ...settings, ...change } });
  const drawsSeats = tool === 'row' || tool === 'arc' || tool === 'block';
  return (
    <section aria-label={t(`ticketsAdmin.map.tool.${tool}`)} className="flex flex-col gap-4">
      <div>
        <h2 className="font-bold">{t(`ticketsAdmin.map.tool.${tool}`)}</h2>
        <p className="text-sm text-muted">{t(`ticketsAdmin.map.toolHint.${tool}`)}</p>
      </div>
      {tool !== 'stage' && <PenFields editor={editor} withSection={drawsSeats} />}
      {drawsSeats && (
        <div className="flex gap-3">
          <NumberField
            label={t('ticketsAdmin.map.seatDistance')}
            value={settings.seatDistance}
            min={6}
            max={100}
            onChange={(seatDistance) => set({ seatDistance })}
          />
          {tool === 'block' && (
            <NumberField
              label={t('ticketsAdmin.map.rowDistance')}
              value={settings.rowDistance}
              min={6}
              max={200}
              onChange={(rowDistance) => set({ rowDistance })}
            />
          )}
        </div>
      )}
      {(tool === 'row' || tool === 'arc') && (
        <>
          <Switch
            label={t('ticketsAdmin.map.fixedCount')}
            checked={settings.seatsInRow !== null}
            onChange={(isFixed) => set({ seatsInRow: isFixed ? 10 : null })}
          />
          {settings.seatsInRow !== null && (
            <NumberField
              label={t('ticketsAdmin.map.seatsInRow')}
              value={settings.seatsInRow}
              min={1}
              max={500}
              isWhole
              onChange={(seatsInRow) => set({ seatsInRow })}
            />
          )}
        </>
      )}
      {tool === 'block' && (
        <>
          <NumberField
            label={t('ticketsAdmin.map.curve')}
            value={settings.curve * 100}
            min={0}
            max={50}
            onChange={(percent) => set({ curve: percent / 100 })}
          />
          <Switch
            label={t('ticketsAdmin.map.staggered')}
            checked={settings.isStaggered}
            onChange={(isStaggered) => set({ isStaggered })}
          />
        </>
      )}
      <ByNumbers editor={editor} tool={tool} />
    </section>
  );
}

/** What new seats cost, and which section they go to. */
function PenFields({ editor, withSection }: { editor: Editor; withSection: boolean }) {
  const { t } = useTranslation();
  const say = useLocal();
  const { drawing, pen } = editor;
  const seated = drawing.sections.filter(({ kind }) => kind === 'seated');
  const isThere = seated.some(({ id }) => id === pen.sectionId);
  return (
    <div className="grid grid-cols-2 gap-3">
      {withSection && (
        <Select
          label={t('ticketsAdmin.map.section')}
          value={isThere ? String(pen.sectionId) : ''}
          onChange={({ target }) =>
            editor.set({ pen: { ...pen, sectionId: target.value === '' ? null : Number(target.value) } })
          }
          options={[
            ...seated.map(({ id, name }) => ({ value: String(id), label: say(name) })),
            { value: '', label: t('ticketsAdmin.map.makeSection') },
          ]}
        />
      )}
      <Select
        label={t('ticketsAdmin.map.grade')}
        value={String(pen.grade)}
        onChange={({ target }) => editor.set({ pen: { ...pen, grade: Number(target.value) } })}
        options={drawing.grades.map(({ name }, at) => ({ value: String(at), label: say(name) }))}
      />
    </div>
  );
}

type Numbers = {
  x: number;
  y: number;
  width: number;
  height: number;
  seats: number;
  rows: number;
  bend: number;
};

function ByNumbers({ editor, tool }: { editor: Editor; tool: Exclude<Tool, 'select' | 'hand'> }) {
  const { t } = useTranslation();
  const [numbers, setNumbers] = useState<Numbers>({
    x: 100,
    y: 100,
    width: 150,
    height: 80,
    seats: 10,
    rows: 5,
    bend: 20,
  });
  const fields: Record<typeof tool, readonly (keyof Numbers)[]> = {
    row: ['x', 'y', 'seats'],
    arc: ['x', 'y', 'seats', 'bend'],
    block: ['x', 'y', 'seats', 'rows'],
    standing: ['x', 'y', 'width', 'height'],
    stage: ['x', 'y', 'width', 'height'],
  };
  const add = () => {
    const { x, y, width, height, seats, rows, bend } = numbers;
    const { settings, pen, drawing } = editor.latest.current;
    const corner = { x, y };
    if (tool === 'standing' || tool === 'stage') {
      drawStroke({ tool, from: corner, to: { x: x + width, y: y + height }, through: null }, editor);
      return;
    }
    const long = (seats - 1) * settings.seatDistance;
    const points =
      tool === 'block'
        ? blockOfRows(corner, shapeOf({ rows, seats }, settings))
        : [
            seatsAlong(
              arcThrough(corner, { x: x + long / 2, y: y + (tool === 'arc' ? bend : 0) }, { x: x + long, y }),
              { count: seats },
            ),
          ];
    editor.act(tool === 'block' ? 'block' : 'row', () => addRows(drawing, points, pen, editor.words));
    // The next one is put behind it.
    setNumbers({ ...numbers, y: y + (tool === 'block' ? rows : 1) * settings.rowDistance });
  };
  return (
    <fieldset className="flex flex-col gap-3 rounded-2xl border border-line p-3">
      <legend className="px-1 text-sm font-semibold">{t('ticketsAdmin.map.byNumbers')}</legend>
      <div className="grid grid-cols-2 gap-3">
        {fields[tool].map((field) => (
          <NumberField
            key={field}
            label={t(`ticketsAdmin.map.number.${field}`)}
            value={numbers[field]}
            min={field === 'bend' ? -500 : field === 'seats' || field === 'rows' ? 1 : 0}
            max={field === 'seats' ? 500 : field === 'rows' ? 200 : 20_000}
            isWhole={field === 'seats' || field === 'rows'}
            onChange={(value) => setNumbers({ ...numbers, [field]: value })}
          />
        ))}
      </div>
      <Button size="sm" variant="secondary" onClick={add}>
        {t('ticketsAdmin.map.add')}
      </Button>
    </fieldset>
  );
}
