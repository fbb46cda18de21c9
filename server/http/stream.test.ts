import { connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StreamMessage } from '../events/catalog.ts';
import type { Listener } from '../events/dispatcher.ts';
import type { PrivateTopics } from '../module.ts';
import { registerErrorHandling } from './errors.ts';
import { createStream, type Stream } from './stream.ts';

/** More than what a system takes in for a reader that does not read. */
const ROUNDS = 40;
const PAYLOAD = 'x'.repeat(900_000);
const TICK_MS = 100;

let stream: Stream;
let listener: Listener;
let port: number;
let close: () => Promise<void>;
let connections: () => Promise<number>;
let says: (no: number) => StreamMessage['data'];
let kind: Partial<StreamMessage>;
const privateTopics: PrivateTopics[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  says = (no) => ({ no });
  kind = {};
  const app = Fastify();
  stream = createStream({
    database: {} as never,
    dispatcher: {
      position: 0,
      listen: (one: Listener) => {
        listener = one;
      },
    } as never,
    mapping: ({ data }) => [
      { topic: 't:1', event: 'state', conflate: true, data: says(Number(data.no)), ...kind },
    ],
    privateTopics,
    metrics: { streams: () => {} } as never,
    instance: 'one',
    isLimited: true,
  });
  app.addHook('onRequest', async (request) => {
    const { who } = request.headers;
    request.caller = typeof who === 'string' ? { accountId: who, role: 'member', sessionId: null } : null;
  });
  registerErrorHandling(app as never);
  stream.routes(app as never);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
  close = () => app.close();
  connections = () => new Promise((resolve) => app.server.getConnections((_error, count) => resolve(count)));
});
afterEach(async () => {
  stream.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await close();
  privateTopics.splice(0);
  vi.useRealTimers();
});

/** A page; `read` begins to read what it is sent. */
async function open(): Promise<{ text: () => string; read: () => void; socket: Socket }> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let text = '';
  socket.setEncoding('utf8');
  socket.pause();
  socket.write('GET /stream?topics=t:1 HTTP/1.1\r\nHost: x\r\n\r\n');
  const before = stream.open();
  await expect.poll(() => stream.open()).toBe(before + 1);
  socket.on('data', (part: string) => {
    text += part;
  });
  socket.pause();
  return { text: () => text, read: () => socket.resume(), socket };
}
const hear = (no: number): void =>
  listener.hear([{ name: 'e', key: 'k', data: { no }, at: 0, by: 'c', id: `E${no}`, sequence: no }]);
async function tick(times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    vi.advanceTimersByTime(TICK_MS);
    for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}
const numbers = (text: string): number[] => [...text.matchAll(/"no":(\d+)/g)].map(([, no]) => Number(no));

test('a page that reads slowly is kept, and finds the newest state when it reads', async () => {
  kind = { everyMs: 100, isWhole: true };
  says = (no) => ({ no, text: PAYLOAD });
  const slow = await open();
  for (let no = 1; no <= ROUNDS; no += 1) {
    hear(no);
    await tick();
  }
  expect(stream.open()).toBe(1);
  slow.read();
  await expect.poll(() => numbers(slow.text()).at(-1)).toBe(ROUNDS);
  const seen = numbers(slow.text());
  expect(seen.length).toBeLessThan(ROUNDS);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  hear(ROUNDS + 1);
  await tick();
  await expect.poll(() => numbers(slow.text()).at(-1)).toBe(ROUNDS + 1);
});

test('one that never reads what cannot be left out is let go', async () => {
  kind = { everyMs: 100 };
  says = (no) => ({ no, text: PAYLOAD });
  await open();
  for (let no = 1; no <= ROUNDS && stream.open() > 0; no += 1) {
    hear(no);
    await tick();
  }
  await expect.poll(() => stream.open()).toBe(0);
});

test('messages go out as often as they say, each with what is true then', async () => {
  kind = { everyMs: 1_000 };
  let truth = 0;
  says = () => () => ({ no: truth });
  const page = await open();
  page.read();
  hear(1);
  await tick(9);
  truth = 7;
  await tick(1);
  await expect.poll(() => numbers(page.text())).toEqual([7]);
  kind = { about: 'a' };
  says = (no) => ({ no });
  hear(8);
  kind = { about: 'b' };
  hear(9);
  await tick(2);
  await expect.poll(() => numbers(page.text())).toEqual([7, 8, 9]);
});

test('one that has nothing to say yet is asked again', async () => {
  kind = { everyMs: 100 };
  let isReady = false;
  says = (no) => () => (isReady ? { no } : null);
  const page = await open();
  page.read();
  hear(3);
  await tick(3);
  isReady = true;
  await tick();
  await expect.poll(() => numbers(page.text())).toEqual([3]);
});

test('one that was told to come back and does not read is sent nothing more, and let go', async () => {
  kind = { everyMs: 100, isWhole: true };
  says = (no) => ({ no, text: PAYLOAD });
  const slow = await open();
  for (let no = 1; no <= ROUNDS; no += 1) {
    hear(no);
    await tick();
  }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  stream.close();
  expect(stream.open()).toBe(0);
  kind = { conflate: false };
  says = (no) => ({ no });
  // Written behind the end, the second of them would end the process.
  for (let no = ROUNDS + 1; no < ROUNDS + 5; no += 1) hear(no);
  await tick();
  expect(await connections()).toBe(1);
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  await expect.poll(connections).toBe(0);
  expect(numbers(slow.text())).not.toContain(ROUNDS + 1);
});

test('one that leaves while it is asked what it may follow is not counted for ever', async () => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    privateTopics.push({
      prefix: 't:',
      refusal: 'auth.forbidden',
      mayFollow: (topics) => {
        resolve();
        return new Promise((reply) => {
          answer = () => reply(new Set(topics));
        });
      },
      endedBy: () => [],
    });
  });
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.write('GET /stream?topics=t:1 HTTP/1.1\r\nHost: x\r\nWho: minji\r\n\r\n');
  await asked;
  socket.destroy();
  await expect.poll(connections).toBe(0);
  answer();
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(stream.open()).toBe(0);
});

test('an account keeps ten pages open, whatever they follow; others have their own', async () => {
  const url = `http://127.0.0.1:${port}/stream?topics=t:1`;
  const pages = [];
  const as = (who: string) => fetch(url, { headers: { who } });
  for (let i = 0; i < 10; i += 1) pages.push(await as('minji'));
  expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect((await as('minji')).status).toBe(429);
  pages.push(await as('jun'));
  expect(pages.at(-1)!.status).toBe(200);
  await pages[0]!.body?.cancel();
  await expect.poll(() => stream.open()).toBe(10);
  pages.push(await as('minji'));
  expect(pages.at(-1)!.status).toBe(200);
  for (const page of pages.slice(1)) await page.body?.cancel();
});
