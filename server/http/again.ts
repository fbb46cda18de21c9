import { transactAgain } from '../db/again.ts';
import { type Executor, isDisconnect, isDuplicate, isRetryable, isUnwell } from '../db/dialect.ts';
import { type Database, OutcomeUnknown } from '../db/open.ts';
import { ProblemError } from './errors.ts';

const TRIES = 3;

/**
 * Runs a short transaction, again when it lost a race, also one for a row that both wanted to make; it may be
 * run twice without harm.
 * @throws what `work` throws; ProblemError lane.unavailable, with its cause, when the database stays away or its disk is full
 */
export async function again<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactAgain(database, work);
    } catch (error) {
      if (isDuplicate(error) && attempt < TRIES) continue;
      const isPassing = isRetryable(error) || isDisconnect(error) || error instanceof OutcomeUnknown;
      if (!isPassing && !isUnwell(error)) throw error;
      throw new ProblemError('lane.unavailable', { retryAfterS: 1 }, { cause: error });
    }
  }
}
