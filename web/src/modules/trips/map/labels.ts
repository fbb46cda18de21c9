import type { Point } from '../../../ui/canvas/view.ts';

/** A name that wants to stand on the map. */
export interface Label {
  readonly id: string;
  readonly text: string;
  /** Map units. */
  readonly at: Point;
  /** CSS pixels. */
  readonly size: number;
}

/** So wide is a text about, in CSS pixels: Korean syllables are square, Latin letters half of that. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += /[ᄀ-ᇿ㄰-㆏가-힣]/.test(letter) ? 0.95 : 0.56;
  return ems * size;
}

const GAP = 2;

/** What is there already, in map units, with its size in CSS pixels. */
export interface Obstacle {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function edgesOf({ text, at, size }: Label, scale: number): Edges {
  const half = widthOf(text, size) / 2 + GAP;
  const [x, y] = [at.x * scale, at.y * scale];
  return { left: x - half, right: x + half, top: y - size / 2 - GAP, bottom: y + size / 2 + GAP };
}

const doMeet = (one: Edges, other: Edges): boolean =>
  one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;

/** Those that stand neither on an obstacle nor on a label that came before, at that scale. */
export function withoutOverlap(
  labels: readonly Label[],
  scale: number,
  obstacles: readonly Obstacle[] = [],
): Label[] {
  const taken: Edges[] = obstacles.map(({ at, width, height }) => ({
    left: at.x * scale - width / 2,
    right: at.x * scale + width / 2,
    top: at.y * scale - height / 2,
    bottom: at.y * scale + height / 2,
  }));
  return labels.filter((label) => {
    const edges = edgesOf(label, scale);
    const isFree = !taken.some((other) => doMeet(edges, other));
    if (isFree) taken.push(edges);
    return isFree;
  });
}

/** The ids of those below which a second line has room. @param height of that line, in CSS pixels */
export function withRoomBelow(labels: readonly Label[], scale: number, height: number): ReadonlySet<string> {
  const taken = labels.map((label) => edgesOf(label, scale));
  const free = labels.filter((label, at) => {
    const own = edgesOf(label, scale);
    const below = { ...own, top: own.bottom - GAP, bottom: own.bottom + height };
    const isFree = !taken.some((other, place) => place !== at && doMeet(below, other));
    if (isFree) taken.push(below);
    return isFree;
  });
  return new Set(free.map(({ id }) => id));
}
