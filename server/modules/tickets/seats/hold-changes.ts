import { type Hold, ownedKey, type RoundOnSale, type TicketsState, type Waiter } from '../state.ts';
import { countPlaces } from './places.ts';

/** A hold of a round as far as it has not ended; undefined for another round's. */
export function liveHold(state: TicketsState, roundId: string, holdId: string): Hold | undefined {
  const hold = state.holds.get(holdId);
  return hold && hold.roundId === roundId && hold.change !== 'gone' ? hold : undefined;
}

/** The places are somebody's from now on: the caller takes them. */
export function addHold(state: TicketsState, hold: Omit<Hold, 'change'>): Hold {
  const added: Hold = { ...hold, change: 'new' };
  state.holds.set(hold.id, added);
  countPlaces(state, hold.roundId, hold.accountId, hold.seats.length);
  return added;
}

/**
 * A hold is over; what becomes of its places is the caller's. Somebody who was offered them is not waiting any more.
 * @param outcome `taken`: they have bought, and their places count as bought ones; else their places count no more
 * @param at epoch milliseconds
 */
export function endHold(
  state: TicketsState,
  hold: Hold,
  outcome: 'taken' | 'lapsed' | 'left',
  at: number,
): void {
  if (hold.change === 'new') state.holds.delete(hold.id);
  else hold.change = 'gone';
  if (outcome !== 'taken') countPlaces(state, hold.roundId, hold.accountId, -hold.seats.length);
  settleOffer(state, hold, outcome, at);
}

/** What has become of an offer to somebody on the waiting list; nothing happens where the hold is none. */
function settleOffer(
  state: TicketsState,
  hold: Pick<Hold, 'id' | 'roundId' | 'accountId'>,
  outcome: 'taken' | 'lapsed' | 'left',
  at: number,
): void {
  const waiter = state.waiters.get(ownedKey(hold.roundId, hold.accountId));
  if (waiter?.status !== 'offered' || waiter.holdId !== hold.id) return;
  changeWaiter(waiter, outcome, at);
}

export function changeWaiter(waiter: Waiter, status: Waiter['status'], at: number): void {
  waiter.status = status;
  waiter.changedAt = at;
  if (waiter.change === 'none') waiter.change = 'changed';
}

/** What every event about somebody's places says, for those who are told of it. */
export const aboutRound = ({ id, performanceId, title, startsAt }: RoundOnSale) => ({
  roundId: id,
  performanceId,
  title,
  startsAt,
});
