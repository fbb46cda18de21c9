import { ACCESSIBLE, type Grade, type HallMap, RESTRICTED_VIEW, type Section } from '../maps/hall-map.ts';
import { arcRow, rowsOf, straightRow } from './drawing.ts';

const GRADES = {
  vip: { key: 'VIP', name: { ko: 'VIP석', en: 'VIP' }, colour: 0 },
  r: { key: 'R', name: { ko: 'R석', en: 'R' }, colour: 1 },
  s: { key: 'S', name: { ko: 'S석', en: 'S' }, colour: 2 },
  a: { key: 'A', name: { ko: 'A석', en: 'A' }, colour: 3 },
  all: { key: 'ALL', name: { ko: '전석', en: 'All seats' }, colour: 1 },
  standing: { key: 'ST', name: { ko: '스탠딩', en: 'Standing' }, colour: 4 },
} satisfies Record<string, Grade>;

const letter = (index: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index);

/** A black box under a roof: seven rows on either side of one aisle. */
export function blackBox(): HallMap {
  const rows = rowsOf(7, (i) =>
    straightRow({
      name: letter(i),
      x: 30,
      y: 90 + i * 13,
      groups: [7, 7],
      aisle: 20,
      grade: 0,
      ...(i === 6 && { flags: { 1: ACCESSIBLE, 14: ACCESSIBLE } }),
    }),
  );
  return {
    width: 220,
    height: 200,
    stage: { x: 40, y: 20, width: 140, height: 40 },
    grades: [GRADES.all],
    sections: [{ kind: 'seated', key: '1F', name: { ko: '객석', en: 'House' }, rows }],
  };
}

/** A playhouse of some three hundred: the stalls, and two rows of a gallery. */
export function playhouse(): HallMap {
  const stalls = rowsOf(12, (i) =>
    straightRow({
      name: String(i + 1),
      x: 30,
      y: 100 + i * 13,
      groups: [6, 12, 6],
      aisle: 14,
      grade: i < 7 ? (place) => (place < 3 || place > 20 ? 1 : 0) : 1,
      ...(i === 11 && { flags: { 1: ACCESSIBLE, 2: ACCESSIBLE } }),
    }),
  );
  const gallery = rowsOf(2, (i) =>
    straightRow({
      name: String(i + 1),
      x: 58,
      y: 290 + i * 13,
      groups: [11, 11],
      aisle: 8,
      grade: 2,
      flags: { 1: RESTRICTED_VIEW, 22: RESTRICTED_VIEW },
    }),
  );
  return {
    width: 340,
    height: 340,
    stage: { x: 60, y: 20, width: 220, height: 50 },
    grades: [GRADES.r, GRADES.s, GRADES.a],
    sections: [
      { kind: 'seated', key: '1F', name: { ko: '1층', en: 'Stalls' }, rows: stalls },
      { kind: 'seated', key: '2F', name: { ko: '2층', en: 'Gallery' }, rows: gallery },
    ],
  };
}

interface Fan {
  readonly key: string;
  readonly name: Section['name'];
  readonly middle: readonly [x: number, y: number];
  readonly radius: number;
  readonly rows: number;
  readonly between: number;
  /** Degrees, from the left end to the right end as one looks from the stage. */
  readonly from: number;
  readonly to: number;
  readonly grade: (row: number) => number;
}

const fan = ({ key, name, middle: [cx, cy], radius, rows, between, from, to, grade }: Fan): Section => ({
  kind: 'seated',
  key,
  name,
  rows: rowsOf(rows, (i) =>
    arcRow({ name: String(i + 1), cx, cy, radius: radius + i * between, from, to, grade: grade(i) }),
  ),
});

/** A theatre for musicals: three blocks on the ground, three above. */
export function grandTheatre(): HallMap {
  const middle = [450, -260] as const;
  const block = (
    floor: 1 | 2,
    side: 'A' | 'B' | 'C',
    [from, to]: readonly [number, number],
    grade: Fan['grade'],
  ) =>
    fan({
      key: `${floor}F-${side}`,
      name: { ko: `${floor}층 ${side}구역`, en: `Floor ${floor}, ${side}` },
      middle,
      ...(floor === 1 ? { radius: 400, rows: 20 } : { radius: 690, rows: 10 }),
      between: 13,
      from,
      to,
      grade,
    });
  const near = (row: number) => (row < 10 ? 0 : row < 16 ? 1 : 2);
  const wing = (row: number) => (row < 8 ? 1 : 2);
  return {
    width: 900,
    height: 600,
    stage: { x: 280, y: 20, width: 340, height: 60 },
    grades: [GRADES.vip, GRADES.r, GRADES.s, GRADES.a],
    sections: [
      block(1, 'A', [123, 107], wing),
      block(1, 'B', [104, 76], near),
      block(1, 'C', [73, 57], wing),
      block(2, 'A', [117, 104], () => 3),
      block(2, 'B', [102, 78], (row) => (row < 4 ? 2 : 3)),
      block(2, 'C', [76, 63], () => 3),
    ],
  };
}

