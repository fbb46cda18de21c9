import { copier } from '../copy.ts';
import type { Sql } from '../sql.ts';

/**
 * Puts rounds on sale, all places free: copies of one that is there.
 * @param from the round that is copied
 * @param own what is different of each, by column
 */
export async function openRounds(
  sql: Sql,
  from: string,
  ids: readonly string[],
  own: Readonly<Record<string, number>> = {},
): Promise<void> {
  const [house] = await sql.query<{ capacity: number }>(
    'select capacity from tickets_occupancy where round_id = ?',
    [from],
  );
  if (!house) throw new Error('The seed made no round');
  const free = {
    states: '0'.repeat(Number(house.capacity)),
    ...{ sequence: 0, held: 0, sold: 0, blocked: 0, waiters: 0 },
  };
  const addRound = await copier(sql, 'tickets_rounds', ['id = ?', from]);
  const addHouse = await copier(sql, 'tickets_occupancy', ['round_id = ?', from]);
  // One commit for all: the disk is waited for once.
  await sql.query('begin');
  for (const id of ids) {
    await addRound({ id, ...own });
    await addHouse({ round_id: id, ...free });
  }
  await sql.query('commit');
}
