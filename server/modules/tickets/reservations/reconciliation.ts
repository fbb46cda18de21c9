import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { TicketsHoldsTable, TicketsTicketsTable } from '../../../db/schema.ts';
import type { CouponsOfOrders } from '../../coupons/index.ts';
import { Check, houseWalletFor, houseWalletsOf, walletsOf } from '../../pay/index.ts';
import type { Reservation } from '../reservation.ts';
import { seatsOf } from '../seats/rows.ts';
import { isLeft, isNothingLeft, ticketIdOf } from './changes.ts';
import { RESERVATION_COLUMNS, reservationOf } from './rows.ts';

const PAGE = 500;
const ROUNDS = 50;

/** What all reservations together say; gathered in one walk over them. */
interface Said {
  readonly coupons: CouponsOfOrders;
  /** What each house wallet should have. */
  readonly money: Map<string, number>;
  /** By round; what is said of rounds that were purged is not asked for. */
  readonly rounds: Map<string, OfRound>;
}

interface OfRound {
  /** Tickets that should be there: the place of each. */
  readonly tickets: Map<string, number>;
  /** Holds by which reservations wait: the reservation of each. */
  readonly holds: Map<string, string>;
}

/**
 * Holds the places of rounds against holds, tickets and blocks, and reservations against their tickets and the money
 * that the ticket service has.
 * @param executor of a transaction that sees one moment
 * @param coupons is told which reservation was made with which coupon
 */
export async function reconcileTickets(
  executor: Executor,
  coupons: CouponsOfOrders = new Map(),
): Promise<Check[]> {
  const said: Said = { coupons, money: new Map(), rounds: new Map() };
  const sums = await walkReservations(executor, said);
  const places = new Check('places-equal-rows');
  const tickets = new Check('tickets-equal-reservations');
  await walkRounds(executor, said, { places, tickets });
  return [sums, places, tickets, await checkMoney(executor, said)];
}

async function walkReservations(executor: Executor, said: Said): Promise<Check> {
  const check = new Check('reservations-add-up');
  for (let last = ''; ; ) {
    const rows = await executor
      .selectFrom('tickets_reservations')
      .select(RESERVATION_COLUMNS)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const refunds = await refundsOf(
      executor,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const reservation = reservationOf(row);
      check.checked += 1;
      note(said, check, reservation, refunds.get(reservation.id) ?? { decided: 0, gone: 0 });
    }
    if (rows.length < PAGE) return check;
    last = rows.at(-1)!.id;
  }
}

interface Refunds {
  decided: number;
  gone: number;
}

/** What was given back of reservations: as it was decided, and as it has left the house. */
async function refundsOf(executor: Executor, ids: readonly string[]): Promise<Map<string, Refunds>> {
  const sums = new Map<string, Refunds>();
  if (ids.length === 0) return sums;
  const rows = await executor
    .selectFrom('tickets_refunds')
    .select(['reservation_id', 'amount', 'status'])
    .where('reservation_id', 'in', ids)
    .where('status', '!=', 'refused')
    .execute();
  for (const { reservation_id: id, amount, status } of rows) {
    const sum = sums.get(id) ?? { decided: 0, gone: 0 };
    sum.decided += amount;
    if (status !== 'requested') sum.gone += amount;
    sums.set(id, sum);
  }
  return sums;
}

function note(said: Said, check: Check, reservation: Reservation, { decided, gone }: Refunds): void {
  const { id, roundId, items, total, status, lines, refunded, payWith, couponId, holdId } = reservation;
  let [priced, paid] = [0, 0];
  for (const line of lines) {
    priced += line.price;
    paid += line.paid;
  }
  check.expect(`${id} items`, items, priced);
  check.expect(`${id} total`, total, paid);
  // What the till gives back is counted by hand.
  const isInBooks = payWith !== 'box-office';
  if (isInBooks) check.expect(`${id} refunded`, decided, refunded);
  if (status === 'cancelled' && reservation.paidAt !== null && !isNothingLeft(reservation)) {
    check.expect(`${id} status`, 'places given back', 'places left');
  }
  const round = said.rounds.get(roundId) ?? { tickets: new Map(), holds: new Map() };
  said.rounds.set(roundId, round);
  if (status === 'paid') {
    for (const { no, seat } of lines.filter(isLeft)) round.tickets.set(ticketIdOf(id, no), seat);
  }
  if (status === 'awaiting-payment') round.holds.set(holdId ?? `of ${id}`, id);
  const has = isInBooks && reservation.paidAt !== null ? total - gone : 0;
  const house = houseWalletFor('tickets', id);
  if (has !== 0) said.money.set(house, (said.money.get(house) ?? 0) + has);
  const isHeld = status === 'awaiting-payment' || status === 'paid';
  if (couponId !== null) said.coupons.set(id, { couponId, isHeld });
}

