import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  performancesAddress,
  performersAddress,
  venuesAddress,
} from '../../modules/tickets/admin/addresses.ts';
import { admin } from './guarded.ts';
import { adminHouseRoutes } from './tickets-buying.ts';
import { adminDeskRoutes } from './tickets-desk.ts';

const overview = createRoute({
  getParentRoute: () => admin,
  path: '/tickets',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/overview-page.tsx'),
    'TicketsOverviewPage',
  ),
});
const venues = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/venues',
  validateSearch: venuesAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/venues/venues-page.tsx'),
    'VenuesPage',
  ),
});
const newVenue = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/venues/new',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/venues/venue-pages.tsx'),
    'NewVenuePage',
  ),
});
const venue = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/venues/$venueId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/venues/venue-pages.tsx'),
    'VenuePage',
  ),
});
const hallMap = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/halls/$hallId/map',
  component: lazyRouteComponent(() => import('../../modules/tickets/editor/map-page.tsx'), 'HallMapPage'),
});
const performers = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performers',
  validateSearch: performersAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performers/performers-page.tsx'),
    'PerformersPage',
  ),
});
const newPerformer = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performers/new',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performers/performer-pages.tsx'),
    'NewPerformerPage',
  ),
});
const performer = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performers/$performerId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performers/performer-pages.tsx'),
    'PerformerPage',
  ),
});
const performances = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performances',
  validateSearch: performancesAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performances/performances-page.tsx'),
    'PerformancesPage',
  ),
});
const newPerformance = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performances/new',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performances/performance-pages.tsx'),
    'NewPerformancePage',
  ),
});
const performance = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performances/$performanceId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/performances/performance-pages.tsx'),
    'PerformancePage',
  ),
});
const newRounds = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performances/$performanceId/rounds/new',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/rounds/add-rounds-page.tsx'),
    'AddRoundsPage',
  ),
});
const round = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/performances/$performanceId/rounds/$roundId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/rounds/round-page.tsx'),
    'RoundPage',
  ),
});
const scales = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/cancel-scales',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin/scales/scales-page.tsx'),
    'ScalesPage',
  ),
});

/** The operator's pages of tickets. */
export const adminTicketsRoutes = [
  overview,
  venues,
  newVenue,
  venue,
  hallMap,
  performers,
  newPerformer,
  performer,
  performances,
  newPerformance,
  performance,
  newRounds,
  round,
  scales,
  ...adminDeskRoutes,
  ...adminHouseRoutes,
] as const;
