import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { chooseSeats } from '../seats/choose.ts';
import { countPlaces } from '../seats/places.ts';
import { timeOf } from '../seats/sale.ts';
import { FREE, seatIdOf, type TicketsState } from '../state.ts';
import { ticketIdOf } from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';
import { quotePlaces } from './price.ts';
import { reservationFrom } from './reserve.ts';
import { becomePaid, resultOf } from './settle.ts';

/** Somebody may still come when it has begun. */
const LATE_MS = 3_600_000;

/** Who bought at the box office without an account. @param reservationId the number of the sale */
export const guestOf = (reservationId: string): string => `guest:${reservationId}`;

/**
 * At the box office an operator sells what is free, before the sale opens and after it ended too, for money that the till
 * has: no wallet moves.
 */
export function sellAtDoor(
  state: TicketsState,
  command: Command<ReservationInput>,
  { roundId, choice, memberId, note, reason, expectedTotal }: Asked<'sell-at-door'>,
): Decision {
  const round = state.rounds.get(roundId);
  if (!round) return refused('tickets.round-not-found');
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  const at = timeOf(round, command.at);
  if (at >= round.startsAt + LATE_MS) return refused('tickets.sale-over');
  // Whoever stands at the window sees the hall: a single seat that stays is their business.
  const seats = chooseSeats(round, choice, { sparesOrphans: false });
  if ('accepted' in seats) return seats;
  const accountId = memberId ?? guestOf(command.id);
  const quote = quotePlaces(round, state.coupons, seats, { accountId, couponId: null, at });
  if ('accepted' in quote) return quote;
  const { total, items } = quote;
  if (expectedTotal !== null && expectedTotal !== total) {
    return refused('tickets.total-changed', { quote: { items, couponDiscount: 0, total } });
  }
  const sale = { quote, couponId: null, payWith: 'box-office', at } as const;
  const reservation = {
    ...reservationFrom(round, { id: command.id, accountId }, sale),
    madeBy: command.accountId,
    note: note === '' ? null : note,
  };
  state.reservations.set(reservation.id, reservation);
  countPlaces(state, roundId, accountId, seats.length);
  const paid = becomePaid(state, round, reservation, FREE);
  const tickets = reservation.lines.map(({ no, seat }) => ({
    ticketId: ticketIdOf(reservation.id, no),
    seatId: seatIdOf(roundId, seat),
  }));
  return {
    accepted: true,
    result: { ...resultOf(reservation, null), tickets },
    events: [paid],
    audit: {
      action: 'tickets.sell-at-door',
      subject: reservation.id,
      reason,
      details: { roundId, seats, total, memberId },
    },
  };
}
