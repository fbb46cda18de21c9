import { ArrowLeft, ArrowRight, EllipsisVertical, PencilLine, Route, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../../ui/menu.tsx';
import { BestOrderDialog } from '../../planning/best-order-dialog.tsx';
import { DaySheet } from '../days/day-sheet.tsx';
import { useUndoToast } from '../sync/use-undo-toast.ts';
import { useBoard } from './board-context.ts';
import type { PlanDay } from './plan.ts';

type Opened = 'edit' | 'order' | 'remove' | null;

export function DayMenu({ day }: { day: PlanDay }) {
  const { t } = useTranslation();
  const { trip, plan } = useBoard();
  const undoToast = useUndoToast(trip);
  const [opened, setOpened] = useState<Opened>(null);
  const name = t('trips.board.day', { number: day.index + 1 });
  const remove = () => {
    setOpened(null);
    undoToast(trip.edit([{ op: 'remove', id: day.id }]), t('trips.board.dayRemoved', { day: name }));
  };
  /** Its date follows from its place, so days change places and the dates stay. */
  const move = (to: number) => {
    const after = plan.days.filter(({ id }) => id !== day.id)[to - 1]?.id ?? null;
    trip.edit([{ op: 'move', id: day.id, where: { dayId: null, after } }]);
    announce(t('trips.board.day', { number: to + 1 }));
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={t('trips.board.dayMenu', { day: name })}
            icon={<EllipsisVertical aria-hidden="true" />}
            className="print:hidden"
          />
        }
      >
        <MenuItem icon={<PencilLine aria-hidden="true" />} onSelect={() => setOpened('edit')}>
          {t('trips.board.editDay')}
        </MenuItem>
        {day.items.length > 1 && (
          <MenuItem icon={<Route aria-hidden="true" />} onSelect={() => setOpened('order')}>
            {t('tripsPlanning.order.open')}
          </MenuItem>
        )}
        {day.index > 0 && (
          <MenuItem icon={<ArrowLeft aria-hidden="true" />} onSelect={() => move(day.index - 1)}>
            {t('trips.board.dayBefore')}
          </MenuItem>
        )}
        {day.index < plan.days.length - 1 && (
          <MenuItem icon={<ArrowRight aria-hidden="true" />} onSelect={() => move(day.index + 1)}>
            {t('trips.board.dayAfter')}
          </MenuItem>
        )}
        {plan.days.length > 1 && (
          <>
            <MenuSeparator />
            <MenuItem
              icon={<Trash2 aria-hidden="true" />}
              onSelect={() => (day.items.length === 0 ? remove() : setOpened('remove'))}
            >
              {t('trips.board.removeDay')}
            </MenuItem>
          </>
        )}
      </Menu>
      {opened === 'edit' && <DaySheet trip={trip} day={day} onClose={() => setOpened(null)} />}
      {opened === 'order' && (
        <BestOrderDialog trip={trip} dayId={day.id} dayName={name} onClose={() => setOpened(null)} />
      )}
      <ConfirmDialog
        open={opened === 'remove'}
        onOpenChange={() => setOpened(null)}
        title={t('trips.board.removeDayTitle', { day: name })}
        description={t('trips.board.removeDayLead', { count: day.items.length })}
        confirmLabel={t('trips.board.removeDay')}
        danger
        onConfirm={remove}
      />
    </>
  );
}
