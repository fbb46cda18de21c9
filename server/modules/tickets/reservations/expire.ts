import type { DomainEvent } from '../../../engine/types.ts';
import type { Reservation } from '../reservation.ts';
import type { Moved } from '../seats/places.ts';
import type { TicketsState } from '../state.ts';
import { addStep, giveCouponBack, reservationEvent, seatsOf, touch } from './changes.ts';
import { SYSTEM } from './input.ts';

/**
 * A reservation whose payment has not come in time is over, and its coupon is its member's again. Whoever ends its hold
 * has freed the places and says how.
 * @param at epoch milliseconds, by the round's time
 * @returns the one event that tells of it
 */
export function expireReservation(
  state: TicketsState,
  reservation: Reservation,
  at: number,
  moved: Moved,
): DomainEvent {
  touch(reservation, at);
  reservation.status = 'expired';
  reservation.holdId = null;
  const coupon = giveCouponBack(state, reservation);
  addStep(state, reservation, 'expired', SYSTEM, { ...(coupon && { coupon }) });
  const round = state.rounds.get(reservation.roundId) ?? reservation;
  return reservationEvent('tickets.reservation-expired', round, reservation, {
    seats: seatsOf(reservation.lines),
    ...moved,
  });
}
