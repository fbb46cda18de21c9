import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { moved } from './moved.ts';

const BACK = new Set(['ArrowUp', 'ArrowLeft']);
const ON = new Set(['ArrowDown', 'ArrowRight']);

/**
 * Puts a list into another order: a handle is dragged with mouse or finger, or moved with the arrow keys. Each place
 * is an element with `placeProps(index)`, in it a handle with `handleProps(index)`.
 * @param nameOf how a member is called when its new place is read out
 */
export function useReorder<T>(
  items: readonly T[],
  onChange: (items: T[]) => void,
  nameOf: (item: T) => string,
) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLElement>(null);

  const move = (from: number, to: number): number => {
    const target = Math.max(0, Math.min(items.length - 1, to));
    const item = items[from];
    if (target === from || item === undefined) return from;
    onChange(moved(items, from, target));
    announce(t('common.reorder.moved', { name: nameOf(item), place: target + 1, count: items.length }));
    return target;
  };
  /** Which place is under the pointer; what is captured hears of it, wherever it is. */
  const placeAt = (event: PointerEvent): number | null => {
    const place = document
      .elementFromPoint(event.clientX, event.clientY)
      ?.closest<HTMLElement>('[data-place]');
    if (place === null || place === undefined || !list.current?.contains(place)) return null;
    return Number(place.dataset.place);
  };
  const end = () => setDragged(null);

  return {
    dragged,
    listRef: list,
    placeProps: (index: number) => ({ 'data-place': index }),
    handleProps: (index: number) => ({
      'aria-label': t('common.reorder.move', {
        name: nameOf(items[index] as T),
        place: index + 1,
        count: items.length,
      }),
      title: t('common.reorder.hint'),
      onKeyDown: (event: KeyboardEvent) => {
        if (!BACK.has(event.key) && !ON.has(event.key)) return;
        event.preventDefault();
        const target = move(index, index + (ON.has(event.key) ? 1 : -1));
        // The keyboard stays on what it moves.
        requestAnimationFrame(() =>
          list.current?.querySelector<HTMLElement>(`[data-place="${target}"] [data-handle]`)?.focus(),
        );
      },
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(index);
      },
      onPointerMove: (event: PointerEvent) => {
        if (dragged === null) return;
        const place = placeAt(event);
        if (place !== null && place !== dragged) setDragged(move(dragged, place));
      },
      onPointerUp: end,
      onPointerCancel: end,
      'data-handle': '',
    }),
  };
}
