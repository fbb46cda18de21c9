import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import type { App } from '../module.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createApp } from './app.ts';
import { tokens } from './auth.ts';

let app: App;
let ids = 0;
beforeEach(async () => {
  const log = pino({ level: 'silent' });
  app = await createApp({
    config: readConfig({}),
    log,
    tokens: tokens('a secret of this test alone, and long'),
    metrics: createMetrics(log),
    makeId: () => `R${ids++}`,
  });
  app.get('/api/v1/echo', { config: { access: 'public' } }, async () => ({ ok: true }));
  app.get('/page', async () => ({ ok: true }));
});
afterEach(() => app.close());

const leftAfter = async (url: string, remoteAddress: string): Promise<number> => {
  const { headers } = await app.inject({ url, remoteAddress });
  return Number(headers['x-ratelimit-remaining']);
};

test('requests are counted by the /64 of an IPv6 address: a household has more addresses than anybody could count', async () => {
  const left = await leftAfter('/api/v1/echo', '2001:db8:0:7::1');
  expect(await leftAfter('/api/v1/echo', '2001:db8:0:7:1:2:3:4')).toBe(left - 1);
  expect(await leftAfter('/api/v1/echo', '2001:db8:0:8::1')).toBe(left);
  expect(await leftAfter('/page', '2001:db8:0:7::1')).toBeNaN();
});

test('a request that names the host in its line is counted like any other', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const left = () =>
    new Promise<number>((resolve, reject) => {
      const call = request(
        { port, host: '127.0.0.1', path: 'http://madang.example/api/v1/echo' },
        (answer) => {
          answer.resume();
          resolve(Number(answer.headers['x-ratelimit-remaining']));
        },
      );
      call.on('error', reject);
      call.end();
    });
  const first = await left();
  expect(first).toBeGreaterThan(0);
  expect(await left()).toBe(first - 1);
});
