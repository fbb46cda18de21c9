import type { Cache, CacheOptions } from '../../../cache/index.ts';
import type { Executor } from '../../../db/dialect.ts';
import type { People } from '../../../voices/authors.ts';
import { readTrip } from '../editing/reading.ts';
import type { TripsDependencies } from '../parts.ts';
import type { EntryView } from '../trip.ts';
import { openEntries } from './open-content.ts';
import { listPublicTrips } from './public-views.ts';
import type { OpenEntry, PublicQuery, PublicTrip, SharedTrip } from './schemas.ts';

/** Lists that everybody asks for are read once in so many milliseconds. */
const FRESH_MS = 2_000;

export interface FirstPage {
  readonly items: readonly PublicTrip[];
  readonly nextCursor: string | null;
}

/** What many read of trips that are open to others. Whether they still are is asked each time. */
export interface Remembered {
  /** First pages of the public list as guests see them, by `pageKey`. */
  readonly firstPages: Cache<FirstPage>;
  /** What others see of a trip, by `openKey`. */
  readonly open: Cache<SharedTrip>;
}

export const openKey = (tripId: string, withCosts: boolean): string =>
  `${tripId}/${withCosts ? 'costs' : 'plan'}`;
export const pageKey = ({ sort = 'new', region = '', days = '', limit = 20 }: PublicQuery): string =>
  [sort, region, days, limit].join('/');

const bothOf: NonNullable<CacheOptions<never>['changedBy']>[string] = ({ key }) => [
  openKey(key, false),
  openKey(key, true),
];

export function rememberOpen(
  deps: Pick<TripsDependencies, 'database' | 'createCache' | 'accounts'>,
): Remembered {
  const { database, createCache } = deps;
  return {
    firstPages: createCache<FirstPage>({
      name: 'trips.public-pages',
      load: (keys) => loadPages(database.reader, keys, deps.accounts),
      freshMs: FRESH_MS,
      staleMs: FRESH_MS,
    }),
    open: createCache<SharedTrip>({
      name: 'trips.open',
      load: async (keys) => {
        const found = new Map<string, SharedTrip | null>();
        for (const key of keys) {
          const [tripId = '', part] = key.split('/');
          found.set(key, await openTripView(database.reader, tripId, part === 'costs'));
        }
        return found;
      },
      maxEntries: 2_000,
      freshMs: FRESH_MS,
      staleMs: FRESH_MS,
      changedBy: { 'trips.changed': bothOf, 'trips.people-changed': bothOf },
    }),
  };
}

async function loadPages(
  executor: Executor,
  keys: readonly string[],
  accounts: People,
): Promise<Map<string, FirstPage>> {
  const pages = new Map<string, FirstPage>();
  for (const key of keys) {
    const [sort, region, days, limit] = key.split('/');
    const query = {
      ...{ sort: sort as 'new' | 'liked', limit: Number(limit) },
      ...(region && { region }),
      ...(days && { days }),
    };
    pages.set(key, await listPublicTrips(executor, query, null, accounts));
  }
  return pages;
}

const openView = ({ id, kind, dayId, position, sequence, fields }: EntryView): OpenEntry => ({
  ...{ id, kind, dayId, position, sequence },
  fields: fields as unknown as OpenEntry['fields'],
});

/** A trip as those see it who do not take part. Names stand there only where costs do, which name people. */
async function openTripView(
  executor: Executor,
  tripId: string,
  withCosts: boolean,
): Promise<SharedTrip | null> {
  const trip = await readTrip(executor, tripId);
  if (!trip || trip.deletedAt !== null) return null;
  return {
    head: { ...trip.head, regions: [...trip.head.regions] },
    days: trip.entries.filter(({ kind }) => kind === 'day').length,
    entries: openEntries(trip.entries, { withCosts }).map(openView),
    withCosts,
    people: withCosts ? trip.people.map(({ id, name }) => ({ personId: id, name })) : [],
  };
}
