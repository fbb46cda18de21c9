import { startMariadb } from '../../test/services/mariadb.ts';
import type { Section } from '../report/model.ts';
import { install } from '../rig/installation.ts';
import { checkTransfers } from '../rig/invariants.ts';
import { measure } from '../rig/measure.ts';
import { transferRequests } from '../rig/requests.ts';
import type { Bench, Part } from './bench.ts';

const IN_FLIGHT = 1_000;
const TRANSFERS = 5_000;
const MEMBERS = 500;
const POOL_SIZE = 4;
// The smallest that MariaDB takes; some connections are for whoever looks at it meanwhile.
const TINY = ['--innodb-buffer-pool-size=8M', '--innodb-log-file-size=8M', '--max-connections=10'];

/** A thousand customers and four connections: batches need few, so that nobody waits for one in vain. */
export const tinyDatabase: Part = {
  name: 'tiny-database',
  title: 'A thousand at once on a tiny database',
  needs: ['MariaDB'],
  async run(bench: Bench): Promise<Section> {
    const service = await startMariadb({ options: TINY, directory: bench.rig.directory });
    try {
      return await measureOn(bench, service.url);
    } finally {
      await service.stop();
    }
  },
};

async function measureOn(bench: Bench, url: string): Promise<Section> {
  const { rig } = bench;
  const own = { kind: 'mariadb', memberCount: MEMBERS, url, poolSize: POOL_SIZE } as const;
  const installation = await install(rig, own);
  const { members, servers, sql } = installation;
  const label = `MariaDB with ${POOL_SIZE} connections and 8 MiB`;
  const rows = await measure(
    rig,
    [
      {
        label,
        kind: 'ours',
        serverPids: () => servers.map(({ pid }) => pid),
        prepare: async () => {
          const keyPrefix = `${rig.newName('tiny-')}-`;
          const path = '/api/v1/pay/transfers';
          return {
            plan: {
              ports: servers.map(({ port }) => port),
              connections: IN_FLIGHT,
              requests: transferRequests({ path, members, count: TRANSFERS, keyPrefix }),
            },
            check: (outcome) => checkTransfers(sql, outcome, keyPrefix),
          };
        },
      },
    ],
    { rounds: 1, seconds: 60 },
  );
  await installation.stop();
  const [row] = rows;
  const accepted = row?.accepted ?? 0;
  return {
    name: tinyDatabase.name,
    title: tinyDatabase.title,
    lead:
      `${TRANSFERS.toLocaleString('en')} transfers among ${MEMBERS} members, ${IN_FLIGHT.toLocaleString('en')} in flight from the first moment, on a cold server ` +
      `whose database has ${POOL_SIZE} connections and the least memory that MariaDB takes.`,
    charts: [],
    rows,
    bars: [
      {
        name: `${TRANSFERS.toLocaleString('en')} transfers on a tiny database`,
        wanted: 'all succeed',
        measured: `${accepted.toLocaleString('en')} succeeded, ${row?.refused} refused, ${row?.failed} failed`,
        met: accepted === TRANSFERS,
      },
    ],
  };
}
