/** What of a map is on the screen: a point of the map stands at `x + point × scale`, in CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** CSS pixels per map unit. */
  readonly scale: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

export const toScreen = (view: View, point: Point): Point => ({
  x: view.x + point.x * view.scale,
  y: view.y + point.y * view.scale,
});

export const toMap = (view: View, point: Point): Point => ({
  x: (point.x - view.x) / view.scale,
  y: (point.y - view.y) / view.scale,
});

/** The part of the map that is on a screen of that size, in map units. */
export function seenBox(view: View, screen: Size): Box {
  const { x, y } = toMap(view, { x: 0, y: 0 });
  return { x, y, width: screen.width / view.scale, height: screen.height / view.scale };
}

/** The whole box in the middle of the screen, as large as it can be. @param margin in CSS pixels */
export function fitted(box: Box, screen: Size, margin = 24, limits: Limits = LIMITS): View {
  const scale = clampScale(
    Math.min(
      Math.max(1, screen.width - 2 * margin) / Math.max(1, box.width),
      Math.max(1, screen.height - 2 * margin) / Math.max(1, box.height),
    ),
    limits,
  );
  return {
    scale,
    x: (screen.width - box.width * scale) / 2 - box.x * scale,
    y: (screen.height - box.height * scale) / 2 - box.y * scale,
  };
}

export interface Limits {
  readonly min: number;
  readonly max: number;
}
/** From a stadium on a phone to a seat as large as a thumb. */
const LIMITS: Limits = { min: 0.02, max: 8 };

const clampScale = (scale: number, limits: Limits): number =>
  Math.min(limits.max, Math.max(limits.min, scale));

/** Nearer (factor above 1) or further away; what is under that point of the screen stays there. */
export function zoomAt(view: View, point: Point, factor: number, limits: Limits = LIMITS): View {
  const scale = clampScale(view.scale * factor, limits);
  const real = scale / view.scale;
  return { scale, x: point.x - (point.x - view.x) * real, y: point.y - (point.y - view.y) * real };
}

/** @param dx, dy in CSS pixels */
export const pan = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
});

/** Two fingers: what was under each stays under it, as far as the limits allow. */
export function pinch(
  view: View,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
  limits: Limits = LIMITS,
): View {
  const spread = ([one, other]: readonly [Point, Point]) =>
    Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  const middle = ([one, other]: readonly [Point, Point]) => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
  });
  const [from, to] = [middle(before), middle(after)];
  const moved = pan(view, to.x - from.x, to.y - from.y);
  return zoomAt(moved, to, spread(after) / spread(before), limits);
}

/** Moved so that at least `keep` CSS pixels of the map stay on the screen: nobody loses the hall. */
export function kept(view: View, map: Box, screen: Size, keep = 60): View {
  const left = view.x + map.x * view.scale;
  const top = view.y + map.y * view.scale;
  const dx = shift(left, map.width * view.scale, screen.width, keep);
  const dy = shift(top, map.height * view.scale, screen.height, keep);
  return dx === 0 && dy === 0 ? view : pan(view, dx, dy);
}

function shift(start: number, length: number, room: number, keep: number): number {
  const least = Math.min(keep, room, length);
  if (start + length < least) return least - start - length;
  if (start > room - least) return room - least - start;
  return 0;
}
