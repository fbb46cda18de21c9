import { transactAgain } from '../../../db/again.ts';
import { deleteMany, type Executor, inIndex, insertMany, run, selectMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { TripsPresenceTable } from '../../../db/schema.ts';
import { appendEvents } from '../../../events/outbox.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { MakeId } from '../../../lib/id.ts';
import { personIn, readTripFacts, type TripFacts } from './reading.ts';

/** Pages tell it every 15 seconds. */
export const FORGOTTEN_MS = 40_000;
const EVERY_MS = 5_000;
const AT_ONCE = 200;
/** Open pages of one trip that are shown; of one member in it. */
const MOST_SHOWN = 100;
const MOST_PAGES = 10;

export interface PresenceParts {
  readonly database: Database;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Somebody who has a trip open, and what they look at. */
export interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly client: string;
  readonly entryId: string | null;
}

interface Told {
  readonly tripId: string;
  readonly accountId: string;
  readonly client: string;
  readonly entryId: string | null;
}

/**
 * Notes that somebody has a trip open. It is no command: nothing is decided, and what was told twice is told once. Others
 * hear of it where something is new.
 * @returns who has it open; null for whoever takes no part in it
 */
export async function notePresence(parts: PresenceParts, told: Told): Promise<readonly Present[] | null> {
  const { database, now } = parts;
  const trip = await readTripFacts(database.reader, told.tripId);
  if (!trip || !personIn(trip, told.accountId)) return null;
  const at = now();
  const before = await presentIn(database.reader, trip.tripId);
  const own = before.find(({ client }) => client === told.client);
  const isNew =
    !own ||
    own.seen_at <= at - FORGOTTEN_MS ||
    own.account_id !== told.accountId ||
    own.entry_id !== told.entryId;
  if (isNew) return transactAgain(database, (tx) => tell(tx, { ...parts, trip, told, at }));
  await transactAgain(database, async (tx) => {
    await tx
      .updateTable('trips_presence')
      .set({ seen_at: at })
      .where('trip_id', '=', told.tripId)
      .where('client', '=', told.client)
      .execute();
  });
  return shown(trip, before, at);
}

const presentIn = (executor: Executor, tripId: string): Promise<TripsPresenceTable[]> =>
  selectMany<TripsPresenceTable>(
    executor,
    {
      table: 'trips_presence',
      columns: ['trip_id', 'client', 'account_id', 'entry_id', 'seen_at'],
      keys: ['trip_id'],
      index: 'PRIMARY',
      lock: false,
    },
    [[tripId]],
  );

/** Under the trip's lock, so that of two who come at once the second tells of both. */
async function lockTrip(tx: Executor, tripId: string): Promise<boolean> {
  const rows = await selectMany(
    tx,
    { table: 'trips', columns: ['id'], keys: ['id'], index: 'PRIMARY', lock: true },
    [[tripId]],
  );
  return rows.length > 0;
}

interface News extends PresenceParts {
  readonly trip: TripFacts;
  readonly at: number;
}

async function tell(tx: Executor, news: News & { readonly told: Told }): Promise<readonly Present[]> {
  const { told, at } = news;
  const { tripId, client, accountId, entryId } = told;
  await lockTrip(tx, tripId);
  const rows = await presentIn(tx, tripId);
  const own = rows.filter((row) => row.account_id === accountId && row.client !== client);
  own.sort((a, b) => b.seen_at - a.seen_at);
  const tooMany = own.slice(MOST_PAGES - 1).map((row) => row.client);
  const gone = [client, ...tooMany, ...rows.filter((row) => isOver(row, at)).map((row) => row.client)];
  await forget(tx, tripId, gone);
  const row = { trip_id: tripId, client, account_id: accountId, entry_id: entryId, seen_at: at };
  await insertMany(tx, 'trips_presence', Object.keys(row), [Object.values(row)]);
  const left = rows.filter((one) => !gone.includes(one.client));
  return announce(tx, news, [...left, row]);
}

const isOver = ({ seen_at: seenAt }: TripsPresenceTable, at: number): boolean => seenAt <= at - FORGOTTEN_MS;

const forget = (tx: Executor, tripId: string, clients: readonly string[]): Promise<void> =>
  deleteMany(
    tx,
    'trips_presence',
    ['trip_id', 'client'],
    [...new Set(clients)].sort().map((client) => [tripId, client]),
    { where: {}, atMost: {} },
  );

/** Those who are still among the trip's people, by the order in which they came. */
function shown({ people }: TripFacts, rows: readonly TripsPresenceTable[], at: number): Present[] {
  const names = new Map(
    people.flatMap(({ accountId, name, leftAt }) =>
      accountId && leftAt === null ? [[accountId, name]] : [],
    ),
  );
  const there = rows.filter((row) => !isOver(row, at) && names.has(row.account_id));
  return there.slice(0, MOST_SHOWN).map((row) => ({
    ...{ accountId: row.account_id, name: names.get(row.account_id)!, client: row.client },
    entryId: row.entry_id,
  }));
}

async function announce(
  tx: Executor,
  { trip, at, makeId }: News,
  rows: readonly TripsPresenceTable[],
): Promise<readonly Present[]> {
  const people = shown(trip, rows, at);
  const batchId = makeId();
  const data = { tripId: trip.tripId, people };
  const event = { name: 'trips.presence', key: trip.tripId, data, at, by: batchId };
  await appendEvents(tx, { batchId, lane: 'trips-presence', at, events: [event] });
  return people;
}

/** Forgets pages that have not told for a while that they are open. */
export const presenceRound = (parts: PresenceParts): Round => ({
  name: 'forget-presence',
  everyMs: EVERY_MS,
  run: async () => (await forgetPresence(parts)) === AT_ONCE,
});

/** @returns how many pages were found */
export async function forgetPresence(parts: PresenceParts): Promise<number> {
  const { database, now } = parts;
  const at = now();
  const found = await run<{ trip_id: string }>(
    database.reader,
    `select trip_id from ${inIndex(database.reader, 'trips_presence', 'trips_presence_seen')}
     where seen_at <= ? order by seen_at limit ${AT_ONCE}`,
    [at - FORGOTTEN_MS],
  );
  for (const tripId of new Set(found.map((row) => row.trip_id))) {
    const trip = await readTripFacts(database.reader, tripId);
    await transactAgain(database, async (tx) => {
      const isThere = await lockTrip(tx, tripId);
      const rows = await presentIn(tx, tripId);
      const over = rows.filter((row) => isOver(row, at));
      await forget(
        tx,
        tripId,
        over.map(({ client }) => client),
      );
      if (!trip || !isThere || over.length === 0) return;
      await announce(
        tx,
        { ...parts, trip, at },
        rows.filter((row) => !over.includes(row)),
      );
    });
  }
  return found.length;
}
