import type { HallMap, Row, Seat } from '../hall-map.ts';

/** Seats of a row, numbered from 1, ten units apart; with an aisle after each of the given numbers. */
export function rowOf(
  name: string,
  seats: number,
  y: number,
  { aislesAfter = [] as number[], grade = 0 } = {},
): Row {
  const aisles = (index: number) => aislesAfter.filter((after) => after <= index).length;
  return {
    name,
    seats: Array.from(
      { length: seats },
      (_, i): Seat => [String(i + 1), 20 + i * 10 + aisles(i) * 20, y, grade],
    ),
  };
}

/** A hall of one section with rows A, B, …: the first two rows are of the better grade. */
export function smallHall(rows = 4, seats = 10, standing = 0): HallMap {
  const depth = 40 + rows * 10;
  return {
    width: Math.max(400, 40 + seats * 10 + 40),
    height: depth + 200,
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
        rows: Array.from({ length: rows }, (_, i) =>
          rowOf(`${i + 1}`, seats, 40 + i * 10, {
            aislesAfter: seats > 4 ? [Math.floor(seats / 2)] : [],
            grade: i < 2 ? 0 : 1,
          }),
        ),
      },
      ...(standing !== 0
        ? ([
            {
              kind: 'standing',
              key: 'F',
              name: { ko: '스탠딩', en: 'Standing' },
              area: { x: 50, y: depth + 20, width: 200, height: 100 },
              capacity: standing,
              grade: 1,
            },
          ] as const)
        : []),
    ],
  };
}
