import { type Point, pan, pinch, type View, zoomAt } from './view.ts';

/** What fingers, mouse and wheel mean to a map. Points are CSS pixels from the map's corner. */
export interface Gestures {
  readonly view: () => View;
  readonly limits: () => { readonly min: number; readonly max: number };
  readonly onView: (view: View) => void;
  readonly onTap: (point: Point, isTouch: boolean) => void;
  /** The mouse is there without pressing; null: it has left. */
  readonly onHover?: (point: Point | null) => void;
  /** Dragging draws a rectangle instead of moving the map. */
  readonly drawsBox?: () => boolean;
  readonly onBox?: (from: Point, to: Point, isDone: boolean) => void;
  /** The wheel scrolls the page, except with Ctrl or with two fingers on a touch pad. */
  readonly leavesWheel?: () => boolean;
}

/** Below that a press is no drag, in CSS pixels. */
const SLACK = 6;

/** Listens on the map. @returns how to stop */
export function listenToGestures(element: HTMLElement, gestures: Gestures): () => void {
  const fingers = new Map<number, Point>();
  let began: { readonly point: Point; readonly isBox: boolean } | null = null;
  let isDragging = false;

  let corner = element.getBoundingClientRect();
  /** Asked once for a gesture: asking lays the page out. */
  const learnCorner = (): void => {
    corner = element.getBoundingClientRect();
  };
  const pointOf = (event: MouseEvent): Point => ({
    x: event.clientX - corner.left,
    y: event.clientY - corner.top,
  });
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    if (fingers.size === 0) learnCorner();
    const point = pointOf(event);
    fingers.set(event.pointerId, point);
    element.setPointerCapture(event.pointerId);
    if (fingers.size === 1) {
      began = {
        point,
        isBox: (gestures.drawsBox?.() ?? false) || (event.shiftKey && gestures.onBox !== undefined),
      };
      isDragging = false;
    } else {
      // A second finger: no tap, no box comes of it any more.
      isDragging = true;
    }
  };
  const move = (event: PointerEvent): void => {
    const point = pointOf(event);
    const before = fingers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') gestures.onHover?.(point);
      return;
    }
    if (fingers.size === 2) {
      const [one, other] = [...fingers.entries()] as [[number, Point], [number, Point]];
      const old = [one[1], other[1]] as const;
      const next = [
        one[0] === event.pointerId ? point : one[1],
        other[0] === event.pointerId ? point : other[1],
      ] as const;
      gestures.onView(pinch(gestures.view(), old, next, gestures.limits()));
    } else if (began !== null && fingers.size === 1) {
      if (!isDragging && Math.hypot(point.x - began.point.x, point.y - began.point.y) < SLACK) return;
      isDragging = true;
      if (began.isBox) gestures.onBox?.(began.point, point, false);
      else gestures.onView(pan(gestures.view(), point.x - before.x, point.y - before.y));
    }
    fingers.set(event.pointerId, point);
  };
  const up = (event: PointerEvent): void => {
    const point = pointOf(event);
    if (!fingers.delete(event.pointerId) || began === null || fingers.size > 0) return;
    if (event.type === 'pointerup') {
      if (!isDragging) gestures.onTap(point, event.pointerType !== 'mouse');
      else if (began.isBox) gestures.onBox?.(began.point, point, true);
    }
    began = null;
  };
  const enter = (): void => learnCorner();
  const leave = (): void => gestures.onHover?.(null);
  const wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && gestures.leavesWheel?.() === true) return;
    event.preventDefault();
    learnCorner();
    const lines = event.deltaMode === 1 ? 30 : 1;
    const factor = Math.exp(Math.max(-1, Math.min(1, (-event.deltaY * lines) / 400)));
    gestures.onView(zoomAt(gestures.view(), pointOf(event), factor, gestures.limits()));
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('pointerenter', enter);
  element.addEventListener('pointerleave', leave);
  // The page was scrolled under the mouse.
  window.addEventListener('scroll', enter, { passive: true });
  element.addEventListener('wheel', wheel, { passive: false });
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('pointerenter', enter);
    element.removeEventListener('pointerleave', leave);
    window.removeEventListener('scroll', enter);
    element.removeEventListener('wheel', wheel);
  };
}
