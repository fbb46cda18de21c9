import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { planAddress } from '../../modules/trips/planning/plan-address.ts';
import { root } from './root.ts';

const plan = createRoute({
  getParentRoute: () => root,
  path: '/trips/$tripId/plan',
  validateSearch: planAddress,
  component: lazyRouteComponent(() => import('../../modules/trips/planning/plan-page.tsx'), 'PlanPage'),
});

/** Pages that ask by themselves who is there. */
export const tripsPlanningRoutes = [plan] as const;
