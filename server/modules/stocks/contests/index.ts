import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import { registerAdminSeasonRoutes } from './admin-routes.ts';
import { decideSeason } from './decide.ts';
import type { SeasonInput } from './input.ts';
import { createLeagues } from './leagues.ts';
import type { ContestDependencies, ContestParts } from './parts.ts';
import { onErase, personalData } from './person.ts';
import { prefetchSeasons, writeSeasons } from './queries.ts';
import { registerSeasonRoutes } from './routes.ts';
import type { SeasonState } from './state.ts';
import { seasonStreams } from './streams.ts';
import { turnSeasons } from './turn-round.ts';

export type { SeasonInput } from './input.ts';
export type { SeasonFacts } from './season.ts';

export interface Contests extends Part {
  /** Making seasons, joining them, and their beginning and end. */
  readonly lane: Lane<SeasonInput, SeasonState>;
}

/** Contests: seasons with markets and play money of their own, and a league. */
export function createContests(deps: ContestDependencies): Contests {
  const { database, accounts, monotonic } = deps;
  const leagues = createLeagues(database, monotonic);
  const lane = deps.openLane<SeasonInput, SeasonState>({
    name: 'stocks-seasons',
    prefetch: (tx, commands) => prefetchSeasons(tx, commands, accounts.byId),
    decide: decideSeason,
    write: writeSeasons,
    committed: async ({ entries }) => {
      for (const { change, seasonId, tradingId } of entries.values()) {
        if (change === 'new') leagues.joined(seasonId, tradingId);
      }
    },
  });
  const parts: ContestParts = { ...deps, seasons: lane, leagues };
  return {
    lane,
    routes: (app) => {
      registerSeasonRoutes(app, parts);
      registerAdminSeasonRoutes(app, parts);
    },
    streams: seasonStreams,
    listeners: [leagues.listener],
    rounds: [turnSeasons(parts)],
    personalData,
    onErase,
  };
}
