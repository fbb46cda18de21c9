import { connect } from 'node:net';
import { requireService } from './binaries.ts';
import { freePort } from './ports.ts';
import { makeServiceFolder, type PrivateService, startService } from './service.ts';

/** A private Redis server that keeps nothing on disk: it is empty after `restart`. */
export interface Redis extends PrivateService {
  /** For REDIS_URL. */
  readonly url: string;
  readonly port: number;
}

/**
 * Starts a Redis of our own from the machine's binary on a free port.
 * `options` are more arguments for redis-server. Throws, naming the remedy, when the machine has no Redis.
 */
export async function startRedis(options: string[] = []): Promise<Redis> {
  const binary = requireService('Redis');
  const folder = await makeServiceFolder();
  const port = await freePort();
  const service = await startService({
    name: 'Redis',
    folder,
    command: binary,
    args: [
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
      ...options,
    ],
    isReady: () => answersPing(port),
  });
  return Object.assign(service, { url: `redis://127.0.0.1:${port}`, port });
}

/** Speaks the protocol by hand: a client library would begin to reconnect. */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+PONG'));
    });
  });
}
