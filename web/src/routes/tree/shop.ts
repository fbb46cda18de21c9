import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const shop = createRoute({
  getParentRoute: () => root,
  path: '/shop',
  component: lazyRouteComponent(() => import('../../modules/shop/shop-home-page.tsx'), 'ShopHomePage'),
});

/** The shop's pages for everybody. */
export const publicShopRoutes = [shop] as const;
