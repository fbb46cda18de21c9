import type { SharedBuckets } from '../../../cache/index.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';
import type { Shows } from '../shows/index.ts';

/** What the routes, rounds and jobs of reservations share. */
export interface ReservationsParts extends TicketsDependencies {
  readonly lane: Seats['lane'];
  readonly plansOf: Shows['plansOf'];
  readonly changed: Shows['changed'];
  /** How many wrong addresses a holder may name; null: without a bound, for load tests. */
  readonly guesses: SharedBuckets | null;
}
