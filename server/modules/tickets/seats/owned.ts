import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TicketsHoldsTable, TicketsReservationsTable } from '../../../db/schema.ts';
import { ownedKey, type TicketsState } from '../state.ts';
import { seatsOf } from './rows.ts';
import type { Wanted } from './wanted.ts';

/**
 * Counts what members have of rounds with a limit: places that they hold, and those that they bought and did not give back,
 * also where they have handed them on.
 */
export async function loadOwned(tx: Executor, state: TicketsState, { members }: Wanted): Promise<void> {
  const asked = members.filter(([roundId]) => (state.rounds.get(roundId)?.perMemberLimit ?? null) !== null);
  if (asked.length === 0) return;
  for (const [roundId, accountId] of asked) state.owned.set(ownedKey(roundId, accountId), 0);
  const holds = await selectMany<Pick<TicketsHoldsTable, 'round_id' | 'account_id' | 'seats'>>(
    tx,
    {
      table: 'tickets_holds',
      columns: ['round_id', 'account_id', 'seats'],
      keys: ['account_id', 'round_id'],
      index: 'tickets_holds_account',
      lock: false,
    },
    asked.map(([roundId, accountId]) => [accountId, roundId]),
  );
  for (const row of holds) add(state, row.round_id, row.account_id, seatsOf(row.seats).length);
  const reservations = await selectMany<Pick<TicketsReservationsTable, 'id' | 'round_id' | 'account_id'>>(
    tx,
    {
      table: 'tickets_reservations',
      columns: ['id', 'round_id', 'account_id'],
      keys: ['round_id', 'account_id'],
      index: 'tickets_reservations_round',
      lock: false,
    },
    asked,
  );
  const buyerOf = new Map(reservations.map((row) => [row.id, row]));
  const tickets = await selectMany<{ reservation_id: string }>(
    tx,
    {
      table: 'tickets_tickets',
      columns: ['reservation_id'],
      keys: ['reservation_id'],
      index: 'tickets_tickets_reservation',
      lock: false,
    },
    Array.from(buyerOf.keys(), (id) => [id]),
  );
  for (const { reservation_id: id } of tickets) {
    const buyer = buyerOf.get(id);
    if (buyer) add(state, buyer.round_id, buyer.account_id, 1);
  }
}

function add({ owned }: TicketsState, roundId: string, accountId: string, places: number): void {
  const key = ownedKey(roundId, accountId);
  owned.set(key, (owned.get(key) ?? 0) + places);
}
