import type { Part } from '../../../module.ts';
import { createTrading } from '../orders/calendar.ts';
import { registerActRoutes } from './act-routes.ts';
import { registerCalendarRoutes } from './calendar-routes.ts';
import { watchCircuit } from './circuit-round.ts';
import { type DeskState, decideDesk } from './decide.ts';
import type { DeskInput } from './input.ts';
import { registerListingRoutes } from './listing-routes.ts';
import { registerOrderRoutes } from './order-routes.ts';
import type { DeskDependencies, DeskParts } from './parts.ts';
import { prefetchDesk, writeDesk } from './queries.ts';

/** The operator's desk: what is listed, sessions by hand, halts, the calendar, and everybody's orders. */
export function createDesk(deps: DeskDependencies): Part {
  const desk = deps.openLane<DeskInput, DeskState>({
    name: 'stocks-desk',
    prefetch: prefetchDesk,
    decide: decideDesk,
    write: writeDesk,
  });
  const parts: DeskParts = { ...deps, desk, tradingNow: createTrading(deps.monotonic) };
  return {
    routes: (app) => {
      registerListingRoutes(app, parts);
      registerActRoutes(app, parts);
      registerCalendarRoutes(app, parts);
      registerOrderRoutes(app, parts);
    },
    rounds: [watchCircuit(parts)],
  };
}
