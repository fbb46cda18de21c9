import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listAddress } from '../../modules/tickets/browse/list-address.ts';
import { type ReviewsAddress, reviewsAddress } from '../../modules/tickets/reviews/reviews-address.ts';
import { textOf } from '../plain-search.ts';
import { member } from './guarded.ts';
import { root } from './root.ts';
import { memberBuyingRoutes, publicBuyingRoutes } from './tickets-buying.ts';
import { memberTicketRoutes, offlineTicketRoutes } from './tickets-mine.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/browse/tickets-home-page.tsx'),
    'TicketsHomePage',
  ),
});
const performances = createRoute({
  getParentRoute: () => root,
  path: '/tickets/performances',
  validateSearch: listAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/browse/performances-page.tsx'),
    'PerformancesPage',
  ),
});
const performance = createRoute({
  getParentRoute: () => root,
  path: '/tickets/performances/$performanceId',
  // The round and the reviews that are looked at: an address that one can hand on.
  validateSearch: (search: Record<string, unknown>): { round?: string } & ReviewsAddress => {
    const round = textOf(search, 'round');
    return round !== undefined && /^[0-9A-Z]{16}$/.test(round)
      ? { round, ...reviewsAddress(search) }
      : reviewsAddress(search);
  },
  component: lazyRouteComponent(
    () => import('../../modules/tickets/browse/performance-page.tsx'),
    'PerformancePage',
  ),
});
const venue = createRoute({
  getParentRoute: () => root,
  path: '/tickets/venues/$venueId',
  component: lazyRouteComponent(() => import('../../modules/tickets/browse/venue-page.tsx'), 'VenuePage'),
});
const performer = createRoute({
  getParentRoute: () => root,
  path: '/tickets/performers/$performerId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/browse/performer-page.tsx'),
    'PerformerPage',
  ),
});

/** The pages of tickets for everybody. */
export const publicTicketsRoutes = [
  home,
  performances,
  performance,
  venue,
  performer,
  ...publicBuyingRoutes,
  ...offlineTicketRoutes,
] as const;

const reservations = createRoute({
  getParentRoute: () => member,
  path: '/tickets/reservations',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/reservations/reservations-page.tsx'),
    'ReservationsPage',
  ),
});
const reservation = createRoute({
  getParentRoute: () => member,
  path: '/tickets/reservations/$reservationId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/reservations/reservation-page.tsx'),
    'ReservationPage',
  ),
});
const waitlist = createRoute({
  getParentRoute: () => member,
  path: '/tickets/waitlist',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/waitlist/waitlist-page.tsx'),
    'WaitlistPage',
  ),
});

/** What members hold, buy and have. */
export const memberTicketsRoutes = [
  reservations,
  reservation,
  waitlist,
  ...memberBuyingRoutes,
  ...memberTicketRoutes,
] as const;
