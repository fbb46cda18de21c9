import type { OpensearchConfig } from '../../config/search.ts';
import type { SearchScope } from '../document.ts';
import type { SearchIndex } from '../port.ts';
import { searcher } from './ask.ts';
import { openBreaker } from './breaker.ts';
import { type Operation, writeInBulk } from './bulk.ts';
import { operationOf, POSITION_ID, positionOf, removalOf } from './entries.ts';
import { find, suggest } from './find.ts';
import { LIMITS, type OpensearchLimits } from './limits.ts';
import { openPlaces, type Place } from './places.ts';
import { beginRebuild } from './rebuild.ts';
import { connectServer, ServerFailure } from './server.ts';

export { DocumentsRefused } from './bulk.ts';
export type { OpensearchLimits } from './limits.ts';

export interface OpensearchDependencies {
  readonly log: { warn(details: object, message: string): void };
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
  readonly limits?: Partial<OpensearchLimits>;
}

/**
 * The index of one scope on an OpenSearch server. Nothing is sent before the first call; a server that is away makes
 * searches fail with `search.unavailable`, at once after some failures, and writes with a ServerFailure after some
 * attempts, or many for a rebuild. Nothing that was typed is ever parsed by the server: searches are structures.
 */
export function openOpensearchIndex(
  scope: SearchScope,
  config: OpensearchConfig,
  { log, monotonic, limits: given }: OpensearchDependencies,
): SearchIndex {
  const limits = { ...LIMITS, ...given };
  const { patient, hurried: server } = connectServer(config, limits);
  const places = openPlaces(server, scope, config);
  const breaker = openBreaker(limits.failures, limits.refuseMs, monotonic);
  const askAll = searcher(server, places.searching, limits, breaker, log);

  /** Writes to every index that takes changes, also to one that is made meanwhile. @returns those there are at the end */
  async function writeToAll(operations: (into: string) => Operation[]): Promise<readonly Place[]> {
    const written = new Set<string>();
    for (;;) {
      const all = await places.list();
      const missing = all.filter(({ index }) => !written.has(index));
      if (missing.length === 0) return all;
      await writeInBulk(
        server,
        missing.flatMap(({ into }) => operations(into)),
        limits.bulkBytes,
      );
      for (const { index } of missing) written.add(index);
    }
  }

  return {
    search: (query) => find(askAll, query),
    suggest: (q, kinds, locale, limit) => suggest(askAll, q, kinds, locale, limit),

    async apply({ upserts, deletes, sequence }) {
      const all = await writeToAll((into) => [
        ...deletes.map((key) => removalOf(into, key, sequence)),
        ...upserts.map((document) => operationOf(into, document, sequence)),
      ]);
      // Last, and alone: a bulk write may be done in part.
      await writeInBulk(
        server,
        all.map(({ into }) => positionOf(into, sequence)),
        limits.bulkBytes,
      );
    },

    async position() {
      const serving = (await places.list()).find(({ isServing }) => isServing);
      if (!serving) return null;
      const { status, body } = await server.insist({
        method: 'GET',
        path: `/${serving.into}/_doc/${POSITION_ID}`,
        accept: [404],
      });
      if (status === 404) return null;
      const position = (body._source as { position?: unknown } | undefined)?.position;
      if (typeof position !== 'number') throw new ServerFailure('malformed', status, 'no position');
      return position;
    },

    rebuild: (run) => beginRebuild(patient, openPlaces(patient, scope, config), limits, run),

    async status() {
      const path = `/${places.searching}`;
      const query = { exists: { field: 'kind' } };
      const counted = await server.insist({
        ...{ method: 'POST', path: `${path}/_count`, body: { query }, accept: [404] },
      });
      if (counted.status === 404) return { documents: 0, bytes: 0 };
      const stats = await server.insist({ method: 'GET', path: `${path}/_stats/store`, accept: [404] });
      const all = stats.body._all as { total?: { store?: { size_in_bytes?: number } } } | undefined;
      return {
        documents: Number(counted.body.count ?? 0),
        bytes: all?.total?.store?.size_in_bytes ?? 0,
      };
    },

    close: () => server.close(),
  };
}
