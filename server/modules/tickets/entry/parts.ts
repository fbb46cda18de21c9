import type { Press } from '../../../paper/press.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';
import type { Shows } from '../shows/index.ts';
import type { TicketCodes } from './code.ts';
import type { PaperOrder } from './paper/order.ts';

/** What the routes and jobs after the sale share. */
export interface EntryParts extends TicketsDependencies {
  readonly lane: Seats['lane'];
  readonly plansOf: Shows['plansOf'];
  readonly codes: TicketCodes;
  readonly press: Press<PaperOrder>;
}
