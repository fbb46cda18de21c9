import type { Executor } from '../../../db/dialect.ts';
import type { Accounts } from '../../accounts/index.ts';
import { freeIn } from './places.ts';
import { seatsOf } from './rows.ts';
import type { House } from './schemas.ts';

/**
 * A round as operators see it: who holds which places, has bought them, or keeps them off the sale.
 * @returns undefined for a round that there is not
 */
export async function readHouse(
  executor: Executor,
  roundId: string,
  people: Accounts['people'],
): Promise<House | undefined> {
  const row = await executor
    .selectFrom('tickets_occupancy')
    .selectAll()
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  if (!row) return undefined;
  const holds = await executor
    .selectFrom('tickets_holds')
    .selectAll()
    .where('round_id', '=', roundId)
    .execute();
  const tickets = await executor
    .selectFrom('tickets_tickets')
    .select(['seat_no', 'reservation_id', 'account_id', 'status'])
    .where('round_id', '=', roundId)
    .orderBy('seat_no')
    .execute();
  const blocks = await executor
    .selectFrom('tickets_blocks')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('seat_no')
    .execute();
  const members = [...holds, ...tickets].map((one) => one.account_id);
  const known = await people([...new Set([...members, ...blocks.map((one) => one.by_id)])]);
  const nameOf = (id: string): string | null => known.get(id)?.name ?? null;
  const { sequence, states, capacity, held, sold, blocked, waiters } = row;
  return {
    ...{ roundId, sequence, states, capacity, free: freeIn(row), held, sold, blocked, waiting: waiters },
    holds: holds.map((hold) => ({
      ...{ holdId: hold.id, kind: hold.kind, accountId: hold.account_id, name: nameOf(hold.account_id) },
      seats: seatsOf(hold.seats),
      expiresAt: new Date(hold.expires_at).toISOString(),
      reservationId: hold.reservation_id,
    })),
    // A reservation's places may be several people's, once some were handed on.
    tickets: [...Map.groupBy(tickets, (one) => `${one.reservation_id} ${one.account_id}`).values()].map(
      (own) => {
        const { reservation_id: reservationId, account_id: accountId } = own[0]!;
        const used = own.filter(({ status }) => status === 'used').map((one) => one.seat_no);
        const seats = own.map((one) => one.seat_no);
        return { reservationId, accountId, name: nameOf(accountId), seats, used };
      },
    ),
    blocks: [...Map.groupBy(blocks, (one) => `${one.by_id} ${one.at} ${one.reason}`).values()].map((own) => {
      const { reason, by_id: by, at } = own[0]!;
      const seats = own.map((one) => one.seat_no);
      return { reason, by, name: nameOf(by), at: new Date(at).toISOString(), seats };
    }),
  };
}
