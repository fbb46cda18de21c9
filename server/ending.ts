import { type Config, readConfig } from './config.ts';
import { whyNoStart } from './start-failure.ts';
import type { Log } from './telemetry/metrics.ts';

/** Stops being waited for: whatever is still open then is cut. */
const DRAIN_LIMIT_MS = 25_000;

/** Settings that are wrong are the operator's to mend: they are told which, without a stack trace. */
export function settingsOrExit(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
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
