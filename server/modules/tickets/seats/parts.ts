import type { Lane } from '../../../engine/index.ts';
import type { TicketsInput } from '../input.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketsState } from '../state.ts';
import type { Occupancies } from './occupancies.ts';
import type { RoundPlans } from './round-plans.ts';

/** What the routes of places share. */
export interface SeatsParts extends TicketsDependencies {
  readonly lane: Lane<TicketsInput, TicketsState>;
  readonly plansOf: Shows['plansOf'];
  readonly occupancies: Occupancies;
  readonly roundPlans: RoundPlans;
}
