import { expect, test } from 'vitest';
import type { HallMap } from '../../../api/tickets-admin-types.ts';
import {
  addRows,
  addStanding,
  aligned,
  flagged,
  graded,
  removed,
  transformed,
  withAisles,
} from './changes.ts';
import { ACCESSIBLE, drawingOf, emptyDrawing, mapOf } from './drawing.ts';
import { faultsOf } from './faults.ts';
import { begun, done, redone, undone } from './history.ts';
import { counts, indexOf } from './index-of.ts';
import { clipOf, inSection, joinedRows, numbered, pasted, rowsNamed } from './regroup.ts';
import { around, chosenRows, everything, inside, ofSeats } from './selection.ts';
import { mirroring, moving } from './transforms.ts';

const words = {
  section: (letter: string) => ({ ko: `${letter}구역`, en: `Section ${letter}` }),
  standing: (letter: string) => ({ ko: `스탠딩 ${letter}`, en: `Standing ${letter}` }),
};
const rowAt = (y: number, count = 5, x = 100) =>
  Array.from({ length: count }, (_, at) => ({ x: x + at * 10, y }));
const pen = { sectionId: null, grade: 0 };
/** Three rows of five. */
const hall = () => addRows(emptyDrawing(), [rowAt(100), rowAt(113), rowAt(126)], pen, words);
const labels = (drawing: Parameters<typeof mapOf>[0]) =>
  mapOf(drawing).sections.flatMap((section) =>
    section.kind === 'standing'
      ? [section.name.ko]
      : section.rows.map(
          (row) => `${section.key}/${row.name}: ${row.seats.map(([number]) => number).join(' ')}`,
        ),
  );

test('a map becomes a drawing and the same map again', () => {
  const map: HallMap = {
    width: 300,
    height: 200,
    stage: null,
    grades: [{ key: 'R', name: { ko: 'R석', en: 'R' }, colour: 0 }],
    sections: [
      {
        kind: 'seated',
        key: 'A',
        name: { ko: '가', en: 'A' },
        rows: [
          {
            name: '1',
            seats: [
              ['1', 10, 20, 0],
              ['2', 20.25, 20, 0, ACCESSIBLE],
            ],
          },
        ],
      },
      {
        kind: 'standing',
        key: 'F',
        name: { ko: '스탠딩', en: 'Floor' },
        area: { x: 50, y: 60, width: 100, height: 50 },
        capacity: 40,
        grade: 0,
      },
    ],
  };
  expect(mapOf(drawingOf(map))).toEqual(map);
  expect(counts(drawingOf(map))).toEqual({ total: 42, byGrade: [42] });
});

test('rows go into one section, with the names that follow', () => {
  const { drawing, selection } = hall();
  expect(labels(drawing)).toEqual(['A/A: 1 2 3 4 5', 'A/B: 1 2 3 4 5', 'A/C: 1 2 3 4 5']);
  expect(selection.seats.size).toBe(15);
  const again = addRows(drawing, [rowAt(139, 2)], { sectionId: drawing.sections[0]!.id, grade: 0 }, words);
  expect(labels(again.drawing).at(-1)).toBe('A/D: 1 2');
  expect(faultsOf(again.drawing)).toEqual([]);
});

test('a rectangle takes the seats in it, their rows, or their sections', () => {
  const { drawing } = hall();
  const box = { x: 95, y: 95, width: 20, height: 20 };
  expect(inside(drawing, box, 'seat').seats.size).toBe(4);
  expect(inside(drawing, box, 'row').seats.size).toBe(10);
  expect(inside(drawing, box, 'section').seats.size).toBe(15);
  const first = indexOf(drawing).seats[0]!.id;
  expect(around(drawing, first, 'row')).toHaveLength(5);
});

