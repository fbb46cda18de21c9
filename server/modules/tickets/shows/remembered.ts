import type { Cache, CreateCache } from '../../../cache/index.ts';
import type { Executor } from '../../../db/dialect.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { FeeScale } from '../reservations/scale.ts';
import {
  type Free,
  type PicturesOf,
  type PublicPerformance,
  type PublicPerformer,
  type PublicVenue,
  performancesOfRounds,
  readFree,
  readPerformances,
  readPerformers,
  readVenues,
} from './reading.ts';
import { performancesOfPerformer, readScale, readShelf, readVenueIds, type Shelved } from './shelf.ts';

/** Each of these is one value. */
const ALL = 'all';
const keyOf = ({ key }: RecordedEvent): string[] => [key];
const all = (): string[] => [ALL];
const performanceNamed = ({ data }: RecordedEvent): string[] =>
  typeof data.performanceId === 'string' ? [data.performanceId] : [];

/** What is counted of free places may be so old: a round that sells out counts anew once in this time, whoever asks. */
const COUNTED_MS = 500;

/** What is remembered of shows: what everybody reads while a crowd is there. */
export interface Remembered {
  /** Performances that everybody may see: those that are shown, or over. */
  readonly performances: Cache<PublicPerformance>;
  readonly venues: Cache<PublicVenue>;
  readonly performers: Cache<PublicPerformer>;
  /** Free places by round: never older than a second. Holds do not clear it, or it would hold nothing on a hot evening. */
  readonly free: Cache<Free>;
  /** The performance of a round. */
  readonly ofRound: Cache<string>;
  readonly byPerformer: Cache<readonly string[]>;
  shelf(): Promise<readonly Shelved[]>;
  venueIds(): Promise<readonly string[]>;
  scale(): Promise<FeeScale>;
  /** To be called after the commit of a change of performances or their rounds, before anybody is answered. */
  changed(performanceIds: readonly string[]): Promise<void>;
  /** To be called after the commit of an operator's change. */
  edited(ids: Edited): Promise<void>;
}

export interface Edited {
  readonly performances: readonly string[];
  readonly venues: readonly string[];
  readonly performers: readonly string[];
  /** Whose places are counted anew. */
  readonly rounds: readonly string[];
}

/** @param executor the primary */
export function rememberShows(
  executor: Executor,
  createCache: CreateCache,
  picturesOf: PicturesOf,
  now: () => number,
): Remembered {
  const performances = createCache<PublicPerformance>({
    name: 'tickets.performances',
    load: async (ids) => {
      const found = await readPerformances(executor, ids, picturesOf);
      return new Map([...found].filter(([, { status }]) => status === 'published' || status === 'ended'));
    },
    changedBy: {
      'tickets.performance-changed': keyOf,
      'tickets.round-changed': performanceNamed,
      'tickets.round-cancelled': performanceNamed,
      'tickets.review-changed': performanceNamed,
    },
  });
  const venues = createCache<PublicVenue>({
    name: 'tickets.venues',
    load: (ids) => readVenues(executor, ids, picturesOf),
    changedBy: { 'tickets.venue-changed': keyOf },
  });
  const performers = createCache<PublicPerformer>({
    name: 'tickets.performers',
    load: (ids) => readPerformers(executor, ids, picturesOf),
    changedBy: { 'tickets.performer-changed': keyOf },
  });
  const free = createCache<Free>({
    name: 'tickets.free',
    load: (ids) => readFree(executor, ids),
    freshMs: COUNTED_MS,
    staleMs: COUNTED_MS,
  });
  const ofRound = createCache<string>({
    name: 'tickets.rounds',
    load: (ids) => performancesOfRounds(executor, ids),
  });
  const byPerformer = createCache<readonly string[]>({
    name: 'tickets.bills',
    load: async (ids) => {
      const found = new Map<string, readonly string[]>();
      for (const id of ids) found.set(id, await performancesOfPerformer(executor, id));
      return found;
    },
    freshMs: 10_000,
    staleMs: 10_000,
  });
  const shelf = createCache<readonly Shelved[]>({
    name: 'tickets.shelf',
    load: async () => new Map([[ALL, await readShelf(executor)]]),
    changedBy: { 'tickets.performance-changed': all, 'tickets.round-cancelled': all },
  });
  const venueIds = createCache<readonly string[]>({
    name: 'tickets.venue-list',
    load: async () => new Map([[ALL, await readVenueIds(executor)]]),
    changedBy: { 'tickets.venue-changed': all },
  });
  const scale = createCache<FeeScale>({
    name: 'tickets.scale',
    load: async () => new Map([[ALL, await readScale(executor, now())]]),
    freshMs: 5_000,
    staleMs: 5_000,
    changedBy: { 'tickets.cancel-scale-changed': all },
  });
  const changed = async (performanceIds: readonly string[]): Promise<void> => {
    if (performanceIds.length === 0) return;
    await Promise.all([performances.invalidate(performanceIds), shelf.invalidate([ALL])]);
  };
  return {
    ...{ performances, venues, performers, free, ofRound, byPerformer, changed },
    shelf: async () => (await shelf.get(ALL)) ?? [],
    venueIds: async () => (await venueIds.get(ALL)) ?? [],
    scale: async () => (await scale.get(ALL)) ?? (await readScale(executor, now())),
    edited: async (ids) => {
      await Promise.all([
        changed(ids.performances),
        venues.invalidate(ids.venues),
        venueIds.invalidate(ids.venues.length > 0 ? [ALL] : []),
        performers.invalidate(ids.performers),
        free.invalidate(ids.rounds),
        ofRound.invalidate(ids.rounds),
      ]);
    },
  };
}
