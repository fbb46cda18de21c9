import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { member } from './guarded.ts';

const orders = createRoute({
  getParentRoute: () => member,
  path: '/shop/orders',
  component: lazyRouteComponent(() => import('../../modules/shop/orders/orders-page.tsx'), 'OrdersPage'),
});

/** What members have bought, and how they buy it. */
export const memberShopRoutes = [orders] as const;
