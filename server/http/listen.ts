import { createServer, type ListenOptions, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Sockets that listen on the one port. Node takes one new connection from each in a turn of its event loop, and a turn
 * under load takes tens of milliseconds: through one socket, a crowd of a thousand would wait for half a minute.
 */
const DOORS = 32;
const BACKLOG = 1024;

/** Connections whose answer has just gone out are idle a moment later: they are let go this often. */
const LET_GO_EVERY_MS = 50;

export interface Doors {
  /**
   * Listens as `app.listen` does, through several sockets where the system can share a port among them (Linux).
   * @throws the system's error, such as EADDRINUSE when anybody else has the port
   */
  listen(address: { readonly host: string; readonly port: number }): Promise<void>;
  /** Lets nobody in any more, and closes the app when every request under way has been answered. */
  close(): Promise<void>;
}

/** Where an app lets people in. */
export function createDoors(app: FastifyInstance): Doors {
  const canShare = process.platform === 'linux';
  const doors: Server[] = [];
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
  async function listen({ host, port }: Parameters<Doors['listen']>[0]): Promise<void> {
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
  }

  async function close(): Promise<void> {
    // The app knows of its own socket alone: who came through the others is waited for here.
    const closed = doors.map((door) => new Promise((resolve) => door.close(resolve)));
    const letGo = setInterval(() => app.server.closeIdleConnections(), LET_GO_EVERY_MS);
    // At the same time: a closing app tells everybody to come back through a new connection.
    await Promise.all([app.close(), ...closed]).finally(() => clearInterval(letGo));
  }

  return { listen, close };
}
