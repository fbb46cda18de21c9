import { sql } from 'kysely';
import type { Executor } from '../../db/dialect.ts';
import { type Database, openDatabase } from '../../db/open.ts';

/**
 * Runs a long read on one unchanging view of the database, while others go on writing. It has a connection
 * of its own, so that nobody waits behind it.
 */
export async function readSnapshot<T>(
  database: Database,
  read: (executor: Executor) => Promise<T>,
): Promise<T> {
  if (database.kind === 'mariadb') {
    return inTransaction(database, 'start transaction with consistent snapshot, read only', read);
  }
  const { rows } = await sql<{ name: string; file: string }>`pragma database_list`.execute(database.reader);
  const own = openDatabase(`sqlite:${rows.find((row) => row.name === 'main')!.file}`);
  try {
    return await inTransaction(own, 'begin deferred', read);
  } finally {
    await own.close();
  }
}

function inTransaction<T>(
  database: Database,
  begin: string,
  read: (executor: Executor) => Promise<T>,
): Promise<T> {
  return database.reader.connection().execute(async (executor) => {
    // READ COMMITTED, as everything else runs, would see each page at another moment.
    if (database.kind === 'mariadb') {
      await sql`set transaction isolation level repeatable read`.execute(executor);
    }
    await sql.raw(begin).execute(executor);
    try {
      return await read(executor);
    } finally {
      await sql`rollback`.execute(executor);
    }
  });
}
