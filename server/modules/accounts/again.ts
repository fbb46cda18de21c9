import { transactAgain } from '../../db/again.ts';
import { type Executor, isDisconnect, isRetryable } from '../../db/dialect.ts';
import { type Database, OutcomeUnknown } from '../../db/open.ts';
import { ProblemError } from '../../http/errors.ts';

/**
 * Runs a short transaction of a request, again when it lost a race; it may be run twice without harm.
 * @throws what `work` throws; ProblemError lane.unavailable when the database stays away
 */
export async function again<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  try {
    return await transactAgain(database, work);
  } catch (error) {
    const isPassing = isRetryable(error) || isDisconnect(error) || error instanceof OutcomeUnknown;
    if (!isPassing) throw error;
    throw new ProblemError('lane.unavailable', { retryAfterS: 1 });
  }
}
