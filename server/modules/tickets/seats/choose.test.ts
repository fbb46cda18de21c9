import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HallMap, SeatedSection } from '../maps/hall-map.ts';
import { FREE, HELD, type RoundOnSale } from '../state.ts';
import { chooseSeats } from './choose.ts';
import { takeSeats } from './places.ts';
import { roundWith, type Sketch, statesOf } from './testing/rounds.ts';

const BEST = { kind: 'best', grades: null, sections: null, isTogether: true } as const;
const best = (round: RoundOnSale, quantity: number, more: object = {}) =>
  chooseSeats(round, { ...BEST, quantity, ...more });
const codeOf = (chosen: ReturnType<typeof chooseSeats>): string =>
  'accepted' in chosen ? chosen.code : 'ok';

/** The longest run of free neighbours, worked out in the simplest way. */
function longestRun({ plan, occupancy }: RoundOnSale): number {
  let longest = 0;
  for (const { from, to } of plan.blocks) {
    let run = 0;
    for (let seat = from; seat < to; seat += 1) {
      run = occupancy.states[seat] === FREE ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

function areNeighbours({ plan }: RoundOnSale, seats: readonly number[]): boolean {
  const block = plan.blockOf[seats[0]!];
  return seats.every((seat, i) => seat === seats[0]! + i && plan.blockOf[seat] === block);
}

const halls = fc.record({
  rows: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
  grades: fc.constantFrom(['R'], ['R', 'S'], ['VIP', 'R', 'R', 'S']),
  aisleAfter: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
});

/** Any hall, some of it taken; then members who choose, and places that are given back. */
const stories = fc.record({
  hall: halls,
  taken: fc.array(fc.nat(), { maxLength: 40 }),
  steps: fc.array(
    fc.oneof(
      fc.record({ quantity: fc.integer({ min: 1, max: 6 }), isTogether: fc.boolean() }),
      fc.record({ free: fc.nat() }),
    ),
    { minLength: 1, maxLength: 40 },
  ),
});

test('the best neighbours are refused to nobody while enough of them are free anywhere', () => {
  fc.assert(
    fc.property(stories, ({ hall: { aisleAfter, ...hall }, taken, steps }) => {
      const round = roundWith({ ...hall, ...(aisleAfter !== undefined && { aisleAfter }) });
      const { plan, occupancy } = round;
      const first = new Set(taken.map((seat) => seat % plan.capacity));
      takeSeats(round, [...first], FREE, HELD);
      for (const step of steps) {
        if ('free' in step) {
          const seat = step.free % plan.capacity;
          if (occupancy.states[seat] === HELD) takeSeats(round, [seat], HELD, FREE);
          continue;
        }
        const { quantity, isTogether } = step;
        const run = longestRun(round);
        const free = statesOf(round).split('0').length - 1;
        const seats = best(round, quantity, { isTogether });
        expect(codeOf(seats) === 'ok').toBe(isTogether ? run >= quantity : free >= quantity);
        if ('accepted' in seats) continue;
        expect(new Set(seats).size).toBe(quantity);
        expect(seats.every((seat) => occupancy.states[seat] === FREE)).toBe(true);
        // Also who would sit apart sits together where that is possible.
        if (run >= quantity) expect(areNeighbours(round, seats)).toBe(true);
        takeSeats(round, seats, FREE, HELD);
      }
      const count = (state: string) => statesOf(round).split(state).length - 1;
      expect([occupancy.held, occupancy.sold, occupancy.blocked]).toEqual([count('1'), 0, 0]);
    }),
    { numRuns: 300 },
  );
});

test('a hall is sold to the last seat, whoever asks for any', () => {
  fc.assert(
    fc.property(halls, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), (hall, wishes) => {
      const { aisleAfter, ...rest } = hall;
      const round = roundWith({ ...rest, ...(aisleAfter !== undefined && { aisleAfter }) });
      for (let i = 0; ; i += 1) {
        const together = best(round, wishes[i % wishes.length]!);
        const seats = 'accepted' in together ? best(round, 1) : together;
        if ('accepted' in seats) {
          expect(seats.code).toBe('tickets.sold-out');
          break;
        }
        takeSeats(round, seats, FREE, HELD);
      }
      expect(round.occupancy.held).toBe(round.occupancy.capacity);
    }),
    { numRuns: 100 },
  );
});

test('the grade decides, then whether a single seat would be left, then how near it is', () => {
  const round = roundWith({ rows: [4, 4, 8], grades: ['VIP', 'R', 'S'] });
  // The two in the middle would leave one on each side; the left ones are further from the middle.
  expect(best(round, 2)).toEqual([2, 3]);
  takeSeats(round, [2, 3], FREE, HELD);
  // Three of the four in the second row leave one; in their grade there is no other choice.
  expect(best(round, 3)).toEqual([5, 6, 7]);
  expect(best(round, 3, { grades: ['S'] })).toEqual([11, 12, 13]);
  takeSeats(round, [11, 12, 13], FREE, HELD);
  // Nearer ones would leave the first or the last of their three alone.
  expect(best(round, 2, { grades: ['S'] })).toEqual([14, 15]);
  expect(best(round, 5, { grades: ['VIP', 'S'] })).toMatchObject({ code: 'seat.none-together' });
});

test('neighbours may be of two grades where both will do, and are the worse one’s', () => {
  const map = withGrades([0, 0, 1, 1], [1, 1]);
  const round = roundWith({ map });
  expect(best(round, 2)).toEqual([0, 1]);
  expect(best(round, 3)).toHaveLength(3);
  expect(best(round, 4)).toEqual([0, 1, 2, 3]);
  expect(codeOf(best(round, 3, { grades: ['0'] }))).toBe('seat.none-together');
  expect(codeOf(best(roundWith({ map, round: { prices: { 0: 10 } } }), 3))).toBe('seat.none-together');
});

test('places for wheelchairs are left to those who need them, until nothing else is there', () => {
  const round = roundWith({ map: withGrades([0, 0, 0, 0], []), states: '0000' });
  const row = (round.plan.map.sections[0] as SeatedSection).rows[0]!;
  expect(row.seats).toHaveLength(4);
  round.plan.flagsOf[0] = 1;
  expect(best(round, 2)).not.toContain(0);
  takeSeats(round, [1, 2, 3], FREE, HELD);
  expect(best(round, 1)).toEqual([0]);
});

test('where one stands it is the lowest numbers that are free, and nobody needs neighbours', () => {
  const round = roundWith({ rows: [2], grades: ['R', 'S'], standing: 5 });
  const standing = { sections: ['S'] };
  expect(best(round, 2, standing)).toEqual([2, 3]);
  takeSeats(round, [2, 3], FREE, HELD);
  takeSeats(round, [5], FREE, HELD);
  expect(best(round, 2, standing)).toEqual([4, 6]);
  takeSeats(round, [2], HELD, FREE);
  expect(best(round, 3, standing)).toEqual([2, 4, 6]);
  expect(codeOf(best(round, 4, standing))).toBe('seat.none-together');
});

test('what is asked for in vain is told as it is', () => {
  const code = (sketch: Sketch, quantity: number, more = {}) =>
    codeOf(best(roundWith(sketch), quantity, more));
  expect(code({ rows: [2], states: '12' }, 1)).toBe('tickets.sold-out');
  expect(code({ rows: [3], states: '010' }, 2)).toBe('seat.none-together');
  expect(code({ rows: [3], states: '010' }, 3, { isTogether: false })).toBe('seat.none-together');
  expect(code({ rows: [3], states: '010' }, 2, { isTogether: false })).toBe('ok');
  expect(code({ rows: [2, 2], grades: ['R', 'S'], states: '0011' }, 1, { grades: ['S'] })).toBe(
    'tickets.sold-out',
  );
  expect(code({ rows: [2] }, 1, { grades: ['X'] })).toBe('tickets.seat-not-found');
  expect(code({ rows: [2] }, 1, { sections: ['X'] })).toBe('tickets.seat-not-found');
  expect(code({ rows: [2], round: { prices: {} } }, 1)).toBe('tickets.seat-not-found');
});

test('by hand, every place must be of the round, on sale, free, and named once', () => {
  const round = roundWith({ rows: [4], states: '0120' });
  const hand = (...seats: number[]) => chooseSeats(round, { kind: 'seats', seats });
  expect(hand(3, 0)).toEqual([0, 3]);
  expect(hand(0, 1, 2)).toMatchObject({ code: 'seat.taken', result: { seatIds: ['ROUND-1', 'ROUND-2'] } });
  expect(hand(0, 4)).toMatchObject({ code: 'tickets.seat-not-found', result: { seatIds: ['ROUND-4'] } });
  for (const wrong of [-1, 1.5, Number.NaN, 1e9]) expect(codeOf(hand(wrong))).toBe('tickets.seat-not-found');
  expect(codeOf(hand(0, 0))).toBe('request.invalid');
  expect(codeOf(hand())).toBe('request.invalid');
});

test('whoever picks by hand leaves no single seat, unless there is no other choice', () => {
  const hand = (states: string, ...seats: number[]) =>
    chooseSeats(roundWith({ rows: [states.length], states, round: { sparesOrphans: true } }), {
      kind: 'seats',
      seats,
    });
  expect(hand('00000', 1, 2)).toMatchObject({ code: 'seat.leaves-orphan', result: { seatIds: ['ROUND-0'] } });
  expect(hand('00000', 0, 1)).toEqual([0, 1]);
  expect(hand('00000', 1)).toMatchObject({ code: 'seat.leaves-orphan' });
  expect(hand('00000', 2)).toEqual([2]);
  // Two of three always leave one.
  expect(hand('000', 0, 1)).toEqual([0, 1]);
  expect(hand('000', 0, 2)).toEqual([0, 2]);
  expect(hand('1001', 1)).toEqual([1]);
  // There is a pair elsewhere in the row.
  expect(hand('0001001', 0, 1)).toMatchObject({
    code: 'seat.leaves-orphan',
    result: { seatIds: ['ROUND-2'] },
  });
  expect(hand('0001001', 4, 5)).toEqual([4, 5]);
  // One that was alone before is not this buyer's doing.
  expect(hand('0100000', 2, 3)).toEqual([2, 3]);
});

test('the rule against single seats refuses nobody for good: some choice of that many is always allowed', () => {
  const row = fc.string({ unit: fc.constantFrom('0', '0', '0', '1'), minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(row, fc.integer({ min: 1, max: 5 }), (states, quantity) => {
      const round = roundWith({ rows: [states.length], states, round: { sparesOrphans: true } });
      const windows = Array.from({ length: Math.max(0, states.length - quantity + 1) }, (_, start) =>
        Array.from({ length: quantity }, (_, i) => start + i),
      ).filter((seats) => seats.every((seat) => states[seat] === '0'));
      if (windows.length === 0) return;
      const codes = windows.map((seats) => codeOf(chooseSeats(round, { kind: 'seats', seats })));
      expect(codes).toContain('ok');
      const allowed = windows.filter((_, i) => codes[i] === 'ok');
      const before = singlesIn(states);
      const orphans = (seats: readonly number[]) => {
        const after = Array.from(states, (state, seat) => (seats.includes(seat) ? '1' : state));
        return singlesIn(after.join('')).some((seat) => !before.includes(seat));
      };
      // Where one window leaves nobody alone, all that are allowed do.
      if (windows.some((seats) => !orphans(seats))) {
        const best = windows.filter((seats) => !orphans(seats));
        expect(best.every((seats) => allowed.includes(seats))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** Free places between taken ones, of a row alone. */
const singlesIn = (states: string): number[] =>
  [...`1${states}1`.matchAll(/(?<=1)0(?=1)/g)].map(({ index }) => index - 1);

/** A hall of rows whose seats have grades of their own, by index. */
function withGrades(...rows: number[][]): HallMap {
  const worst = Math.max(...rows.flat());
  const seated: SeatedSection = {
    kind: 'seated',
    key: 'A',
    name: { ko: '1층', en: 'Stalls' },
    rows: rows.map((grades, row) => ({
      name: String(row),
      seats: grades.map((grade, i) => [String(i), 100 + i * 10, 50 + row * 10, grade] as const),
    })),
  };
  const grades = Array.from({ length: worst + 1 }, (_, i) => ({
    ...{ key: String(i), name: { ko: `${i}`, en: `${i}` }, colour: 0 },
  }));
  return { width: 400, height: 200, stage: null, grades, sections: [seated] };
}
