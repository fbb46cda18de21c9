import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reservationsAddress, reviewsAddress } from '../../modules/tickets/admin-reservations/addresses.ts';
import { admin } from './guarded.ts';

const reservations = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/reservations',
  validateSearch: reservationsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin-reservations/reservations-page.tsx'),
    'AdminReservationsPage',
  ),
});
const reservation = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/reservations/$reservationId',
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin-reservations/reservation-page.tsx'),
    'AdminReservationPage',
  ),
});
const reviews = createRoute({
  getParentRoute: () => admin,
  path: '/tickets/reviews',
  validateSearch: reviewsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/tickets/admin-reservations/reviews-page.tsx'),
    'AdminShowReviewsPage',
  ),
});

/** The operator's pages of what was reserved and said. */
export const adminDeskRoutes = [reservations, reservation, reviews] as const;
