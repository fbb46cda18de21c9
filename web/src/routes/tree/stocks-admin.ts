import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listingsAddress, ordersAddress } from '../../modules/stocks/desk/addresses.ts';
import { admin } from './guarded.ts';

const overview = createRoute({
  getParentRoute: () => admin,
  path: '/stocks',
  validateSearch: listingsAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/overview-page.tsx'),
    'StocksOverviewPage',
  ),
});
const newListing = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/listings/new',
  // Beside a symbol in capitals.
  caseSensitive: true,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/new-listing-page.tsx'),
    'NewListingPage',
  ),
});
const listing = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/listings/$symbol',
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/listing-page.tsx'),
    'AdminListingPage',
  ),
});
const orders = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/orders',
  validateSearch: ordersAddress,
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/orders-page.tsx'),
    'AdminStockOrdersPage',
  ),
});
const calendar = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/calendar',
  component: lazyRouteComponent(() => import('../../modules/stocks/desk/calendar-page.tsx'), 'CalendarPage'),
});
const seasons = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/seasons',
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/seasons-page.tsx'),
    'AdminSeasonsPage',
  ),
});
const newSeason = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/seasons/new',
  component: lazyRouteComponent(() => import('../../modules/stocks/desk/season-pages.tsx'), 'NewSeasonPage'),
});
const season = createRoute({
  getParentRoute: () => admin,
  path: '/stocks/seasons/$seasonId',
  component: lazyRouteComponent(
    () => import('../../modules/stocks/desk/season-pages.tsx'),
    'AdminSeasonPage',
  ),
});

/** The operator's pages of the exchange. */
export const adminStockRoutes = [
  overview,
  newListing,
  listing,
  orders,
  calendar,
  seasons,
  newSeason,
  season,
] as const;
