import { type PointerEvent, useEffect, useRef } from 'react';
import { type Point, pan, pinch, toMap } from '../../../ui/canvas/view.ts';
import { type Gesture, ghostOf, type Modifiers, settle } from './gestures.ts';
import { handleAt, handlesOf } from './handles.ts';
import { hit, isWithin } from './hit.ts';
import type { Ghost } from './scene.ts';
import { joined, NOTHING } from './selection.ts';
import { snappedPoint } from './transforms.ts';
import type { Editor } from './use-editor.ts';
import type { ViewStore } from './use-view.ts';

type Options = {
  editor: Editor;
  views: ViewStore;
  /** What is to be seen of it before it is done; null when it is over. */
  onGhost: (ghost: Ghost | null) => void;
  say: (rows: number, seats: number) => string;
};

/** Two fingers zoom and move the hall; one, or the mouse, does what the tool in hand does. */
export function usePointer({ editor, views, onGhost, say }: Options) {
  const fingers = useRef(new Map<number, Point>());
  const gesture = useRef<Gesture | null>(null);
  const isPanning = useRef(false);
  const isSpaceDown = useSpaceKey();

  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const modifiersOf = (event: PointerEvent): Modifiers => ({
    isFree: event.ctrlKey || event.metaKey,
    isCopying: event.altKey,
  });
  const show = (next: Gesture | null, modifiers: Modifiers) => {
    gesture.current = next;
    onGhost(next === null ? null : ghostOf(next, editor.latest.current.settings, modifiers, say));
  };
  const cancel = () => {
    gesture.current = null;
    isPanning.current = false;
    onGhost(null);
  };

  /** What a press begins; null: the hall is moved. */
  const begin = (event: PointerEvent<HTMLElement>, point: Point): Gesture | null => {
    const { tool, drawing, selection, settings } = editor.latest.current;
    const { scale } = views.get();
    const isFinger = event.pointerType === 'touch';
    if (tool === 'hand' || event.button === 1 || isSpaceDown.current) return null;
    if (tool !== 'select') {
      const from = snappedPoint(point, modifiersOf(event).isFree ? 0 : settings.snap);
      return { kind: 'stroke', stroke: { tool, from, to: from, through: null }, isBending: false };
    }
    const handle = handleAt(handlesOf(drawing, selection, scale), point, (isFinger ? 20 : 11) / scale);
    if (handle !== undefined) return { kind: 'handle', handle, from: handle.at, to: handle.at };
    const found = hit(drawing, point, scale, settings.reach);
    if (found === null)
      return isFinger ? null : { kind: 'frame', from: point, to: point, isAdding: event.shiftKey };
    if (event.shiftKey) {
      editor.choose(joined(selection, found, true));
      return { kind: 'move', from: point, to: point, click: null };
    }
    // With a finger, what is not chosen yet is not moved: that is how the hall is moved.
    if (isFinger && !isWithin(found, selection)) return null;
    if (isWithin(found, selection)) return { kind: 'move', from: point, to: point, click: found };
    editor.choose(found);
    return { kind: 'move', from: point, to: point, click: null };
  };

  const press = useRef<{ point: Point; isMoved: boolean }>({ point: { x: 0, y: 0 }, isMoved: false });
  return {
    cancel,
    props: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button === 2) return;
        const point = pointOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, point);
        if (fingers.current.size > 1) {
          cancel();
          return;
        }
        // An arc whose ends stand waits for where it is bent through.
        if (gesture.current?.kind === 'stroke' && gesture.current.isBending) return;
        press.current = { point, isMoved: false };
        const next = begin(event, toMap(views.get(), point));
        isPanning.current = next === null;
        gesture.current = next;
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const point = pointOf(event);
        const before = fingers.current.get(event.pointerId);
        const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
        if (before !== undefined) fingers.current.set(event.pointerId, point);
        if (before !== undefined && other !== undefined) {
          views.set(pinch(views.get(), [before, other], [point, other]));
          return;
        }
        const { current } = gesture;
        const isBending = current?.kind === 'stroke' && current.isBending;
        if (before === undefined && !isBending) return;
        const start = press.current;
        if (!start.isMoved && Math.hypot(point.x - start.point.x, point.y - start.point.y) < 4 && !isBending)
          return;
        start.isMoved = true;
        if (isPanning.current && before !== undefined) {
          views.set(pan(views.get(), point.x - before.x, point.y - before.y));
          return;
        }
        if (current === null) return;
        const modifiers = modifiersOf(event);
        const to = toMap(views.get(), point);
        show(movedTo(current, to, modifiers.isFree ? 0 : editor.latest.current.settings.snap), modifiers);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (!fingers.current.delete(event.pointerId)) return;
        const { current } = gesture;
        const point = toMap(views.get(), pointOf(event));
        if (isPanning.current) {
          isPanning.current = false;
          if (!press.current.isMoved && editor.latest.current.tool === 'select') {
            const { drawing, settings } = editor.latest.current;
            editor.choose(hit(drawing, point, views.get().scale, settings.reach) ?? NOTHING);
          }
          return;
        }
        if (current === null) return;
        const isArc = current.kind === 'stroke' && current.stroke.tool === 'arc';
        if (isArc && !current.isBending && press.current.isMoved) {
          show({ ...current, isBending: true }, modifiersOf(event));
          return;
        }
        cancel();
        settle(current, editor, modifiersOf(event));
      },
      onPointerCancel: (event: PointerEvent<HTMLElement>) => {
        fingers.current.delete(event.pointerId);
        cancel();
      },
    },
  };
}

function movedTo(gesture: Gesture, to: Point, step: number): Gesture {
  if (gesture.kind !== 'stroke') return { ...gesture, to };
  const { stroke, isBending } = gesture;
  return isBending
    ? { ...gesture, stroke: { ...stroke, through: to } }
    : { ...gesture, stroke: { ...stroke, to: snappedPoint(to, step) } };
}

/** While the space bar is down, the mouse moves the hall, whatever the tool. */
function useSpaceKey() {
  const isDown = useRef(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code === 'Space') isDown.current = event.type === 'keydown';
    };
    const leave = () => {
      isDown.current = false;
    };
    window.addEventListener('keydown', listen);
    window.addEventListener('keyup', listen);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', listen);
      window.removeEventListener('keyup', listen);
      window.removeEventListener('blur', leave);
    };
  }, []);
  return isDown;
}
