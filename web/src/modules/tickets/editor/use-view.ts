import { useMemo, useRef, useSyncExternalStore } from 'react';
import { type Box, fitted, kept, type Point, type Size, type View, zoomAt } from '../../../ui/canvas/view.ts';

/** What of the hall is on the screen. It changes with every move of a finger, so it is kept outside of React. */
export interface ViewStore {
  readonly get: () => View;
  readonly screen: () => Size;
  readonly resize: (screen: Size) => void;
  readonly set: (view: View) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** @param point of the screen; its middle unless told */
  readonly zoom: (factor: number, point?: Point) => void;
  readonly show: (box: Box, margin?: number) => void;
  /** Puts a point of the hall into the middle, near enough to be seen. */
  readonly goTo: (point: Point, leastScale: number) => void;
}

/** @param hall what must never be lost out of sight */
export function useViewStore(hall: () => Box): ViewStore {
  const latest = useRef(hall);
  latest.current = hall;
  return useMemo(() => {
    let view: View = { x: 0, y: 0, scale: 1 };
    let screen: Size = { width: 0, height: 0 };
    // Until somebody looks elsewhere, the whole hall is shown, however large the screen becomes.
    let isWhole = true;
    const listeners = new Set<() => void>();
    const set = (next: View) => {
      isWhole = false;
      view = kept(next, latest.current(), screen, 80);
      for (const listener of listeners) listener();
    };
    const store: ViewStore = {
      get: () => view,
      screen: () => screen,
      resize: (next) => {
        screen = next;
        if (isWhole) view = fitted(latest.current(), screen, 28);
        for (const listener of listeners) listener();
      },
      set,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      zoom: (factor, point = { x: screen.width / 2, y: screen.height / 2 }) =>
        set(zoomAt(view, point, factor)),
      show: (box, margin = 28) => set(fitted(box, screen, margin)),
      goTo: (point, leastScale) => {
        const scale = Math.max(view.scale, leastScale);
        set({
          scale,
          x: screen.width / 2 - point.x * scale,
          y: screen.height / 2 - point.y * scale,
        });
      },
    };
    return store;
  }, []);
}

/** In whole percent, for a label. */
export const useZoom = (views: ViewStore): number =>
  useSyncExternalStore(views.subscribe, () => Math.round(views.get().scale * 100));
