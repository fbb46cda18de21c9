import { memberBuyingRoutes, publicBuyingRoutes } from './tickets-buying.ts';
import { memberTicketRoutes } from './tickets-mine.ts';

/** The pages of tickets for everybody. */
export const publicTicketsRoutes = [...publicBuyingRoutes] as const;

/** What members hold, buy and have. */
export const memberTicketsRoutes = [...memberBuyingRoutes, ...memberTicketRoutes] as const;
