import {
  type Command,
  type Decision,
  type DomainEvent,
  type Refused,
  refused,
} from '../../../engine/types.ts';
import type { Reservation } from '../reservation.ts';
import { freeSeats } from '../seats/free.ts';
import { endHold, liveHold } from '../seats/hold-changes.ts';
import { noteTime } from '../seats/places.ts';
import { timeOf } from '../seats/sale.ts';
import { HELD, type RoundOnSale, SOLD, type TicketsState } from '../state.ts';
import {
  addStep,
  endTicket,
  giveCouponBack,
  reservationEvent,
  seatsOf,
  ticketOfLine,
  touch,
  uncount,
} from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';
import { type Cancellation, judgeCancellation } from './judge-cancel.ts';
import { giveMoneyBack, refundedEvent } from './refunds.ts';

interface Wish {
  readonly lines: readonly number[] | null;
  readonly byOperator: boolean;
  readonly withFee: boolean;
  readonly reason: string;
  readonly expectedRefund: number | null;
}

/** Its buyer gives it back, or some places of it, for what the scale leaves. */
export function cancel(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId, lines, reason, expectedRefund }: Asked<'cancel'>,
): Decision {
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.accountId !== command.accountId || reservation.roundId !== roundId) {
    return refused('tickets.reservation-not-found');
  }
  const wish = { lines, reason, expectedRefund, byOperator: false, withFee: true };
  return giveBack(state, command, { round, reservation }, wish);
}

/** An operator gives it back for its member, with or without the fee. */
export function cancelFor(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, reservationId, lines, withFee, reason }: Asked<'cancel-for'>,
): Decision {
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.roundId !== roundId) return refused('tickets.reservation-not-found');
  const wish = { lines, reason, expectedRefund: null, byOperator: true, withFee };
  const decision = giveBack(state, command, { round, reservation }, wish);
  if (!decision.accepted) return decision;
  const { refund, fee } = decision.result;
  const details = { lines, refund, fee, withFee };
  return { ...decision, audit: { action: 'tickets.cancel', subject: reservationId, reason, details } };
}

interface Of {
  readonly round: RoundOnSale;
  readonly reservation: Reservation;
}

function giveBack(state: TicketsState, command: Command, of: Of, wish: Wish): Decision {
  const { round, reservation } = of;
  if (reservation.status === 'awaiting-payment') return giveUp(state, command, of, wish);
  const at = Math.max(timeOf(round, command.at), reservation.clock);
  const { startsAt, movedAt } = round;
  const judged = judgeCancellation(reservation, (line) => ticketOfLine(state, reservation, line), {
    ...wish,
    at,
    startsAt,
    movedAt,
    scales: state.scales,
  });
  if ('accepted' in judged) return judged;
  const { refund, fee } = judged;
  if (wish.expectedRefund !== null && wish.expectedRefund !== refund) {
    return refused('tickets.fee-changed', { refund, fee, currency: reservation.currency });
  }
  const events: DomainEvent[] = [];
  const cause = 'cancel';
  const memo = wish.byOperator ? wish.reason : reservation.title.ko;
  const refusal = giveMoneyBack(state, reservation, command, { amount: refund, cause, memo }, events);
  if (refusal) return refusal;
  touch(reservation, at);
  noteTime(round, at);
  const told = endPlaces(state, of, judged, { by: command.accountId, wish });
  events.push(...told);
  if (refund > 0 && reservation.paymentId === null) {
    events.push(refundedEvent(round, reservation, command.id, { amount: refund, cause }));
  }
  return { accepted: true, result: { ...resultOf(reservation), refund, fee }, events };
}

const resultOf = ({ id, status, currency }: Reservation) => ({ reservationId: id, status, currency });

/** The places are free again, and whoever waits for them is offered them in this commit. */
function endPlaces(
  state: TicketsState,
  { round, reservation }: Of,
  { lines, fee, refund, isWhole }: Cancellation,
  { by, wish }: { readonly by: string; readonly wish: Wish },
): DomainEvent[] {
  const others = new Map<string, number[]>();
  for (const own of lines) {
    const { line, ticket } = own;
    line.fee = own.fee;
    endTicket(state, ticket);
    const { accountId, seat } = ticket;
    if (accountId !== reservation.accountId) others.set(accountId, [...(others.get(accountId) ?? []), seat]);
  }
  uncount(state, reservation, lines.length);
  if (isWhole) reservation.status = 'cancelled';
  const coupon = isWhole && giveCouponBack(state, reservation);
  const at = reservation.clock;
  addStep(state, reservation, isWhole ? 'cancelled' : 'partly-cancelled', by, {
    lines: lines.map(({ line }) => line.no),
    refund,
    fee,
    ...(wish.reason !== '' && { reason: wish.reason }),
    ...(coupon && { coupon }),
  });
  const seats = seatsOf(lines.map(({ line }) => line));
  const { moved, offers } = freeSeats(state, round, seats, { from: SOLD, at });
  const facts = {
    seats,
    refund,
    fee,
    whole: isWhole,
    by: wish.byOperator ? 'operator' : 'member',
    // An operator's words are for the member; the member's own are theirs.
    reason: wish.byOperator ? wish.reason : null,
    holders: [...others].map(([accountId, places]) => ({ accountId, seats: places })),
  };
  return [
    reservationEvent('tickets.reservation-cancelled', round, reservation, { ...facts, ...moved }),
    ...offers,
  ];
}

/** One that waits for its payment is given up as a whole: it was promised at one price for all of it. */
function giveUp(
  state: TicketsState,
  command: Command,
  { round, reservation }: Of,
  { lines, byOperator, reason }: Wish,
): Decision {
  const refusal = refusePart(reservation, lines);
  if (refusal) return refusal;
  const { roundId, holdId } = reservation;
  const hold = holdId === null ? undefined : liveHold(state, roundId, holdId);
  if (!hold) throw new Error(`Reservation ${reservation.id} holds nothing`);
  const at = Math.max(timeOf(round, command.at), reservation.clock);
  touch(reservation, at);
  noteTime(round, at);
  reservation.status = 'cancelled';
  reservation.holdId = null;
  const coupon = giveCouponBack(state, reservation);
  addStep(state, reservation, 'cancelled', command.accountId, {
    refund: 0,
    fee: 0,
    ...(reason !== '' && { reason }),
    ...(coupon && { coupon }),
  });
  endHold(state, hold, 'left', at);
  const seats = seatsOf(reservation.lines);
  const { moved, offers } = freeSeats(state, round, seats, { from: HELD, at });
  const by = byOperator ? 'operator' : 'member';
  const facts = {
    seats,
    refund: 0,
    fee: 0,
    whole: true,
    by,
    reason: byOperator ? reason : null,
    holders: [],
  };
  return {
    accepted: true,
    result: { ...resultOf(reservation), refund: 0, fee: 0 },
    events: [
      reservationEvent('tickets.reservation-cancelled', round, reservation, { ...facts, ...moved }),
      ...offers,
    ],
  };
}

function refusePart({ lines: all, status }: Reservation, lines: readonly number[] | null): Refused | null {
  if (lines === null || all.every(({ no }) => lines.includes(no))) return null;
  return refused('tickets.not-cancellable', { status, why: 'not-paid' });
}
