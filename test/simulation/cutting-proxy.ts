import { connect, createServer, type Server, type Socket } from 'node:net';

export interface CuttingProxy {
  readonly port: number;
  /** Cuts the next COMMIT, or whatever else it waits for: before the server hears it, or after, so that only its answer is lost. */
  cutNextCommit(when: 'before' | 'after'): void;
  /** How many were cut. */
  readonly cuts: () => number;
  close(): Promise<void>;
}

/**
 * Stands between the app and a service and breaks the connection at the worst moment: with MariaDB, in COMMIT.
 * @param isMoment whether what the app sends now is it
 */
export async function startCuttingProxy(
  targetPort: number,
  isMoment: (chunk: Buffer) => boolean = isCommit,
): Promise<CuttingProxy> {
  let armed: 'before' | 'after' | null = null;
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    let deaf = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.end();
      });
    }
    client.on('data', (chunk: Buffer) => {
      if (armed !== null && isMoment(chunk)) {
        const when = armed;
        armed = null;
        cuts += 1;
        deaf = true;
        if (when === 'after') upstream.write(chunk);
        client.destroy();
        return;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (!deaf) client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cutNextCommit: (when) => {
      armed = when;
    },
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** COM_QUERY (0x03) with the one word, in the MySQL protocol's packet: 3 bytes length, 1 sequence, 1 command. */
const isCommit = (chunk: Buffer): boolean =>
  chunk.length === 11 && chunk[4] === 3 && chunk.subarray(5).toString('latin1') === 'commit';
