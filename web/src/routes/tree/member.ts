import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ownPath } from '../../api/next-path.ts';
import { member } from './guarded.ts';
import { memberBrowseRoutes } from './shop.ts';
import { memberShopRoutes } from './shop-orders.ts';
import { memberStockRoutes } from './stocks.ts';
import { memberContestRoutes } from './stocks-contest.ts';
import { memberTicketsRoutes } from './tickets.ts';
import { memberTripsRoutes } from './trips.ts';
import { memberTripsAroundRoutes } from './trips-around.ts';
import { memberTripsMoneyRoutes } from './trips-money.ts';
import { memberTripsPlacesRoutes } from './trips-places.ts';

const account = createRoute({
  getParentRoute: () => member,
  path: '/account',
  component: lazyRouteComponent(() => import('../../modules/accounts/account-page.tsx'), 'AccountPage'),
});
const security = createRoute({
  getParentRoute: () => member,
  path: '/account/security',
  // Back from the page of an identity check.
  validateSearch: ({ check, next }: Record<string, unknown>): { check?: string; next?: string } => {
    const path = ownPath(next);
    return {
      ...(typeof check === 'string' && /^[0-9A-Z]{16}$/.test(check) && { check }),
      ...(path !== undefined && { next: path }),
    };
  },
  component: lazyRouteComponent(() => import('../../modules/accounts/security-page.tsx'), 'SecurityPage'),
});
const privacy = createRoute({
  getParentRoute: () => member,
  path: '/account/privacy',
  component: lazyRouteComponent(() => import('../../modules/accounts/privacy-page.tsx'), 'PrivacyPage'),
});
const wallet = createRoute({
  getParentRoute: () => member,
  path: '/pay',
  component: lazyRouteComponent(() => import('../../modules/pay/wallet-page.tsx'), 'WalletPage'),
});
const send = createRoute({
  getParentRoute: () => member,
  path: '/pay/send',
  component: lazyRouteComponent(() => import('../../modules/pay/send-page.tsx'), 'SendPage'),
});
const split = createRoute({
  getParentRoute: () => member,
  path: '/pay/split',
  component: lazyRouteComponent(() => import('../../modules/pay/split-page.tsx'), 'SplitPage'),
});
const topUp = createRoute({
  getParentRoute: () => member,
  path: '/pay/top-up',
  component: lazyRouteComponent(() => import('../../modules/pay/top-up-page.tsx'), 'TopUpPage'),
});
const withdraw = createRoute({
  getParentRoute: () => member,
  path: '/pay/withdraw',
  component: lazyRouteComponent(() => import('../../modules/pay/withdraw-page.tsx'), 'WithdrawPage'),
});
const holds = createRoute({
  getParentRoute: () => member,
  path: '/pay/holds',
  component: lazyRouteComponent(() => import('../../modules/pay/holds-page.tsx'), 'HoldsPage'),
});
const receipts = createRoute({
  getParentRoute: () => member,
  path: '/receipts',
  component: lazyRouteComponent(() => import('../../modules/pay/receipts-page.tsx'), 'ReceiptsPage'),
});
const coupons = createRoute({
  getParentRoute: () => member,
  path: '/coupons',
  component: lazyRouteComponent(() => import('../../modules/coupons/my-coupons-page.tsx'), 'MyCouponsPage'),
});
const payments = createRoute({
  getParentRoute: () => member,
  path: '/pay/payments',
  component: lazyRouteComponent(() => import('../../modules/payments/payments-page.tsx'), 'PaymentsPage'),
});
const payment = createRoute({
  getParentRoute: () => member,
  path: '/pay/payments/$paymentId',
  component: lazyRouteComponent(() => import('../../modules/payments/payment-page.tsx'), 'PaymentPage'),
});
const checkout = createRoute({
  getParentRoute: () => member,
  path: '/pay/checkout/$paymentId',
  component: lazyRouteComponent(() => import('../../modules/payments/checkout-page.tsx'), 'CheckoutPage'),
});
const checkoutReturn = createRoute({
  getParentRoute: () => member,
  path: '/pay/checkout/$paymentId/return',
  component: lazyRouteComponent(() => import('../../modules/payments/return-page.tsx'), 'ReturnPage'),
});
const notifications = createRoute({
  getParentRoute: () => member,
  path: '/notifications',
  component: lazyRouteComponent(
    () => import('../../modules/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
});
const preferences = createRoute({
  getParentRoute: () => member,
  path: '/account/notifications',
  component: lazyRouteComponent(
    () => import('../../modules/notifications/preferences-page.tsx'),
    'PreferencesPage',
  ),
});

/** Pages for whoever has signed in. */
export const memberRoutes = member.addChildren([
  account,
  security,
  privacy,
  wallet,
  send,
  split,
  topUp,
  withdraw,
  holds,
  receipts,
  coupons,
  payments,
  payment,
  checkout,
  checkoutReturn,
  notifications,
  preferences,
  ...memberBrowseRoutes,
  ...memberShopRoutes,
  ...memberStockRoutes,
  ...memberContestRoutes,
  ...memberTicketsRoutes,
  ...memberTripsRoutes,
  ...memberTripsAroundRoutes,
  ...memberTripsMoneyRoutes,
  ...memberTripsPlacesRoutes,
]);
