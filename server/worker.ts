// `npm run worker`: what runs beside requests (dispatcher, rounds, jobs), as a process of its own without the API.
// Instances beside it may be told not to run jobs (MADANG_JOBS=off); a worker always does.
import Fastify from 'fastify';
import { pino } from 'pino';
import { composeCore } from './compose.ts';
import { composeBeside } from './compose-beside.ts';
import { migrate } from './db/migrate.ts';
import { drainOnSignals, endOnUncaught, settingsOrExit } from './ending.ts';
import { registerErrorHandling } from './http/errors.ts';
import { type Readiness, registerHealth } from './http/health.ts';
import { registerNotFound } from './http/methods.ts';

const settings = settingsOrExit(process.env);
const config = { ...settings, jobs: { ...settings.jobs, isOn: true } };
const log = pino({ level: config.logLevel, base: { instance: config.instance } });
endOnUncaught(log, config);

const core = composeCore(config, log);
const beside = composeBeside(core);
const readiness: Readiness = { ready: false };
const health = Fastify();
registerErrorHandling(health);
registerNotFound(health);
registerHealth(health, { database: core.database, metrics: core.metrics, readiness });

await migrate(core.database);
await beside.start();
const { workerPort } = config.jobs;
if (workerPort !== null) await health.listen({ host: config.host, port: workerPort });
readiness.ready = true;
log.info({ jobs: [...core.jobs.plans.keys()] }, 'the worker is ready');

drainOnSignals(log, async () => {
  readiness.ready = false;
  await beside.drain();
  await health.close();
  await beside.close();
});
