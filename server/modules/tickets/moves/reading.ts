import { type Executor, selectMany } from '../../../db/dialect.ts';

/** A round was put at another time. Epoch milliseconds. */
export interface Move {
  readonly at: number;
  readonly from: number;
}

/** Of rounds that were moved: their moves, the oldest first; in bulk. */
export async function readMoves(
  executor: Executor,
  rounds: readonly { readonly round_id: string; readonly moved_at: number | null }[],
): Promise<ReadonlyMap<string, readonly Move[]>> {
  const moved = new Set(rounds.flatMap((round) => (round.moved_at === null ? [] : [round.round_id])));
  if (moved.size === 0) return new Map();
  const rows = await selectMany<{ round_id: string; at: number; from_at: number }>(
    executor,
    {
      table: 'tickets_round_moves',
      columns: ['round_id', 'at', 'from_at'],
      keys: ['round_id'],
      index: 'PRIMARY',
      lock: false,
    },
    Array.from(moved, (id) => [id]),
  );
  const moves = rows.map((row) => ({ roundId: row.round_id, at: row.at, from: row.from_at }));
  return Map.groupBy(
    moves.sort((a, b) => a.at - b.at),
    ({ roundId }) => roundId,
  );
}

/**
 * Which time somebody knew who came before a round was moved.
 * @param since when they came, epoch milliseconds
 * @param startsAt when it begins now
 * @returns null where they came for the time that holds
 */
export function movedFrom(
  moves: readonly Move[] | undefined,
  since: number,
  startsAt: number,
): number | null {
  const known = moves?.find(({ at }) => at > since)?.from ?? startsAt;
  return known === startsAt ? null : known;
}
