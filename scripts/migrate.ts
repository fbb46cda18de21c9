// `npm run db:migrate`: brings the database that DATABASE_URL names to the newest schema, before new instances start.
import { migrate } from '../server/db/migrate.ts';
import { openDatabase } from '../server/db/open.ts';
import { settingsOrExit } from '../server/ending.ts';
import { whyNoStart } from '../server/start-failure.ts';

const config = settingsOrExit(process.env);
try {
  const database = openDatabase(config.databaseUrl, 2);
  try {
    const done = await migrate(database);
    console.log(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The schema is up to date.');
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(whyNoStart(error, config) ?? error);
  process.exitCode = 1;
}
