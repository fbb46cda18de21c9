import type { Executor } from '../../db/dialect.ts';
import { isoOrNull } from '../../lib/iso.ts';

/** The rooms a member is in, or was in lately, for the file that they may take with them; no lot is told. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const rows = await executor
    .selectFrom('waiting_room_entries')
    .select(['room_id', 'status', 'arrived_at', 'called_at'])
    .where('account_id', '=', accountId)
    .orderBy('room_id')
    .execute();
  return {
    waitingRooms: rows.map(({ room_id, status, arrived_at, called_at }) => ({
      roomId: room_id,
      status,
      arrivedAt: new Date(arrived_at).toISOString(),
      calledAt: isoOrNull(called_at),
    })),
  };
}