test('what is moved, mirrored and removed is only what is chosen', () => {
  const { drawing } = hall();
  const some = inside(drawing, { x: 95, y: 95, width: 30, height: 10 }, 'seat');
  const moved = transformed(drawing, some, moving(0, -20));
  expect(
    indexOf(moved)
      .seats.map(({ y }) => y)
      .slice(0, 5),
  ).toEqual([80, 80, 80, 100, 100]);
  // Rows that did not change are the same objects: undoing costs nothing.
  const rowsOf = (of: typeof drawing) => (of.sections[0]!.kind === 'seated' ? of.sections[0]!.rows : []);
  expect(rowsOf(moved)[1]).toBe(rowsOf(drawing)[1]);
  const mirrored = transformed(drawing, everything(drawing), mirroring({ x: 120, y: 0 }, 'x'));
  expect(
    indexOf(mirrored)
      .seats.map(({ x }) => x)
      .slice(0, 5),
  ).toEqual([140, 130, 120, 110, 100]);
  expect(labels(removed(drawing, some).drawing)[0]).toBe('A/A: 4 5');
  const row = ofSeats(around(drawing, indexOf(drawing).seats[0]!.id, 'row'));
  expect(labels(removed(drawing, row).drawing)).toEqual(['A/B: 1 2 3 4 5', 'A/C: 1 2 3 4 5']);
});

test('numbers run from either side or from the middle; rows are named from the stage or towards it', () => {
  const { drawing, selection } = hall();
  const all = { style: 'numbers', start: 1, step: 'all' } as const;
  const first = (of: typeof drawing) => labels(of)[0];
  expect(first(numbered(drawing, selection, { ...all, start: 11 }, 'right'))).toBe('A/A: 15 14 13 12 11');
  expect(first(numbered(drawing, selection, { ...all, step: 'odd' }, 'left'))).toBe('A/A: 1 3 5 7 9');
  expect(first(numbered(drawing, selection, { ...all, step: 'even' }, 'left'))).toBe('A/A: 2 4 6 8 10');
  expect(first(numbered(drawing, selection, { ...all, style: 'letters' }, 'left'))).toBe('A/A: A B C D E');
  expect(first(numbered(drawing, selection, all, 'middle'))).toBe('A/A: 4 2 1 3 5');
  const mirrored = transformed(drawing, selection, mirroring({ x: 120, y: 0 }, 'x'));
  expect(first(numbered(mirrored, selection, all, 'left'))).toBe('A/A: 5 4 3 2 1');
  const names = (isFromStage: boolean) =>
    labels(rowsNamed(drawing, selection, { ...all, start: 5 }, isFromStage)).map(
      (label) => label.split(':')[0],
    );
  expect(names(true)).toEqual(['A/5', 'A/6', 'A/7']);
  expect(names(false)).toEqual(['A/7', 'A/6', 'A/5']);
});

test('an aisle moves what stands behind it, along the row', () => {
  const { drawing } = hall();
  const second = indexOf(drawing).seats[1]!.id;
  const wide = withAisles(drawing, ofSeats([second]), 12);
  expect(
    indexOf(wide)
      .seats.map(({ x }) => x)
      .slice(0, 5),
  ).toEqual([100, 110, 132, 142, 152]);
  expect(
    indexOf(wide)
      .seats.map(({ x }) => x)
      .slice(5, 10),
  ).toEqual([100, 110, 120, 130, 140]);
});

test('seats go into another section; two halves of a row become one', () => {
  const { drawing } = hall();
  const right = inside(drawing, { x: 125, y: 90, width: 20, height: 50 }, 'seat');
  const split = inSection(drawing, right, { key: 'B', name: words.section('B') });
  expect(labels(split)).toEqual([
    'A/A: 1 2 3',
    'A/B: 1 2 3',
    'A/C: 1 2 3',
    'B/A: 4 5',
    'B/B: 4 5',
    'B/C: 4 5',
  ]);
  const top = inside(split, { x: 95, y: 95, width: 100, height: 10 }, 'row');
  expect(labels(joinedRows(split, top))[0]).toBe('A/A: 1 2 3 4 5');
  expect(labels(inSection(split, right, split.sections[0]!.id)).slice(3)).toEqual([
    'A/D: 4 5',
    'A/E: 4 5',
    'A/F: 4 5',
  ]);
});

