import { metresBetween } from '../places/grid.ts';
import type { Spot, TravelMode } from '../trip.ts';

/** How a leg is gone: as asked, or what has to be taken over the sea. */
export type LegBy = TravelMode | 'flight' | 'ferry';

/** From one stop to the next. */
export interface Leg {
  readonly metres: number;
  readonly minutes: number;
  readonly by: LegBy;
}

/*
 * Our own rule, for a rough plan and not for catching a train; no map service is asked. The way is the great circle times a detour
 * factor: for roads some 1.2 to 1.4, as was measured in many countries ("Selected country circuity factors for road travel distance
 * estimation", 2002) and cities ("Road network circuity in metropolitan areas", 2015).
 * Speeds are our assumption: what is far is gone faster, because of express roads and railways. To each way
 * something fixed is added: parking and walking to the door, or walking to the stop and waiting.
 */
interface Pace {
  readonly detour: number;
  readonly fixedMin: number;
  /** So fast up to so far from the beginning, and on from there with the next. */
  readonly bands: readonly { readonly upToKm: number; readonly kmh: number }[];
}
const PACES: Readonly<Record<TravelMode, Pace>> = {
  walk: { detour: 1.25, fixedMin: 0, bands: [{ upToKm: Infinity, kmh: 4.5 }] },
  bike: { detour: 1.3, fixedMin: 2, bands: [{ upToKm: Infinity, kmh: 14 }] },
  transit: {
    ...{ detour: 1.35, fixedMin: 8 },
    bands: [
      { upToKm: 6, kmh: 18 },
      { upToKm: 30, kmh: 32 },
      { upToKm: Infinity, kmh: 95 },
    ],
  },
  car: {
    ...{ detour: 1.3, fixedMin: 6 },
    bands: [
      { upToKm: 6, kmh: 24 },
      { upToKm: 30, kmh: 42 },
      { upToKm: Infinity, kmh: 78 },
    ],
  },
};
/** Straight, metres: nobody takes a bus for less, and nobody walks or rides further. */
const SHORT_M = 700;
const WALK_M = 5_000;
const BIKE_M = 25_000;

/** Islands that no road leads to. Smaller ones beside them count to them. */
const ISLANDS = [
  {
    name: 'jeju',
    south: 33.05,
    north: 34.02,
    west: 125.9,
    east: 127.1,
    // An hour in the air, and what an airport takes on both sides with the way there.
    crossing: { by: 'flight', minutes: 190 },
  },
  {
    name: 'ulleung',
    south: 37.1,
    north: 37.7,
    west: 130.6,
    east: 132,
    // Some three hours from the east coast, boarding and the way to the harbour.
    crossing: { by: 'ferry', minutes: 270 },
  },
] as const;

const islandOf = ({ lat, lng }: Spot) =>
  ISLANDS.find(({ south, north, west, east }) => lat >= south && lat <= north && lng >= west && lng <= east);

/**
 * How far and how long from one spot to another, the same in both directions.
 * @returns whole minutes, and metres along the way; over the sea a flight or a ferry of a fixed time
 */
export function legOf(from: Spot, to: Spot, mode: TravelMode): Leg {
  const straight = metresBetween(from, to);
  const [here, there] = [islandOf(from), islandOf(to)];
  if (here !== there) {
    const crossings = [here, there].flatMap((island) => island?.crossing ?? []);
    const longest = crossings.reduce((a, b) => (b.minutes > a.minutes ? b : a));
    const minutes = crossings.reduce((sum, crossing) => sum + crossing.minutes, 0);
    return { metres: rounded(straight), minutes, by: longest.by };
  }
  const by = suitable(straight, mode);
  const { detour, fixedMin, bands } = PACES[by];
  const metres = rounded(straight * detour);
  return { metres, minutes: metres === 0 ? 0 : Math.ceil(fixedMin + minutesOf(metres / 1_000, bands)), by };
}

function suitable(straight: number, mode: TravelMode): TravelMode {
  if (straight <= SHORT_M && mode !== 'bike') return 'walk';
  if (mode === 'walk' && straight > WALK_M) return 'transit';
  return mode === 'bike' && straight > BIKE_M ? 'transit' : mode;
}

function minutesOf(km: number, bands: Pace['bands']): number {
  let [minutes, done] = [0, 0];
  for (const { upToKm, kmh } of bands) {
    const part = Math.min(km, upToKm) - done;
    if (part <= 0) break;
    minutes += (part / kmh) * 60;
    done += part;
  }
  return minutes;
}

/** To ten metres: more would only look exact. */
const rounded = (metres: number): number => Math.round(metres / 10) * 10;
