import type { DomainEvent } from '../../../engine/types.ts';
import { canUseAgain, returnCoupon } from '../../coupons/index.ts';
import type { Reservation, SeatLine } from '../reservation.ts';
import { countPlaces, type Moved } from '../seats/places.ts';
import { type RoundOnSale, seatKey, type Ticket, type TicketsState } from '../state.ts';

/** What all decisions about reservations are made of: steps of the timeline, tickets, facts. */

/** The time of a command for a reservation: its own where the command's is behind it. */
export function touch(reservation: Reservation, at: number): number {
  if (at > reservation.clock) reservation.clock = at;
  if (reservation.change === 'none') reservation.change = 'changed';
  return reservation.clock;
}

export function addStep(
  state: TicketsState,
  reservation: Reservation,
  step: string,
  by: string,
  details: Readonly<Record<string, unknown>> = {},
): void {
  reservation.steps += 1;
  const { id: reservationId, steps: stepNo, clock: at } = reservation;
  state.newSteps.push({ reservationId, stepNo, at, step, by, details });
}

export const isLeft = ({ fee }: SeatLine): boolean => fee === null;
export const isNothingLeft = ({ lines }: Reservation): boolean => !lines.some(isLeft);

/** The ticket of a line; undefined where it was never issued or is given back. */
export function ticketOfLine(
  { tickets }: TicketsState,
  { id, roundId }: Reservation,
  { seat }: SeatLine,
): Ticket | undefined {
  const ticket = tickets.get(seatKey(roundId, seat));
  return ticket?.reservationId === id && ticket.change !== 'gone' ? ticket : undefined;
}

export const ticketIdOf = (reservationId: string, lineNo: number): string => `${reservationId}-${lineNo}`;

/** A ticket for each place, for its buyer. */
export function issueTickets(state: TicketsState, reservation: Reservation): void {
  const { id, roundId, accountId, clock: issuedAt } = reservation;
  for (const { no: lineNo, seat } of reservation.lines) {
    state.tickets.set(seatKey(roundId, seat), {
      id: ticketIdOf(id, lineNo),
      roundId,
      seat,
      reservationId: id,
      lineNo,
      accountId,
      serial: 1,
      status: 'issued',
      issuedAt,
      usedAt: null,
      usedBy: null,
      change: 'new',
    });
  }
}

/** A ticket that lets nobody in any more: its place is given back. */
export function endTicket(state: TicketsState, ticket: Ticket): void {
  ticket.change = 'gone';
  state.endedTickets.push([ticket.roundId, ticket.seat]);
}

/** Places count no more towards what their buyer may have. */
export function uncount(state: TicketsState, { roundId, accountId }: Reservation, places: number): void {
  countPlaces(state, roundId, accountId, -places);
}

/** The coupon comes back once nothing of the reservation is left. @returns whether it did */
export function giveCouponBack(state: TicketsState, reservation: Reservation): boolean {
  const { couponId, id, clock } = reservation;
  return couponId !== null && returnCoupon(state.coupons, couponId, id, clock);
}

/** Whether the coupon that was agreed can be used for it once more. */
export const hasCoupon = (
  state: TicketsState,
  { couponId, accountId, id: reference }: Reservation,
  at: number,
): boolean => couponId === null || canUseAgain(state.coupons, couponId, accountId, { reference, at });

/** What members and open pages learn of a reservation. @param moved where places of its round have moved with it */
export const reservationEvent = (
  name: string,
  round: Pick<RoundOnSale, 'startsAt'>,
  reservation: Reservation,
  more: Readonly<Record<string, unknown>> & Partial<Moved> = {},
): DomainEvent => {
  const {
    id: reservationId,
    roundId,
    performanceId,
    accountId,
    status,
    currency,
    total,
    title,
  } = reservation;
  const { startsAt } = round;
  const about = { reservationId, roundId, performanceId, accountId, status, currency, total };
  return { name, key: roundId, data: { ...about, startsAt, title, ...more } };
};

/** The places of some lines, as events tell them. */
export const seatsOf = (lines: readonly SeatLine[]): number[] => lines.map(({ seat }) => seat);
