import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { BadgeTone } from '../../../ui/badge.tsx';
import { useMinutes } from '../around/use-minutes.ts';
import { koreanTime, type Opening, openStateAt } from './opening.ts';

const MINUTE_MS = 60_000;

export interface OpenWords {
  readonly text: string;
  readonly tone: BadgeTone;
}

/** Whether a place is open now, in words; null: nobody knows. */
export function useOpenWords(): (place: Opening) => OpenWords | null {
  const { t } = useTranslation();
  const minutes = useMinutes();
  const now = koreanTime(useServerNow(MINUTE_MS));
  return (place) => {
    const state = openStateAt(place, now);
    switch (state.is) {
      case 'unknown':
        return null;
      case 'open':
        return { text: t('tripsPlaces.open.until', { time: minutes.clock(state.untilMin) }), tone: 'good' };
      case 'later':
        return { text: t('tripsPlaces.open.from', { time: minutes.clock(state.fromMin) }), tone: 'warn' };
      case 'always':
        return { text: t('tripsPlaces.open.always'), tone: 'good' };
      case 'over':
        return { text: t('tripsPlaces.open.over'), tone: 'neutral' };
      case 'closed-today':
        return { text: t('tripsPlaces.open.closedToday'), tone: 'bad' };
      case 'out-of-season':
        return { text: t('tripsPlaces.open.outOfSeason'), tone: 'neutral' };
    }
  };
}
