import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import type { TripsInput } from '../input.ts';
import type { TripsDependencies } from '../parts.ts';
import type { TripsState } from '../state.ts';
import { decideTrips } from './decide.ts';
import { purgeTrips } from './jobs.ts';
import { registerJournalRoutes } from './journal-routes.ts';
import { onErase, orphanRound, PERSONAL_FIELDS, personalData } from './personal-data.ts';
import { prefetchTrips } from './prefetch.ts';
import { presenceRound } from './presence.ts';
import { rolesIn } from './reading.ts';
import { registerTripRoutes } from './routes.ts';
import { endedBy, TOPIC, tripStreams } from './streams.ts';
import { writeTrips } from './write.ts';

export interface Editing extends Part {
  /** All that happens to a trip's document, its people and its money. */
  readonly lane: Lane<TripsInput, TripsState>;
}

/** Trips as documents that many edit at once; and the lane on which all of trips is decided. */
export function createEditing(deps: TripsDependencies): Editing {
  const lane = deps.openLane<TripsInput, TripsState>({
    name: 'trips',
    prefetch: prefetchTrips,
    decide: decideTrips,
    write: writeTrips,
  });
  const parts = { ...deps, lane };
  return {
    lane,
    routes: (app) => {
      registerTripRoutes(app, parts);
      registerJournalRoutes(app, parts);
    },
    streams: tripStreams,
    privateTopics: [
      {
        prefix: TOPIC,
        refusal: 'trips.not-found',
        mayFollow: async (topics, accountId) => {
          const tripIds = topics.map((topic) => topic.slice(TOPIC.length));
          const roles = await rolesIn(deps.database.reader, tripIds, accountId);
          return new Set(topics.filter((topic) => roles.has(topic.slice(TOPIC.length))));
        },
        endedBy,
      },
    ],
    jobs: [purgeTrips(deps.files)],
    rounds: [presenceRound(deps), orphanRound(parts)],
    personalData,
    onErase: (tx, accountId) => onErase(tx, accountId, deps.now()),
    forgets: PERSONAL_FIELDS,
  };
}
