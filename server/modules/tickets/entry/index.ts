import type { Part } from '../../../module.ts';
import { createPress } from '../../../paper/press.ts';
import type { TicketsDependencies } from '../parts.ts';
import type { Seats } from '../seats/index.ts';
import type { Shows } from '../shows/index.ts';
import { createTicketCodes } from './code.ts';
import { registerDoorRoutes } from './door-routes.ts';
import { askReviews, purgeScans, remindShows } from './jobs.ts';
import { registerMineRoutes } from './mine-routes.ts';
import { entryNotices, entryStreams } from './notices.ts';
import type { PaperOrder } from './paper/order.ts';
import { registerBoxOfficePaper, registerPaperRoutes } from './paper-routes.ts';
import type { EntryParts } from './parts.ts';
import { createPersonalData } from './personal-data.ts';

const PRINTER = new URL('./paper/printing-thread.ts', import.meta.url);

/** Tickets on paper and phones, and the door. */
export function createEntry(deps: TicketsDependencies, { lane }: Seats, { plansOf }: Shows): Part {
  const codes = createTicketCodes(deps.config.dataSecret);
  const press = createPress<PaperOrder>(PRINTER, 'tickets.printer-busy');
  const parts: EntryParts = { ...deps, lane, plansOf, codes, press };
  return {
    routes: (app) => {
      registerMineRoutes(app, parts);
      registerPaperRoutes(app, parts);
      registerBoxOfficePaper(app, parts);
      registerDoorRoutes(app, parts);
    },
    streams: entryStreams,
    notices: entryNotices,
    jobs: [remindShows(parts), askReviews(parts), purgeScans()],
    personalData: createPersonalData(parts),
    onClose: press.close,
  };
}
