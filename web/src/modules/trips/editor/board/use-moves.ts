import { useTranslation } from 'react-i18next';
import type { Where } from '../../../../api/trips-types.ts';
import { announce } from '../../../../ui/announcer.tsx';
import type { UsedTrip } from '../store/index.ts';
import { type Item, isThere, type Plan, type Step, stepOf } from './plan.ts';

/** Moves of items, by hand or by key, said aloud. */
export function useMoves(trip: UsedTrip, plan: Plan) {
  const { t } = useTranslation();
  const move = (item: Item, where: Where): void => {
    if (!trip.canEdit || isThere(plan, item.id, where)) return;
    trip.edit([{ op: 'move', id: item.id, where }]);
    const day = plan.days.find(({ id }) => id === where.dayId);
    const list = (day?.items ?? plan.ideas).filter(({ id }) => id !== item.id);
    const at = list.findIndex(({ id }) => id === where.after) + 2;
    const name = day === undefined ? t('trips.board.idea') : t('trips.board.day', { number: day.index + 1 });
    announce(t('trips.item.moved', { title: item.fields.title, where: name, at }));
  };
  return {
    move,
    step: (item: Item, step: Step): void => {
      const where = stepOf(plan, item.id, step);
      if (where !== null) move(item, where);
    },
  };
}

export type Moves = ReturnType<typeof useMoves>;
