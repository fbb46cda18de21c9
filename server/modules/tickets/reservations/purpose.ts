import { type Executor, selectMany } from '../../../db/dialect.ts';
import { type DomainEvent, type Refused, refused } from '../../../engine/types.ts';
import { redeemAgain } from '../../coupons/index.ts';
import { houseWalletFor } from '../../pay/index.ts';
import type { AskedBack, PaidFor, Purpose } from '../../payments/index.ts';
import { noVisits, prefetchVisits, roomOfRound, writeVisits } from '../../waiting-room/index.ts';
import type { Reservation, TicketRefund } from '../reservation.ts';
import { judgeLimit } from '../seats/hold.ts';
import { endHold, liveHold } from '../seats/hold-changes.ts';
import { countPlaces } from '../seats/places.ts';
import { loadTickets } from '../seats/prefetch.ts';
import { timeOf } from '../seats/sale.ts';
import { nothingWanted, type Wanted } from '../seats/wanted.ts';
import { writeTicketsRows } from '../seats/write.ts';
import type { Shows } from '../shows/index.ts';
import { FREE, HELD, type RoundOnSale, seatIdOf, type TicketsState } from '../state.ts';
import { addStep, hasCoupon, seatsOf, touch } from './changes.ts';
import { SYSTEM } from './input.ts';
import { becomePaid } from './settle.ts';

export const PURPOSE = 'tickets-reservation';

/**
 * Reservations that are paid through a gateway: the batch that settles a payment also sells the places, or the money goes
 * back. Whatever comes first of confirmation, webhook, expiry and cancellation, the round's anchor puts the others behind
 * it.
 */
export const reservationPurpose = (plansOf: Shows['plansOf']): Purpose<TicketsState> => ({
  name: PURPOSE,
  isToldElsewhere: true,
  prefetch: async (tx, payments) => {
    const wanted = await wantedBy(tx, payments);
    const visits = wanted.visits.length > 0 ? await prefetchVisits(tx, wanted.visits) : noVisits();
    return { ...(await loadTickets(tx, wanted, { plansOf, lock: true })), visits };
  },
  walletOf: ({ paymentId, subject }) => houseWalletFor('tickets', subject ?? paymentId),
  accept,
  take,
  release,
  giveBack,
  write: async (tx, rows) => {
    await writeVisits(tx, rows.visits);
    await writeTicketsRows(tx, rows);
  },
});

/** Which round a reservation is of never changes, so it may be read before anything is locked. */
async function wantedBy(tx: Executor, payments: readonly PaidFor[]): Promise<Wanted> {
  const wanted = nothingWanted();
  const rows = await selectMany<{ id: string; round_id: string; account_id: string }>(
    tx,
    {
      table: 'tickets_reservations',
      columns: ['id', 'round_id', 'account_id'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    payments.flatMap(({ subject }) => (subject === null ? [] : [[subject]])),
  );
  for (const { id, round_id: roundId, account_id: accountId } of rows) {
    wanted.reservationIds.add(id);
    wanted.roundIds.add(roundId);
    wanted.members.push([roundId, accountId]);
    wanted.visits.push({ roomId: roomOfRound(roundId), accountId });
  }
  return wanted;
}

interface Found {
  readonly round: RoundOnSale;
  readonly reservation: Reservation;
}

function find(state: TicketsState, { subject }: PaidFor): Found | null {
  const reservation = subject === null ? undefined : state.reservations.get(subject);
  const round = reservation && state.rounds.get(reservation.roundId);
  return round ? { round, reservation } : null;
}

/** One that waits takes the money; one that gave its places back does so if all of them are still there. */
function accept(state: TicketsState, payment: PaidFor, at: number): Refused | null {
  const found = find(state, payment);
  if (found?.reservation.accountId !== payment.accountId) return refused('tickets.reservation-not-found');
  const { round, reservation } = found;
  const { status, total, paidAt, payWith } = reservation;
  if (paidAt !== null) return refused('tickets.reservation-already-paid', { status });
  if (total !== payment.amount) return refused('tickets.total-changed', { quote: { total } });
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  if (status === 'awaiting-payment') return null;
  if (status !== 'expired' || payWith !== 'gateway') {
    return refused('tickets.reservation-not-open', { status });
  }
  return refuseLate(state, found, Math.max(timeOf(round, at), reservation.clock));
}

/** Its places were on sale again: it has them if nobody else does, if it may have so many, and while there is a show. */
function refuseLate(state: TicketsState, { round, reservation }: Found, at: number): Refused | null {
  if (at >= round.startsAt) return refused('tickets.sale-over');
  const seats = seatsOf(reservation.lines);
  const taken = seats.filter((seat) => round.occupancy.states[seat] !== FREE);
  if (taken.length > 0)
    return refused('seat.taken', { seatIds: taken.map((seat) => seatIdOf(round.id, seat)) });
  const { couponId } = reservation;
  if (!hasCoupon(state, reservation, at)) return refused('coupon.not-usable', { couponId, reason: 'used' });
  return judgeLimit(state, round, reservation.accountId, seats.length);
}

function take(state: TicketsState, payment: PaidFor, at: number): DomainEvent[] {
  const { round, reservation } = find(state, payment)!;
  const isLate = reservation.status === 'expired';
  touch(reservation, Math.max(timeOf(round, at), reservation.clock));
  reservation.paymentId = payment.paymentId;
  if (!isLate) {
    const hold = liveHold(state, round.id, reservation.holdId ?? '');
    if (!hold) throw new Error(`Reservation ${reservation.id} holds nothing`);
    endHold(state, hold, 'taken', reservation.clock);
    return [becomePaid(state, round, reservation, HELD)];
  }
  countPlaces(state, round.id, reservation.accountId, reservation.lines.length);
  const { couponId, id: reference, clock } = reservation;
  if (couponId !== null) redeemAgain(state.coupons, couponId, { reference, at: clock });
  addStep(state, reservation, 'paid-late', SYSTEM, { paymentId: payment.paymentId });
  return [becomePaid(state, round, reservation, FREE, { late: true })];
}

/** Money of a reservation is given back through it: only what was decided there may leave. */
function release(state: TicketsState, payment: PaidFor, asked: AskedBack): Refused | null {
  return refundFor(state, payment, asked, 'requested') ? null : refused('tickets.refund-through-reservation');
}

function giveBack(
  state: TicketsState,
  payment: PaidFor,
  asked: AskedBack,
  _at: number,
  undo: boolean,
): DomainEvent[] {
  const refund = refundFor(state, payment, asked, undo ? 'under-way' : 'requested');
  if (!refund) throw new Error(`No refund ${asked.id} for ${payment.paymentId}`);
  refund.status = undo ? 'requested' : 'under-way';
  if (refund.change === 'none') refund.change = 'changed';
  // What became of it is told by the reservation, when that is known.
  return [];
}

/** The refund that is asked for, as its reservation decided it. */
function refundFor(
  state: TicketsState,
  { subject, paymentId }: PaidFor,
  { id, amount }: AskedBack,
  status: TicketRefund['status'],
): TicketRefund | undefined {
  const refund = state.refunds.get(id);
  const isIt =
    refund?.reservationId === subject &&
    refund.paymentId === paymentId &&
    refund.amount === amount &&
    refund.status === status;
  return isIt ? refund : undefined;
}
