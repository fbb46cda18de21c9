import { Accessibility, PointerActivationConstraints } from '@dnd-kit/dom';
import { DragDropProvider, DragOverlay, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react';
import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import type { Where } from '../../../../api/trips-types.ts';
import { type Item, type Plan, standing, whereAt } from './plan.ts';

/**
 * Dragging with a mouse or a finger. The list stands still meanwhile, since others may change it: a line shows where the
 * item would go. Keys have their own way (`use-moves.ts`), which says where it went.
 */
const Target = createContext<Where | null>(null);

/** A press on these is no beginning of a drag. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-no-drag]') !== null;

const { Distance, Delay } = PointerActivationConstraints;
const sensors = [
  PointerSensor.configure({
    preventActivation: (event) => isControl(event.target),
    // A mouse has to move a little, a finger to rest a little: else one could neither click nor scroll.
    activationConstraints: ({ pointerType }) =>
      pointerType === 'mouse' ? [new Distance({ value: 6 })] : [new Delay({ value: 220, tolerance: 8 })],
  }),
];

type DragAreaProps = {
  plan: Plan;
  onDrop: (item: Item, where: Where) => void;
  /** What follows the pointer. */
  preview: (item: Item) => ReactNode;
  children: ReactNode;
};

export function DragArea({ plan, onDrop, preview, children }: DragAreaProps) {
  const [target, setTarget] = useState<Where | null>(null);
  const latest = useRef<Where | null>(null);
  const aim = (where: Where | null) => {
    const old = latest.current;
    if (old === where || (old?.dayId === where?.dayId && old?.after === where?.after && old !== null)) return;
    latest.current = where;
    setTarget(where);
  };
  const itemOf = (id: unknown): Item | undefined => {
    const found = standing(plan, String(id));
    return found?.list[found.at];
  };
  return (
    <DragDropProvider
      sensors={sensors}
      // Its own words for screen readers are English, and about keys that do nothing here.
      plugins={(all) => all.filter((plugin) => plugin !== Accessibility)}
      onDragMove={({ operation, to }) => {
        const column = operation.target?.element;
        const key = operation.target?.data?.dayKey as string | undefined;
        if (column === undefined || key === undefined) return aim(null);
        const y = to?.y ?? operation.position.current.y;
        aim(whereUnder(plan, column, key, String(operation.source?.id), y));
      }}
      onDragEnd={({ operation, canceled }) => {
        const item = itemOf(operation.source?.id);
        const where = latest.current;
        aim(null);
        if (!canceled && item !== undefined && where !== null) onDrop(item, where);
      }}
    >
      <Target.Provider value={target}>{children}</Target.Provider>
      <DragOverlay dropAnimation={null}>
        {(source) => {
          const item = itemOf(source.id);
          return item === undefined ? null : preview(item);
        }}
      </DragOverlay>
    </DragDropProvider>
  );
}

/** Behind the last item whose middle is above the pointer; on what has no items in it: last. */
function whereUnder(plan: Plan, column: Element, dayKey: string, itemId: string, y: number): Where {
  const dayId = dayKey === '' ? null : dayKey;
  const cards = [...column.querySelectorAll<HTMLElement>('[data-item]')].filter(
    (card) => card.dataset.item !== itemId,
  );
  if (cards.length === 0) return whereAt(plan, dayId, itemId, Number.POSITIVE_INFINITY);
  const above = cards.filter((card) => {
    const { top, height } = card.getBoundingClientRect();
    return top + height / 2 < y;
  });
  return { dayId, after: above.at(-1)?.dataset.item ?? null };
}

/** Where the dragged item would go in this list; undefined: not here. */
export function useDropTarget(dayId: string | null): string | null | undefined {
  const target = useContext(Target);
  return target !== null && target.dayId === dayId ? target.after : undefined;
}

/** @param dayId null: the ideas @param name two places on a page may lead to the same day */
export function useDayDrop(dayId: string | null, name: string) {
  const { ref } = useDroppable({ id: `${name}:${dayId ?? ''}`, data: { dayKey: dayId ?? '' } });
  return ref;
}

export function useItemDrag(itemId: string, disabled: boolean) {
  const { ref, isDragSource } = useDraggable({ id: itemId, disabled });
  return { ref, isDragged: isDragSource };
}
