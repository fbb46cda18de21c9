import {
  ArrowDown,
  ArrowUp,
  CalendarArrowDown,
  CalendarArrowUp,
  EllipsisVertical,
  Lightbulb,
  Trash2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../../ui/menu.tsx';
import { useBoard } from './board-context.ts';
import { type Item, type Step, standing, stepOf, whereAt } from './plan.ts';

const ways = [
  ['earlier', ArrowUp],
  ['later', ArrowDown],
  ['dayBefore', CalendarArrowUp],
  ['dayAfter', CalendarArrowDown],
] as const;
const steps: Record<(typeof ways)[number][0], Step> = {
  earlier: 'earlier',
  later: 'later',
  dayBefore: 'day-before',
  dayAfter: 'day-after',
};
/** With more days than these, the days are chosen in the item's sheet. */
const MOST_DAYS = 8;

/** The way to move an item without dragging it. */
export function ItemMenu({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { plan, moves, remove } = useBoard();
  const here = standing(plan, item.id)?.day ?? null;
  return (
    <Menu
      trigger={
        <IconButton
          label={t('trips.item.menu', { title: item.fields.title })}
          icon={<EllipsisVertical aria-hidden="true" />}
        />
      }
    >
      {ways
        .filter(([way]) => stepOf(plan, item.id, steps[way]) !== null)
        .map(([way, Icon]) => (
          <MenuItem
            key={way}
            icon={<Icon aria-hidden="true" />}
            onSelect={() => moves.step(item, steps[way])}
          >
            {t(`trips.item.${way}`)}
          </MenuItem>
        ))}
      {plan.days.length <= MOST_DAYS &&
        plan.days
          .filter((day) => day !== here)
          .map((day) => (
            <MenuItem
              key={day.id}
              icon={<CalendarArrowDown aria-hidden="true" />}
              onSelect={() => moves.move(item, whereAt(plan, day.id, item.id, Number.POSITIVE_INFINITY))}
            >
              {t('trips.board.day', { number: day.index + 1 })}
            </MenuItem>
          ))}
      {here !== null && (
        <MenuItem
          icon={<Lightbulb aria-hidden="true" />}
          onSelect={() => moves.move(item, whereAt(plan, null, item.id, Number.POSITIVE_INFINITY))}
        >
          {t('trips.item.toIdeas')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={() => remove(item)}>
        {t('trips.item.remove')}
      </MenuItem>
    </Menu>
  );
}
