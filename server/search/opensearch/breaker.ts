import { ServerFailure } from './server.ts';

/** After several failures in a row nobody waits for a server that is away: refused at once, until one tries again. */
export interface Breaker {
  /** @throws ServerFailure of the work, or `unreachable` without any work */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** @param now milliseconds that never go back */
export function openBreaker(failures: number, refuseMs: number, now: () => number): Breaker {
  let inARow = 0;
  let refusesUntil = 0;
  return {
    async run(work) {
      if (inARow >= failures) {
        if (now() < refusesUntil) throw new ServerFailure('unreachable', null, 'it did not answer before');
        // This one tries; those who come meanwhile do not.
        refusesUntil = now() + refuseMs;
      }
      try {
        const result = await work();
        inARow = 0;
        return result;
      } catch (error) {
        if (error instanceof ServerFailure && error.isPassing) {
          inARow += 1;
          if (inARow >= failures) refusesUntil = now() + refuseMs;
        } else {
          inARow = 0;
        }
        throw error;
      }
    },
  };
}
