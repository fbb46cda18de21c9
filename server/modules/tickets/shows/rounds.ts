import { type Command, type Decision, type DomainEvent, refused } from '../../../engine/types.ts';
import { iso } from '../../../lib/iso.ts';
import { begun, conflictOf, take, touch } from './changing.ts';
import { performanceChanged, roundChanged } from './events.ts';
import type { ShowsCommand } from './input.ts';
import { roundsOf } from './performances.ts';
import { faultOfRound } from './round-faults.ts';
import { type Performance, type Round, type RoundFacts, spanOf } from './show.ts';
import type { ShowsState, Taken } from './state.ts';

/** More than a run of three years with two shows a day, less those when nobody plays. */
const MAX_ROUNDS = 2_000;

/** Whether nobody has, waits for, or ever had a place of it. */
const isUntouched = ({ held, sold, blocked, waiters, wasSold }: Taken): boolean =>
  !wasSold && held + sold + blocked + waiters === 0;

/** Adds rounds to a show: all of them or none. Their places are those of the hall's map as it is now. */
export function addRounds(
  state: ShowsState,
  command: Command,
  { performanceId, rounds, reason }: ShowsCommand<'add-rounds'>,
): Decision {
  const show = state.performances.get(performanceId);
  if (!show) return refused('tickets.performance-not-found');
  if (show.status === 'ended') return refused('tickets.invalid-round', { reason: 'status' });
  if (roundsOf(state, performanceId).length + rounds.length > MAX_ROUNDS) {
    return refused('tickets.invalid-round', { reason: 'too-many' });
  }
  const booked: [string, { roundId: string; from: number; until: number }][] = [];
  const undo = () => {
    for (const [hallId, booking] of booked) {
      const all = state.bookings.get(hallId) ?? [];
      all.splice(all.indexOf(booking), 1);
    }
  };
  for (const [index, { roundId, facts }] of rounds.entries()) {
    const mapId = state.halls.get(facts.hallId)?.mapId ?? null;
    const fault = faultOfRound(state, show, { id: roundId, facts, mapId }, command.at);
    if (fault) {
      undo();
      return refused('tickets.invalid-round', { ...fault, round: index });
    }
    booked.push([facts.hallId, book(state, show, roundId, facts)]);
  }
  for (const { roundId, facts } of rounds) make(state, command, show, roundId, facts);
  show.span = spanOf(roundsOf(state, performanceId));
  touch(show, command);
  return {
    accepted: true,
    result: { performanceId, roundIds: rounds.map(({ roundId }) => roundId), version: show.version },
    events: [performanceChanged(performanceId)],
    audit: {
      action: 'tickets.add-rounds',
      subject: performanceId,
      reason,
      details: { rounds: rounds.length, first: new Date(rounds[0]?.facts.startsAt ?? 0).toISOString() },
    },
  };
}

function book(
  { bookings }: ShowsState,
  { facts: { minutes } }: Performance,
  roundId: string,
  { hallId, startsAt }: RoundFacts,
) {
  const booking = { roundId, from: startsAt, until: startsAt + minutes * 60_000 };
  const all = bookings.get(hallId) ?? [];
  all.push(booking);
  bookings.set(hallId, all);
  return booking;
}

function make(
  state: ShowsState,
  command: Command,
  { id: performanceId }: Performance,
  roundId: string,
  facts: RoundFacts,
): void {
  const { mapId, seats } = stageOf(state, facts);
  const own = { performanceId, facts, mapId, status: 'scheduled', isMoved: false } as const;
  state.rounds.set(roundId, { id: roundId, ...begun(command.at), ...own });
  const nothing = { held: 0, sold: 0, blocked: 0, waiters: 0, clock: 0, wasSold: false } as const;
  state.taken.set(roundId, { capacity: seats, ...nothing, change: 'new' });
}

function stageOf({ halls }: ShowsState, { hallId }: RoundFacts): { mapId: string; seats: number } {
  const { mapId = null, seats = 0 } = halls.get(hallId) ?? {};
  if (mapId === null) throw new Error(`The hall ${hallId} has no map, and was checked for it`);
  return { mapId, seats };
}

