import { fastify } from 'fastify';
import Type from 'typebox';
import { PlacePage } from '../../server/modules/trips/places/schemas.ts';

/** Fastify with nothing around it, answering lists of places that it holds: read once from the product at PLACES_URL. */
const app = fastify();
app.get('/health/ready', async () => ({ status: 'ready' }));

const pages = new Map<string, PlacePage>();
for (const province of (process.env.PROVINCES ?? '').split(',')) {
  const response = await fetch(`${process.env.PLACES_URL}?province=${province}`);
  if (!response.ok) throw new Error(`Places of ${province}: ${response.status}`);
  pages.set(province, (await response.json()) as PlacePage);
}
app.get<{ Querystring: { province: string } }>(
  '/api/v1/trips/places',
  { schema: { querystring: Type.Object({ province: Type.String() }), response: { 200: PlacePage } } },
  async (request) => pages.get(request.query.province),
);

await app.listen({ host: process.env.HOST ?? '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', () => void app.close().finally(() => process.exit(0)));
