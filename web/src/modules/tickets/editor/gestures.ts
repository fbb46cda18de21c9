import type { Point } from '../../../ui/canvas/view.ts';
import { addRows, addStanding, placed, transformed } from './changes.ts';
import type { Drawing } from './drawing.ts';
import { type Handle, pulled, turned } from './handles.ts';
import { clipOf, pasted } from './regroup.ts';
import type { Ghost } from './scene.ts';
import { inside, joined, type Selection } from './selection.ts';
import { isDrawn, type Stroke, type ToolSettings, traced } from './tools.ts';
import { boxBetween, moving, snapped, snappedPoint } from './transforms.ts';
import type { Editor } from './use-editor.ts';

/** What a pointer is doing, between its press and its release. Points are the hall's. */
export type Gesture =
  | { readonly kind: 'frame'; readonly from: Point; readonly to: Point; readonly isAdding: boolean }
  /** `click`: what is chosen when it turns out that nothing was moved. */
  | { readonly kind: 'move'; readonly from: Point; readonly to: Point; readonly click: Selection | null }
  | { readonly kind: 'handle'; readonly handle: Handle; readonly from: Point; readonly to: Point }
  | { readonly kind: 'stroke'; readonly stroke: Stroke; readonly isBending: boolean };

export interface Modifiers {
  /** No snapping; turning by any angle. */
  readonly isFree: boolean;
  /** What is moved stays, and its copy moves. */
  readonly isCopying: boolean;
}

const NO_GHOST: Ghost = {
  transform: null,
  moved: null,
  rows: [],
  area: null,
  frame: null,
  text: null,
  pointer: null,
};

const TURN_STEP = 5;
const stepOf = (settings: ToolSettings, { isFree }: Modifiers): number => (isFree ? 0 : settings.snap);
const shiftOf = ({ from, to }: { from: Point; to: Point }, step: number): Point => ({
  x: snapped(to.x - from.x, step),
  y: snapped(to.y - from.y, step),
});

/** How the picture looks while it goes on. */
export function ghostOf(
  gesture: Gesture,
  settings: ToolSettings,
  modifiers: Modifiers,
  say: (rows: number, seats: number) => string,
): Ghost {
  switch (gesture.kind) {
    case 'frame':
      return { ...NO_GHOST, frame: boxBetween(gesture.from, gesture.to) };
    case 'move': {
      const { x, y } = shiftOf(gesture, stepOf(settings, modifiers));
      return { ...NO_GHOST, transform: moving(x, y) };
    }
    case 'handle':
      return { ...NO_GHOST, ...ghostOfHandle(gesture, settings, modifiers) };
    case 'stroke': {
      const what = traced(gesture.stroke, settings);
      if (what.kind === 'area') return { ...NO_GHOST, area: what.area };
      const seats = what.rows.reduce((sum, row) => sum + row.length, 0);
      const pointer = gesture.stroke.through ?? gesture.stroke.to;
      return { ...NO_GHOST, rows: what.rows, text: say(what.rows.length, seats), pointer };
    }
  }
}

function ghostOfHandle(
  { handle, from, to }: Extract<Gesture, { kind: 'handle' }>,
  settings: ToolSettings,
  modifiers: Modifiers,
): Partial<Ghost> {
  const step = stepOf(settings, modifiers);
  switch (handle.kind) {
    case 'turn':
      return { transform: turned(handle.centre, from, to, modifiers.isFree ? 0 : TURN_STEP) };
    case 'bend':
      return { moved: pulled(handle, to) };
    case 'stretch':
      return { moved: pulled(handle, snappedPoint(to, step)) };
    case 'size':
      return { area: boxBetween(handle.opposite, snappedPoint(to, step)) };
  }
}

/** What it leaves behind. */
export function settle(gesture: Gesture, editor: Editor, modifiers: Modifiers): void {
  const { settings, drawing, selection } = editor.latest.current;
  switch (gesture.kind) {
    case 'frame': {
      const found = inside(drawing, boxBetween(gesture.from, gesture.to), settings.reach);
      editor.choose(gesture.isAdding ? joined(selection, found, false) : found);
      return;
    }
    case 'move': {
      const { x, y } = shiftOf(gesture, stepOf(settings, modifiers));
      if (x === 0 && y === 0) {
        if (gesture.click !== null) editor.choose(gesture.click);
      } else if (modifiers.isCopying)
        editor.act('duplicate', (now, what) => pasted(now, clipOf(now, what), moving(x, y)));
      else editor.act('move', (now, what) => transformed(now, what, moving(x, y)));
      return;
    }
    case 'handle':
      settleHandle(gesture, editor, modifiers);
      return;
    case 'stroke':
      drawStroke(gesture.stroke, editor);
  }
}

function settleHandle(
  { handle, from, to }: Extract<Gesture, { kind: 'handle' }>,
  editor: Editor,
  modifiers: Modifiers,
): void {
  const step = stepOf(editor.latest.current.settings, modifiers);
  switch (handle.kind) {
    case 'turn': {
      const turn = turned(handle.centre, from, to, modifiers.isFree ? 0 : TURN_STEP);
      editor.act('turn', (drawing, selection) => transformed(drawing, selection, turn));
      return;
    }
    case 'bend':
      editor.act('bend', (drawing) => placed(drawing, pulled(handle, to)));
      return;
    case 'stretch':
      editor.act('stretch', (drawing) => placed(drawing, pulled(handle, snappedPoint(to, step))));
      return;
    case 'size': {
      const area = boxBetween(handle.opposite, snappedPoint(to, step));
      if (area.width >= 5 && area.height >= 5)
        editor.act('size', (drawing) => resized(drawing, handle.sectionId, area));
    }
  }
}

/** @param sectionId a standing section; null: the stage */
const resized = (drawing: Drawing, sectionId: number | null, area: NonNullable<Drawing['stage']>): Drawing =>
  sectionId === null
    ? { ...drawing, stage: area }
    : {
        ...drawing,
        sections: drawing.sections.map((section) =>
          section.kind === 'standing' && section.id === sectionId ? { ...section, area } : section,
        ),
      };

/** A finished stroke as rows, an area or the stage. New rows go into the section that the pen is on. */
export function drawStroke(stroke: Stroke, editor: Editor): void {
  if (!isDrawn(stroke)) return;
  const { settings, pen } = editor.latest.current;
  const what = traced(stroke, settings);
  if (what.kind === 'rows') {
    editor.act(stroke.tool === 'block' ? 'block' : 'row', (drawing) =>
      addRows(drawing, what.rows, pen, editor.words),
    );
    // A section that was made for them takes the next ones, too.
    const { drawing } = editor.latest.current;
    const isThere = drawing.sections.some(({ id, kind }) => kind === 'seated' && id === pen.sectionId);
    if (!isThere) editor.set({ pen: { ...pen, sectionId: drawing.sections.at(-1)?.id ?? null } });
  } else if (stroke.tool === 'stage')
    editor.act('stage', (drawing) => ({
      drawing: { ...drawing, stage: what.area },
      selection: { seats: new Set<number>(), areas: new Set<number>(), stage: true },
    }));
  else editor.act('standing', (drawing) => addStanding(drawing, what.area, pen.grade, editor.words));
}
