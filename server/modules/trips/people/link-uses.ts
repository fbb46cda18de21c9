import { transactAgain } from '../../../db/again.ts';
import type { Database } from '../../../db/open.ts';
import type { Round } from '../../../jobs/rounds.ts';

const EVERY_MS = 5_000;
/** Links that are remembered between two rounds; what is beyond is not counted. */
const MAX_LINKS = 10_000;

/** How often links are read by, counted here and written together: a page that many open is not written by each of them. */
export interface LinkUses {
  note(linkId: string): void;
  /** Writes what was counted. */
  flush(): Promise<void>;
  readonly round: Round;
}

export function createLinkUses(database: Database): LinkUses {
  let counted = new Map<string, number>();
  async function flush(): Promise<void> {
    if (counted.size === 0) return;
    const uses = [...counted].sort(([a], [b]) => (a < b ? -1 : 1));
    counted = new Map();
    await transactAgain(database, async (tx) => {
      for (const [id, more] of uses) {
        await tx
          .updateTable('trips_links')
          .set(({ eb }) => ({ uses: eb('uses', '+', more) }))
          .where('id', '=', id)
          .execute();
      }
    });
  }
  return {
    note: (linkId) => {
      if (counted.size < MAX_LINKS || counted.has(linkId))
        counted.set(linkId, (counted.get(linkId) ?? 0) + 1);
    },
    flush,
    round: {
      name: 'trips.link-uses',
      everyMs: EVERY_MS,
      run: async () => {
        await flush();
        return false;
      },
    },
  };
}
