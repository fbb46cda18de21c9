import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMap } from './check.ts';
import { compileMap } from './compile.ts';
import { ACCESSIBLE, type HallMap, type Row, type Seat, type SeatedSection } from './hall-map.ts';
import { labelOf } from './label.ts';
import { rowOf, smallHall } from './testing/halls.ts';

/** A hall whose only section has these rows. */
function withRows(rows: readonly Row[]): HallMap {
  const map = smallHall();
  return { ...map, sections: [{ ...(map.sections[0] as SeatedSection), rows }] };
}

/** The small hall with one seat put in another's place. */
function withSeat(seat: Seat): HallMap {
  const row = rowOf('1', 10, 40);
  return withRows([{ ...row, seats: [...row.seats.slice(0, 3), seat, ...row.seats.slice(4)] }]);
}

describe('a map', () => {
  test('that holds together says how many places it has', () => {
    expect(checkMap(smallHall(4, 10, 30))).toEqual({ ok: true, seats: 70 });
  });

  test.each<[string, HallMap, string, string]>([
    ['not a number', withSeat(['4', Number.NaN, 40, 0]), 'not-a-number', '/sections/0/rows/0/seats/3'],
    [
      'endless',
      withSeat(['4', Number.POSITIVE_INFINITY, 40, 0]),
      'not-a-number',
      '/sections/0/rows/0/seats/3',
    ],
    ['negative', withSeat(['4', -1, 40, 0]), 'outside', '/sections/0/rows/0/seats/3'],
    ['outside', withSeat(['4', 50, 9_000, 0]), 'outside', '/sections/0/rows/0/seats/3'],
    ['of an unknown grade', withSeat(['4', 50, 40, 2]), 'grade', '/sections/0/rows/0/seats/3'],
    ['of half a grade', withSeat(['4', 50, 40, 0.5]), 'grade', '/sections/0/rows/0/seats/3'],
    ['with unknown flags', withSeat(['4', 50, 40, 0, 8]), 'flags', '/sections/0/rows/0/seats/3'],
    ['over another', withSeat(['4', 40.5, 40, 0]), 'overlap', '/sections/0/rows/0/seats/3'],
    ['twice of one number', withSeat(['3', 50, 40, 0]), 'duplicate-seat', '/sections/0/rows/0/seats/3'],
  ])('with a seat that is %s is refused', (_, map, reason, where) => {
    expect(checkMap(map)).toEqual({ ok: false, reason, where });
  });

  test.each<[string, Partial<HallMap>, string]>([
    ['no width', { width: 0 }, 'size'],
    ['an endless height', { height: Number.POSITIVE_INFINITY }, 'size'],
    ['a stage beside it', { stage: { x: 390, y: 0, width: 100, height: 20 } }, 'outside'],
    ['no grades', { grades: [] }, 'empty'],
    ['no sections', { sections: [] }, 'empty'],
    ['an unknown colour', { grades: [{ key: 'R', name: { ko: 'R석', en: 'R' }, colour: 8 }] }, 'colour'],
    ['a grade twice', { grades: [smallHall().grades[0]!, smallHall().grades[0]!] }, 'duplicate-grade'],
    [
      'a section twice',
      { sections: [...smallHall().sections, ...smallHall().sections] },
      'duplicate-section',
    ],
  ])('with %s is refused', (_, change, reason) => {
    expect(checkMap({ ...smallHall(), ...change })).toMatchObject({ ok: false, reason });
  });

  test('with rows of one name, an empty row, or a standing area over seats is refused', () => {
    expect(checkMap(withRows([rowOf('1', 4, 40), rowOf('1', 4, 60)]))).toMatchObject({
      reason: 'duplicate-row',
    });
    expect(checkMap(withRows([{ name: '1', seats: [] }]))).toMatchObject({ reason: 'empty' });
    const hall = smallHall(4, 10, 30);
    const over = hall.sections.map((one) =>
      one.kind === 'standing' ? { ...one, area: { x: 0, y: 30, width: 100, height: 100 } } : one,
    );
    expect(checkMap({ ...hall, sections: over })).toMatchObject({ reason: 'overlap' });
    const none = hall.sections.map((one) => (one.kind === 'standing' ? { ...one, capacity: -5 } : one));
    expect(checkMap({ ...hall, sections: none })).toMatchObject({ reason: 'capacity' });
  });

  test('that is too large is refused before a seat of it is looked at', () => {
    const seats = new Proxy([] as Seat[], {
      get: (target, key) => {
        if (key === 'length') return 1_000_000;
        throw new Error(`looked at ${String(key)} of ${target.length}`);
      },
    });
    const map = withRows([{ name: '1', seats }]);
    expect(checkMap(map)).toEqual({ ok: false, reason: 'too-large', where: '/sections' });
    expect(checkMap(smallHall(1, 4, 60_001))).toMatchObject({ reason: 'too-large' });
    const hidden = smallHall(1, 4, -1_000_000);
    const sections = [...hidden.sections, { ...smallHall(1, 4, 1_000_000).sections[1]!, key: 'G' }];
    expect(checkMap({ ...hidden, sections })).toMatchObject({ reason: 'too-large' });
    expect(checkMap(smallHall(1, 4, Number.NaN))).toMatchObject({ reason: 'too-large' });
    expect(checkMap(smallHall(1, 4, 59_996))).toEqual({ ok: true, seats: 60_000 });
  });

  test('finds two seats in each other’s way as comparing all of them does', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        const seats = places.map(([x, y], i): Seat => [String(i), x, y, 0]);
        const isFree = places.every(([x, y], i) =>
          places.slice(0, i).every(([px, py]) => Math.hypot(x - px, y - py) >= 6),
        );
        expect(checkMap(withRows([{ name: '1', seats }])).ok).toBe(isFree);
      }),
    );
  });
});

