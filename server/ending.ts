import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, readConfig, unknownSettings } from './config.ts';
import { whyNoStart } from './start-failure.ts';
import type { Log } from './telemetry/metrics.ts';

/** Stops being waited for: whatever is still open then is cut. */
const DRAIN_LIMIT_MS = 25_000;

/**
 * Settings that are wrong are the operator's to mend: they are told which, without a stack trace. So is a folder that
 * cannot be written: a process that starts on it would answer reads and refuse everybody who buys.
 */
export function settingsOrExit(env: NodeJS.ProcessEnv): Config {
  for (const name of unknownSettings(env)) process.stderr.write(`${name} is no setting: nobody reads it\n`);
  try {
    const config = readConfig(env);
    refuseReadOnly(config);
    return config;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

function refuseReadOnly({ dataDir, databaseUrl }: Config): void {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Error(`MADANG_DATA: ${dataDir} cannot be written: ${(error as Error).message}`);
  }
  try {
    if (file) mkdirSync(dirname(file), { recursive: true });
    for (const path of file ? [dirname(file), file] : [])
      if (existsSync(path)) accessSync(path, constants.W_OK);
  } catch (error) {
    throw new Error(`DATABASE_URL: ${databaseUrl} cannot be written: ${(error as Error).message}`);
  }
}

/**
 * Ends the process, as Node does, when nobody has caught an error, with a line in the log that says why: at a start,
 * which setting is to be mended.
 */
export function endOnUncaught(
  log: Log & { fatal(details: object, message: string): void },
  config: Config,
): void {
  process.on('uncaughtException', (error) => {
    const why = whyNoStart(error, config);
    // What is the operator's to mend needs no stack.
    if (why) log.fatal({}, why);
    else log.fatal({ err: error }, 'the process ends: nobody caught this');
    process.exit(1);
  });
}

/**
 * Ends the process in order when it is told to; at once when it is told twice.
 * @param stop resolves when all that was admitted is answered
 */
export function drainOnSignals(log: Log, stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      log.info({ signal }, 'draining');
      setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop in order');
          process.exit(1);
        },
      );
    });
  }
}
