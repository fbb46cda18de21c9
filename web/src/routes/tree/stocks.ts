import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listAddress } from '../../modules/stocks/market/list-address.ts';
import { seasonAddress } from '../../modules/stocks/parts/season-address.ts';
import { ordersAddress, symbolAddress } from '../../modules/stocks/portfolio/orders-address.ts';
import { member } from './guarded.ts';
import { root } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/stocks',
  validateSearch: seasonAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/market/market-home-page.tsx'),
    'MarketHomePage',
  ),
});
// Symbols are written in capitals: ALERTS may be listed, and has another page than alerts.
const listings = createRoute({
  getParentRoute: () => root,
  path: '/stocks/all',
  caseSensitive: true,
  validateSearch: listAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/market/listings-page.tsx'),
    'ListingsPage',
  ),
});

/** Pages for everybody. */
export const stockRoutes = [home, listings] as const;

const watchlist = createRoute({
  getParentRoute: () => member,
  path: '/stocks/watchlist',
  caseSensitive: true,
  validateSearch: seasonAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/market/watchlist-page.tsx'),
    'WatchlistPage',
  ),
});
const account = createRoute({
  getParentRoute: () => member,
  path: '/stocks/account',
  caseSensitive: true,
  validateSearch: seasonAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/portfolio/account-page.tsx'),
    'AccountPage',
  ),
});
const orders = createRoute({
  getParentRoute: () => member,
  path: '/stocks/orders',
  caseSensitive: true,
  validateSearch: ordersAddress,
  component: lazyRouteComponent(() => import('../../modules/stocks/portfolio/orders-page.tsx'), 'OrdersPage'),
});
const order = createRoute({
  getParentRoute: () => member,
  path: '/stocks/orders/$orderId',
  component: lazyRouteComponent(() => import('../../modules/stocks/portfolio/order-page.tsx'), 'OrderPage'),
});
const fills = createRoute({
  getParentRoute: () => member,
  path: '/stocks/fills',
  caseSensitive: true,
  validateSearch: symbolAddress,
  component: lazyRouteComponent(() => import('../../modules/stocks/portfolio/fills-page.tsx'), 'FillsPage'),
});
const alerts = createRoute({
  getParentRoute: () => member,
  path: '/stocks/alerts',
  caseSensitive: true,
  validateSearch: seasonAddress,
  component: lazyRouteComponent(() => import('../../modules/stocks/portfolio/alerts-page.tsx'), 'AlertsPage'),
});

/** Pages for members. */
export const memberStockRoutes = [watchlist, account, orders, order, fills, alerts] as const;
