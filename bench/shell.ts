import { pino } from 'pino';
import { readConfig } from '../server/config.ts';
import { createApp } from '../server/http/app.ts';
import { tokens as createTokens } from '../server/http/auth.ts';
import { createDoors } from '../server/http/listen.ts';
import { idMaker } from '../server/lib/id.ts';
import { createMetrics } from '../server/telemetry/metrics.ts';

/**
 * The product's HTTP shell without its routes: what the ceiling and the old methods answer through.
 * @returns the app, and `listen`, which also ends the process in order when it is told to
 */
export async function openShell() {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, base: { instance: config.instance } });
  const makeId = idMaker(Date.now, Math.random);
  const app = await createApp({
    config,
    log,
    tokens: createTokens(config.jwtSecret),
    metrics: createMetrics(log),
    makeId,
  });
  app.get('/health/ready', { config: { access: 'public' } }, async () => ({ status: 'ready' }));

  const doors = createDoors(app);
  async function listen(close: () => Promise<void> = async () => undefined): Promise<void> {
    await doors.listen(config);
    process.once('SIGTERM', () => {
      void doors
        .close()
        .then(close)
        .finally(() => process.exit(0));
    });
  }
  return { app, makeId, listen };
}
