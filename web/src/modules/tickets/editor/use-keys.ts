import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import { pan, toScreen } from '../../../ui/canvas/view.ts';
import { graded } from './changes.ts';
import { commands } from './commands.ts';
import { type Direction, neighbour } from './cursor.ts';
import { indexOf } from './index-of.ts';
import { around, boxOf, isEmpty, joined, ofSeats } from './selection.ts';
import type { Tool } from './tools.ts';
import type { Editor } from './use-editor.ts';
import type { ViewStore } from './use-view.ts';

/** Keys by where they are on the keyboard: with Korean letters switched on they are the same. */
export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  select: 'KeyV',
  hand: 'KeyH',
  row: 'KeyR',
  arc: 'KeyC',
  block: 'KeyB',
  standing: 'KeyA',
  stage: 'KeyS',
};
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const STEPS: Record<Direction, readonly [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

type Asks = { onSave: () => void; onHelp: () => void; onNextFault: () => void };

/** All that can be done with the drawing by keyboard, while it has the focus. */
export function useKeys(editor: Editor, views: ViewStore, asks: Asks) {
  const { t } = useTranslation();

  const moveCursor = (direction: Direction) => {
    const { drawing, cursorId } = editor.latest.current;
    const next = neighbour(drawing, cursorId, direction);
    if (next === null) return;
    editor.set({ cursorId: next });
    const { seats, placeOf, rows, rowOf } = indexOf(drawing);
    const place = placeOf.get(next)!;
    const seat = seats[place]!;
    const { section, row } = rows[rowOf[place]!]!;
    const { x, y } = toScreen(views.get(), seat);
    const { width, height } = views.screen();
    if (x < 20 || y < 20 || x > width - 20 || y > height - 20) views.goTo(seat, views.get().scale);
    announce(
      t('ticketsAdmin.map.seatText', {
        section: section.name.ko,
        row: row.name,
        number: seat.number,
        grade: drawing.grades[seat.grade]?.name.ko ?? '',
        chosen: editor.latest.current.selection.seats.has(next) ? t('ticketsAdmin.map.isChosen') : '',
      }),
    );
  };
  const takeCursor = () => {
    const { drawing, cursorId, selection, settings } = editor.latest.current;
    if (cursorId === null) return moveCursor('right');
    editor.choose(joined(selection, ofSeats(around(drawing, cursorId, settings.reach)), true));
  };
  const arrow = (event: KeyboardEvent, direction: Direction) => {
    const { selection, settings } = editor.latest.current;
    if (event.ctrlKey || event.metaKey || isEmpty(selection)) return moveCursor(direction);
    const [x, y] = STEPS[direction];
    const step = event.altKey ? 1 : Math.max(1, settings.snap) * (event.shiftKey ? 5 : 1);
    commands.nudge(editor, x * step, y * step);
  };
  const withControl: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    KeyA: () => commands.all(editor),
    KeyC: () => commands.copy(editor),
    KeyX: () => commands.cut(editor),
    KeyV: () => commands.paste(editor),
    KeyD: () => commands.duplicate(editor),
    KeyZ: (event) => (event.shiftKey ? editor.redo() : editor.undo()),
    KeyY: () => editor.redo(),
    KeyS: () => asks.onSave(),
  };
  const paintGrade = (at: number) => {
    if (at < editor.latest.current.drawing.grades.length)
      editor.act('grade', (drawing, selection) => graded(drawing, selection, at));
  };
  const alone: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
    Delete: () => commands.remove(editor),
    Backspace: () => commands.remove(editor),
    Enter: takeCursor,
    Space: takeCursor,
    KeyM: (event) => commands.mirror(editor, event.shiftKey ? 'y' : 'x'),
    BracketLeft: (event) => commands.turn(editor, event.shiftKey ? -45 : -5),
    BracketRight: (event) => commands.turn(editor, event.shiftKey ? 45 : 5),
    Equal: () => views.zoom(1.25),
    NumpadAdd: () => views.zoom(1.25),
    Minus: () => views.zoom(0.8),
    NumpadSubtract: () => views.zoom(0.8),
    Digit0: () => views.show(hallOf(editor)),
    KeyZ: () =>
      views.show(boxOf(editor.latest.current.drawing, editor.latest.current.selection) ?? hallOf(editor), 60),
    KeyN: () => asks.onNextFault(),
    PageUp: () => views.set(pan(views.get(), 0, views.screen().height * 0.7)),
    PageDown: () => views.set(pan(views.get(), 0, -views.screen().height * 0.7)),
    Home: () => views.set(pan(views.get(), views.screen().width * 0.7, 0)),
    End: () => views.set(pan(views.get(), -views.screen().width * 0.7, 0)),
    Escape: () => {
      if (editor.latest.current.tool !== 'select') editor.set({ tool: 'select' });
      else commands.none(editor);
    },
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    const direction = ARROWS[event.key];
    const isControl = event.ctrlKey || event.metaKey;
    if (direction !== undefined) arrow(event, direction);
    else if (event.key === '?') asks.onHelp();
    else if (isControl) {
      const run = withControl[event.code];
      if (run === undefined) return;
      run(event);
    } else {
      const tool = (Object.keys(TOOL_KEYS) as Tool[]).find((one) => TOOL_KEYS[one] === event.code);
      const digit = /^Digit([1-8])$/.exec(event.code)?.[1];
      const run = alone[event.code] ?? alone[event.key];
      if (tool !== undefined) editor.set({ tool });
      else if (digit !== undefined) paintGrade(Number(digit) - 1);
      else if (run !== undefined) run(event);
      else return;
    }
    event.preventDefault();
  };
}

export const hallOf = (editor: Editor) => {
  const { width, height } = editor.latest.current.drawing;
  return { x: 0, y: 0, width, height };
};
