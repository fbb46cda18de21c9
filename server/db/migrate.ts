import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import * as foundation from './migrations/0001-foundation.ts';
import type { Database } from './open.ts';

const MIGRATIONS: Record<string, Migration> = { '0001-foundation': foundation };

const provider: MigrationProvider = { getMigrations: async () => MIGRATIONS };

/**
 * Brings the database to the newest schema. Safe to run from several instances at once: Kysely locks.
 * @returns the names of the migrations that were run now
 * @throws the error of the migration that failed; those before it stay
 */
export async function migrate(database: Database): Promise<string[]> {
  const { error, results } = await new Migrator({ db: database.writer, provider }).migrateToLatest();
  if (error) throw error;
  return (results ?? [])
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
}
