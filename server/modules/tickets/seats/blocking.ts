import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { BLOCKED, FREE, type RoundOnSale, seatIdOf, seatKey, type TicketsState } from '../state.ts';
import { freeSeats } from './free.ts';
import type { SeatInput } from './input.ts';
import { takeSeats } from './places.ts';
import { timeOf } from './sale.ts';

type Block = Extract<SeatInput, { kind: 'block' }>;
type Unblock = Extract<SeatInput, { kind: 'unblock' }>;

/** Keeps free places off the sale: for guests, for the technicians, for the box office. All of them or none. */
export function block(state: TicketsState, command: Command, input: Block): Decision {
  const round = state.rounds.get(input.roundId);
  if (!round) return refused('tickets.round-not-found');
  const seats = new Set(input.seats);
  const unknown = missingIn(round, seats);
  if (unknown.length > 0) return refused('tickets.seat-not-found', named(round, unknown));
  const taken = [...seats].filter((seat) => round.occupancy.states[seat] !== FREE);
  if (taken.length > 0) return refused('seat.taken', named(round, taken));
  const moved = takeSeats(round, [...seats], FREE, BLOCKED);
  const { reason } = input;
  for (const seat of seats) {
    const blocked = { roundId: round.id, seat, reason, by: command.accountId, at: command.at };
    state.blocks.set(seatKey(round.id, seat), { ...blocked, change: 'new' });
  }
  return {
    accepted: true,
    result: { blocked: seats.size },
    events: [{ name: 'tickets.seats-changed', key: round.id, data: { roundId: round.id, ...moved } }],
    audit: noteOf('tickets.block-seats', input),
  };
}

/** Puts blocked places on sale; those who wait have them first. All of them or none. */
export function unblock(state: TicketsState, command: Command, input: Unblock): Decision {
  const round = state.rounds.get(input.roundId);
  if (!round) return refused('tickets.round-not-found');
  const seats = new Set(input.seats);
  const unknown = missingIn(round, seats);
  if (unknown.length > 0) return refused('tickets.seat-not-found', named(round, unknown));
  const others = [...seats].filter((seat) => round.occupancy.states[seat] !== BLOCKED);
  if (others.length > 0) return refused('seat.not-blocked', named(round, others));
  const at = timeOf(round, command.at);
  const { moved, offers } = freeSeats(state, round, [...seats], { from: BLOCKED, at });
  for (const seat of seats) {
    const blocked = { roundId: round.id, seat, reason: '', by: command.accountId, at };
    state.blocks.set(seatKey(round.id, seat), { ...blocked, change: 'gone' });
  }
  return {
    accepted: true,
    result: { unblocked: seats.size },
    events: [
      { name: 'tickets.seats-changed', key: round.id, data: { roundId: round.id, ...moved } },
      ...offers,
    ],
    audit: noteOf('tickets.unblock-seats', input),
  };
}

const missingIn = ({ plan }: RoundOnSale, seats: ReadonlySet<number>): number[] =>
  [...seats].filter((seat) => !Number.isInteger(seat) || seat < 0 || seat >= plan.capacity);

const named = (round: RoundOnSale, seats: readonly number[]) => ({
  seatIds: seats.map((seat) => seatIdOf(round.id, seat)),
});

const noteOf = (action: string, { roundId, reason, seats }: Block | Unblock) => ({
  action,
  subject: roundId,
  reason,
  details: { seats: [...seats] },
});
