import type { Row, Section } from '../report/model.ts';
import { measure } from '../rig/measure.ts';
import type { Bench, Part } from './bench.ts';
import { laneContender } from './contenders.ts';

const CONNECTIONS = 500;
const MOST = 3;

/** Several instances on one database, with no coordinator: the row is locked by one batch after the other. */
export const instances: Part = {
  name: 'instances',
  title: 'One, two and three instances, the same drop',
  needs: ['MariaDB'],
  async run(bench: Bench): Promise<Section> {
    const installation = await bench.installation('mariadb');
    const rows: Row[] = [];
    for (let count = 1; count <= MOST; count += 1) {
      await installation.scaleTo(count);
      const label = count === 1 ? '1 instance' : `${count} instances`;
      const trial = laneContender(bench, installation, { name: label, label }).claims({
        connections: CONNECTIONS,
        warmUpS: bench.choose(1.5, 0.5),
      });
      rows.push(
        ...(await measure(bench.rig, [trial], {
          rounds: bench.choose(2, 1),
          seconds: bench.choose(3, 1),
        })),
      );
    }
    await installation.scaleTo(1);
    const failures = rows.reduce((sum, { failed }) => sum + failed, 0);
    return {
      name: instances.name,
      title: instances.title,
      lead:
        `${CONNECTIONS} in flight, spread over the instances; every member claims from the same drop. On a machine of few cores ` +
        'instances, database and load generator share them, so this shows exactness and the cost of contention ' +
        'rather than scaling.',
      charts: [
        {
          title: `Accepted claims per second, ${CONNECTIONS} in flight`,
          unit: 'claims/s',
          bars: rows.map(({ label, kind, acceptedPerS }) => ({
            label,
            kind,
            value: acceptedPerS,
            text: Math.round(acceptedPerS).toLocaleString('en'),
          })),
        },
      ],
      rows,
      bars: [
        {
          name: 'several instances, one drop: exact, zero 5xx',
          wanted: 'all invariants, 0 failed',
          measured: `${rows.flatMap(({ checks }) => checks).filter(({ ok }) => !ok).length} broken, ${failures} failed`,
          met: failures === 0 && rows.every(({ checks }) => checks.every(({ ok }) => ok)),
        },
      ],
    };
  },
};
