import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Box,
  fitted,
  kept,
  type Limits,
  pan,
  type Size,
  type View,
  zoomAt,
} from '../../../ui/canvas/view.ts';

/** From a quarter of a continent to a street. */
export const LIMITS: Limits = { min: 0.08, max: 2 ** 9 };
const GLIDE_MS = 420;

export interface MapView {
  readonly view: View;
  /** CSS pixels; null until the page is laid out. */
  readonly size: Size | null;
  /** The view as it will be drawn next: what gestures go on from. */
  readonly now: () => View;
  readonly set: (next: View) => void;
  readonly glide: (next: View) => void;
  readonly zoom: (factor: number) => void;
  /** The whole box in the middle, no nearer than `nearest`. */
  readonly show: (box: Box, glides: boolean, nearest?: number) => void;
}

const isCalm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const eased = (part: number): number => 1 - (1 - part) ** 3;

/** Between two views, zooming evenly. */
function between(from: View, to: View, part: number, { width, height }: Size): View {
  const scale = from.scale * (to.scale / from.scale) ** part;
  // What is in the middle moves as the eye expects: evenly on the screen of that moment.
  const middle = (view: View) => ({
    x: (width / 2 - view.x) / view.scale,
    y: (height / 2 - view.y) / view.scale,
  });
  const [one, other] = [middle(from), middle(to)];
  const grown =
    from.scale === to.scale ? part : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  const x = one.x + (other.x - one.x) * grown;
  const y = one.y + (other.y - one.y) * grown;
  return { scale, x: width / 2 - x * scale, y: height / 2 - y * scale };
}

/** What of the map is seen. It is told to React once per frame, however often a finger moves. */
export function useMapView(frame: RefObject<HTMLElement | null>, bounds: Box, margin: number): MapView {
  const [view, setView] = useState<View>({ x: 0, y: 0, scale: 0.4 });
  const [size, setSize] = useState<Size | null>(null);
  const next = useRef(view);
  const room = useRef<Size | null>(null);
  const limits = useRef(bounds);
  limits.current = bounds;
  const due = useRef(0);
  const gliding = useRef(0);

  const set = useCallback((wanted: View) => {
    cancelAnimationFrame(gliding.current);
    next.current = room.current === null ? wanted : kept(wanted, limits.current, room.current, 80);
    if (due.current === 0) {
      due.current = requestAnimationFrame(() => {
        due.current = 0;
        setView(next.current);
      });
    }
  }, []);
  const glide = useCallback(
    (to: View) => {
      const seen = room.current;
      if (seen === null || isCalm()) return set(to);
      cancelAnimationFrame(gliding.current);
      const from = next.current;
      const began = performance.now();
      const step = (at: number) => {
        const part = Math.min(1, Math.max(0, (at - began) / GLIDE_MS));
        next.current = part === 1 ? to : between(from, to, eased(part), seen);
        setView(next.current);
        if (part < 1) gliding.current = requestAnimationFrame(step);
      };
      gliding.current = requestAnimationFrame(step);
    },
    [set],
  );
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const before = room.current;
      if (width === 0 || height === 0 || (before?.width === width && before.height === height)) return;
      room.current = { width, height };
      setSize(room.current);
      // What was in the middle stays there.
      if (before !== null) set(pan(next.current, (width - before.width) / 2, (height - before.height) / 2));
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(due.current);
      cancelAnimationFrame(gliding.current);
      due.current = 0;
    };
  }, [frame, set]);

  return useMemo(
    () => ({
      ...{ view, size, set, glide },
      now: () => next.current,
      zoom: (factor) => {
        const { width, height } = room.current ?? { width: 0, height: 0 };
        glide(zoomAt(next.current, { x: width / 2, y: height / 2 }, factor, LIMITS));
      },
      show: (box, glides, nearest = LIMITS.max) => {
        if (room.current === null) return;
        const { width, height } = room.current;
        const to = fitted(box, room.current, Math.min(margin, width / 12, height / 10), {
          min: LIMITS.min,
          max: nearest,
        });
        if (glides) glide(to);
        else set(to);
      },
    }),
    [view, size, set, glide, margin],
  );
}
