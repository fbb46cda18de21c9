import { type Executor, insertMany } from '../../../db/dialect.ts';
import type { CallOff } from '../state.ts';

/**
 * Writes which rounds do not take place, and that their money is to be given back. The anchors of the rounds are locked, so
 * that whoever sells next finds it said.
 */
export async function writeCallOffs(tx: Executor, callOffs: readonly CallOff[]): Promise<void> {
  // One by one: an operator calls off one round, seldom.
  for (const { roundId, at } of callOffs) {
    await tx
      .updateTable('tickets_rounds')
      .set((eb) => ({ status: 'cancelled', version: eb('version', '+', 1), updated_at: at }))
      .where('id', '=', roundId)
      .execute();
  }
  await insertMany(
    tx,
    'tickets_call_offs',
    ['round_id', 'reason', 'by_id', 'at', 'next_at', 'done_at'],
    callOffs.map(({ roundId, reason, by, at }) => [roundId, reason, by, at, at, null]),
  );
}
