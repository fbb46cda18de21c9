import {
  type Box,
  fitted,
  kept,
  type Point,
  type Size,
  seenBox,
  type View,
  zoomAt,
} from '../../../ui/canvas/view.ts';
import type { HallPlan } from './hall-plan.ts';
import { emptyLayer, type Layer, paintLayer, patchLayer, type Scene } from './layer.ts';
import { drawMarks, type Marks, noMarks } from './overlay.ts';
import { afterResize, wholeHall } from './whole-hall.ts';

/** How long a frame may paint at a layer, in milliseconds; what is left goes into the next. */
const SLICE_MS = 5;
/** How far a layer reaches over the screen's edges, as a share of the screen. */
const MARGIN = 0.25;
/** Frames that are further apart than this are slow: they give up smoothness while the view moves. */
const SLOW_MS = 20;
const MAX_PIXELS = 5_000_000;
/** A layer is stretched by no more than this; when the view rests, not at all. */
const STRETCH = 1.3;
const REST_MS = 120;
const GLIDE_MS = 220;
/** The nearest one can go: CSS pixels between neighbours. */
const MAX_PITCH = 48;

export interface SeatCanvas {
  /** How it looks has changed: all is painted again, the old picture stays until then. */
  setScene(scene: Scene): void;
  setMarks(marks: Marks): void;
  /** The states of these places have changed. */
  changed(seats: readonly number[]): void;
  /** @param size in CSS pixels; ratio: device pixels in each */
  resize(size: Size, ratio: number): void;
  view(): View;
  size(): Size;
  /** @param glides whether it moves there visibly */
  setView(view: View, glides?: boolean): void;
  /** The whole hall. */
  home(): View;
  limits(): { readonly min: number; readonly max: number };
  destroy(): void;
}

/** Where seats, sections and the stage are: the map may have much empty paper around them. */
export function hallBox(plan: HallPlan): Box {
  const boxes = [...plan.sections.map(({ box }) => box), ...(plan.map.stage ? [plan.map.stage] : [])];
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  return {
    x: left,
    y: top - 14,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top + 14,
  };
}

/**
 * Draws a hall on a canvas. A frame copies a painted layer, moved and stretched; a better layer is painted beside it a
 * slice at a time. So a frame costs the same however many seats there are.
 */
