import { transactAgain } from '../../db/again.ts';
import { type Executor, isDuplicate } from '../../db/dialect.ts';
import type { Database } from '../../db/open.ts';

const TRIES = 3;

/**
 * Runs a short transaction, again when it lost a race, also one for a row that both wanted to make; it may be
 * run twice without harm.
 */
export async function again<T>(database: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactAgain(database, work);
    } catch (error) {
      if (!isDuplicate(error) || attempt === TRIES) throw error;
    }
  }
}
