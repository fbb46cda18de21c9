import type { Command, DomainEvent, Refused } from '../../../engine/types.ts';
import { houseWalletFor, pay } from '../../pay/index.ts';
import { endVisit, roomOfRound } from '../../waiting-room/index.ts';
import type { Reservation } from '../reservation.ts';
import { noteTime, takeSeats } from '../seats/places.ts';
import { type FREE, type HELD, type RoundOnSale, SOLD, type TicketsState } from '../state.ts';
import { issueTickets, reservationEvent, seatsOf } from './changes.ts';

/** What stands in a statement and at a gateway. */
export function summaryOf(
  { title, lines }: Pick<Reservation, 'title' | 'lines'>,
  language: 'ko' | 'en' = 'ko',
): string {
  const count = lines.length;
  if (language === 'ko') return `${title.ko} ${count}매`;
  return count === 1 ? `${title.en}, 1 ticket` : `${title.en}, ${count} tickets`;
}

/**
 * Takes the money of a reservation from its buyer's wallet; what costs nothing needs none. It is refused before anything
 * has changed.
 * @returns what happened to the money
 */
export function takeFromWallet(
  state: TicketsState,
  reservation: Reservation,
  command: Command,
): DomainEvent[] | Refused {
  if (reservation.total === 0) return [];
  const posted = pay(state.ledger, {
    transferId: command.id,
    kind: 'purchase',
    at: reservation.clock,
    payerId: reservation.accountId,
    legs: [{ walletId: houseWalletFor('tickets', reservation.id), amount: reservation.total }],
    memo: summaryOf(reservation),
    refersTo: null,
  });
  if (!posted.accepted) return posted;
  reservation.transferId = command.id;
  if (posted.at > reservation.clock) reservation.clock = posted.at;
  return posted.events;
}

/**
 * It is paid: its places are sold and its tickets issued.
 * @param from what its places are until now
 * @returns the one event that tells of it
 */
export function becomePaid(
  state: TicketsState,
  round: RoundOnSale,
  reservation: Reservation,
  from: typeof HELD | typeof FREE,
  more: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  const seats = seatsOf(reservation.lines);
  const moved = takeSeats(round, seats, from, SOLD);
  noteTime(round, reservation.clock);
  reservation.status = 'paid';
  reservation.paidAt = reservation.clock;
  reservation.holdId = null;
  issueTickets(state, reservation);
  endVisit(state.visits, roomOfRound(round.id), reservation.accountId);
  const { payWith } = reservation;
  return reservationEvent('tickets.reservation-paid', round, reservation, {
    payWith,
    seats,
    ...more,
    ...moved,
  });
}

/** The answer to whoever reserved or paid. */
export const resultOf = (
  { id, status, total, currency }: Reservation,
  expiresAt: number | null,
): Record<string, unknown> => ({
  reservationId: id,
  status,
  total,
  currency,
  ...(expiresAt !== null && { expiresAt: new Date(expiresAt).toISOString() }),
});
