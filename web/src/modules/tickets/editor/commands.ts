import { aligned, removed, transformed } from './changes.ts';
import { clipOf, pasted } from './regroup.ts';
import { boxOf, chosenRows, everything, isEmpty, NOTHING } from './selection.ts';
import type { Side } from './transforms.ts';
import { centreOfBox, mirroring, moving, turning } from './transforms.ts';
import type { Editor } from './use-editor.ts';

/** What buttons and keys do with what is chosen. */
export const commands = {
  all: (editor: Editor) => editor.choose(everything(editor.latest.current.drawing)),
  none: (editor: Editor) => editor.choose(NOTHING),
  remove: (editor: Editor) => editor.act('remove', removed),
  copy: (editor: Editor) => {
    const { drawing, selection } = editor.latest.current;
    if (!isEmpty(selection)) editor.set({ clip: clipOf(drawing, selection), pastes: 0 });
  },
  cut: (editor: Editor) => {
    commands.copy(editor);
    editor.act('cut', removed);
  },
  paste: (editor: Editor) => {
    const { clip, pastes } = editor.latest.current;
    if (clip === null) return;
    const step = (pastes + 1) * STEP;
    editor.act('paste', (drawing) => pasted(drawing, clip, moving(step, step)));
    editor.set({ pastes: pastes + 1 });
  },
  duplicate: (editor: Editor) =>
    editor.act('duplicate', (drawing, selection) => {
      const box = boxOf(drawing, selection);
      // Below the original, where the next rows would be.
      const down = (box?.height ?? 0) + editor.latest.current.settings.rowDistance;
      return pasted(drawing, clipOf(drawing, selection), moving(0, down));
    }),
  /** @param axis 'x' swaps left and right */
  mirror: (editor: Editor, axis: 'x' | 'y') =>
    editor.act('mirror', (drawing, selection) => {
      const box = boxOf(drawing, selection);
      return box === null ? drawing : transformed(drawing, selection, mirroring(centreOfBox(box), axis));
    }),
  /** The same on the other side of the hall. */
  mirrorCopy: (editor: Editor) =>
    editor.act('duplicate', (drawing, selection) => {
      const { stage, width } = drawing;
      const x = stage === null ? width / 2 : stage.x + stage.width / 2;
      return pasted(drawing, clipOf(drawing, selection), mirroring({ x, y: 0 }, 'x'));
    }),
  turn: (editor: Editor, degrees: number) =>
    editor.act(
      'turn',
      (drawing, selection) => {
        const box = boxOf(drawing, selection);
        return box === null ? drawing : transformed(drawing, selection, turning(centreOfBox(box), degrees));
      },
      true,
    ),
  nudge: (editor: Editor, dx: number, dy: number) =>
    editor.act('move', (drawing, selection) => transformed(drawing, selection, moving(dx, dy)), true),
  align: (editor: Editor, side: Side | 'x' | 'y') =>
    editor.act('align', (drawing, selection) => aligned(drawing, selection, side)),
};

const STEP = 15;

/** Whether there are rows that can be put in line with each other. */
export const canAlign = ({ drawing, selection }: Editor): boolean =>
  chosenRows(drawing, selection).length > 1;
