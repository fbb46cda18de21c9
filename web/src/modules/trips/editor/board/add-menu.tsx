import { BedDouble, Bus, MapPinPlus, PencilLine, Plus, StickyNote, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
import { type AddKind, useBoard } from './board-context.ts';

const kinds: readonly [AddKind, typeof Plus][] = [
  ['place', MapPinPlus],
  ['own', PencilLine],
  ['stay', BedDouble],
  ['transport', Bus],
  ['note', StickyNote],
  ['booking', Ticket],
];

/** All that one can put into a day. @param day how the day is called */
export function AddMenu({ dayId, day }: { dayId: string | null; day: string }) {
  const { t } = useTranslation();
  const { add } = useBoard();
  return (
    <Menu
      align="start"
      trigger={
        <Button
          variant="outline"
          size="sm"
          aria-label={t('trips.add.to', { day })}
          icon={<Plus aria-hidden="true" className="size-4" />}
          className="w-full border-dashed print:hidden"
        >
          {t('trips.add.button')}
        </Button>
      }
    >
      {kinds.map(([kind, Icon]) => (
        <MenuItem key={kind} icon={<Icon aria-hidden="true" />} onSelect={() => add(dayId, kind)}>
          {t(`trips.add.${kind}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
