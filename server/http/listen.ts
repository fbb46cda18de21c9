import { createServer, type ListenOptions, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Sockets that listen on the one port. Node takes one new connection from each in a turn of its event loop, and a turn
 * under load takes tens of milliseconds: through one socket, a crowd of a thousand would wait for half a minute.
 */
const DOORS = 32;
const BACKLOG = 1024;

/**
 * Listens as `app.listen` does, through several sockets where the system can share a port among them (Linux).
 * @throws the system's error, such as EADDRINUSE when anybody else has the port
 */
export type Listen = (address: { readonly host: string; readonly port: number }) => Promise<void>;

/** Prepares an app that is not ready yet to listen; closing the app closes every socket. */
export function registerListening(app: FastifyInstance): Listen {
  const canShare = process.platform === 'linux';
  const doors: Server[] = [];
  app.addHook('preClose', async () => {
    // Who is inside already is let out by the app itself.
    for (const door of doors) door.close();
  });
  const letIn = (options: ListenOptions): Promise<Server> => {
    // With the options of node:http's own.
    const door = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      app.server.emit('connection', socket);
    });
    return new Promise((resolve, reject) => {
      door.once('error', reject);
      door.listen(options, () => resolve(door));
    });
  };
  return async ({ host, port }) => {
    if (!canShare) {
      await app.listen({ host, port });
      return;
    }
    if (port !== 0) {
      // Who would share a port is not told that another has it: ask first, as one who would not.
      const asking = await letIn({ host, port });
      await new Promise((resolve) => asking.close(resolve));
    }
    const shared = { host, backlog: BACKLOG, reusePort: true };
    await app.listen({ ...shared, port });
    const address = app.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The server listens on no port');
    for (let door = 1; door < DOORS; door += 1) doors.push(await letIn({ ...shared, port: address.port }));
  };
}
