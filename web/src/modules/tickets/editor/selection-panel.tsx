import {
  Accessibility,
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndVertical,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  ClipboardPaste,
  Copy,
  CopyPlus,
  EyeOff,
  FlipHorizontal2,
  FlipVertical2,
  Link2,
  RotateCcw,
  RotateCw,
  Scissors,
  SquareSplitHorizontal,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Switch } from '../../../ui/checkbox.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { gradeColour } from '../canvas/grade-colours.ts';
import { flagged, graded, withAisles } from './changes.ts';
import { canAlign, commands } from './commands.ts';
import { ACCESSIBLE, RESTRICTED_VIEW } from './drawing.ts';
import { NumberingForm, RowNamesForm } from './numbering-forms.tsx';
import { joinedRows } from './regroup.ts';
import { SectionChoice } from './section-choice.tsx';
import { chosenRows, isEmpty } from './selection.ts';
import { BarButton } from './tool-bar.tsx';
import type { Editor } from './use-editor.ts';
import { usePalette } from './use-palette.ts';

/** What can be done with what is chosen. */
export function SelectionPanel({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { selection, drawing } = editor;
  const rows = chosenRows(drawing, selection);
  const seats = rows.flatMap(({ chosen }) => chosen);
  return (
    <section aria-label={t('ticketsAdmin.map.selection')} className="flex flex-col gap-5">
      <div>
        <p className="mb-1 text-sm font-semibold">{t('ticketsAdmin.map.reachLabel')}</p>
        <Segmented
          label={t('ticketsAdmin.map.reachLabel')}
          value={editor.settings.reach}
          onChange={(reach) => editor.set({ settings: { ...editor.settings, reach } })}
          tabs={(['seat', 'row', 'section'] as const).map((value) => ({
            value,
            label: t(`ticketsAdmin.map.reach.${value}`),
          }))}
        />
      </div>
      <p role="status" className="font-bold">
        {isEmpty(selection)
          ? t('ticketsAdmin.map.nothingChosen')
          : t('ticketsAdmin.map.chosenText', {
              seats: format.number(seats.length),
              rows: format.number(rows.length),
            })}
      </p>
      <ActBar editor={editor} />
      {!isEmpty(selection) && <GradePaint editor={editor} />}
      {seats.length > 0 && (
        <>
          <div>
            {(
              [
                [ACCESSIBLE, 'accessible', <Accessibility key="a" aria-hidden="true" className="size-4.5" />],
                [RESTRICTED_VIEW, 'restricted', <EyeOff key="r" aria-hidden="true" className="size-4.5" />],
              ] as const
            ).map(([flag, name, icon]) => (
              <Switch
                key={name}
                label={
                  <span className="flex items-center gap-2">
                    {icon}
                    {t(`ticketsAdmin.map.flags.${name}`)}
                  </span>
                }
                checked={seats.every(({ flags }) => (flags & flag) !== 0)}
                onChange={(isOn) => editor.act('flag', (now, what) => flagged(now, what, flag, isOn))}
              />
            ))}
          </div>
          <NumberingForm editor={editor} />
          <RowNamesForm editor={editor} />
          <SectionChoice editor={editor} />
        </>
      )}
    </section>
  );
}

function ActBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const isNone = isEmpty(editor.selection);
  const hasSeats = editor.selection.seats.size > 0;
  const rows = canAlign(editor);
  const button = (
    name: Parameters<typeof label>[0],
    icon: React.ReactNode,
    run: () => void,
    disabled = isNone,
  ) => (
    <BarButton key={name} label={label(name)} disabled={disabled} onClick={run}>
      {icon}
    </BarButton>
  );
  const label = (
    name:
      | 'copy'
      | 'cut'
      | 'paste'
      | 'duplicate'
      | 'mirrorCopy'
      | 'mirrorX'
      | 'mirrorY'
      | 'turnLeft'
      | 'turnRight'
      | 'left'
      | 'centre'
      | 'right'
      | 'middle'
      | 'spread'
      | 'join'
      | 'aisle'
      | 'remove',
  ) => t(`ticketsAdmin.map.acts.${name}`);
  return (
    <div role="toolbar" aria-label={t('ticketsAdmin.map.actsLabel')} className="-mx-1 flex flex-wrap">
      {button('copy', <Copy />, () => commands.copy(editor))}
      {button('cut', <Scissors />, () => commands.cut(editor))}
      {button('paste', <ClipboardPaste />, () => commands.paste(editor), editor.clip === null)}
      {button('duplicate', <CopyPlus />, () => commands.duplicate(editor))}
      {button('mirrorCopy', <SquareSplitHorizontal />, () => commands.mirrorCopy(editor))}
      {button('mirrorX', <FlipHorizontal2 />, () => commands.mirror(editor, 'x'), !hasSeats)}
      {button('mirrorY', <FlipVertical2 />, () => commands.mirror(editor, 'y'), !hasSeats)}
      {button('turnLeft', <RotateCcw />, () => commands.turn(editor, -15), !hasSeats)}
      {button('turnRight', <RotateCw />, () => commands.turn(editor, 15), !hasSeats)}
      {button('left', <AlignStartVertical />, () => commands.align(editor, 'left'), !rows)}
      {button('centre', <AlignCenterVertical />, () => commands.align(editor, 'centre'), !rows)}
      {button('right', <AlignEndVertical />, () => commands.align(editor, 'right'), !rows)}
      {button('middle', <AlignCenterHorizontal />, () => commands.align(editor, 'middle'), !rows)}
      {button('spread', <AlignVerticalSpaceAround />, () => commands.align(editor, 'y'), !rows)}
      {button('join', <Link2 />, () => editor.act('join', joinedRows), !rows)}
      {button(
        'aisle',
        <SquareSplitHorizontal className="rotate-90" />,
        () => editor.act('aisle', (drawing, selection) => withAisles(drawing, selection, AISLE)),
        !hasSeats,
      )}
      {button('remove', <Trash2 />, () => commands.remove(editor))}
    </div>
  );
}

/** Neighbours that far apart have an aisle between them, for whoever looks for seats side by side. */
const AISLE = 12;

function GradePaint({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const say = useLocal();
  const { isDark } = usePalette();
  return (
    <div>
      <p className="mb-1.5 text-sm font-semibold">{t('ticketsAdmin.map.paintGrade')}</p>
      <div className="flex flex-wrap gap-2">
        {editor.drawing.grades.map((grade, at) => {
          const { fill, ink } = gradeColour(grade.colour, isDark);
          return (
            <button
              key={grade.key}
              type="button"
              onClick={() => editor.act('grade', (drawing, what) => graded(drawing, what, at))}
              style={{ background: fill, color: ink }}
              className="tap rounded-xl px-3.5 text-sm font-bold"
            >
              {say(grade.name)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
