import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';
import { startService } from './service.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * An instance of Madang in a process of its own, which can be killed.
 * @param folder for what it writes; removed when it is stopped
 * @param entry what is run, from the repository's root: the sources, or what was built of them
 */
export async function startServer(databaseUrl: string, folder: string, entry = 'server/main.ts') {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const service = await startService({
    name: 'Madang',
    folder,
    command: process.execPath,
    args: [join(root, entry)],
    env: {
      DATABASE_URL: databaseUrl,
      MADANG_DATA: folder,
      MADANG_RATE_LIMIT: 'off',
      MADANG_LOG_LEVEL: 'error',
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    // Several of them begin at once, beside other tests.
    startTimeoutMs: 90_000,
    isReady: async () => (await fetch(`${origin}/health/ready`)).ok,
  });
  return { port, origin, service };
}
