import type { IndexRebuild } from '../port.ts';
import { writeInBulk } from './bulk.ts';
import { operationOf, POSITION_ID, positionOf } from './entries.ts';
import type { OpensearchLimits } from './limits.ts';
import type { Place, Places } from './places.ts';
import type { SearchServer } from './server.ts';

/**
 * Fills the index of a run. It is announced before the first page is read, so that every change from then on is
 * written to it too; versions see to it that neither overwrites what is newer.
 */
export async function beginRebuild(
  server: SearchServer,
  places: Places,
  limits: OpensearchLimits,
  run: string,
): Promise<IndexRebuild> {
  const place = await places.make(run);
  // Whoever began those never came back: a run that goes on does so under its own id.
  const left = (await places.list()).filter(({ index, isServing }) => !isServing && index !== place.index);
  await places.remove(left);
  let hasPosition = await isPlaced(server, place);

  return {
    async add(documents, sequence) {
      const operations = documents.map((document) => ({
        ...operationOf(place.into, document, sequence),
        givesWay: true,
      }));
      const { gone } = await writeInBulk(server, operations, limits.bulkBytes);
      if (gone.size > 0) throw new Error(`${place.index} is gone: another rebuild was begun`);
      // From the first page on; what has happened since was written to both.
      if (!hasPosition) await writeInBulk(server, [positionOf(place.into, sequence)], limits.bulkBytes);
      hasPosition = true;
    },

    async finish() {
      if (await isServing(places, place)) return;
      await server.insist({
        method: 'PUT',
        path: `/${place.into}/_settings`,
        body: { index: { refresh_interval: limits.refreshInterval } },
      });
      await server.insist({ method: 'POST', path: `/${place.into}/_refresh` });
      await places.promote(place);
    },

    async abandon() {
      if (!(await isServing(places, place))) await places.remove([place]);
    },
  };
}

async function isServing(places: Places, place: Place): Promise<boolean> {
  return (await places.list()).some(({ index, isServing }) => isServing && index === place.index);
}

async function isPlaced(server: SearchServer, { into }: Place): Promise<boolean> {
  const { status } = await server.insist({
    method: 'HEAD',
    path: `/${into}/_doc/${POSITION_ID}`,
    accept: [404],
  });
  return status === 200;
}
