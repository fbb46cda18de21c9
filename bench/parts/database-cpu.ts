import type { Row, Section } from '../report/model.ts';
import { measure } from '../rig/measure.ts';
import type { Bench, Part } from './bench.ts';

const RATE_PER_S = 400;
const CONNECTIONS = 200;
const COMPARED = ['lane-mariadb', 'conditional-update', 'row-lock', 'redis-lock'];

/** The same accepted rate for all, far below what they can do: what does the database pay for it? */
export const databaseCpu: Part = {
  name: 'database-cpu',
  title: 'Database CPU at the same accepted rate',
  needs: ['MariaDB'],
  async run(bench: Bench): Promise<Section> {
    const contenders = (await bench.contenders()).filter(({ name }) => COMPARED.includes(name));
    const rows = await measure(
      bench.rig,
      contenders.map((contender) =>
        contender.claims({ connections: CONNECTIONS, ratePerS: RATE_PER_S, warmUpS: 0.5 }),
      ),
      // The kernel counts CPU time in hundredths of a second: longer runs tell more.
      { rounds: bench.choose(2, 1), seconds: bench.choose(6, 1) },
    );
    const share = (us: number | null) => ((us ?? 0) * RATE_PER_S) / 1e4;
    const text = (row: Row) =>
      `${share(row.databaseUs).toFixed(1)} %${row.redisUs === null ? '' : ` + ${share(row.redisUs).toFixed(1)} % Redis`}`;
    return {
      name: databaseCpu.name,
      title: databaseCpu.title,
      lead:
        `Claims arrive at ${RATE_PER_S}/s whatever the server does (open loop), which every method can serve. ` +
        'Here a lane has little to batch, and still writes receipts and events, which the old methods do not: the other ' +
        'end of its range from 500 in flight, where it pays least.',
      charts: [
        {
          title: `CPU of the database server at ${RATE_PER_S} accepted claims/s, share of one core`,
          unit: '%',
          bars: rows.map((row) => ({
            label: row.label,
            kind: row.kind,
            value: share(row.databaseUs) + share(row.redisUs),
            text: text(row),
          })),
        },
        {
          title: `99th percentile of the answer at ${RATE_PER_S}/s`,
          unit: 'ms',
          bars: rows.map((row) => ({
            label: row.label,
            kind: row.kind,
            value: row.p99Ms,
            text: `${row.p99Ms.toFixed(1)} ms`,
          })),
        },
      ],
      rows,
      bars: [],
    };
  },
};
