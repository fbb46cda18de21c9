import type { NewTrip } from '../../../api/trips-around.ts';
import type { TravelMode } from '../../../api/trips-types.ts';
import { dayAfter, daysBetween } from './trip-dates.ts';

export const MAX_DAYS = 90;
export const MAX_TITLE = 200;

/** What a form of a new trip holds. */
export type NewTripDraft = {
  title: string;
  /** Whether the days are those of a calendar, or only so many. */
  when: 'dates' | 'days';
  startsOn: string;
  endsOn: string;
  days: number;
  regions: readonly string[];
  mode: TravelMode;
};

/** The next Saturday; on a Saturday the same day. @param today `YYYY-MM-DD` */
export function nextSaturday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return dayAfter(today, (6 - weekday + 7) % 7);
}

export const emptyTrip = (): NewTripDraft => ({
  title: '',
  when: 'dates',
  startsOn: '',
  endsOn: '',
  days: 3,
  regions: [],
  mode: 'transit',
});

/** Saturday and Sunday that come next. */
export const weekendTrip = (today: string): NewTripDraft => ({
  ...emptyTrip(),
  startsOn: nextSaturday(today),
  endsOn: dayAfter(nextSaturday(today), 1),
});

export type NewTripFlaw = 'no-start' | 'no-end' | 'turned' | 'too-long';

/** Why it cannot be made like this; null: it can. */
export function flawOf({ when, startsOn, endsOn }: NewTripDraft): NewTripFlaw | null {
  if (when === 'days') return null;
  if (startsOn === '') return 'no-start';
  if (endsOn === '') return 'no-end';
  const days = daysBetween(startsOn, endsOn);
  if (days < 1) return 'turned';
  return days > MAX_DAYS ? 'too-long' : null;
}

export const daysOf = ({ when, startsOn, endsOn, days }: NewTripDraft): number =>
  when === 'days' ? days : startsOn === '' || endsOn === '' ? 0 : Math.max(0, daysBetween(startsOn, endsOn));

/** @param called what it is called where nobody has said so */
export function bodyOf(draft: NewTripDraft, called: string): NewTrip {
  return {
    title: draft.title.trim() || called,
    days: daysOf(draft),
    ...(draft.when === 'dates' && { startsOn: draft.startsOn }),
    regions: [...draft.regions],
    mode: draft.mode,
  };
}
