import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { RequireMember } from '../guards.tsx';
import { root } from './root.ts';

const member = createRoute({ getParentRoute: () => root, id: 'member', component: RequireMember });
const account = createRoute({
  getParentRoute: () => member,
  path: '/account',
  component: lazyRouteComponent(() => import('../../modules/accounts/account-page.tsx'), 'AccountPage'),
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

/** Pages for whoever has signed in. */
export const memberRoutes = member.addChildren([
  account,
  wallet,
  send,
  split,
  topUp,
  withdraw,
  holds,
  receipts,
  coupons,
]);
