import type { Database } from '../../db/open.ts';
import type { RecentBatches } from '../../events/recent-batches.ts';
import type { MakeId } from '../../lib/id.ts';
import type { Module } from '../../module.ts';
import type { SearchIndexes } from '../../search/open.ts';
import type { Searchable } from '../../search/searchable.ts';
import type { Log } from '../../telemetry/metrics.ts';
import { createFollower, type Follower } from './follower.ts';
import { makerOf } from './making.ts';
import { rebuildJob } from './rebuild.ts';
import { registerSearchRoutes } from './routes.ts';

export interface SearchDependencies {
  readonly database: Database;
  readonly indexes: SearchIndexes;
  /** What this process has committed or read lately. */
  readonly recent: RecentBatches;
  /** Of all modules. */
  readonly searchables: readonly Searchable[];
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly log: Log;
  /** Whether lanes have work now: indexes wait then. */
  readonly hasPeopleWaiting: () => boolean;
}

export interface Search extends Module {
  /** Keep the indexes fresh. An instance that answers searches runs them; a worker alone needs no index of its own. */
  readonly followers: readonly Follower[];
  /** Resolves when everything that is committed now can be found here. */
  catchUp(): Promise<void>;
}

/** Search over everything that modules announce, beside the database: it may lag, and can be made anew. */
export function createSearch(deps: SearchDependencies): Search {
  const { database, indexes, recent, searchables, log, hasPeopleWaiting } = deps;
  const ofScope = (scope: Searchable['scope']) =>
    searchables.filter((searchable) => searchable.scope === scope);
  let jobWorkedAt = Number.NEGATIVE_INFINITY;
  const followers = (['public', 'operators'] as const).map((scope) =>
    createFollower({
      scope,
      index: indexes[scope],
      searchables: ofScope(scope),
      database,
      recent,
      hasPeopleWaiting,
      log,
      rebuild: makerOf(scope, { ...deps, jobWorkedAt: () => jobWorkedAt }),
    }),
  );
  return {
    routes: (app) => registerSearchRoutes(app, indexes.public, ofScope('public')),
    consumers: [],
    streams: () => [],
    jobs: [
      rebuildJob({ database, indexes, searchables }, () => {
        jobWorkedAt = deps.monotonic();
      }),
    ],
    followers,
    catchUp: async () => {
      for (const follower of followers) await follower.catchUp();
    },
  };
}
