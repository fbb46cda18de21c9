import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type MariaDb, startMariadb } from './mariadb.ts';
import { memoryFolder } from './memory.ts';
import { type Opensearch, startOpensearch } from './opensearch.ts';
import { type Redis, startRedis } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for services; see shared.ts. */
    servicesUrl: string;
  }
}

/** Hundreds of small databases: a file for each table is a great deal of nothing. */
const MANY_DATABASES = ['--innodb-file-per-table=0'];

/**
 * Test files run in processes of their own but share one MariaDB, one Redis and one OpenSearch. So the process above
 * them answers `GET /mariadb/NAME`, `GET /redis` and `GET /opensearch` with connection strings, starts a service when
 * it is first asked for (a run of unit tests starts none), and ends what it started when the run ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let mariadb: Promise<MariaDb> | undefined;
  let redis: Promise<Redis> | undefined;
  let opensearch: Promise<Opensearch> | undefined;

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
    mariadb ??= memoryFolder().then((directory) => startMariadb({ directory, options: MANY_DATABASES }));
    return (await mariadb).createDatabase(name);
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
  };
}
