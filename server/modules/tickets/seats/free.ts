import type { DomainEvent } from '../../../engine/types.ts';
import {
  FREE,
  HELD,
  ownedKey,
  type RoundOnSale,
  type SeatState,
  type TicketsState,
  type Waiter,
} from '../state.ts';
import { chooseSeats } from './choose.ts';
import { aboutRound, addHold, changeWaiter } from './hold-changes.ts';
import { offeredUntil } from './offer-time.ts';
import { freeIn, type Moved, takeSeats } from './places.ts';
import { judgeSale } from './sale.ts';

/**
 * Places are free again, and those who wait have them before everybody else, in this commit.
 * @param from what the places are now
 * @param at epoch milliseconds, by the round's time
 * @returns what has moved, for the event of whoever frees them; and the events of the offers, which come after it
 */
export function freeSeats(
  state: TicketsState,
  round: RoundOnSale,
  seats: readonly number[],
  { from, at }: { readonly from: SeatState; readonly at: number },
): { readonly moved: Moved; readonly offers: DomainEvent[] } {
  const moved = takeSeats(round, seats, from, FREE);
  return { moved, offers: offerFree(state, round, at) };
}

/**
 * Offers what is free to those who wait, in the order in which they came: whoever fits has it; who does not goes on
 * waiting. An offer is a hold under the number of their wish.
 * @returns an event for each offer
 */
export function offerFree(state: TicketsState, round: RoundOnSale, at: number): DomainEvent[] {
  const { occupancy } = round;
  if (occupancy.waiters === 0 || judgeSale(round, at)) return [];
  const expiresAt = offeredUntil(round, at);
  if (expiresAt === null) return [];
  const events: DomainEvent[] = [];
  for (const waiter of state.waiters.values()) {
    if (freeIn(occupancy) === 0) break;
    if (waiter.roundId !== round.id || waiter.status !== 'waiting' || isOverLimit(state, round, waiter))
      continue;
    const { quantity, grades, isTogether } = waiter;
    const seats = chooseSeats(round, { kind: 'best', quantity, grades, sections: null, isTogether });
    if (!('accepted' in seats)) events.push(offer(state, round, waiter, seats, { at, expiresAt }));
  }
  return events;
}

function isOverLimit(state: TicketsState, { id, perMemberLimit }: RoundOnSale, waiter: Waiter): boolean {
  if (perMemberLimit === null) return false;
  return (state.owned.get(ownedKey(id, waiter.accountId)) ?? 0) + waiter.quantity > perMemberLimit;
}

function offer(
  state: TicketsState,
  round: RoundOnSale,
  waiter: Waiter,
  seats: readonly number[],
  { at, expiresAt }: { readonly at: number; readonly expiresAt: number },
): DomainEvent {
  const { id: holdId, accountId } = waiter;
  const moved = takeSeats(round, seats, FREE, HELD);
  const times = { expiresAt, capAt: expiresAt, createdAt: at };
  addHold(state, {
    id: holdId,
    roundId: round.id,
    accountId,
    kind: 'offer',
    seats,
    reservationId: null,
    ...times,
  });
  changeWaiter(waiter, 'offered', at);
  waiter.holdId = holdId;
  round.occupancy.waiters -= 1;
  const data = { ...aboutRound(round), holdId, accountId, seats, expiresAt, ...moved };
  return { name: 'tickets.offered', key: round.id, data };
}
