import type { Executor } from '../../../db/dialect.ts';
import type { RoundOnSale } from '../state.ts';
import { freeIn } from './places.ts';

/** A round's places as everybody sees them. */
export interface Seen {
  readonly roundId: string;
  readonly mapId: string;
  readonly isPublished: boolean;
  readonly prices: Readonly<Record<string, number>>;
  readonly states: string;
  readonly sequence: number;
  readonly capacity: number;
  readonly free: number;
  readonly held: number;
  readonly sold: number;
  readonly blocked: number;
}

export interface Occupancies {
  /** @returns null for a round that there is not */
  of(roundId: string): Promise<Seen | null>;
  /** To be called after a commit of this process, before anybody is answered: they find what they have done. */
  noted(rounds: Iterable<RoundOnSale>): void;
}

interface Kept {
  /** Null: there is no such round; undefined: nobody has read it yet. */
  known: Seen | null | undefined;
  reading: Promise<Seen | null> | null;
  /** Milliseconds that only go forward: what is known is not older. */
  at: number;
}

/** What other instances commit is seen after so long at the most. */
const FRESH_MS = 200;
const ROUNDS_KEPT = 200;

/**
 * Rounds' places for those who look: thousands ask again and again, and the database is asked some five times a second for
 * a round, by all of them together. What this process commits is seen at once.
 * @param executor the primary
 * @param monotonic milliseconds that only go forward
 */
export function createOccupancies(executor: Executor, monotonic: () => number): Occupancies {
  const kept = new Map<string, Kept>();

  const keptFor = (roundId: string): Kept => {
    let entry = kept.get(roundId);
    if (entry) return entry;
    entry = { known: undefined, reading: null, at: 0 };
    kept.set(roundId, entry);
    if (kept.size > ROUNDS_KEPT) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return entry;
  };
  const read = async (entry: Kept, roundId: string): Promise<Seen | null> => {
    const at = monotonic();
    try {
      const seen = await readSeen(executor, roundId);
      // A commit may have told more than what was read while it was under way.
      const isBehind = seen && entry.known && entry.known.sequence > seen.sequence;
      if (!isBehind) entry.known = seen;
      if (at > entry.at) entry.at = at;
      return entry.known ?? null;
    } finally {
      entry.reading = null;
    }
  };

  return {
    of: async (roundId) => {
      const entry = keptFor(roundId);
      if (entry.known !== undefined && monotonic() - entry.at < FRESH_MS) return entry.known;
      entry.reading ??= read(entry, roundId);
      return entry.reading;
    },
    noted: (rounds) => {
      for (const round of rounds) {
        const entry = round.occupancy.touched ? kept.get(round.id) : undefined;
        if (!entry || (entry.known?.sequence ?? -1) > round.occupancy.sequence) continue;
        entry.known = seenOf(round);
        entry.at = monotonic();
      }
    },
  };
}

const seenOf = ({ id, plan, isPublished, prices, occupancy }: RoundOnSale): Seen => ({
  roundId: id,
  mapId: plan.mapId,
  isPublished,
  prices,
  states: occupancy.states.toString('latin1'),
  sequence: occupancy.sequence,
  capacity: occupancy.capacity,
  free: freeIn(occupancy),
  held: occupancy.held,
  sold: occupancy.sold,
  blocked: occupancy.blocked,
});

async function readSeen(executor: Executor, roundId: string): Promise<Seen | null> {
  const row = await executor
    .selectFrom('tickets_occupancy as o')
    .innerJoin('tickets_rounds as r', 'r.id', 'o.round_id')
    .innerJoin('tickets_performances as p', 'p.id', 'r.performance_id')
    .select(['o.states', 'o.sequence', 'o.capacity', 'o.held', 'o.sold', 'o.blocked'])
    .select(['r.map_id', 'r.prices', 'p.status'])
    .where('o.round_id', '=', roundId)
    .executeTakeFirst();
  if (!row) return null;
  const { states, sequence, capacity, held, sold, blocked } = row;
  return {
    ...{ roundId, mapId: row.map_id, isPublished: row.status === 'published' },
    prices: JSON.parse(row.prices) as Record<string, number>,
    ...{ states, sequence, capacity, free: freeIn(row), held, sold, blocked },
  };
}
