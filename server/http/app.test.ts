import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import type { App } from '../module.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createApp } from './app.ts';
import { tokens } from './auth.ts';

let app: App;
let ids = 0;
const deps = () => {
  const log = pino({ level: 'silent' });
  return {
    config: readConfig({ MADANG_CORS_ORIGINS: 'https://app.example' }),
    log,
    tokens: tokens('a secret of this test alone, and long'),
    metrics: createMetrics(log),
    makeId: () => `R${ids++}`,
  };
};
beforeEach(async () => {
  app = await createApp(deps());
  app.get('/api/v1/echo', { config: { access: 'public' } }, async () => ({ ok: true }));
  app.get('/page', async () => ({ ok: true }));
  const config = { access: 'public' } as const;
  app.get('/api/v1/things/:name', { config }, async (request) => request.query);
  app.patch('/api/v1/things/:other', { config }, async () => ({ ok: true }));
  app.get('/api/v1/shared/:token(^[a-z]+).ics', { config }, async () => ({ ok: true }));
  app.post('/api/v1/nudges', { config }, async (request) => ({ body: request.body ?? null }));
  app.post('/api/v1/notes', { config, schema: { body: { type: 'object' } } }, async () => ({ ok: true }));
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

test('an address that nobody can read is refused with a problem, as everything else is', async () => {
  for (const [url, status, code] of [
    ['/api/v1/%ff', 400, 'request.malformed'],
    ['/api/v1/things/%E0%A4%A', 400, 'request.malformed'],
    [`/api/v1/things/${'x'.repeat(300)}`, 404, 'route.not-found'],
  ] as const) {
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    const instance = `urn:madang:request:${answer.headers['x-request-id']}`;
    expect(answer.json()).toMatchObject({ type: `/problems/${code}`, status, code, instance });
  }
});

test('an answer to an address that nobody can read has the headers of every other', async () => {
  const SECURITY = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'cache-control'];
  const CORS = ['access-control-allow-origin', 'access-control-allow-credentials', 'vary'];
  for (const origin of ['https://app.example', 'https://elsewhere.example']) {
    const headersOf = async (url: string) => (await app.inject({ url, headers: { origin } })).headers;
    const [broken, whole] = [await headersOf('/api/v1/%ff'), await headersOf('/api/v1/echo')];
    expect(broken['content-security-policy']).toContain("default-src 'none'");
    for (const name of SECURITY) expect([name, broken[name]]).toEqual([name, whole[name]]);
    const isOurs = origin === 'https://app.example';
    expect(broken['access-control-allow-origin']).toBe(isOurs ? origin : undefined);
    if (isOurs) for (const name of CORS) expect([name, broken[name]]).toEqual([name, whole[name]]);
  }
  expect((await app.inject({ url: '/%ff' })).headers['content-security-policy']).toContain("'self'");
});

test('a method that an address does not have is told which it has; where there is nothing, it is not found', async () => {
  for (const [method, url, allow] of [
    ['DELETE', '/api/v1/echo', 'GET, HEAD'],
    ['PUT', '/api/v1/things/a.b?x=1', 'GET, HEAD, PATCH'],
    ['GET', '/api/v1/nudges', 'POST'],
    ['HEAD', '/api/v1/nudges', 'POST'],
    ['PROPFIND', '/api/v1/shared/abc.ics', 'GET, HEAD'],
  ] as const) {
    const answer = await app.inject({ method: method as 'GET', url });
    expect([url, answer.statusCode, answer.headers.allow]).toEqual([url, 405, allow]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    if (method !== 'HEAD') expect(answer.json().code).toBe('route.method-not-allowed');
  }
  for (const url of ['/api/v1/things', '/api/v1/things/', '/api/v1/things/a/b', '/api/v1/shared/abcxics']) {
    const answer = await app.inject({ method: 'PUT', url });
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'route.not-found']);
  }
});

test('who asks for the methods of an address is told, and a page elsewhere before it sends', async () => {
  const plain = await createApp({ ...deps(), config: readConfig({}) });
  plain.post('/api/v1/nudges', { config: { access: 'member' } }, async () => ({}));
  const asked = await plain.inject({ method: 'OPTIONS', url: '/api/v1/nudges' });
  expect([asked.statusCode, asked.headers.allow, asked.body]).toEqual([204, 'POST', '']);
  expect((await plain.inject({ method: 'OPTIONS', url: '/api/v1/nothing' })).statusCode).toBe(404);
  await plain.close();

  const origin = 'https://app.example';
  const headers = { origin, 'access-control-request-method': 'POST' };
  const preflight = await app.inject({ method: 'OPTIONS', url: '/api/v1/nudges', headers });
  expect([preflight.statusCode, preflight.headers['access-control-allow-origin']]).toEqual([204, origin]);
  expect((await app.inject({ method: 'OPTIONS', url: '/api/v1/nudges' })).statusCode).toBe(204);
});

test('what is no HTTP, or has headers without end, is told so with a problem before it is let go', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const say = (words: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(words);
    return text(socket);
  };
  const line = 'GET /api/v1/echo HTTP/1.1\r\nHost: madang.example\r\n';
  for (const [words, status, code] of [
    [`${line}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'request.headers-too-large'],
    [`${line}no header at all\r\n\r\n`, 400, 'request.malformed'],
    ['\x16\x03\x01\r\n\r\n', 400, 'request.malformed'],
  ] as const) {
    const [head = '', body = ''] = (await say(words)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*\r\nContent-Type: application/problem\\+json`));
    expect(head).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`);
    expect(JSON.parse(body)).toMatchObject({
      ...{ type: `/problems/${code}`, title: expect.any(String), status, code },
      instance: expect.stringMatching(/^urn:madang:request:R/),
    });
  }
});

test('where no body is asked for, a client may name the type of one that it does not send', async () => {
  const headers = { 'content-type': 'application/json' };
  const nudge = await app.inject({ method: 'POST', url: '/api/v1/nudges', headers });
  expect([nudge.statusCode, nudge.json()]).toEqual([200, { body: null }]);
  const note = await app.inject({ method: 'POST', url: '/api/v1/notes', headers });
  expect([note.statusCode, note.json().code]).toEqual([400, 'request.malformed']);
});

test('an empty cursor is none', async () => {
  const query = async (url: string) => (await app.inject({ url })).json();
  expect(await query('/api/v1/things/x?q=&cursor=')).toEqual({ q: '' });
  expect(await query('/api/v1/things/x?cursor=7')).toEqual({ cursor: '7' });
});
