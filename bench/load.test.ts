import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Histogram } from './load/histogram.ts';
import { PreparedRequests } from './load/requests.ts';
import { ResponseReader } from './load/response.ts';
import { LoadGenerator, type LoadPlan, type RequestList } from './load.ts';

describe('the histogram', () => {
  test('tells percentiles within two percent, never too small', () => {
    const histogram = new Histogram();
    for (let ms = 1; ms <= 10_000; ms += 1) histogram.record(ms);
    const { count, meanMs, p50Ms, p90Ms, p99Ms, maxMs } = histogram.summary();
    expect({ count, meanMs, maxMs }).toEqual({ count: 10_000, meanMs: 5_000.5, maxMs: 10_000 });
    for (const [told, exact] of [
      [p50Ms, 5_000],
      [p90Ms, 9_000],
      [p99Ms, 9_900],
    ] as const) {
      expect(told).toBeGreaterThanOrEqual(exact);
      expect(told).toBeLessThanOrEqual(exact * 1.02);
    }
  });

  test('is exact for small values, and takes the smallest and the largest', () => {
    const histogram = new Histogram();
    for (const ms of [0.005, 0.005, 0.1, -1, 9_999_999]) histogram.record(ms);
    expect(histogram.percentileMs(0.2)).toBe(0);
    expect(histogram.percentileMs(0.6)).toBe(0.005);
    expect(histogram.percentileMs(0.8)).toBe(0.1);
    expect(histogram.summary().count).toBe(5);
    expect(new Histogram().summary().p99Ms).toBe(0);
  });
});

describe('the response reader', () => {
  const stream = Buffer.from(
    'HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello' +
      'HTTP/1.1 100 Continue\r\n\r\n' +
      'HTTP/1.1 204 No Content\r\ndate: x\r\n\r\n' +
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n' +
      'HTTP/1.1 409 Conflict\r\ncontent-length: 2\r\n\r\n{}',
  );
  const expected = ['201 hello', '204 ', '200 abcde', '409 {}'];

  test.each([1, 2, 3, 7, 50, 1000])('finds each answer when bytes come in pieces of %i', (size) => {
    const found: string[] = [];
    const reader = new ResponseReader((status, body) => found.push(`${status} ${body.toString()}`));
    const buffer = Buffer.alloc(size);
    for (let at = 0; at < stream.length; at += size) {
      // As from a socket: the buffer is used again.
      const length = stream.copy(buffer, 0, at, at + size);
      reader.push(buffer.subarray(0, length));
    }
    expect(found).toEqual(expected);
  });

  test('refuses what is not HTTP', () => {
    const reader = new ResponseReader(() => undefined);
    expect(() => reader.push(Buffer.from('SSH-2.0-OpenSSH\r\n\r\n'))).toThrow('not HTTP');
  });
});

test('requests take their parts from columns', () => {
  const requests = new PreparedRequests({
    method: 'POST',
    count: 3,
    path: { values: ['/a', '/b'], order: Uint32Array.of(1, 1, 0) },
    token: { values: ['t0', 't1'] },
    body: { values: ['{"name":"가"}'] },
    keyPrefix: 'k',
  });
  expect(requests.at(1).toString()).toBe(
    'POST /b HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer t1\r\nidempotency-key: k1\r\n' +
      'content-type: application/json\r\ncontent-length: 14\r\n\r\n{"name":"가"}',
  );
  expect(requests.at(2).toString()).toContain('POST /a ');
  expect(requests.at(2).toString()).toContain('Bearer t0\r\n');
});

describe('a run against a server', () => {
  let generator: LoadGenerator;
  let server: Server;
  let answer: RequestListener;
  const get: RequestList = { method: 'GET', count: 1000, path: { values: ['/'] } };
  const run = (plan: Partial<LoadPlan>) =>
    generator.run({
      ports: [(server.address() as AddressInfo).port],
      connections: 10,
      requests: get,
      ...plan,
    });

  beforeAll(async () => {
    generator = await LoadGenerator.start();
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await generator.stop();
    server.closeAllConnections();
    server.close();
  });

  test('sends each request once, and counts answers by status and code', async () => {
    const keys = new Set<unknown>();
    let most = 0;
    let open = 0;
    answer = (request, response) => {
      keys.add(request.headers['idempotency-key']);
      open += 1;
      most = Math.max(most, open);
      const i = keys.size;
      // In a later turn, so that others come meanwhile.
      setImmediate(() => {
        open -= 1;
        response.statusCode = i % 10 === 0 ? 409 : 201;
        response.end(i % 10 === 0 ? '{"code":"coupon.sold-out"}' : `{"i":${i}}`);
      });
    };
    const outcome = await run({ requests: { ...get, keyPrefix: 'once-' }, keepBodies: true });
    expect(outcome).toMatchObject({
      sent: 1000,
      answered: 1000,
      accepted: 900,
      byStatus: { 201: 900, 409: 100 },
      byCode: { 'coupon.sold-out': 100 },
      timeouts: 0,
      broken: 0,
    });
    expect(keys.size).toBe(1000);
    expect(new Set(outcome.bodies).size).toBe(900);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(10);
    expect(outcome.latency.count).toBe(1000);
    expect(outcome.acceptedLatency.count).toBe(900);
    expect(outcome.acceptedPerS).toBeCloseTo(900 / outcome.seconds);
  });

  test('counts broken connections and time-outs, and goes on', async () => {
    let n = 0;
    answer = (request, response) => {
      n += 1;
      if (n === 5) request.socket.destroy();
      else if (n !== 7) response.end('ok');
    };
    const outcome = await run({ requests: { ...get, count: 40 }, connections: 4, timeoutMs: 300 });
    expect(outcome).toMatchObject({ sent: 40, answered: 38, timeouts: 1, broken: 1 });
  });

  test('an open loop counts a stall for all who would have come meanwhile', async () => {
    const stallMs = 200;
    let isFirst = true;
    answer = (_request, response) => {
      if (!isFirst) return response.end('ok');
      isFirst = false;
      setTimeout(() => response.end('ok'), stallMs);
    };
    // A hundred requests are due within the stall of the only connection.
    const { answered, latency } = await run({
      connections: 1,
      ratePerS: 500,
      requests: { ...get, count: 100 },
    });
    expect(answered).toBe(100);
    // A closed loop would have told some microseconds for all but one.
    expect(latency.p50Ms).toBeGreaterThan(stallMs * 0.4);
    expect(latency.maxMs).toBeGreaterThanOrEqual(stallMs * 0.95);
  });

  test('a list that repeats ends with the time', async () => {
    answer = (_request, response) => response.end('ok');
    const outcome = await run({ requests: { ...get, count: 3 }, repeat: true, seconds: 0.2 });
    expect(outcome.answered).toBe(outcome.sent);
    expect(outcome.sent).toBeGreaterThan(3);
    expect(outcome.seconds).toBeGreaterThan(0.1);
  });

  test('says when there is no server', async () => {
    await expect(run({ ports: [1] })).rejects.toThrow('ECONNREFUSED');
  });
});