export function seatCanvas(
  canvas: HTMLCanvasElement,
  first: Scene,
  onView: (view: View) => void,
): SeatCanvas {
  const context = canvas.getContext('2d', { alpha: false })!;
  const { plan } = first;
  const hall = hallBox(plan);
  let scene = first;
  let marks = noMarks;
  let size: Size = { width: 1, height: 1 };
  let ratio = 1;
  let view: View = { x: 0, y: 0, scale: 1 };
  let front = emptyLayer();
  let back = emptyLayer();
  const whole = emptyLayer();
  let isPainted = false;
  let isStale = true;
  let job: Generator<undefined> | null = null;
  let jobOf: 'whole' | 'back' = 'whole';
  let missed: number[] = [];
  let glide: { readonly from: View; readonly to: View; readonly startMs: number } | null = null;
  let movedMs = 0;
  let frame = 0;
  let lastMs = 0;
  /** How far apart the last frames were, the newest counting most. */
  let gapMs = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const limits = () => ({
    min: Math.min(fitted(hall, size, 12).scale * 0.8, MAX_PITCH / plan.spacing),
    max: MAX_PITCH / plan.spacing,
  });
  const put = (next: View): void => {
    view = kept(next, hall, size, Math.min(size.width, size.height) * 0.4);
    movedMs = performance.now();
    clearTimeout(rest);
    rest = setTimeout(schedule, REST_MS + 10);
    onView(view);
    schedule();
  };

  /** The screen, and as much around it as memory allows, in device pixels. */
  const layerFor = (): { view: View; size: Size } => {
    const pixels = size.width * size.height * ratio * ratio;
    const margin = Math.max(0.05, Math.min(MARGIN, (Math.sqrt(MAX_PIXELS / pixels) - 1) / 2));
    const [dx, dy] = [Math.round(size.width * margin * ratio), Math.round(size.height * margin * ratio)];
    return {
      view: { x: view.x * ratio + dx, y: view.y * ratio + dy, scale: view.scale * ratio },
      size: {
        width: Math.round(size.width * ratio) + 2 * dx,
        height: Math.round(size.height * ratio) + 2 * dy,
      },
    };
  };

  const isGoodEnough = (nowMs: number): boolean => {
    if (!isPainted || isStale) return false;
    const stretch = (view.scale * ratio) / front.view.scale;
    const isResting = nowMs - movedMs > REST_MS;
    if (isResting ? Math.abs(stretch - 1) > 0.001 : stretch > STRETCH || stretch < 1 / STRETCH) return false;
    return covers(front.box, seenBox(view, size), hall);
  };

  const beginJob = (nowMs: number): void => {
    if (job !== null || size.width <= 1) return;
    if (whole.pitch === 0 || isStale) {
      const small = { width: Math.min(360, size.width), height: Math.min(360, size.height) };
      job = paintLayer(whole, scene, fitted(hall, small, 2), small, 1);
      jobOf = 'whole';
      missed = [];
      // The better picture comes right after it.
      if (isStale) isPainted = false;
      isStale = false;
    } else if (!isGoodEnough(nowMs)) {
      const { view: to, size: room } = layerFor();
      job = paintLayer(back, scene, to, room, ratio);
      jobOf = 'back';
      missed = [];
    }
  };

  const work = (untilMs: number): void => {
    while (job !== null && performance.now() < untilMs) {
      if (job.next().done !== true) continue;
      job = null;
      if (jobOf === 'whole') patchLayer(whole, scene, missed, 1);
      else {
        patchLayer(back, scene, missed, ratio);
        [front, back] = [back, front];
        isPainted = true;
      }
    }
  };

  const draw = (nowMs: number): void => {
    frame = 0;
    const sinceMs = nowMs - lastMs;
    lastMs = nowMs;
    // After a rest the distance says nothing.
    if (sinceMs < 250) gapMs = gapMs * 0.75 + sinceMs * 0.25;
    if (glide !== null) {
      const done = Math.min(1, (nowMs - glide.startMs) / GLIDE_MS);
      const { from, to } = glide;
      if (done >= 1) glide = null;
      put(between(from, to, 1 - (1 - done) ** 3));
    }
    beginJob(nowMs);
    work(performance.now() + SLICE_MS);
    beginJob(nowMs);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = scene.style.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const seen = seenBox(view, size);
    if (whole.pitch > 0 && (!isPainted || !covers(front.box, seen, hall))) copy(whole);
    if (isPainted || front.pitch > 0) copy(front);
    drawMarks(context, plan, marks, scene.style, inDevice(), ratio);
    if (job !== null || glide !== null) schedule();
  };
  const inDevice = (): View => ({ x: view.x * ratio, y: view.y * ratio, scale: view.scale * ratio });

  /** A layer's pixels where its part of the map now is. */
  const copy = (layer: Layer): void => {
    const to = inDevice();
    const stretch = to.scale / layer.view.scale;
    const x = to.x - layer.view.x * stretch;
    const y = to.y - layer.view.y * stretch;
    if (Math.abs(stretch - 1) < 0.0005) context.drawImage(layer.canvas, Math.round(x), Math.round(y));
    else {
      // Without a graphics card each smooth pixel is paid for by the frame.
      context.imageSmoothingEnabled = gapMs < SLOW_MS;
      const { width, height } = layer.canvas;
      context.drawImage(layer.canvas, x, y, width * stretch, height * stretch);
    }
  };

  return {
    setScene: (next) => {
      scene = next;
      isStale = true;
      job = null;
      schedule();
    },
    setMarks: (next) => {
      marks = next;
      schedule();
    },
    changed: (seats) => {
      if (job !== null) for (const seat of seats) missed.push(seat);
      if (front.pitch > 0) patchLayer(front, scene, seats, ratio);
      if (whole.pitch > 0) patchLayer(whole, scene, seats, 1);
      schedule();
    },
    resize: (next, nextRatio) => {
      const before = size;
      // On the way somewhere it is shown from there at once: the way itself led across the old screen.
      const seen = glide?.to ?? view;
      glide = null;
      size = next;
      ratio = nextRatio;
      canvas.width = Math.max(1, Math.round(size.width * ratio));
      canvas.height = Math.max(1, Math.round(size.height * ratio));
      isStale = true;
      job = null;
      put(before.width <= 1 ? wholeHall(hall, size) : afterResize(seen, hall, before, size));
    },
    view: () => view,
    size: () => size,
    setView: (next, glides = false) => {
      const { min, max } = limits();
      const point: Point = { x: size.width / 2, y: size.height / 2 };
      const scale = Math.min(max, Math.max(min, next.scale));
      const to = scale === next.scale ? next : zoomAt(next, point, scale / next.scale);
      if (glides && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
        glide = { from: view, to, startMs: performance.now() };
        schedule();
      } else {
        glide = null;
        put(to);
      }
    },
    home: () => wholeHall(hall, size),
    limits,
    destroy: () => {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      frame = -1;
    },
  };
}

/** Whether all that is seen of the hall is on the layer. */
function covers(layer: Box, seen: Box, hall: Box): boolean {
  const left = Math.max(seen.x, hall.x);
  const top = Math.max(seen.y, hall.y);
  const right = Math.min(seen.x + seen.width, hall.x + hall.width);
  const bottom = Math.min(seen.y + seen.height, hall.y + hall.height);
  return (
    left >= right ||
    top >= bottom ||
    (left >= layer.x && top >= layer.y && right <= layer.x + layer.width && bottom <= layer.y + layer.height)
  );
}

/** On the way between two views; what is in the middle of the screen moves evenly. @param share 0 to 1 */
function between(from: View, to: View, share: number): View {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const part = to.scale === from.scale ? share : (scale - from.scale) / (to.scale - from.scale);
  return { scale, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
