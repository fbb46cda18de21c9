import { fastify } from 'fastify';
import { Drop } from '../../server/modules/coupons/schemas.ts';

/** Fastify with nothing around it, answering a drop that it holds: as fast as such an answer can be given. */
const app = fastify();
app.get('/health/ready', async () => ({ status: 'ready' }));

const drop: Drop = {
  dropId: '01K9ZQ3T5R7WXA00',
  name: '부하 시험 쿠폰 1000장',
  nameEn: null,
  phase: 'open',
  discount: { kind: 'amount', amount: 5_000 },
  minimumSpend: 0,
  currency: 'KRW',
  total: 1_000,
  claimed: 0,
  remaining: 1_000,
  perMemberLimit: 1,
  opensAt: new Date().toISOString(),
  closesAt: null,
  validUntil: new Date(Date.now() + 86_400_000).toISOString(),
  poster: null,
  serverNow: new Date().toISOString(),
  mine: [],
};
app.get('/api/v1/coupons/drops/:dropId', { schema: { response: { 200: Drop } } }, async () => ({
  ...drop,
  serverNow: new Date().toISOString(),
}));

await app.listen({ host: process.env.HOST ?? '127.0.0.1', port: Number(process.env.PORT) });
process.once('SIGTERM', () => void app.close().finally(() => process.exit(0)));
