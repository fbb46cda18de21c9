import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { type Executor, isRetryable } from './dialect.ts';
import { forget, namingTables, resumable } from './migration-journal.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as accountProofs from './migrations/0002-account-proofs.ts';
import * as identity from './migrations/0003-identity.ts';
import * as notifications from './migrations/0004-notifications.ts';
import * as files from './migrations/0005-files.ts';
import * as payments from './migrations/0006-payments.ts';
import * as jobs from './migrations/0007-jobs.ts';
import * as upkeep from './migrations/0008-upkeep.ts';
import * as adminLists from './migrations/0009-admin-lists.ts';
import * as shopCatalogue from './migrations/0010-shop-catalogue.ts';
import * as shopOrders from './migrations/0011-shop-orders.ts';
import * as ticketsShows from './migrations/0012-tickets-shows.ts';
import * as ticketsSales from './migrations/0013-tickets-sales.ts';
import * as waitingRoom from './migrations/0014-waiting-room.ts';
import * as stocksMarket from './migrations/0015-stocks-market.ts';
import * as stocksData from './migrations/0016-stocks-data.ts';
import * as stocksContests from './migrations/0017-stocks-contests.ts';
import * as trips from './migrations/0018-trips.ts';
import * as tripsPlaces from './migrations/0019-trips-places.ts';
import * as tripsAround from './migrations/0020-trips-around.ts';
import * as ticketsMoves from './migrations/0021-tickets-moves.ts';
import * as stocksLookups from './migrations/0022-stocks-lookups.ts';
import type { Database } from './open.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-account-proofs': accountProofs,
  '0003-identity': identity,
  '0004-notifications': notifications,
  '0005-files': files,
  '0006-payments': payments,
  '0007-jobs': jobs,
  '0008-upkeep': upkeep,
  '0009-admin-lists': adminLists,
  '0010-shop-catalogue': shopCatalogue,
  '0011-shop-orders': shopOrders,
  '0012-tickets-shows': ticketsShows,
  '0013-tickets-sales': ticketsSales,
  '0014-waiting-room': waitingRoom,
  '0015-stocks-market': stocksMarket,
  '0016-stocks-data': stocksData,
  '0017-stocks-contests': stocksContests,
  '0018-trips': trips,
  '0019-trips-places': tripsPlaces,
  '0020-trips-around': tripsAround,
  '0021-tickets-moves': ticketsMoves,
  '0022-stocks-lookups': stocksLookups,
};

/** For as long another process may be busy with the same SQLite file; each try waits two seconds for it. */
const TRIES = 30;

/**
 * Brings the database to the newest schema. Safe to run from several instances at once, and again after a run that was
 * killed: one waits for the other, and goes on behind what was done.
 * @returns the names of the migrations that were run now
 * @throws an error that names the migration that failed; those before it stay (MariaDB), or none of this run (SQLite)
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<string[]> {
  // Kysely looks at all columns of all tables first, for which MariaDB takes longer than for the whole start.
  if (await isNewest(database, Object.keys(migrations))) return [];
  if (database.kind === 'mariadb') {
    const steps = Object.entries(migrations).map(([name, one]) => [name, resumable(name, one)] as const);
    const done = await run(namingTables(database.writer), Object.fromEntries(steps));
    await forget(database.writer, Object.keys(migrations));
    return done;
  }
  for (let tries = 1; ; tries += 1) {
    try {
      // SQLite changes its schema within a transaction, which Kysely makes no use of.
      return await database.transact((tx) => run(tx, migrations));
    } catch (error) {
      if (tries === TRIES || !isRetryable(error)) throw error;
    }
  }
}

/** @throws the error of the migration that failed, with its name; or why none could be run */
async function run(db: Executor, migrations: Record<string, Migration>): Promise<string[]> {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest();
  const failed = results.find(({ status }) => status === 'Error');
  if (failed && !isRetryable(error)) {
    throw new Error(`Migration ${failed.migrationName} failed: ${(error as Error).message}`, {
      cause: error,
    });
  }
  if (error) throw error;
  return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName);
}

/** Whether exactly these migrations have been run. What cannot be read is for Kysely to judge. */
async function isNewest({ writer }: Database, wanted: readonly string[]): Promise<boolean> {
  const known = await sql<{ name: string }>`select name from kysely_migration`
    .execute(writer)
    .catch(() => ({ rows: [] }));
  const names = new Set(known.rows.map(({ name }) => name));
  return names.size === wanted.length && wanted.every((name) => names.has(name));
}
