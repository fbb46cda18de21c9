import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { exploreAddress } from '../../modules/trips/around/explore-address.ts';
import { root } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/trips',
  component: lazyRouteComponent(() => import('../../modules/trips/home/trips-page.tsx'), 'TripsPage'),
});
const explore = createRoute({
  getParentRoute: () => root,
  path: '/trips/explore',
  validateSearch: exploreAddress,
  component: lazyRouteComponent(() => import('../../modules/trips/around/explore-page.tsx'), 'ExplorePage'),
});
const publicTrip = createRoute({
  getParentRoute: () => root,
  path: '/trips/explore/$tripId',
  component: lazyRouteComponent(
    () => import('../../modules/trips/around/public-trip-page.tsx'),
    'PublicTripPage',
  ),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/trips/join/$token',
  component: lazyRouteComponent(() => import('../../modules/trips/people/join-page.tsx'), 'JoinPage'),
});
const shared = createRoute({
  getParentRoute: () => root,
  path: '/trips/shared/$token',
  component: lazyRouteComponent(() => import('../../modules/trips/around/shared-page.tsx'), 'SharedPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/people',
  component: lazyRouteComponent(() => import('../../modules/trips/people/people-page.tsx'), 'PeoplePage'),
});
const files = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/files',
  component: lazyRouteComponent(() => import('../../modules/trips/around/files-page.tsx'), 'FilesPage'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/settings',
  component: lazyRouteComponent(() => import('../../modules/trips/home/settings-page.tsx'), 'SettingsPage'),
});

/** Pages for everybody; those of one trip ask by themselves who is there. */
export const tripsAroundRoutes = [home, explore, publicTrip, join, shared, people, files, settings] as const;

/** Pages for members. */
export const memberTripsAroundRoutes = [] as const;
