import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { ownedKey, type TicketsState } from '../state.ts';
import { chooseSeats, couldEverFit } from './choose.ts';
import { judgeLimit } from './hold.ts';
import { changeWaiter } from './hold-changes.ts';
import type { SeatInput } from './input.ts';
import { noteTime } from './places.ts';
import { judgeSale, timeOf } from './sale.ts';

type Wait = Extract<SeatInput, { kind: 'wait' }>;
type Stop = Extract<SeatInput, { kind: 'stop-waiting' }>;

/** Puts a member on a round's waiting list, at its end; their turn is the number of this command. */
export function wait(state: TicketsState, command: Command, input: Wait): Decision {
  const round = state.rounds.get(input.roundId);
  if (!round) return refused('tickets.round-not-found');
  const { id, accountId } = command;
  const { quantity, grades, isTogether } = input;
  const at = timeOf(round, command.at);
  const key = ownedKey(round.id, accountId);
  const before = state.waiters.get(key);
  if (before?.status === 'waiting' || before?.status === 'offered') {
    return refused('tickets.already-waiting', { status: before.status });
  }
  const shut = judgeSale(round, at) ?? judgeLimit(state, round, accountId, quantity);
  if (shut) return shut;
  const choice = { kind: 'best', quantity, grades, sections: null, isTogether } as const;
  const now = chooseSeats(round, choice);
  if (!('accepted' in now)) return refused('tickets.seats-are-free');
  if (now.code === 'tickets.seat-not-found') return now;
  if (!couldEverFit(round, choice)) return refused('seat.none-together', { quantity });
  // A later wish stands behind all others of this batch, too.
  state.waiters.delete(key);
  const change = before && before.change !== 'new' ? 'changed' : 'new';
  const wish = { id, roundId: round.id, accountId, quantity, grades, isTogether };
  state.waiters.set(key, { ...wish, status: 'waiting', holdId: null, changedAt: at, change });
  round.occupancy.waiters += 1;
  round.occupancy.touched = true;
  noteTime(round, at);
  return {
    accepted: true,
    result: { roundId: round.id, quantity, status: 'waiting', since: new Date(at).toISOString() },
    events: [{ name: 'tickets.waiting', key: round.id, data: { roundId: round.id, accountId, quantity } }],
  };
}

/** Takes a member off the list. What they were offered is a hold of theirs, which they release. */
export function stopWaiting(state: TicketsState, command: Command, { roundId }: Stop): Decision {
  const round = state.rounds.get(roundId);
  if (!round) return refused('tickets.round-not-found');
  const { accountId } = command;
  const waiter = state.waiters.get(ownedKey(roundId, accountId));
  if (waiter?.status !== 'waiting') return refused('tickets.not-waiting', { status: waiter?.status ?? null });
  changeWaiter(waiter, 'left', timeOf(round, command.at));
  round.occupancy.waiters -= 1;
  round.occupancy.touched = true;
  return {
    accepted: true,
    result: { roundId, status: 'left' },
    events: [{ name: 'tickets.waiting-left', key: roundId, data: { roundId, accountId } }],
  };
}
