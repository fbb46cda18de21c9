import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import type { Reservation } from '../reservation.ts';
import { endHold, liveHold } from '../seats/hold-changes.ts';
import { type Moved, noteTime, takeSeats } from '../seats/places.ts';
import { timeOf } from '../seats/sale.ts';
import { FREE, HELD, type RoundOnSale, SOLD, type TicketsState } from '../state.ts';
import {
  addStep,
  endTicket,
  giveCouponBack,
  isLeft,
  reservationEvent,
  seatsOf,
  ticketOfLine,
  touch,
  uncount,
} from './changes.ts';
import { type Asked, type ReservationInput, SYSTEM } from './input.ts';
import { giveMoneyBack, leftToRefund } from './refunds.ts';

/** The round does not take place: from now on nothing of it is sold. Its money goes back page by page afterwards. */
export function callOffRound(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reason }: Asked<'call-off-round'>,
): Decision {
  const round = state.rounds.get(roundId);
  if (!round) return refused('tickets.round-not-found');
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  const at = timeOf(round, command.at);
  round.status = 'cancelled';
  noteTime(round, at);
  state.newCallOffs.push({ roundId, reason, by: command.accountId, at });
  const { performanceId, title, startsAt, occupancy } = round;
  const { sold } = occupancy;
  const about = { roundId, performanceId, title, startsAt, reason };
  return {
    accepted: true,
    result: { roundId, performanceId, status: 'cancelled' },
    events: [{ name: 'tickets.round-cancelled', key: roundId, data: about }],
    audit: { action: 'tickets.call-off-round', subject: roundId, reason, details: { sold, startsAt } },
  };
}

/** All of the money of one reservation of a round that does not take place; said again, it changes nothing. */
export function callOff(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId }: Asked<'call-off'>,
): Decision {
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.roundId !== roundId) return refused('tickets.reservation-not-found');
  if (round.status !== 'cancelled') return refused('tickets.not-cancellable', { why: 'round-on' });
  const { status } = reservation;
  const isOpen = status === 'paid' || status === 'awaiting-payment';
  if (!isOpen) return { accepted: true, result: { reservationId, status } };
  const events: DomainEvent[] = [];
  // Fees of places that were given back before stay kept: they were given back while it was to take place.
  const amount = amountOf(reservation);
  const memo = reservation.title.ko;
  const refusal = giveMoneyBack(
    state,
    reservation,
    command,
    { amount, cause: 'round-cancelled', memo },
    events,
  );
  if (refusal) return refusal;
  const at = Math.max(timeOf(round, command.at), reservation.clock);
  touch(reservation, at);
  noteTime(round, at);
  const facts = endAll(state, round, reservation);
  reservation.status = 'cancelled';
  reservation.holdId = null;
  const coupon = giveCouponBack(state, reservation);
  addStep(state, reservation, 'called-off', SYSTEM, { refund: amount, ...(coupon && { coupon }) });
  const told = { ...facts, refund: amount, fee: 0, whole: true, by: 'system', calledOff: true };
  events.push(reservationEvent('tickets.reservation-cancelled', round, reservation, told));
  return { accepted: true, result: { reservationId, status: 'cancelled', refund: amount }, events };
}

function amountOf(reservation: Reservation): number {
  const paid = reservation.lines.filter(isLeft).reduce((sum, line) => sum + line.paid, 0);
  return Math.min(paid, leftToRefund(reservation));
}

/** Its places are free, though nobody can have them; those who were given tickets learn of it too. */
function endAll(state: TicketsState, round: RoundOnSale, reservation: Reservation) {
  const left = reservation.lines.filter(isLeft);
  const seats = seatsOf(left);
  const others = new Map<string, number[]>();
  let moved: Moved;
  if (reservation.status === 'paid') {
    for (const line of left) {
      const ticket = ticketOfLine(state, reservation, line);
      if (!ticket) throw new Error(`Place ${line.seat} of ${reservation.id} has no ticket`);
      const { accountId, seat } = ticket;
      if (accountId !== reservation.accountId)
        others.set(accountId, [...(others.get(accountId) ?? []), seat]);
      line.fee = 0;
      endTicket(state, ticket);
    }
    moved = takeSeats(round, seats, SOLD, FREE);
    uncount(state, reservation, seats.length);
  } else {
    const hold = reservation.holdId === null ? undefined : liveHold(state, round.id, reservation.holdId);
    if (!hold) throw new Error(`Reservation ${reservation.id} holds nothing`);
    endHold(state, hold, 'left', reservation.clock);
    moved = takeSeats(round, seats, HELD, FREE);
  }
  return {
    seats,
    holders: [...others].map(([accountId, places]) => ({ accountId, seats: places })),
    ...moved,
  };
}
