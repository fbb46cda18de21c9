import { type Executor, inIndex, run, skipLockedClause, updateMany } from '../../../db/dialect.ts';
import type { Database } from '../../../db/open.ts';
import type { Lane } from '../../../engine/index.ts';
import type { Round } from '../../../jobs/rounds.ts';
import type { MakeId } from '../../../lib/id.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsState } from '../state.ts';

/** What is held is on sale again within a second of its end. */
const EVERY_MS = 250;
const AT_ONCE = 500;
/** How long an instance has to end what it claimed, before another may try. */
const CLAIM_MS = 5_000;
/** Who ends what nobody has ended. */
const SYSTEM = 'system:tickets';

export interface ExpiryParts {
  readonly database: Database;
  readonly lane: Lane<TicketsInput, TicketsState>;
  readonly makeId: MakeId;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Ends holds, offers and unpaid reservations whose time is over. */
export const expiryRound = (parts: ExpiryParts): Round => ({
  name: 'expire-seats',
  everyMs: EVERY_MS,
  run: async () => (await expireDue(parts)) === AT_ONCE,
});

interface Due {
  readonly id: string;
  readonly round_id: string;
}

/**
 * Claims what is due and has it decided in the lane, which asks again; one command for each round.
 * @returns how many were claimed
 */
export async function expireDue({ database, lane, makeId, now }: ExpiryParts): Promise<number> {
  const at = now();
  if ((await due(database.reader, at, 1, '')).length === 0) return 0;
  const claimed = await database.transact((tx) => claim(tx, at));
  const byRound = Map.groupBy(claimed, ({ round_id }) => round_id);
  const asked = [...byRound].map(([roundId, rows]) => {
    const id = makeId();
    const input = { kind: 'expire', roundId, holdIds: rows.map((row) => row.id) } as const;
    return lane.submit({
      id,
      at,
      accountId: SYSTEM,
      key: id,
      name: 'tickets.expire',
      input,
      fingerprint: '',
    });
  });
  await Promise.all(asked);
  return claimed.length;
}

/** Each hold is one instance's for a while: the others pass over it instead of waiting for it. */
async function claim(tx: Executor, at: number): Promise<Due[]> {
  const found = await due(tx, at, AT_ONCE, skipLockedClause(tx));
  const ids = found.map(({ id }) => id).sort();
  await updateMany(
    tx,
    'tickets_holds',
    ['id'],
    ['next_at'],
    ids.map((id) => [at + CLAIM_MS, id]),
  );
  return found;
}

function due(executor: Executor, at: number, limit: number, lock: string): Promise<Due[]> {
  const table = inIndex(executor, 'tickets_holds', 'tickets_holds_next');
  return run<Due>(
    executor,
    `select id, round_id from ${table} where next_at <= ? order by next_at limit ${limit}${lock}`,
    [at],
  );
}
