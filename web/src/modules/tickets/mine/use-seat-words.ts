import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketSeat } from '../../../api/tickets-entry.ts';

/** Where a place is, as it is said. */
export function useSeatWords(): (seat: Pick<TicketSeat, 'section' | 'row' | 'number'>) => string {
  const { t, i18n } = useTranslation();
  const isKorean = i18n.language === 'ko';
  return useCallback(
    ({ section: { ko, en }, row, number }) => {
      const section = isKorean ? ko || en : en || ko;
      return row === null
        ? t('ticketsDoor.seat.standing', { section, number })
        : t('ticketsDoor.seat.seated', { section, row, number });
    },
    [t, isKorean],
  );
}
