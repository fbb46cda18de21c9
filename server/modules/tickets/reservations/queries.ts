import { deleteMany, type Executor, insertMany, selectMany, updateMany } from '../../../db/dialect.ts';
import type {
  TicketsCancelScalesTable,
  TicketsRefundsTable,
  TicketsReservationsTable,
  TicketsTicketsTable,
} from '../../../db/schema.ts';
import type { Reservation } from '../reservation.ts';
import type { Wanted } from '../seats/wanted.ts';
import { seatKey, type Ticket, type TicketsState } from '../state.ts';
import { writeCallOffs } from './call-off-rows.ts';
import {
  CHANGING_COLUMNS,
  CHANGING_TICKET_COLUMNS,
  changingTicketValues,
  changingValues,
  newReservationValues,
  newTicketValues,
  REFUND_COLUMNS,
  RESERVATION_COLUMNS,
  refundOf,
  refundValues,
  reservationOf,
  STEP_COLUMNS,
  TICKET_COLUMNS,
  ticketOf,
} from './rows.ts';
import type { CancelScale, FeeScale } from './scale.ts';

const ANY = { where: {}, atMost: {} };

/**
 * Loads reservations with their tickets and refunds, and tickets by place; adds what they touch to what is wanted. All of
 * it hangs on rounds whose anchors are locked: what is another round's is passed over.
 */
export async function loadReservations(tx: Executor, state: TicketsState, wanted: Wanted): Promise<void> {
  await loadRows(tx, state, wanted);
  const ids = Array.from(state.reservations.keys(), (id) => [id]);
  await loadTicketRows(tx, state, { keys: ['reservation_id'], index: 'tickets_tickets_reservation' }, ids);
  await loadTicketRows(tx, state, { keys: ['round_id', 'seat_no'], index: 'PRIMARY' }, wanted.seats);
  if (ids.length === 0) return;
  const refunds = await selectMany<TicketsRefundsTable>(
    tx,
    {
      table: 'tickets_refunds',
      columns: REFUND_COLUMNS,
      keys: ['reservation_id'],
      index: 'tickets_refunds_reservation',
      lock: false,
    },
    ids,
  );
  for (const row of refunds) state.refunds.set(row.id, refundOf(row));
  if (wanted.freeing.size > 0) state.scales.push(...(await readScales(tx)));
}

async function loadRows(tx: Executor, state: TicketsState, wanted: Wanted): Promise<void> {
  const rows = await selectMany<TicketsReservationsTable>(
    tx,
    {
      table: 'tickets_reservations',
      columns: RESERVATION_COLUMNS,
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    Array.from(wanted.reservationIds, (id) => [id]),
  );
  for (const row of rows) {
    if (!state.rounds.has(row.round_id)) continue;
    const reservation = reservationOf(row);
    const { id, couponId, transferId } = reservation;
    state.reservations.set(id, reservation);
    if (couponId !== null) wanted.couponIds.add(couponId);
    if (transferId !== null) wanted.transferIds.add(transferId);
  }
}

async function loadTicketRows(
  tx: Executor,
  state: TicketsState,
  by: { readonly keys: readonly string[]; readonly index: string },
  values: readonly (readonly (string | number)[])[],
): Promise<void> {
  const rows = await selectMany<TicketsTicketsTable>(
    tx,
    { table: 'tickets_tickets', columns: TICKET_COLUMNS, lock: false, ...by },
    values,
  );
  for (const row of rows) {
    const key = seatKey(row.round_id, row.seat_no);
    if (!state.tickets.has(key)) state.tickets.set(key, ticketOf(row));
  }
}

/** All scales that were ever set; there are few. */
export async function readScales(executor: Executor): Promise<CancelScale[]> {
  const rows: Pick<TicketsCancelScalesTable, 'id' | 'valid_from' | 'scale'>[] = await executor
    .selectFrom('tickets_cancel_scales')
    .select(['id', 'valid_from', 'scale'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    validFrom: row.valid_from,
    scale: JSON.parse(row.scale) as FeeScale,
  }));
}

/** Writes what has become of reservations, their tickets and refunds, in bulk. */
export async function writeReservations(tx: Executor, state: TicketsState): Promise<void> {
  const { reservations, newSteps, newCallOffs } = state;
  if (reservations.size > 0) await writeRows(tx, reservations);
  if (state.tickets.size > 0) await writeTicketRows(tx, state);
  const steps = newSteps.map((s) => [
    ...[s.reservationId, s.stepNo, s.at, s.step, s.by],
    JSON.stringify(s.details),
  ]);
  await insertMany(tx, 'tickets_reservation_steps', STEP_COLUMNS, steps);
  if (state.refunds.size > 0) await writeRefunds(tx, state);
  if (newCallOffs.length > 0) await writeCallOffs(tx, newCallOffs, state.rounds);
}

async function writeRows(tx: Executor, reservations: ReadonlyMap<string, Reservation>): Promise<void> {
  const made: Reservation[] = [];
  const changed: Reservation[] = [];
  for (const reservation of reservations.values()) {
    if (reservation.change === 'new') made.push(reservation);
    else if (reservation.change === 'changed') changed.push(reservation);
  }
  await insertMany(tx, 'tickets_reservations', RESERVATION_COLUMNS, made.map(newReservationValues));
  await updateMany(
    tx,
    'tickets_reservations',
    ['id'],
    CHANGING_COLUMNS,
    changed.map((reservation) => [...changingValues(reservation), reservation.id]),
  );
}

/** What was given back goes first: its place may have been sold again in the same batch. */
async function writeTicketRows(tx: Executor, { tickets, endedTickets }: TicketsState): Promise<void> {
  const ended = [...endedTickets].sort(([a, x], [b, y]) => (a === b ? x - y : a < b ? -1 : 1));
  await deleteMany(tx, 'tickets_tickets', ['round_id', 'seat_no'], ended, ANY);
  const issued: Ticket[] = [];
  const changed: Ticket[] = [];
  for (const ticket of tickets.values()) {
    if (ticket.change === 'new') issued.push(ticket);
    else if (ticket.change === 'changed') changed.push(ticket);
  }
  await updateMany(
    tx,
    'tickets_tickets',
    ['round_id', 'seat_no'],
    CHANGING_TICKET_COLUMNS,
    changed.map((ticket) => [...changingTicketValues(ticket), ticket.roundId, ticket.seat]),
  );
  await insertMany(tx, 'tickets_tickets', TICKET_COLUMNS, issued.map(newTicketValues));
}

async function writeRefunds(tx: Executor, { refunds }: TicketsState): Promise<void> {
  const all = [...refunds.values()];
  const made = all.filter(({ change }) => change === 'new');
  const changed = all.filter(({ change }) => change === 'changed');
  await insertMany(tx, 'tickets_refunds', REFUND_COLUMNS, made.map(refundValues));
  await updateMany(
    tx,
    'tickets_refunds',
    ['id'],
    ['status', 'transfer_id', 'attempts', 'next_at', 'settled_at'],
    changed.map((r) => [r.status, r.transferId, r.attempts, r.nextAt, r.settledAt, r.id]),
  );
}
