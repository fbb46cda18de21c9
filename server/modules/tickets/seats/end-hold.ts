import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { HELD, type TicketsState } from '../state.ts';
import { freeSeats } from './free.ts';
import { aboutRound, endHold, liveHold } from './hold-changes.ts';
import type { SeatInput } from './input.ts';
import { timeOf } from './sale.ts';

type EndHold = Extract<SeatInput, { kind: 'end-hold' }>;

/**
 * An operator takes back what a member holds, or was offered, and has not paid: whoever waits has the places first, as when its
 * time is over. One whose payment is under way is ended with its reservation, which knows what becomes of the money.
 */
export function endHoldFor(
  state: TicketsState,
  command: Command,
  { roundId, holdId, reason }: EndHold,
): Decision {
  const round = state.rounds.get(roundId);
  const hold = liveHold(state, roundId, holdId);
  if (!round || !hold) return refused('tickets.hold-not-found');
  const { accountId, seats, kind, reservationId } = hold;
  if (kind === 'payment') return refused('tickets.hold-in-payment', { reservationId });
  const at = timeOf(round, command.at);
  endHold(state, hold, 'lapsed', at);
  const { moved, offers } = freeSeats(state, round, seats, { from: HELD, at });
  const data = { ...aboutRound(round), holdId, accountId, seats, ...moved };
  return {
    accepted: true,
    result: { holdId, released: seats.length },
    events: [{ name: 'tickets.hold-ended', key: roundId, data }, ...offers],
    audit: {
      action: 'tickets.end-hold',
      subject: roundId,
      reason,
      details: { holdId, accountId, kind, seats: [...seats] },
    },
  };
}
