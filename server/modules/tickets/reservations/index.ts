import type { Part } from '../../../module.ts';
import type { Purpose } from '../../payments/index.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';
import type { Shows } from '../shows/index.ts';
import { reservationPurpose } from './purpose.ts';

export { reconcileTickets } from './reconciliation.ts';

export interface Reservations extends Part {
  readonly purposes: readonly Purpose[];
}

/** Selling what is held, handing it on, giving it back. */
export function createReservations(_deps: TicketsDependencies, _seats: Seats, shows: Shows): Reservations {
  return { purposes: [reservationPurpose(shows.plansOf) as Purpose] };
}
