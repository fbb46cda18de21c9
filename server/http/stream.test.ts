import { connect, type Socket } from 'node:net';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StreamMessage } from '../events/catalog.ts';
import type { Listener } from '../events/dispatcher.ts';
import type { PrivateTopics } from '../module.ts';
import { createStream, type Stream } from './stream.ts';

/** More than what a system takes in for a reader that does not read. */
const ROUNDS = 40;
const PAYLOAD = 'x'.repeat(900_000);
const TICK_MS = 100;

let stream: Stream;
let listener: Listener;
let port: number;
let close: () => Promise<void>;
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
  });
  stream.routes(app as never);
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
  close = () => app.close();
});
afterEach(async () => {
  stream.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await close();
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
