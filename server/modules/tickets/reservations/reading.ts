import { type Executor, selectMany } from '../../../db/dialect.ts';
import type {
  TicketsRefundsTable,
  TicketsReservationStepsTable,
  TicketsReservationsTable,
  TicketsTicketsTable,
} from '../../../db/schema.ts';
import { ROUND_COLUMNS, type RoundRow, rounds } from '../entry/reading.ts';
import type { Reservation, ReservationStep, TicketRefund } from '../reservation.ts';
import type { Ticket } from '../state.ts';
import { RESERVATION_COLUMNS, refundOf, reservationOf, stepOf, TICKET_COLUMNS, ticketOf } from './rows.ts';

/** Reservations as rows with what is shown beside each of them, unlocked, in bulk. */
export interface Found {
  readonly reservation: Reservation;
  readonly round: RoundRow | undefined;
  /** By line. */
  readonly tickets: ReadonlyMap<number, Ticket>;
  /** When the time for its payment is over, epoch milliseconds; null where it waits for none. */
  readonly expiresAt: number | null;
}

/** When its round begins, and when that was last changed: what giving it back depends on. */
export const timesOf = ({ reservation, round }: Pick<Found, 'reservation' | 'round'>) => ({
  startsAt: round?.starts_at ?? reservation.startsAt,
  movedAt: round?.moved_at ?? null,
});

export async function withParts(
  executor: Executor,
  rows: readonly TicketsReservationsTable[],
): Promise<Found[]> {
  const reservations = rows.map(reservationOf);
  const around = new Map<string, RoundRow>();
  const roundIds = [...new Set(reservations.map(({ roundId }) => roundId))];
  if (roundIds.length > 0) {
    const found = await rounds(executor).select(ROUND_COLUMNS).where('r.id', 'in', roundIds).execute();
    for (const row of found) around.set(row.round_id, row);
  }
  const tickets = await selectMany<TicketsTicketsTable>(
    executor,
    {
      table: 'tickets_tickets',
      columns: TICKET_COLUMNS,
      keys: ['reservation_id'],
      index: 'tickets_tickets_reservation',
      lock: false,
    },
    reservations.map(({ id }) => [id]),
  );
  const holds = await selectMany<{ id: string; expires_at: number }>(
    executor,
    {
      table: 'tickets_holds',
      columns: ['id', 'expires_at'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    reservations.flatMap(({ holdId }) => (holdId === null ? [] : [[holdId]])),
  );
  const byReservation = Map.groupBy(tickets.map(ticketOf), ({ reservationId }) => reservationId);
  const expiresAt = new Map(holds.map((row) => [row.id, row.expires_at]));
  return reservations.map((reservation) => ({
    reservation,
    round: around.get(reservation.roundId),
    tickets: new Map((byReservation.get(reservation.id) ?? []).map((ticket) => [ticket.lineNo, ticket])),
    expiresAt: expiresAt.get(reservation.holdId ?? '') ?? null,
  }));
}

/** One reservation with what is shown beside it; null when there is none. */
export async function findReservation(executor: Executor, reservationId: string): Promise<Found | null> {
  const row = await executor
    .selectFrom('tickets_reservations')
    .select(RESERVATION_COLUMNS)
    .where('id', '=', reservationId)
    .executeTakeFirst();
  return row ? ((await withParts(executor, [row]))[0] ?? null) : null;
}

/** Which round a reservation is of, and whose it is: neither ever changes. */
export const placeOf = (executor: Executor, reservationId: string) =>
  executor
    .selectFrom('tickets_reservations')
    .select(['round_id as roundId', 'account_id as accountId'])
    .where('id', '=', reservationId)
    .executeTakeFirst();

/** What has happened to a reservation, in order. */
export async function readHistory(
  executor: Executor,
  reservationId: string,
): Promise<{ readonly steps: readonly ReservationStep[]; readonly refunds: readonly TicketRefund[] }> {
  const read = <Row>(table: 'tickets_reservation_steps' | 'tickets_refunds') =>
    executor.selectFrom(table).selectAll().where('reservation_id', '=', reservationId).execute() as Promise<
      Row[]
    >;
  const steps = await read<TicketsReservationStepsTable>('tickets_reservation_steps');
  const refunds = await read<TicketsRefundsTable>('tickets_refunds');
  return {
    steps: steps.sort((a, b) => a.step_no - b.step_no).map(stepOf),
    refunds: refunds.map(refundOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
