import { type Module, type Part, together } from '../../module.ts';
import { createAround } from './around/index.ts';
import { createBookings } from './bookings/index.ts';
import { createTripsDemo, type TripsDemo } from './demo/index.ts';
import { createEditing } from './editing/index.ts';
import { createMoney } from './money/index.ts';
import { createOutside } from './outside/index.ts';
import { createPapers } from './papers/index.ts';
import type { TripsDependencies, TripsParts } from './parts.ts';
import { createPeople } from './people/index.ts';
import { createPlaces } from './places/index.ts';
import { createPlanning } from './planning/index.ts';

/** Holds what trips say was paid from wallets against the transfers. */
export { reconcileTrips } from './money/index.ts';
export type { TripsDependencies } from './parts.ts';

export interface Trips extends Module {
  /** Brings the places of this release into the table; to be called before anybody is served. */
  readonly openPlaces: () => Promise<void>;
  /** Trips that a demo begins with. */
  readonly demo: TripsDemo;
}

/** Trips: planned together, live, and booked for real, on the lane `trips`. */
export function createTrips(deps: TripsDependencies): Trips {
  const editing = createEditing(deps);
  const made: TripsParts = { ...deps, lane: editing.lane };
  const people = createPeople(made);
  const around = createAround(made, people.uses);
  const places = createPlaces(made);
  const parts: readonly Part[] = [
    editing,
    people,
    around,
    places,
    createPlanning(made),
    createMoney(made),
    createPapers(made),
    createBookings(made),
    createOutside(made),
  ];
  const demo = createTripsDemo(deps, { trips: editing.lane, around: around.lane });
  return { ...together(parts), openPlaces: places.open, demo };
}
