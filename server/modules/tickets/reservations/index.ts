import type { Part } from '../../../module.ts';
import type { Purpose } from '../../payments/index.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';
import type { Shows } from '../shows/index.ts';
import { registerAdminRoutes } from './admin-routes.ts';
import { registerBuyRoutes } from './buy-routes.ts';
import { onErase } from './forgetting.ts';
import { reservationNotices, reservationStreams } from './notices.ts';
import type { ReservationsParts } from './parts.ts';
import { personalData } from './personal-data.ts';
import { reservationPurpose } from './purpose.ts';
import { registerRoundRoutes } from './round-routes.ts';
import { createCallOffs, createReservationRefunds } from './rounds.ts';
import { registerMemberRoutes } from './routes.ts';
import { decideScale, type ScaleInput, type ScaleState } from './scale-lane.ts';
import { prefetchScales, writeScales } from './scale-queries.ts';
import { registerScaleRoutes } from './scale-routes.ts';
import { reservationSearchable } from './searchable.ts';

export { reconcileTickets } from './reconciliation.ts';

export interface Reservations extends Part {
  readonly purposes: readonly Purpose[];
}

/** Selling what is held, handing it on, giving it back. */
export function createReservations(deps: TicketsDependencies, seats: Seats, shows: Shows): Reservations {
  const parts: ReservationsParts = {
    ...deps,
    lane: seats.lane,
    plansOf: shows.plansOf,
    changed: shows.changed,
    guesses: deps.config.rateLimit ? deps.createBuckets('tickets-recipients') : null,
  };
  const scales = deps.openLane<ScaleInput, ScaleState>({
    name: 'tickets-scales',
    prefetch: prefetchScales,
    decide: decideScale,
    write: writeScales,
  });
  return {
    purposes: [reservationPurpose(shows.plansOf) as Purpose],
    routes: (app) => {
      registerBuyRoutes(app, parts);
      registerMemberRoutes(app, parts);
      registerAdminRoutes(app, parts);
      registerRoundRoutes(app, parts);
      registerScaleRoutes(app, parts, scales);
    },
    streams: reservationStreams,
    notices: reservationNotices,
    rounds: [createReservationRefunds(parts), createCallOffs(parts)],
    searchables: [reservationSearchable],
    personalData,
    onErase,
  };
}
