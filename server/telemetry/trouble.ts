import type { Log } from './metrics.ts';

/** The same trouble of the same work is said once in this time: what fails twice a second would bury everything else. */
const AGAIN_AFTER_MS = 60_000;

export interface Trouble {
  /**
   * Work has failed and is tried again.
   * @param name the work's own
   */
  failed(name: string, error: unknown, details: object, message: string): void;
  /** It went well: says so where it had failed. */
  went(name: string, details: object, message: string): void;
}

/**
 * Says in the log what fails again and again: at once, again each minute with how often meanwhile, and when it is over.
 * @param now milliseconds that only go forward
 * @param level how bad it is that it fails
 */
export function createTrouble(
  log: Log,
  now: () => number = () => performance.now(),
  level: 'warn' | 'error' = 'warn',
): Trouble {
  const open = new Map<string, { readonly cause: string; readonly saidAt: number; unsaid: number }>();
  return {
    failed(name, error, details, message) {
      const cause = error instanceof Error ? error.message : String(error);
      const known = open.get(name);
      if (known?.cause === cause && now() - known.saidAt < AGAIN_AFTER_MS) {
        known.unsaid += 1;
        return;
      }
      const unsaid = known?.unsaid ?? 0;
      log[level]({ err: error, ...details, ...(unsaid > 0 && { unsaid }) }, message);
      open.set(name, { cause, saidAt: now(), unsaid: 0 });
    },
    went(name, details, message) {
      const known = open.get(name);
      if (!known) return;
      open.delete(name);
      log.info({ ...details, ...(known.unsaid > 0 && { unsaid: known.unsaid }) }, message);
    },
  };
}
