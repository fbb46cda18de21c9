import { type Command, type Decision, type Refused, refused } from '../../../engine/types.ts';
import { judgeVisit, roomOfRound } from '../../waiting-room/index.ts';
import { labelOf } from '../maps/label.ts';
import type { SeatPlan } from '../maps/seat-plan.ts';
import { FREE, HELD, type Hold, ownedKey, type RoundOnSale, seatIdOf, type TicketsState } from '../state.ts';
import { chooseSeats, placesIn, priceOf } from './choose.ts';
import { freeSeats } from './free.ts';
import { addHold, endHold, liveHold } from './hold-changes.ts';
import type { SeatInput } from './input.ts';
import { takeSeats } from './places.ts';
import { judgeSale, timeOf } from './sale.ts';

type Ask = Extract<SeatInput, { kind: 'hold' }>;
type Keep = Extract<SeatInput, { kind: 'keep' }>;
type Release = Extract<SeatInput, { kind: 'release' }>;

/** Sets places aside for a member, all of them or none. The hold has the number of its command. */
export function hold(state: TicketsState, command: Command, input: Ask): Decision {
  const round = state.rounds.get(input.roundId);
  if (!round) return refused('tickets.round-not-found');
  const { id, accountId } = command;
  const at = timeOf(round, command.at);
  const shut =
    judgeSale(round, at) ??
    judgeVisit(state.visits, roomOfRound(round.id), accountId, input.admission, at) ??
    judgeLimit(state, round, accountId, placesIn(input.choice));
  if (shut) return shut;
  const seats = chooseSeats(round, input.choice);
  if ('accepted' in seats) return seats;
  const moved = takeSeats(round, seats, FREE, HELD);
  // Whoever comes later finds it open, whatever their clock says.
  round.occupancy.clock = at;
  const expiresAt = at + round.holdMs;
  const times = { expiresAt, capAt: at + round.holdCapMs, createdAt: at };
  addHold(state, { id, roundId: round.id, accountId, kind: 'hold', seats, reservationId: null, ...times });
  const { id: roundId } = round;
  // A receipt holds what was agreed and no more: what stands on the tickets is the map's, which never changes.
  const places = seats.map((seat): PricedPlace => [seat, priceOf(round, seat) ?? 0]);
  return {
    accepted: true,
    result: { holdId: id, roundId, expiresAt: new Date(expiresAt).toISOString(), places },
    events: [{ name: 'tickets.seats-changed', key: roundId, data: { roundId, ...moved } }],
  };
}

/**
 * What a member may have of a round, held and bought places together.
 * @param wanted how many more they ask for
 */
export function judgeLimit(
  state: TicketsState,
  { id, perMemberLimit: limit }: RoundOnSale,
  accountId: string,
  wanted: number,
): Refused | null {
  if (limit === null) return null;
  const owned = state.owned.get(ownedKey(id, accountId)) ?? 0;
  return owned + wanted > limit ? refused('tickets.limit-reached', { limit, owned }) : null;
}

const CURRENCY = 'KRW';

/** A place and what it costs, in the smallest unit. */
export type PricedPlace = readonly [seat: number, price: number];

/** Places with what stands on their tickets and what they cost. */
export function placesView(roundId: string, plan: SeatPlan, places: readonly PricedPlace[]) {
  let total = 0;
  const seats = places.map(([seat, price]) => {
    total += price;
    return { seatId: seatIdOf(roundId, seat), ...labelOf(plan, seat), price };
  });
  return { seats, total, currency: CURRENCY };
}

/** Places with what stands on their tickets and what they cost now. */
const pricedSeats = (round: Pick<RoundOnSale, 'id' | 'plan' | 'prices'>, seats: readonly number[]) =>
  placesView(
    round.id,
    round.plan,
    seats.map((seat) => [seat, priceOf(round, seat) ?? 0]),
  );

/** Gives a member more time for what they hold, up to its cap. */
export function keep(state: TicketsState, command: Command, { roundId, holdId }: Keep): Decision {
  const round = state.rounds.get(roundId);
  const own = liveHold(state, roundId, holdId);
  if (!round || own?.accountId !== command.accountId) return refused('tickets.hold-not-found');
  if (own.kind === 'payment') return refused('tickets.hold-in-payment');
  const at = timeOf(round, command.at);
  if (own.expiresAt <= at) return refused('tickets.hold-over');
  const until = Math.min(at + round.holdMs, own.capAt);
  if (until > own.expiresAt) {
    own.expiresAt = until;
    if (own.change === 'none') own.change = 'changed';
  }
  const { accountId, expiresAt } = own;
  return {
    accepted: true,
    result: holdResult(round, own),
    events: [{ name: 'tickets.hold-kept', key: roundId, data: { roundId, holdId, accountId, expiresAt } }],
  };
}

/** A hold with all that its member wants to know of it. */
export const holdResult = (
  round: Pick<RoundOnSale, 'id' | 'title' | 'startsAt' | 'plan' | 'prices'>,
  { id: holdId, kind, seats, expiresAt, capAt, reservationId }: Hold,
) => ({
  holdId,
  roundId: round.id,
  kind,
  ...pricedSeats(round, seats),
  expiresAt: new Date(expiresAt).toISOString(),
  capAt: new Date(capAt).toISOString(),
  reservationId,
  title: round.title,
  startsAt: new Date(round.startsAt).toISOString(),
});

/** A member lets go of what they hold, or turns down what they were offered. */
export function release(state: TicketsState, command: Command, { roundId, holdId }: Release): Decision {
  const round = state.rounds.get(roundId);
  const own = liveHold(state, roundId, holdId);
  if (!round || own?.accountId !== command.accountId) return refused('tickets.hold-not-found');
  if (own.kind === 'payment') return refused('tickets.hold-in-payment');
  const at = timeOf(round, command.at);
  endHold(state, own, 'left', at);
  const { moved, offers } = freeSeats(state, round, own.seats, { from: HELD, at });
  const data = { roundId, holdId, accountId: own.accountId, ...moved };
  return {
    accepted: true,
    result: { holdId, released: own.seats.length },
    events: [{ name: 'tickets.hold-released', key: roundId, data }, ...offers],
  };
}
