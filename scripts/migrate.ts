// `npm run db:migrate`: brings the database that DATABASE_URL names to the newest schema, before new instances start.
import { readConfig } from '../server/config.ts';
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';

const database = openDatabase(readConfig(process.env).databaseUrl, 2);
try {
  const done = await migrate(database);
  console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The schema is up to date.');
} finally {
  await database.close();
}
