import { setTimeout as sleep } from 'node:timers/promises';
import { type Executor, isDisconnect, isRetryable } from './dialect.ts';
import { type Database, OutcomeUnknown } from './open.ts';

const TRIES = 6;
const FIRST_PAUSE_MS = 10;

/**
 * Runs a short transaction again when it lost a race or its connection. Only for work that may be done twice without
 * harm: after a connection lost in COMMIT nobody knows whether it was done.
 * @throws what `work` throws; the passing error itself when it does not pass
 */
export async function transactAgain<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  for (let attempt = 1, pauseMs = FIRST_PAUSE_MS; ; attempt += 1, pauseMs *= 2) {
    try {
      return await database.transact(work);
    } catch (error) {
      const isPassing = isRetryable(error) || isDisconnect(error) || error instanceof OutcomeUnknown;
      if (!isPassing || attempt === TRIES) throw error;
      await sleep(pauseMs * (0.5 + Math.random()));
    }
  }
}
