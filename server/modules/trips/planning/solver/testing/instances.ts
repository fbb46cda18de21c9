import type { PlanProblem, PlanStop } from '../problem.ts';
import { seededDraws } from '../random.ts';
import type { DayTask, Window } from '../task.ts';

const SEOUL = { lat: 37.55, lng: 126.98 };

export interface Shape {
  readonly days: number;
  readonly stops: number;
  readonly required?: number;
  /** How much of it has opening hours. */
  readonly hours?: number;
  readonly spreadKm?: number;
  readonly mostStops?: number;
}

/** A made-up problem: stops in some neighbourhoods round Seoul, open from morning to evening or so. */
export function madeUpProblem(seed: number, shape: Shape): PlanProblem {
  const draw = seededDraws(seed);
  const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  const { days, stops, required = 2, hours = 0.7, spreadKm = 25, mostStops = 6 } = shape;
  const spot = (km: number) => ({
    lat: SEOUL.lat + ((draw() - 0.5) * km) / 111,
    lng: SEOUL.lng + ((draw() - 0.5) * km) / 88,
  });
  const centres = Array.from({ length: Math.max(1, days) }, () => spot(spreadKm * 2));
  const near = () => {
    const centre = centres[whole(0, centres.length - 1)]!;
    const off = spot(spreadKm / 3);
    return { lat: centre.lat + off.lat - SEOUL.lat, lng: centre.lng + off.lng - SEOUL.lng };
  };
  const windowsOf = (): readonly Window[] | null => {
    if (draw() > hours) return null;
    if (draw() < 0.12) return [];
    const opens = whole(16, 22) * 30;
    if (draw() < 0.15)
      return [
        [opens, 13 * 60],
        [15 * 60, 20 * 60],
      ];
    return [[opens, whole(32, 42) * 30]];
  };
  const made = Array.from({ length: stops }, (_, i): PlanStop => {
    const isFixed = draw() < 0.04;
    return {
      id: `S${String(i).padStart(3, '0')}`,
      ...{ spot: near(), toSpot: null },
      stayMin: whole(4, 24) * 5,
      value: whole(20, 130),
      isRequired: i < required,
      day: isFixed ? whole(0, days - 1) : null,
      fixedAt: isFixed ? whole(60, 120) * 10 : null,
      windows: Array.from({ length: days }, windowsOf),
    };
  });
  const hasLodging = draw() < 0.5;
  const lodging = near();
  return {
    days: Array.from({ length: days }, () => ({
      ...{ startMin: whole(16, 20) * 30, endMin: whole(36, 44) * 30 },
      start: hasLodging ? lodging : null,
      end: hasLodging ? lodging : null,
    })),
    ...{ stops: made, mostStops, restMin: whole(0, 3) * 5, seed },
    // Straight, with some minutes for each start; whole and the same both ways.
    legMin: (from, to) =>
      from.lat === to.lat && from.lng === to.lng
        ? 0
        : 4 + Math.round(Math.hypot((from.lat - to.lat) * 111, (from.lng - to.lng) * 88) * 2),
  };
}

/** One made-up day for the order alone. @param tight from 0 (no hours) to 1 (each stop has its hour) */
export function madeUpDay(seed: number, count: number, tight: number): DayTask {
  const draw = seededDraws(seed);
  const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  const points = Array.from({ length: count + 2 }, () => [whole(0, 60), whole(0, 60)] as const);
  const leg = (a: number, b: number) =>
    Math.round(Math.hypot(points[a]![0] - points[b]![0], points[a]![1] - points[b]![1]) / 2);
  const hasAnchors = draw() < 0.6;
  const stops = Array.from({ length: count }, (_, i) => i);
  return {
    startMin: 540,
    endMin: 540 + whole(40, 75) * count,
    stayMin: stops.map(() => whole(1, 8) * 5),
    restMin: whole(0, 2) * 5,
    windows: stops.map(() => {
      if (draw() > tight) return null;
      const opens = 540 + whole(0, 30) * 10;
      const closes = opens + whole(6, 30) * 10;
      return draw() < 0.2
        ? [
            [opens, closes],
            [closes + 60, closes + 160],
          ]
        : [[opens, closes]];
    }),
    fromStart: stops.map((stop) => (hasAnchors ? leg(count, stop) : 0)),
    toEnd: stops.map((stop) => (hasAnchors ? leg(count + 1, stop) : 0)),
    leg,
    ...(draw() < 0.3 && { places: stops.map((stop) => (stop === 0 ? whole(0, count - 1) : null)) }),
  };
}