/**
 * Writes a whole round anew. Once somebody has or had a place of it, its hall and map stay; what else changes counts
 * from now on. Another time for those who have places is explained, and they are told of it.
 */
export function editRound(
  state: ShowsState,
  command: Command,
  { roundId, version, facts, takesNewMap, reason }: ShowsCommand<'edit-round'>,
): Decision {
  const round = state.rounds.get(roundId);
  const taken = state.taken.get(roundId);
  const show = round && state.performances.get(round.performanceId);
  if (!round || !taken || !show) return refused('tickets.round-not-found');
  const conflict = conflictOf(round, version);
  if (conflict) return conflict;
  if (round.status === 'cancelled') return refused('tickets.invalid-round', { reason: 'status' });
  const isElsewhere = facts.hallId !== round.facts.hallId || takesNewMap;
  if (isElsewhere && !isUntouched(taken)) return refused('tickets.in-use', { reason: 'map' });
  const mapId = isElsewhere ? (state.halls.get(facts.hallId)?.mapId ?? null) : round.mapId;
  const fault = faultOfRound(state, show, { id: roundId, facts, mapId, before: round }, command.at);
  if (fault) return refused('tickets.invalid-round', { ...fault });
  const { startsAt } = round.facts;
  const isMoved = facts.startsAt !== startsAt;
  const { sold, held } = taken;
  if (isMoved && sold + held > 0 && !reason) {
    return refused('tickets.invalid-round', { reason: 'unexplained', sold, held });
  }
  if (isElsewhere) {
    const stage = stageOf(state, facts);
    round.mapId = stage.mapId;
    taken.capacity = stage.seats;
    if (taken.change === 'none') taken.change = 'reset';
  }
  for (const [hallId, all] of state.bookings) {
    state.bookings.set(
      hallId,
      all.filter((booking) => booking.roundId !== roundId),
    );
  }
  book(state, show, roundId, facts);
  if (isMoved) move(state, command, round, { taken, to: facts.startsAt, reason });
  round.facts = facts;
  touch(round, command);
  show.span = spanOf(roundsOf(state, show.id));
  if (show.change === 'none') show.change = 'changed';
  const events: DomainEvent[] = [performanceChanged(show.id), roundChanged(round, show, startsAt)];
  return {
    accepted: true,
    result: { roundId, version: round.version },
    events,
    audit: {
      action: 'tickets.edit-round',
      subject: roundId,
      reason,
      details: {
        ...{ performanceId: show.id, startsAt: iso(facts.startsAt), isMoved },
        ...(isMoved && { startedAt: iso(startsAt), sold, held }),
      },
    },
  };
}

/** Whoever has, waits for or ever had a place knew another time: it is kept which, and since when it is this one. */
function move(
  { newMoves }: ShowsState,
  { at: wanted, accountId: by }: Command,
  round: Round,
  { taken, to, reason }: { readonly taken: Taken; readonly to: number; readonly reason: string | null },
): void {
  round.isMoved = true;
  if (isUntouched(taken)) return;
  const at = Math.max(wanted, taken.clock + 1);
  taken.clock = at;
  newMoves.push({ roundId: round.id, at, from: round.facts.startsAt, to, reason: reason ?? '', by });
}

/** Takes away a round that nobody has or had a place of; any other is called off instead. */
export function removeRound(
  state: ShowsState,
  command: Command,
  { roundId, reason }: ShowsCommand<'remove-round'>,
): Decision {
  const round: Round | undefined = state.rounds.get(roundId);
  const taken = state.taken.get(roundId);
  const show = round && state.performances.get(round.performanceId);
  if (!round || !taken || !show) return refused('tickets.round-not-found');
  if (!isUntouched(taken)) return refused('tickets.in-use');
  take(state.rounds, state.removed.rounds, round);
  state.taken.delete(roundId);
  show.span = spanOf(roundsOf(state, show.id));
  touch(show, command);
  return {
    accepted: true,
    result: { roundId, performanceId: show.id },
    events: [performanceChanged(show.id)],
    audit: {
      action: 'tickets.remove-round',
      subject: roundId,
      reason,
      details: { performanceId: show.id, startsAt: new Date(round.facts.startsAt).toISOString() },
    },
  };
}
