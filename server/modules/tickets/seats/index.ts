import type { Lane } from '../../../engine/index.ts';
import type { Part } from '../../../module.ts';
import type { RoomKind } from '../../waiting-room/index.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketsState } from '../state.ts';
import { registerSeatAdminRoutes } from './admin-routes.ts';
import { decideTickets } from './decide.ts';
import { expiryRound } from './expiry-round.ts';
import { seatNotices } from './notices.ts';
import { createOccupancies } from './occupancies.ts';
import { onErase, personalData } from './personal-data.ts';
import { prefetchTickets } from './prefetch.ts';
import { roundsBehindRooms } from './room-kind.ts';
import { createRoundPlans } from './round-plans.ts';
import { registerSeatRoutes } from './routes.ts';
import { seatStreams } from './streams.ts';
import { writeTickets } from './write.ts';

export { loadTickets } from './prefetch.ts';
export { nothingWanted } from './wanted.ts';

export interface Seats extends Part {
  readonly lane: Lane<TicketsInput, TicketsState>;
  readonly roomKind: RoomKind;
}

/** Places of rounds: holding, releasing, waiting for them; and the lane on which all of tickets is decided. */
export function createSeats(deps: TicketsDependencies, shows: Pick<Shows, 'plansOf' | 'changed'>): Seats {
  const { plansOf } = shows;
  const occupancies = createOccupancies(deps.database.reader, deps.monotonic);
  const roundPlans = createRoundPlans(deps.database.reader, plansOf);
  const lane = deps.openLane<TicketsInput, TicketsState>({
    name: 'tickets',
    prefetch: (tx, commands) => prefetchTickets(tx, commands, plansOf),
    decide: decideTickets,
    write: writeTickets,
    committed: async ({ rounds }) => {
      occupancies.noted(rounds.values());
      roundPlans.noted(rounds.values());
    },
  });
  const parts = { ...deps, lane, plansOf, occupancies, roundPlans };
  return {
    lane,
    roomKind: roundsBehindRooms(plansOf),
    routes: (app) => {
      registerSeatRoutes(app, parts);
      registerSeatAdminRoutes(app, parts);
    },
    streams: seatStreams(deps.monotonic),
    notices: seatNotices,
    rounds: [expiryRound({ ...deps, lane })],
    personalData,
    onErase,
  };
}
