import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerErrorHandling } from './errors.ts';

const failures: Record<string, object> = {
  gone: { code: 'ECONNREFUSED', fatal: true },
  closed: { code: 'PROTOCOL_CONNECTION_LOST', fatal: true },
  locked: { errno: 1205, sqlMessage: 'Lock wait timeout exceeded' },
  full: { code: 'ERR_SQLITE_ERROR', errcode: 13 },
  mistake: { errno: 1064, sqlMessage: 'You have an error in your SQL syntax' },
  another: { code: 'ECONNREFUSED' },
};

const app = Fastify();
beforeAll(async () => {
  registerErrorHandling(app);
  app.route({
    method: ['GET', 'POST'],
    url: '/:failure',
    handler: ({ params }) => {
      throw Object.assign(new Error('it failed'), failures[(params as { failure: string }).failure]);
    },
  });
  await app.ready();
});
afterAll(() => app.close());

test.each([
  ['GET', 'gone', 503, 'lane.unavailable'],
  ['GET', 'closed', 503, 'lane.unavailable'],
  ['GET', 'locked', 503, 'lane.unavailable'],
  ['GET', 'full', 503, 'lane.unavailable'],
  ['GET', 'mistake', 500, 'server.error'],
  ['GET', 'another', 500, 'server.error'],
  ['POST', 'gone', 500, 'server.error'],
] as const)('%s while the database is %s: %i %s', async (method, failure, status, code) => {
  const answer = await app.inject({ method, url: `/${failure}` });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  expect(answer.headers['retry-after']).toBe(status === 503 ? '1' : undefined);
});
