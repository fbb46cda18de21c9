import { transactAgain } from '../../../db/again.ts';
import type { Database } from '../../../db/open.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { Log } from '../../../telemetry/metrics.ts';
import { dayOf } from './days.ts';
import { Tallies } from './tallies.ts';

const FLUSH_EVERY_MS = 5_000;

/** What people do before they order. Counting is memory and never waits; a request costs no write for it. */
export interface Counted {
  /** Somebody looks at a product that there is. */
  view(productId: string): void;
  /** Something was put into a cart. */
  cartAdd(): void;
  /** Somebody asked to order, whatever the answer. */
  checkout(): void;
}

export interface Counts extends Counted {
  readonly round: Round;
  /** Writes what was counted so far. @throws the database's error; what was not written is kept */
  flush(): Promise<void>;
  /** As `flush`, for the end of the process: what cannot be written is told, and lost. */
  close(): Promise<void>;
}

/**
 * Counts in this process, written every few seconds in one transaction. A stop in order loses nothing; a killed process
 * loses its last seconds. These are counts and no promises.
 * @param now epoch milliseconds
 */
export function createCounts(database: Database, now: () => number, log: Log): Counts {
  let counted = new Tallies();

  async function flush(): Promise<void> {
    if (counted.isEmpty) return;
    const leaving = counted;
    counted = new Tallies();
    try {
      await transactAgain(database, (tx) => leaving.write(tx));
    } catch (error) {
      counted.take(leaving);
      throw error;
    }
  }

  return {
    view: (productId) => {
      const day = dayOf(now());
      counted.product(day, productId).views += 1;
      counted.day(day).views += 1;
    },
    cartAdd: () => {
      counted.day(dayOf(now())).cartAdds += 1;
    },
    checkout: () => {
      counted.day(dayOf(now())).checkouts += 1;
    },
    flush,
    round: {
      name: 'shop.count',
      everyMs: FLUSH_EVERY_MS,
      run: async () => {
        await flush();
        return false;
      },
    },
    close: () =>
      flush().catch((error: unknown) => log.warn({ err: error }, 'the last counts of the shop are lost')),
  };
}
