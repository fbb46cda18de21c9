import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { admin } from './guarded.ts';

const dashboard = createRoute({
  getParentRoute: () => admin,
  path: '/shop',
  component: lazyRouteComponent(
    () => import('../../modules/shop/admin/dashboard-page.tsx'),
    'ShopDashboardPage',
  ),
});

/** The operator's pages of the shop. */
export const adminShopRoutes = [dashboard] as const;