/** A concert hall of some two thousand: wide arcs, a balcony, and places that see less. */
export function concertHall(): HallMap {
  const middle = [600, -120] as const;
  const arc = (
    key: string,
    name: Section['name'],
    radius: number,
    rows: number,
    ends: readonly [number, number],
    grade: Fan['grade'],
  ) => fan({ key, name, middle, radius, rows, between: 13, from: ends[0], to: ends[1], grade });
  const boxes = (side: 'L' | 'R'): Section => ({
    kind: 'seated',
    key: `BOX-${side}`,
    name: side === 'L' ? { ko: '왼쪽 박스', en: 'Boxes, left' } : { ko: '오른쪽 박스', en: 'Boxes, right' },
    rows: rowsOf(2, (i) =>
      straightRow({
        name: String(i + 1),
        x: side === 'L' ? 150 : 890,
        y: 60 + i * 16,
        groups: [6, 6],
        aisle: 30,
        grade: 2,
        flags:
          side === 'L'
            ? { 1: RESTRICTED_VIEW, 2: RESTRICTED_VIEW }
            : { 11: RESTRICTED_VIEW, 12: RESTRICTED_VIEW },
      }),
    ),
  });
  return {
    width: 1_200,
    height: 700,
    stage: { x: 440, y: 20, width: 320, height: 80 },
    grades: [GRADES.vip, GRADES.r, GRADES.s, GRADES.a],
    sections: [
      arc('1F-L', { ko: '1층 왼쪽', en: 'Stalls, left' }, 300, 20, [141, 116], (row) => (row < 9 ? 1 : 2)),
      arc('1F-M', { ko: '1층 가운데', en: 'Stalls, middle' }, 300, 20, [113, 67], (row) =>
        row > 2 && row < 13 ? 0 : 1,
      ),
      arc('1F-R', { ko: '1층 오른쪽', en: 'Stalls, right' }, 300, 20, [64, 39], (row) => (row < 9 ? 1 : 2)),
      arc('2F-L', { ko: '2층 왼쪽', en: 'Balcony, left' }, 600, 9, [134, 113], () => 3),
      arc('2F-M', { ko: '2층 가운데', en: 'Balcony, middle' }, 600, 9, [111, 69], (row) => (row < 3 ? 2 : 3)),
      arc('2F-R', { ko: '2층 오른쪽', en: 'Balcony, right' }, 600, 9, [67, 46], () => 3),
      boxes('L'),
      boxes('R'),
    ],
  };
}

const ARENA_PLACES = 8_000;

/** An arena for eight thousand: two standing areas before the stage, stands around them. */
export function arena(): HallMap {
  const middle = [1_150, 220] as const;
  const sections: Section[] = [];
  for (let i = 0; i < 12; i += 1) {
    const from = 172 - i * 13.8;
    const side = Math.abs(i - 5.5);
    const no = 101 + i;
    sections.push(
      fan({
        ...{ key: String(no), name: { ko: `${no}구역`, en: `Block ${no}` }, middle, radius: 640, rows: 14 },
        ...{ between: 13, from, to: from - 12, grade: () => (side < 3 ? 1 : 2) },
      }),
    );
  }
  for (let i = 0; i < 12; i += 1) {
    const from = 172 - i * 13.8;
    const side = Math.abs(i - 5.5);
    const no = 201 + i;
    sections.push(
      fan({
        ...{ key: String(no), name: { ko: `${no}구역`, en: `Block ${no}` }, middle, radius: 870, rows: 16 },
        ...{ between: 13, from, to: from - 12.4, grade: (row) => (side < 4 && row < 8 ? 2 : 3) },
      }),
    );
  }
  let seated = 0;
  for (const section of sections) {
    if (section.kind === 'seated') for (const row of section.rows) seated += row.seats.length;
  }
  const left = Math.floor((ARENA_PLACES - seated) / 2);
  const floor = (key: string, x: number, capacity: number): Section => ({
    kind: 'standing',
    key,
    name: { ko: `스탠딩 ${key}`, en: `Standing ${key}` },
    area: { x, y: 240, width: 330, height: 420 },
    capacity,
    grade: 0,
  });
  return {
    width: 2_300,
    height: 1_340,
    stage: { x: 800, y: 40, width: 700, height: 140 },
    grades: [GRADES.standing, GRADES.r, GRADES.s, GRADES.a],
    sections: [floor('A', 800, left), floor('B', 1_170, ARENA_PLACES - seated - left), ...sections],
  };
}
