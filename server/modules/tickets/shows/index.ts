import type { Executor } from '../../../db/dialect.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import type { TicketsDependencies } from '../parts.ts';
import { registerAgenda } from './agenda.ts';
import { decideShows } from './decide.ts';
import type { ShowsInput } from './input.ts';
import { countPerformances, endPerformances } from './jobs.ts';
import { registerMapRoutes } from './map-routes.ts';
import type { ShowsParts } from './parts.ts';
import { operatorsPerformanceSearchable } from './performance-list.ts';
import { registerPerformanceRoutes } from './performance-routes.ts';
import { operatorsPerformerSearchable } from './performer-list.ts';
import { registerPerformerRoutes } from './performer-routes.ts';
import { registerPlaceRoutes } from './place-routes.ts';
import { createPlans } from './plans.ts';
import { prefetchShows } from './prefetch.ts';
import { purgePerformances } from './purge.ts';
import { type Remembered, rememberShows } from './remembered.ts';
import { registerRoundRoutes } from './round-routes.ts';
import { registerShowRoutes } from './routes.ts';
import { showSearchables } from './searchable.ts';
import type { ShowsState } from './state.ts';
import { operatorsVenueSearchable } from './venue-list.ts';
import { writeShows } from './writing.ts';

export { insertShows, type ShowsSeed } from './seed.ts';

export interface Shows extends Part {
  /** What operators change of places and shows. */
  readonly lane: Lane<ShowsInput, ShowsState>;
  /** Plans of maps by id; a map never changes, so each is read once and kept while it is used. */
  readonly plansOf: (executor: Executor, mapIds: ReadonlySet<string>) => Promise<Map<string, SeatPlan>>;
  /**
   * To be called by whoever has called off a round of these performances: after the commit, before anybody is answered. Places that move need nobody's call: what is free is counted anew every half second.
   */
  readonly changed: (performanceIds: readonly string[]) => Promise<void>;
  /** To be called by whoever has changed the stars of these performances; lists learn of them in time. */
  readonly rated: (performanceIds: readonly string[]) => Promise<void>;
  readonly remembered: Remembered;
}

/** Venues, halls with their maps, performers, performances and rounds. */
export function createShows(deps: TicketsDependencies): Shows {
  const { database, createCache, files, now } = deps;
  const plansOf = createPlans();
  const remembered = rememberShows(database.reader, createCache, files.picturesOf, now);
  const lane = deps.openLane<ShowsInput, ShowsState>({
    name: 'tickets-shows',
    prefetch: (tx, commands) => prefetchShows(tx, commands, { files, plansOf }),
    decide: decideShows,
    write: (tx, state) => writeShows(tx, state, files),
    committed: (state) => remembered.edited(editedIn(state)),
  });
  const parts: ShowsParts = { ...deps, lane, remembered, plansOf };
  return {
    ...{ lane, plansOf, remembered, changed: remembered.changed },
    rated: remembered.performances.invalidate.bind(remembered.performances),
    routes: (app) => {
      registerShowRoutes(app, parts);
      registerPlaceRoutes(app, parts);
      registerMapRoutes(app, parts);
      registerPerformerRoutes(app, parts);
      registerPerformanceRoutes(app, parts);
      registerRoundRoutes(app, parts);
      registerAgenda(app, parts);
    },
    searchables: [
      ...showSearchables(files.picturesOf),
      operatorsVenueSearchable,
      operatorsPerformerSearchable,
      operatorsPerformanceSearchable,
    ],
    jobs: [
      endPerformances(deps.makeId),
      countPerformances(deps.makeId),
      purgePerformances(deps, deps.config.retention.showsMs),
    ],
  };
}

/** Whatever a batch has loaded may be another now: operators change little, and each of these is read once anew. */
function editedIn({ venues, halls, performers, performances, rounds, taken, removed }: ShowsState) {
  const venueIds = [...venues.keys(), ...[...halls.values()].map(({ venueId }) => venueId)];
  return {
    venues: [...new Set([...venueIds, ...removed.venues])],
    performers: [...performers.keys(), ...removed.performers],
    performances: [...performances.keys(), ...removed.performances],
    rounds: [...new Set([...taken.keys(), ...rounds.keys(), ...removed.rounds])],
  };
}
