import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { commentsAddress, placesAddress, tripsAddress } from '../../modules/trips/admin/addresses.ts';
import { admin } from './guarded.ts';

const trips = createRoute({
  getParentRoute: () => admin,
  path: '/trips',
  validateSearch: tripsAddress,
  component: lazyRouteComponent(() => import('../../modules/trips/admin/trips-page.tsx'), 'AdminTripsPage'),
});
const trip = createRoute({
  getParentRoute: () => admin,
  path: '/trips/$tripId',
  component: lazyRouteComponent(() => import('../../modules/trips/admin/trip-page.tsx'), 'AdminTripPage'),
});
const comments = createRoute({
  getParentRoute: () => admin,
  path: '/trips/comments',
  validateSearch: commentsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/trips/admin/comments-page.tsx'),
    'AdminTripCommentsPage',
  ),
});
const places = createRoute({
  getParentRoute: () => admin,
  path: '/trips/places',
  validateSearch: placesAddress,
  component: lazyRouteComponent(() => import('../../modules/trips/admin/places-page.tsx'), 'AdminPlacesPage'),
});

/** The operator's pages of trips. */
export const adminTripsRoutes = [trips, trip, comments, places] as const;
