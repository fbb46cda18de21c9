import type { Lane } from '../../engine/index.ts';
import { type Module, type Part, together } from '../../module.ts';
import type { Purpose } from '../payments/index.ts';
import type { RoomKind } from '../waiting-room/index.ts';
import { createDemo, type Demo } from './demo/index.ts';
import { createEntry } from './entry/index.ts';
import type { TicketsInput } from './input.ts';
import { createMoves } from './moves/index.ts';
import type { TicketsDependencies } from './parts.ts';
import { createReservations } from './reservations/index.ts';
import { createReviews } from './reviews/index.ts';
import { createSeats } from './seats/index.ts';
import { createShows } from './shows/index.ts';
import type { TicketsState } from './state.ts';

/** For whoever keeps somebody's plans. */
export {
  type BookedShow,
  type OpenShow,
  openRoundsBetween,
  reservationsById,
  reservationsOf,
} from './bookings.ts';
export { TICKET_MONEY } from './demo/history.ts';
/** What the demo shows and where: for whoever draws it. */
export { DEMO_SHOWS } from './demo/shows/index.ts';
export { DEMO_VENUES } from './demo/venues.ts';
/** For whoever draws a hall. */
export { type HallMap, MAX_SEATS } from './maps/hall-map.ts';
export type { TicketsDependencies } from './parts.ts';
/** Holds places against rows, and reservations against tickets and money. */
export { reconcileTickets } from './reservations/index.ts';
/** For scripts, demos and tests. */
export { insertShows, type ShowsSeed } from './shows/index.ts';
export { seatIdOf } from './state.ts';

export interface Tickets extends Module {
  /** All that happens to the places of rounds. */
  readonly lane: Lane<TicketsInput, TicketsState>;
  /** What a payment through a gateway is for. */
  readonly purposes: readonly Purpose[];
  /** Rounds as what may stand behind a waiting room. */
  readonly roomKind: RoomKind;
  /** What a demo shows. */
  readonly demo: Demo;
}

/** Tickets: shows, seats that are sold once, and the way in. */
export function createTickets(deps: TicketsDependencies): Tickets {
  const shows = createShows(deps);
  const seats = createSeats(deps, shows);
  const reservations = createReservations(deps, seats, shows);
  const parts: readonly Part[] = [
    shows,
    seats,
    reservations,
    createMoves(deps),
    createEntry(deps, seats, shows),
    createReviews(deps, shows),
  ];
  return {
    ...together(parts),
    lane: seats.lane,
    purposes: reservations.purposes,
    roomKind: seats.roomKind,
    demo: createDemo(deps, { sale: seats.lane, shows: shows.lane }),
  };
}
