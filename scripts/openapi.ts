import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { compose } from '../server/compose-http.ts';
import { readConfig } from '../server/config.ts';

/** Writes openapi.json from the routes themselves: an API change is then seen in review. */
const folder = await mkdtemp(join(tmpdir(), 'madang-openapi-'));
try {
  const { app, database } = await compose(readConfig({ MADANG_DATA: folder }), pino({ level: 'silent' }));
  const description = app.swagger();
  await writeFile(new URL('../openapi.json', import.meta.url), `${JSON.stringify(description, null, 2)}\n`);
  await app.close();
  await database.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
