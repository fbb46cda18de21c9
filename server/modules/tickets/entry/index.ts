import type { Part } from '../../../module.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';

export { decideEntry } from './decide.ts';
export { prefetchScans, writeScans } from './rows.ts';

/** Tickets on paper and phones, and the door. */
export function createEntry(_deps: TicketsDependencies, _seats: Seats): Part {
  return {};
}