interface Checks {
  readonly places: Check;
  readonly tickets: Check;
}

async function walkRounds(executor: Executor, said: Said, checks: Checks): Promise<void> {
  for (let last = ''; ; ) {
    const rounds = await executor
      .selectFrom('tickets_occupancy')
      .selectAll()
      .where('round_id', '>', last)
      .orderBy('round_id')
      .limit(ROUNDS)
      .execute();
    for (const round of rounds) {
      checks.places.checked += 1;
      const states = await statesByRows(executor, round.round_id, said.rounds.get(round.round_id), checks);
      const counted = { held: 0, sold: 0, blocked: 0 };
      for (let seat = 0; seat < round.capacity; seat += 1) {
        const state = states.get(seat) ?? '0';
        if (state === '1') counted.held += 1;
        else if (state === '2') counted.sold += 1;
        else if (state === '3') counted.blocked += 1;
        if (round.states[seat] !== state) {
          checks.places.expect(`${round.round_id}-${seat}`, state, round.states[seat]);
        }
      }
      checks.places.expect(`${round.round_id} places`, round.capacity, round.states.length);
      for (const name of ['held', 'sold', 'blocked'] as const) {
        checks.places.expect(`${round.round_id} ${name}`, counted[name], round[name]);
      }
    }
    if (rounds.length < ROUNDS) return;
    last = rounds.at(-1)!.round_id;
  }
}

/** What each place of a round is by the rows that say whose it is; all others are free. */
async function statesByRows(
  executor: Executor,
  roundId: string,
  said: OfRound = { tickets: new Map(), holds: new Map() },
  { places, tickets }: Checks,
): Promise<Map<number, string>> {
  const states = new Map<number, string>();
  const put = (seat: number, state: string): void => {
    if (states.has(seat)) places.expect(`${roundId}-${seat}`, 'one holder', 'several');
    states.set(seat, state);
  };
  const of = { keys: ['round_id'], lock: false } as const;
  const holds = await selectMany<TicketsHoldsTable>(
    executor,
    {
      table: 'tickets_holds',
      columns: ['id', 'kind', 'seats', 'reservation_id'],
      index: 'tickets_holds_round',
      ...of,
    },
    [[roundId]],
  );
  for (const { id, kind, seats, reservation_id: reservationId } of holds) {
    for (const seat of seatsOf(seats)) put(seat, '1');
    if (kind !== 'payment') continue;
    tickets.expect(`hold ${id}`, said.holds.get(id) ?? 'a reservation that waits', reservationId);
    said.holds.delete(id);
  }
  const sold = await selectMany<TicketsTicketsTable>(
    executor,
    { table: 'tickets_tickets', columns: ['seat_no', 'id'], index: 'PRIMARY', ...of },
    [[roundId]],
  );
  for (const { seat_no: seat, id } of sold) {
    put(seat, '2');
    tickets.checked += 1;
    tickets.expect(`ticket ${id}`, said.tickets.get(id) ?? 'a paid reservation', seat);
    said.tickets.delete(id);
  }
  const blocked = await selectMany<{ seat_no: number }>(
    executor,
    { table: 'tickets_blocks', columns: ['seat_no'], index: 'PRIMARY', ...of },
    [[roundId]],
  );
  for (const { seat_no: seat } of blocked) put(seat, '3');
  for (const id of said.tickets.keys()) tickets.expect(`ticket ${id}`, 'there', 'none');
  for (const [id, reservationId] of said.holds) tickets.expect(`hold ${id}`, reservationId, 'none');
  return states;
}

async function checkMoney(executor: Executor, { money }: Said): Promise<Check> {
  const check = new Check('tickets-money-adds-up');
  const ids = houseWalletsOf('tickets');
  const wallets = await walletsOf(executor, ids);
  check.checked = ids.length;
  for (const id of ids) check.expect(id, money.get(id) ?? 0, wallets.get(id)?.balance ?? 0);
  return check;
}
