import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMap } from '../server/modules/tickets/maps/check.ts';
import {
  addRows,
  addStanding,
  removed,
  transformed,
  withAisles,
} from '../web/src/modules/tickets/editor/changes.ts';
import { type Drawing, drawingOf, emptyDrawing, mapOf } from '../web/src/modules/tickets/editor/drawing.ts';
import { faultsOf } from '../web/src/modules/tickets/editor/faults.ts';
import { clipOf, numbered, pasted, rowsNamed } from '../web/src/modules/tickets/editor/regroup.ts';
import { inside } from '../web/src/modules/tickets/editor/selection.ts';
import { mirroring, moving } from '../web/src/modules/tickets/editor/transforms.ts';

const words = {
  section: (letter: string) => ({ ko: `${letter}구역`, en: letter }),
  standing: (letter: string) => ({ ko: `스탠딩 ${letter}`, en: letter }),
};
const place = fc.integer({ min: -4, max: 60 }).map((at) => at * 10);
const box = fc.record({
  x: place,
  y: place,
  width: fc.integer({ min: 1, max: 20 }).map((at) => at * 10),
  height: fc.integer({ min: 1, max: 20 }).map((at) => at * 10),
});
type Action = (drawing: Drawing) => Drawing;

/** What somebody may do to a hall, well or badly. */
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ box, rows: fc.integer({ min: 1, max: 4 }), seats: fc.integer({ min: 1, max: 8 }) }).map(
    ({ box: { x, y }, rows, seats }): Action =>
      (drawing) =>
        addRows(
          drawing,
          Array.from({ length: rows }, (_, row) =>
            Array.from({ length: seats }, (_, seat) => ({ x: x + seat * 10, y: y + row * 12 })),
          ),
          { sectionId: drawing.sections.find(({ kind }) => kind === 'seated')?.id ?? null, grade: 0 },
          words,
        ).drawing,
  ),
  box.map(
    (area): Action =>
      (drawing) =>
        addStanding(drawing, area, 0, words).drawing,
  ),
  fc.tuple(box, place, place).map(
    ([frame, dx, dy]): Action =>
      (drawing) =>
        transformed(drawing, inside(drawing, frame, 'seat'), moving(dx / 7, dy / 7)),
  ),
  box.map(
    (frame): Action =>
      (drawing) =>
        removed(drawing, inside(drawing, frame, 'seat')).drawing,
  ),
  box.map(
    (frame): Action =>
      (drawing) =>
        pasted(drawing, clipOf(drawing, inside(drawing, frame, 'row')), mirroring({ x: 300, y: 0 }, 'x'))
          .drawing,
  ),
  box.map(
    (frame): Action =>
      (drawing) =>
        withAisles(drawing, inside(drawing, frame, 'seat'), 12),
  ),
  fc.tuple(box, fc.integer({ min: 1, max: 5 })).map(
    ([frame, start]): Action =>
      (drawing) => {
        const some = inside(drawing, frame, 'seat');
        const counting = { style: 'numbers', start, step: 'all' } as const;
        return rowsNamed(numbered(drawing, some, counting, 'left'), some, counting, true);
      },
  ),
);

test('the editor finds something wrong with a hall exactly when the server would refuse it', () => {
  const outcomes = { sound: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(action, { maxLength: 8 }), (actions) => {
      const drawn = actions.reduce((drawing, act) => act(drawing), emptyDrawing());
      // As it comes back from a file: lengths are kept to a hundredth.
      const map = mapOf(drawn);
      const faults = faultsOf(drawingOf(map)).map(({ kind }) => kind);
      expect([faults.length === 0, faults, checkMap(map)]).toEqual([checkMap(map).ok, faults, checkMap(map)]);
      expect(mapOf(drawingOf(map))).toEqual(map);
      outcomes[faults.length === 0 ? 'sound' : 'refused'] += 1;
    }),
    { numRuns: 400 },
  );
  // Both were met, and often.
  expect(Math.min(outcomes.sound, outcomes.refused)).toBeGreaterThan(40);
});
