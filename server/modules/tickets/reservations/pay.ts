import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { endHold, liveHold } from '../seats/hold-changes.ts';
import { timeOf } from '../seats/sale.ts';
import { HELD, type TicketsState } from '../state.ts';
import { touch } from './changes.ts';
import type { Asked, ReservationInput } from './input.ts';
import { becomePaid, resultOf, takeFromWallet } from './settle.ts';

/** A further try to pay what waits for its payment: at a gateway once more, or by the wallet now. */
export function payReservation(
  state: TicketsState,
  command: Command<ReservationInput>,
  input: Asked<'pay'>,
): Decision {
  const { roundId, reservationId, payWith, expectedTotal } = input;
  const round = state.rounds.get(roundId);
  const reservation = state.reservations.get(reservationId);
  if (!round || reservation?.accountId !== command.accountId || reservation.roundId !== roundId) {
    return refused('tickets.reservation-not-found');
  }
  const { status, paidAt, total, currency } = reservation;
  if (status !== 'awaiting-payment') {
    return refused(paidAt === null ? 'tickets.reservation-not-open' : 'tickets.reservation-already-paid', {
      status,
    });
  }
  const at = Math.max(timeOf(round, command.at), reservation.clock);
  const hold = reservation.holdId === null ? undefined : liveHold(state, roundId, reservation.holdId);
  if (!hold || hold.expiresAt <= at) return refused('tickets.reservation-not-open', { status: 'expired' });
  if (round.status === 'cancelled') return refused('tickets.round-cancelled');
  if (expectedTotal !== null && expectedTotal !== total) {
    return refused('tickets.total-changed', { quote: { total, currency } });
  }
  // At the gateway it is as it was, and so is its deadline.
  if (payWith === 'gateway') return { accepted: true, result: resultOf(reservation, hold.expiresAt) };
  const paying = { ...reservation, clock: at };
  const money = takeFromWallet(state, paying, command);
  if ('accepted' in money) return money;
  Object.assign(reservation, paying, { payWith });
  touch(reservation, at);
  endHold(state, hold, 'taken', reservation.clock);
  const paid = becomePaid(state, round, reservation, HELD);
  return { accepted: true, result: resultOf(reservation, null), events: [...money, paid] };
}
