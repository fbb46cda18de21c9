import type { PlaceKind } from '../places/place.ts';
import type { NamedSpot, TravelMode } from '../trip.ts';

export const PACES = ['slow', 'normal', 'full'] as const;
export type Pace = (typeof PACES)[number];

/** Stops a day, and the minutes of rest after each. */
export const PACE_RULES: Readonly<Record<Pace, { readonly mostStops: number; readonly restMin: number }>> = {
  slow: { mostStops: 3, restMin: 25 },
  normal: { mostStops: 5, restMin: 10 },
  full: { mostStops: 7, restMin: 0 },
};

/** What somebody wants of a plan; where nothing is said, the trip's own words hold. */
export interface Wish {
  /** Days of the trip; null: all. */
  readonly days: readonly string[] | null;
  /** Codes of provinces and districts. */
  readonly regions: readonly string[];
  readonly interests: readonly PlaceKind[];
  readonly pace: Pace;
  /** Ids of places. */
  readonly mustSee: readonly string[];
  readonly avoid: readonly string[];
  /** Minutes after midnight; null: as each day says. */
  readonly startMin: number | null;
  readonly endMin: number | null;
  /** Of the first and the last of the days. */
  readonly start: NamedSpot | null;
  readonly end: NamedSpot | null;
  /** Where one sleeps after a day. */
  readonly lodging: readonly { readonly dayId: string; readonly spot: NamedSpot }[];
  readonly mode: TravelMode | null;
  /** In which language new items are named. */
  readonly locale: 'ko' | 'en';
  readonly withModel: boolean;
  /** For the model alone. */
  readonly text: string;
}
