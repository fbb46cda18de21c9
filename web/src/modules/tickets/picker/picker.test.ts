import { expect, test } from 'vitest';
import type { HallMap } from '../../../api/tickets-seats.ts';
import { hallPlan } from './hall-plan.ts';
import { FREE, HELD, SOLD, seatBoard } from './seat-board.ts';
import { numberOf, rowNameOf, seatIdOf, seatOf } from './seat-names.ts';
import { pressed, runAround } from './selection.ts';

/** Two rows of six with an aisle in the middle, then ten places to stand, then a row of two. */
const map: HallMap = {
  width: 200,
  height: 200,
  stage: { x: 50, y: 0, width: 100, height: 20 },
  grades: [
    { key: 'R', name: { ko: 'R석', en: 'R' }, colour: 0 },
    { key: 'S', name: { ko: 'S석', en: 'S' }, colour: 1 },
  ],
  sections: [
    {
      kind: 'seated',
      key: 'A',
      name: { ko: '1층', en: 'Stalls' },
      rows: ['가', '나'].map((name, row) => ({
        name,
        seats: [0, 1, 2, 3, 4, 5].map((at) => [
          String(at + 1),
          at * 10 + (at > 2 ? 20 : 0),
          40 + row * 10,
          row,
        ]),
      })),
    },
    {
      kind: 'standing',
      key: 'S',
      name: { ko: '스탠딩', en: 'Standing' },
      area: { x: 0, y: 80, width: 100, height: 30 },
      capacity: 10,
      grade: 1,
    },
    {
      kind: 'seated',
      key: 'B',
      name: { ko: '2층', en: 'Circle' },
      rows: [
        {
          name: '1',
          seats: [
            ['7', 0, 140, 0, 1],
            ['8', 10, 140, 0],
          ],
        },
      ],
    },
  ],
};

test('places have the numbers that the server gives them', () => {
  const plan = hallPlan(map);
  expect(plan.capacity).toBe(24);
  expect([numberOf(plan, 0), rowNameOf(plan, 11), numberOf(plan, 12), numberOf(plan, 21)]).toEqual([
    '1',
    '나',
    '1',
    '10',
  ]);
  expect([numberOf(plan, 23), rowNameOf(plan, 23), rowNameOf(plan, 12)]).toEqual(['8', '1', null]);
  expect([...plan.blockOf.subarray(0, 7)]).toEqual([1, 1, 1, 2, 2, 2, 3]);
  expect(plan.seated.length).toBe(14);
  expect(plan.sections.map(({ from, to }) => [from, to])).toEqual([
    [0, 12],
    [12, 22],
    [22, 24],
  ]);
  expect(seatOf('R1', seatIdOf('R1', 12))).toBe(12);
  expect(seatOf('R1', 'R2-12')).toBe(null);
});

test('counts follow the states, whole or by what changed', () => {
  const board = seatBoard(hallPlan(map));
  expect(board.load({ sequence: 4, states: '0012'.padEnd(24, '0') })).toEqual([2, 3]);
  expect([board.free, board.freeInSection[0], board.freeInRow[0]]).toEqual([22, 10, 4]);
  expect(
    board.apply({
      from: 4,
      sequence: 6,
      changes: [
        [2, '0'],
        [0, '2'],
      ],
    }),
  ).toEqual([2, 0]);
  expect([board.states[0], board.states[2], board.states[3]]).toEqual([SOLD, FREE, SOLD]);
  expect(board.freeInRow[0]).toBe(4);
  // What is older than what is known changes nothing, and what was missed is said to be.
  expect(board.apply({ from: 3, sequence: 5, changes: [[1, '1']] })).toEqual([]);
  expect(board.apply({ from: 7, sequence: 9, changes: [[1, '1']] })).toBe(null);
  expect(board.load({ sequence: 5, states: '1'.repeat(24) })).toBe(null);
  expect(board.states[1]).toBe(FREE);
  expect(board.apply({ from: 5, sequence: 7, changes: [[1, '1']] })).toEqual([1]);
  expect(board.states[1]).toBe(HELD);
});

test('one press chooses neighbours of one block, rather without leaving a seat alone', () => {
  const plan = hallPlan(map);
  const isFree = () => true;
  expect(runAround(plan, 1, 3, isFree)).toEqual([0, 1, 2]);
  expect(runAround(plan, 1, 4, isFree)).toBe(null);
  // Two of three: either end is left alone, the nearer one it is.
  expect(runAround(plan, 4, 2, isFree)).toHaveLength(2);
  expect(runAround(plan, 4, 2, (seat) => seat !== 3)).toEqual([4, 5]);
  expect(runAround(plan, 12, 2, isFree)).toBe(null);
  const how = { quantity: 2, isTogether: true, isFree };
  expect(pressed(plan, [], 0, how)).toEqual({ seats: [0, 1], fellShort: false });
  expect(pressed(plan, [0, 1], 1, how)).toEqual({ seats: [0], fellShort: false });
  expect(pressed(plan, [0], 7, how)).toEqual({ seats: [0, 7], fellShort: false });
  expect(pressed(plan, [0, 1], 9, { ...how, isTogether: false })).toEqual({
    seats: [1, 9],
    fellShort: false,
  });
  expect(pressed(plan, [], 22, { ...how, isFree: (seat) => seat !== 23 })).toEqual({
    seats: [22],
    fellShort: true,
  });
});
