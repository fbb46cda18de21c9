import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import type { RoomKind } from '../../waiting-room/index.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketsState } from '../state.ts';
import { decideTickets } from './decide.ts';
import { expiryRound } from './expiry-round.ts';
import { prefetchTickets } from './prefetch.ts';
import { writeTickets } from './write.ts';

export { chooseSeats, priceOf } from './choose.ts';
export { freeSeats } from './free.ts';
export { judgeLimit, pricedSeats } from './hold.ts';
export { addHold, endHold, liveHold, settleOffer } from './hold-changes.ts';
export { countPlaces, type Moved, takeSeats } from './places.ts';
export { emptyTickets, loadTickets } from './prefetch.ts';
export { judgeSale, MAX_PLACES, timeOf } from './sale.ts';
export { nothingWanted, type Wanted } from './wanted.ts';
export { writeTicketsRows } from './write.ts';

export interface Seats extends Part {
  readonly lane: Lane<TicketsInput, TicketsState>;
  readonly roomKind: RoomKind;
}

/** Places of rounds: holding, releasing, waiting for them; and the lane on which all of tickets is decided. */
export function createSeats(deps: TicketsDependencies, shows: Shows): Seats {
  const lane = deps.openLane<TicketsInput, TicketsState>({
    name: 'tickets',
    prefetch: (tx, commands) => prefetchTickets(tx, commands, shows.plansOf),
    decide: decideTickets,
    write: writeTickets,
  });
  return {
    lane,
    roomKind: { kind: 'round', behind: async () => new Map() },
    rounds: [expiryRound({ ...deps, lane })],
  };
}
