import type { HallMap, Row, SeatedSection, Section, StandingSection } from './hall-map.ts';
import type { Block, SeatPlan } from './seat-plan.ts';

/** Neighbours that are further apart than this many times what is usual have an aisle between them. */
const AISLE = 1.6;
/** What is usual where a section has no two neighbours to measure, in map units. */
const USUAL = 10;

/** How many places a section has; walks rows, not seats. */
export const placesIn = (section: Section): number =>
  section.kind === 'standing'
    ? section.capacity
    : section.rows.reduce((places, { seats }) => places + seats.length, 0);

/**
 * Makes a map ready for decisions.
 * @param map one that `checkMap` has found to hold together
 */
export function compileMap(mapId: string, map: HallMap): SeatPlan {
  const capacity = map.sections.reduce((sum, section) => sum + placesIn(section), 0);
  const plan = {
    ...{ mapId, map, capacity },
    gradeOf: new Uint8Array(capacity),
    sectionOf: new Uint16Array(capacity),
    blockOf: new Int32Array(capacity).fill(-1),
    flagsOf: new Uint8Array(capacity),
    blocks: [] as Block[],
    distanceOf: new Float32Array(capacity),
    sectionFrom: [] as number[],
  };
  let place = 0;
  for (const [index, section] of map.sections.entries()) {
    plan.sectionFrom.push(place);
    const next = place + placesIn(section);
    plan.sectionOf.fill(index, place, next);
    if (section.kind === 'seated') addRows(plan, section, index, place);
    else addStanding(plan, section, place);
    place = next;
  }
  return plan;
}

type Growing = Omit<SeatPlan, 'blocks'> & { readonly blocks: Block[] };

function addStanding(plan: Growing, { area, capacity, grade }: StandingSection, from: number): void {
  plan.gradeOf.fill(grade, from, from + capacity);
  const distance = distanceTo(plan.map, area.x + area.width / 2, area.y + area.height / 2);
  plan.distanceOf.fill(distance, from, from + capacity);
}

function addRows(plan: Growing, { rows }: SeatedSection, section: number, from: number): void {
  const gaps = rows.map(gapsOf);
  const usualInSection = median(gaps.flat()) ?? USUAL;
  let place = from;
  for (const [row, { seats }] of rows.entries()) {
    const between = gaps[row] ?? [];
    // Two seats alone may have an aisle between them: what is usual in their section tells.
    const usual = between.length > 1 ? (median(between) ?? usualInSection) : usualInSection;
    let start = place;
    for (const [index, [, x, y, grade, flags = 0]] of seats.entries()) {
      if (index > 0 && (between[index - 1] ?? 0) > AISLE * usual) {
        plan.blocks.push({ section, row, from: start, to: place });
        start = place;
      }
      plan.gradeOf[place] = grade;
      plan.flagsOf[place] = flags;
      plan.distanceOf[place] = distanceTo(plan.map, x, y);
      plan.blockOf[place] = plan.blocks.length;
      place += 1;
    }
    if (place > start) plan.blocks.push({ section, row, from: start, to: place });
  }
}

/** Distances between neighbours of a row, one fewer than seats. */
function gapsOf({ seats }: Row): number[] {
  const gaps: number[] = [];
  for (let index = 1; index < seats.length; index += 1) {
    const [, ax, ay] = seats[index - 1]!;
    const [, bx, by] = seats[index]!;
    gaps.push(Math.hypot(bx - ax, by - ay));
  }
  return gaps;
}

/** The lower one of two middles: a row of three with one aisle is usual where it is narrow. */
const median = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

/** From the middle of the stage's edge; without a stage from the middle of the map's upper edge. */
function distanceTo({ stage, width }: HallMap, x: number, y: number): number {
  const [fromX, fromY] = stage ? [stage.x + stage.width / 2, stage.y + stage.height] : [width / 2, 0];
  return Math.hypot(x - fromX, y - fromY);
}
