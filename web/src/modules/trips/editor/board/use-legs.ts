import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { legsQuery } from '../../../../api/trips.ts';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import type { UsedTrip } from '../store/index.ts';
import { NO_LEGS, type ShownLegs } from './legs.ts';

/** Where many edit at once, the ways are asked for when they rest. */
const REST_MS = 400;

/** The ways between the stops as the server reckons them, read anew when the trip has changed. */
export function useLegs(trip: UsedTrip): ShownLegs {
  const { t } = useTranslation();
  const sequence = useDebounced(trip.document?.sequence ?? 0, REST_MS);
  const isHeard = trip.status === 'live' || trip.status === 'stale' || trip.status === 'saving';
  const { data } = useQuery({ ...legsQuery(trip.tripId, sequence), enabled: isHeard && sequence > 0 });
  return useMemo(() => {
    if (data === undefined) return NO_LEGS;
    const before = new Map<string, ReturnType<ShownLegs['before']['get']> & object>();
    const stops = new Map<string, { arriveMin: number; warnings: string[] }>();
    const totals = new Map<string, { metres: number; minutes: number }>();
    for (const day of data.days) {
      totals.set(day.dayId, { metres: day.metres, minutes: day.travelMin });
      for (const { itemId, fromId, leg, arrives, warnings } of day.items) {
        if (leg !== null && fromId !== null) {
          before.set(itemId, { mode: leg.by, metres: leg.metres, minutes: leg.minutes, fromId });
        }
        stops.set(itemId, {
          arriveMin: arrives,
          warnings: warnings.map((warning) => t(`trips.leg.warn.${warning}`)),
        });
      }
    }
    return { before, stops, totals };
  }, [data, t]);
}
