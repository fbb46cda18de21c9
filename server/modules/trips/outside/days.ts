import { dateAfter, plannedDays, type TripDocument } from '../papers/document.ts';
import type { Spot } from '../trip.ts';
import { FORECAST_DAYS } from './weather.ts';

/** A day of a trip of which there may be a forecast. */
export interface DayThere {
  readonly dayId: string;
  readonly on: string;
  readonly spot: Spot;
}

/**
 * Where one is on the days that a forecast reaches: at the first place of the day, else where one was the day before, else where
 * one will be.
 * @param today `YYYY-MM-DD`
 */
export function daysThere(trip: TripDocument, today: string): DayThere[] {
  const until = dateAfter(today, FORECAST_DAYS - 1);
  const days = plannedDays(trip).map(({ day, on, items }) => ({
    ...{ dayId: day.id, on },
    spot: items.find(({ fields }) => fields.spot !== null)?.fields.spot ?? day.fields.start,
  }));
  let before = days.find(({ spot }) => spot !== null)?.spot ?? null;
  return days.flatMap(({ dayId, on, spot }) => {
    before = spot ?? before;
    return on === null || before === null || on < today || on > until
      ? []
      : [{ dayId, on, spot: { lat: before.lat, lng: before.lng } }];
  });
}