test('what is put down again has names of its own, and nothing stands on anything', () => {
  const { drawing, selection } = hall();
  const twice = pasted(drawing, clipOf(drawing, selection), mirroring({ x: 300, y: 0 }, 'x'));
  expect(labels(twice.drawing).slice(3)).toEqual(['A/D: 1 2 3 4 5', 'A/E: 1 2 3 4 5', 'A/F: 1 2 3 4 5']);
  expect(faultsOf(twice.drawing)).toEqual([]);
  expect(new Set(indexOf(twice.drawing).seats.map(({ id }) => id)).size).toBe(30);
  expect(twice.selection.seats.size).toBe(15);
  const area = addStanding(drawing, { x: 300, y: 100, width: 100, height: 50 }, 0, words);
  const two = pasted(area.drawing, clipOf(area.drawing, area.selection), moving(0, 100));
  expect(faultsOf(two.drawing)).toEqual([]);
});

test('faults are found with the seats they are about', () => {
  const { drawing, selection } = hall();
  const kinds = (of: typeof drawing) => faultsOf(of).map(({ kind, seatIds }) => `${kind} ${seatIds.length}`);
  expect(kinds(emptyDrawing())).toEqual(['empty 0']);
  const onTop = pasted(drawing, clipOf(drawing, selection), moving(0, 2)).drawing;
  expect(kinds(onTop)).toEqual(['overlap 5', 'overlap 5', 'overlap 5']);
  expect(kinds(transformed(drawing, selection, moving(-115, 0)))).toEqual([
    'outside 2',
    'outside 2',
    'outside 2',
  ]);
  const same = { style: 'numbers', start: 1, step: 'all' } as const;
  const one = ofSeats([indexOf(drawing).seats[2]!.id]);
  expect(kinds(numbered(drawing, one, same, 'left'))).toEqual(['duplicate-seat 1']);
  const row = ofSeats(around(drawing, indexOf(drawing).seats[7]!.id, 'row'));
  expect(kinds(rowsNamed(drawing, row, { ...same, style: 'letters' }, true))).toEqual(['duplicate-row 5']);
  const crowd = addStanding(drawing, { x: 95, y: 95, width: 20, height: 10 }, 0, words).drawing;
  expect(kinds(crowd)).toEqual(['in-standing 2']);
});

test('grades and flags are painted on what is chosen', () => {
  const { drawing } = hall();
  const some = inside(drawing, { x: 95, y: 95, width: 20, height: 10 }, 'seat');
  const two = {
    ...drawing,
    grades: [...drawing.grades, { key: 'S', name: { ko: 'S석', en: 'S' }, colour: 1 }],
  };
  expect(counts(graded(two, some, 1)).byGrade).toEqual([13, 2]);
  const marked = flagged(drawing, some, ACCESSIBLE, true);
  expect(indexOf(marked).seats.filter(({ flags }) => flags === ACCESSIBLE)).toHaveLength(2);
  expect(flagged(marked, some, ACCESSIBLE, false)).toEqual(drawing);
});

test('rows are put in line with each other, and evenly apart', () => {
  const { drawing } = addRows(
    emptyDrawing(),
    [rowAt(100, 5, 90), rowAt(110, 3, 130), rowAt(140, 5, 100)],
    pen,
    words,
  );
  const lefts = (of: typeof drawing) => chosenRows(of, everything(of)).map(({ chosen }) => chosen[0]!.x);
  expect(lefts(aligned(drawing, everything(drawing), 'left'))).toEqual([90, 90, 90]);
  expect(lefts(aligned(drawing, everything(drawing), 'centre'))).toEqual([100, 110, 100]);
  const even = aligned(drawing, everything(drawing), 'y');
  expect(chosenRows(even, everything(even)).map(({ chosen }) => chosen[0]!.y)).toEqual([100, 120, 140]);
});

test('every change can be taken back and done again; keys that are held down are one step', () => {
  const { drawing, selection } = hall();
  let history = begun(drawing);
  for (let step = 0; step < 3; step += 1) {
    const { drawing: now } = history.now;
    history = done(history, 'move', transformed(now, selection, moving(1, 0)), selection, true);
  }
  expect(history.past).toHaveLength(1);
  history = done(history, 'remove', removed(history.now.drawing, selection).drawing);
  expect(history.selection.seats.size).toBe(0);
  const back = undone(undone(history));
  expect(back.now.drawing).toBe(drawing);
  expect(undone(back)).toBe(back);
  expect(redone(redone(back)).now.drawing).toBe(history.now.drawing);
});
