import { spawnSync } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { createDoors, type Doors } from '../../server/http/listen.ts';

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const doors of opened.splice(0)) await doors.close();
});

function makeApp(): { app: ReturnType<typeof Fastify>; doors: Doors } {
  const app = Fastify({ forceCloseConnections: 'idle' });
  app.get('/', async () => 'here');
  const doors = createDoors(app);
  opened.push(doors);
  return { app, doors };
}

async function start() {
  const { app, doors } = makeApp();
  await doors.listen({ host: '127.0.0.1', port: 0 });
  return { app, doors, port: (app.server.address() as AddressInfo).port };
}

/** Connections that another process opens and leaves, while this one does nothing else. */
const knock = (port: number, times: number) =>
  spawnSync(
    process.execPath,
    [
      '-e',
      `const net = require('node:net');
       let open = 0;
       for (let i = 0; i < ${times}; i += 1) {
         const socket = net.connect(${port}, '127.0.0.1', () => { open += 1; if (open === ${times}) process.exit(0); });
         socket.on('error', () => process.exit(1));
       }`,
    ],
    { timeout: 20_000 },
  ).status;

describe('listening', () => {
  test('every connection is answered, whichever socket it came through', async () => {
    const { port } = await start();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } }).then((one) => one.text()),
      ),
    );
    expect(answers).toEqual(Array(100).fill('here'));
  });

  test('a port that somebody has is refused, also when they would share it', async () => {
    const { port } = await start();
    const { doors } = makeApp();
    await expect(doors.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('the end waits for every request under way, whichever socket it came through', async () => {
    const { app, doors } = makeApp();
    const gate = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    let waiting = 0;
    app.get('/slow', async () => {
      waiting += 1;
      if (waiting === 40) inside.resolve();
      await gate.promise;
      return 'late';
    });
    await doors.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const answers = Array.from({ length: 40 }, () =>
      fetch(`http://127.0.0.1:${port}/slow`).then((answer) => answer.text()),
    );
    await inside.promise;
    let isClosed = false;
    const closed = doors.close().then(() => {
      isClosed = true;
    });
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(isClosed).toBe(false);
    gate.resolve();
    expect(await Promise.all(answers)).toEqual(Array(40).fill('late'));
    await closed;
  });

  test('after the end nobody is let in', async () => {
    const { doors, port } = await start();
    await doors.close();
    for (let i = 0; i < 40; i += 1) await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  test.runIf(process.platform === 'linux')(
    'a crowd that came while the loop was busy is let in within a few turns',
    async () => {
      const { app, port } = await start();
      let met = 0;
      app.server.on('connection', () => {
        met += 1;
      });
      expect(knock(port, 200)).toBe(0);
      const before = met;
      for (let turns = 0; turns < 20; turns += 1) await turn();
      // One socket lets in one for each turn.
      expect(met - before).toBeGreaterThan(60);
    },
  );
});