describe('a plan', () => {
  const plan = compileMap('m1', smallHall(4, 10, 30));

  test('numbers places in the order of the map, and knows each one’s grade, section and distance', () => {
    expect(plan.capacity).toBe(70);
    expect(plan.sectionFrom).toEqual([0, 40]);
    expect([...plan.gradeOf.subarray(0, 40)]).toEqual([...Array(20).fill(0), ...Array(20).fill(1)]);
    expect(plan.sectionOf[39]).toBe(0);
    expect(plan.sectionOf[40]).toBe(1);
    expect(plan.blockOf[40]).toBe(-1);
    expect(plan.distanceOf[0]).toBeCloseTo(Math.hypot(100 - 20, 20));
    expect(plan.distanceOf[69]).toBe(plan.distanceOf[40]);
  });

  test('splits rows where there is an aisle', () => {
    expect(plan.blocks).toHaveLength(8);
    expect(plan.blocks[1]).toEqual({ section: 0, row: 0, from: 5, to: 10 });
    expect(plan.blockOf[4]).toBe(0);
    expect(plan.blockOf[5]).toBe(1);
  });

  test('splits two seats that stand alone by what is usual in their section', () => {
    const two: Row = {
      name: '2',
      seats: [
        ['1', 20, 80, 0],
        ['2', 60, 80, 0],
      ],
    };
    expect(compileMap('m', withRows([rowOf('1', 4, 40), two])).blocks).toHaveLength(3);
  });

  test('follows a curved row without splitting it', () => {
    const seats = Array.from({ length: 20 }, (_, i): Seat => {
      const angle = Math.PI / 4 + (i * Math.PI) / 2 / 19;
      return [String(i), 200 + 120 * Math.cos(angle), 120 * Math.sin(angle), 0, i === 0 ? ACCESSIBLE : 0];
    });
    const curved = compileMap('m', withRows([{ name: '1', seats }]));
    expect(curved.blocks).toEqual([{ section: 0, row: 0, from: 0, to: 20 }]);
    expect(curved.flagsOf[0]).toBe(ACCESSIBLE);
  });

  test('says what stands on each ticket, and no two are the same', () => {
    expect(labelOf(plan, 0)).toEqual({
      section: { ko: '1층', en: 'Stalls' },
      row: '1',
      number: '1',
      grade: 'R',
    });
    expect(labelOf(plan, 37)).toMatchObject({ row: '4', number: '8', grade: 'S' });
    expect(labelOf(plan, 69)).toEqual({
      section: { ko: '스탠딩', en: 'Standing' },
      row: null,
      number: '30',
      grade: 'S',
    });
    const labels = Array.from({ length: 70 }, (_, seat) => JSON.stringify(labelOf(plan, seat)));
    expect(new Set(labels).size).toBe(70);
    expect(() => labelOf(plan, 70)).toThrow();
  });
});
