import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type MariaDb, startMariadb } from './mariadb.ts';
import { memoryFolder } from './memory.ts';
import { type Opensearch, startOpensearch } from './opensearch.ts';
import { type Redis, startRedis } from './redis.ts';
import {
  type MariadbTemplate,
  makeMariadbTemplate,
  makeSqliteTemplate,
  type SqliteTemplate,
} from './templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for services; see shared.ts. */
    servicesUrl: string;
  }
}

/** Hundreds of small databases: a file for each table is a great deal of nothing. */
const MANY_DATABASES = ['--innodb-file-per-table=0'];

/**
 * Test files run in processes of their own but share one MariaDB, one Redis, one OpenSearch and one migrated SQLite file
 * to copy. So the process above them answers `GET /mariadb/NAME` (a new migrated database), `GET /redis` and
 * `GET /opensearch` with connection strings and `GET /sqlite` with a path, starts what is asked for the first time (a run of
 * unit tests starts nothing), and ends what it started when the run ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let mariadb: Promise<MariaDb> | undefined;
  let template: Promise<MariadbTemplate> | undefined;
  let redis: Promise<Redis> | undefined;
  let opensearch: Promise<Opensearch> | undefined;
  let sqlite: Promise<SqliteTemplate> | undefined;

  async function answer(path: string): Promise<string> {
    const [, service, name = ''] = path.split('/');
    if (service === 'redis') {
      redis ??= startRedis();
      return (await redis).url;
    }
    if (service === 'opensearch') {
      opensearch ??= startOpensearch();
      return (await opensearch).url;
    }
    if (service === 'sqlite') {
      sqlite ??= makeSqliteTemplate();
      return (await sqlite).file;
    }
    mariadb ??= memoryFolder().then((directory) => startMariadb({ directory, options: MANY_DATABASES }));
    template ??= mariadb.then(makeMariadbTemplate);
    return (await template).copy(name);
  }

  const server = createServer(async (request, response) => {
    try {
      response.end(await answer(request.url ?? ''));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('servicesUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  return async () => {
    server.closeAllConnections();
    server.close();
    const started = await Promise.allSettled([mariadb, redis, opensearch]);
    await Promise.all(
      started.map((result) => (result.status === 'fulfilled' ? result.value?.stop() : undefined)),
    );
    await sqlite?.then(({ remove }) => remove()).catch(() => undefined);
  };
}
