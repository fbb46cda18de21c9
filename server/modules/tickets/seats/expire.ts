import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { expireReservation } from '../reservations/expire.ts';
import { FREE, HELD, type Hold, type RoundOnSale, type TicketsState } from '../state.ts';
import { offerFree } from './free.ts';
import { aboutRound, endHold, liveHold } from './hold-changes.ts';
import type { SeatInput } from './input.ts';
import { noteTime, takeSeats } from './places.ts';
import { timeOf } from './sale.ts';

type Expire = Extract<SeatInput, { kind: 'expire' }>;

/**
 * Ends holds, offers and unpaid reservations whose time is over, judged by the round's time: whoever comes second finds
 * nothing to do. All their places are free before any of them is offered to those who wait.
 */
export function expire(state: TicketsState, command: Command, { roundId, holdIds }: Expire): Decision {
  const round = state.rounds.get(roundId);
  if (!round) return refused('tickets.round-not-found');
  const at = timeOf(round, command.at);
  const events: DomainEvent[] = [];
  const expired: string[] = [];
  for (const holdId of holdIds) {
    const hold = liveHold(state, roundId, holdId);
    if (!hold || hold.expiresAt > at) continue;
    events.push(endInTime(state, round, hold, at));
    expired.push(holdId);
  }
  if (expired.length > 0) {
    noteTime(round, at);
    events.push(...offerFree(state, round, at));
  }
  return { accepted: true, result: { expired }, events };
}

function endInTime(state: TicketsState, round: RoundOnSale, hold: Hold, at: number): DomainEvent {
  endHold(state, hold, 'lapsed', at);
  const moved = takeSeats(round, hold.seats, HELD, FREE);
  const { id: holdId, accountId, seats, reservationId } = hold;
  const reservation = reservationId === null ? undefined : state.reservations.get(reservationId);
  if (reservation) return expireReservation(state, reservation, at, moved);
  const name = hold.kind === 'offer' ? 'tickets.offer-lapsed' : 'tickets.hold-expired';
  return { name, key: round.id, data: { ...aboutRound(round), holdId, accountId, seats, ...moved } };
}
