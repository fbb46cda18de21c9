import type { Kind, Row, Section } from '../report/model.ts';
import { measure, type Trial } from '../rig/measure.ts';
import type { Server } from '../rig/rig.ts';
import type { Bench, Part } from './bench.ts';

const IN_FLIGHT = 100;
const PATH = '/api/v1/trips/places';
/** All provinces, by the codes of Statistics Korea. */
const PROVINCES = '11,21,22,23,24,25,26,29,31,32,33,34,35,36,37,38,39'.split(',');

/** What everybody reads first of a trip’s places: the list of a province. */
export const places: Part = {
  name: 'places',
  title: 'Places of a province, from the cache',
  needs: [],
  run: runPlaces,
};

async function runPlaces(bench: Bench): Promise<Section> {
  const installation = await bench.installation('sqlite');
  const product = installation.servers[0]!;
  const bare = await bench.rig.startServer('bench/reads/bare-places-server.ts', {
    PLACES_URL: `http://127.0.0.1:${product.port}${PATH}`,
    PROVINCES: PROVINCES.join(','),
  });
  const direct = await bench.rig.startServer('bench/reads/places-server.ts', {
    DATABASE_URL: installation.url,
  });
  bench.say(`${IN_FLIGHT} in flight`);
  const trial = trialIn(bench);
  const rows = await measure(
    bench.rig,
    [
      trial('bare Fastify GET', 'ceiling', bare),
      trial('from the cache, the product', 'ours', product),
      trial('from the database each time', 'old', direct),
    ],
    { rounds: bench.choose(3, 1), seconds: bench.choose(4, 1) },
  );
  await bare.stop();
  await direct.stop();
  const [, cached, read] = rows as [Row, Row, Row];
  const times = cached.acceptedPerS / read.acceptedPerS;
  return {
    name: places.name,
    title: places.title,
    lead:
      `The first 24 places of each of the ${PROVINCES.length} provinces, read again and again, ${IN_FLIGHT} in flight: the product, Fastify with nothing ` +
      'around it that holds the same lists, and the product’s HTTP reading SQLite for each.',
    charts: [
      {
        title: `Answers a second, ${IN_FLIGHT} in flight`,
        unit: 'answers/s',
        bars: rows.map(({ label, kind, acceptedPerS }) => ({
          ...{ label, kind, value: acceptedPerS },
          text: Math.round(acceptedPerS).toLocaleString('en'),
        })),
      },
    ],
    rows,
    bars: [
      {
        name: 'places of a province, cached, against a bare Fastify GET',
        wanted: '≥ 0.8',
        measured: (cached.ofCeiling ?? 0).toFixed(2),
        met: (cached.ofCeiling ?? 0) >= 0.8,
      },
      {
        name: 'places of a province, cached, against the database',
        wanted: '> 1 ×',
        measured: `${times.toFixed(1)} ×`,
        met: times > 1,
      },
    ],
  };
}

const trialIn =
  (bench: Bench) =>
  (label: string, kind: Kind, { port, pid }: Server): Trial => ({
    label,
    kind,
    serverPids: () => [pid],
    warmUpS: bench.choose(2, 1),
    prepare: async (seconds) => ({
      plan: {
        ports: [port],
        requests: {
          method: 'GET' as const,
          count: PROVINCES.length,
          path: { values: PROVINCES.map((province) => `${PATH}?province=${province}`) },
        },
        repeat: true,
        seconds,
        connections: IN_FLIGHT,
      },
    }),
  });
