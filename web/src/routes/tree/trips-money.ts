import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const costs = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/costs',
  component: lazyRouteComponent(() => import('../../modules/trips/money/costs-page.tsx'), 'CostsPage'),
});

/** Pages that open without a network, and so ask by themselves who is there. */
export const tripsMoneyRoutes = [costs] as const;

/** Pages for members. */
export const memberTripsMoneyRoutes = [] as const;
