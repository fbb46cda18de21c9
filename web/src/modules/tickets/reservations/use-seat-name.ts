import { useTranslation } from 'react-i18next';
import type { ReservationLine } from '../../../api/tickets-reservations.ts';
import { useLocal } from '../../../i18n/use-local.ts';

type Seat = Pick<ReservationLine, 'section' | 'row' | 'number'>;

/** Where a place is, in words: its section, row and number, or the number with which one is let in. */
export function useSeatName(): (seat: Seat) => string {
  const { t } = useTranslation();
  const local = useLocal();
  return ({ section, row, number }) =>
    [
      local(section),
      row === null ? t('ticketsMine.standing', { number }) : t('ticketsMine.seat', { row, number }),
    ]
      .filter((part) => part !== '')
      .join(' ');
}
