import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer.tsx';
import { toast } from '../../../../ui/toast.tsx';
import type { UsedTrip } from '../store/index.ts';

/** Says what was done, with a way back. */
export function useUndoToast(trip: UsedTrip) {
  const { t } = useTranslation();
  return (key: string | null, text: string): void => {
    if (key === null) return;
    announce(text);
    toast(text, {
      duration: 8_000,
      action: {
        label: t('trips.board.undo'),
        onClick: () => announce(t(trip.undo(key) ? 'trips.board.undone' : 'trips.board.nothingToUndo')),
      },
    });
  };
}
