import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
// Before the router reads the query: what a provider has sent back must stay as it is.
import '../../api/landing.ts';
import { ownPath } from '../../api/next-path.ts';
import { kindAddress, searchAddress } from '../../modules/search/search-address.ts';
import { root } from './root.ts';
import { publicShopRoutes } from './shop.ts';
import { stockRoutes } from './stocks.ts';
import { contestRoutes } from './stocks-contest.ts';
import { tradingRoutes } from './stocks-trading.ts';
import { publicTicketsRoutes } from './tickets.ts';
import { tripsRoutes } from './trips.ts';
import { tripsAroundRoutes } from './trips-around.ts';
import { tripsMoneyRoutes } from './trips-money.ts';
import { tripsPlacesRoutes } from './trips-places.ts';
import { tripsPlanningRoutes } from './trips-planning.ts';
import { waitingRoomRoutes } from './waiting-room.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../home-page.tsx'), 'HomePage'),
});
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('../design-page.tsx'), 'DesignPage'),
});

/** Where a sign-in leads back to: only ever a path of our own. */
const nextSearch = (search: Record<string, unknown>): { next?: string } => {
  const next = ownPath(search.next);
  return next === undefined ? {} : { next };
};
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../../modules/accounts/sign-in-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../../modules/accounts/sign-up-page.tsx'), 'SignUpPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  validateSearch: (search: Record<string, unknown>): { email?: string } =>
    typeof search.email === 'string' ? { email: search.email } : {},
  component: lazyRouteComponent(
    () => import('../../modules/accounts/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});
type VerifySearch = { token?: string; purpose?: 'sign-up' | 'email-change' | 'password-reset' };
/** Where the links of mails lead. */
const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  validateSearch: ({ token, purpose }: Record<string, unknown>): VerifySearch => ({
    ...(typeof token === 'string' && { token }),
    ...((purpose === 'email-change' || purpose === 'password-reset') && { purpose }),
  }),
  component: lazyRouteComponent(() => import('../../modules/accounts/verify-page.tsx'), 'VerifyPage'),
});
const providerReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$provider/return',
  component: lazyRouteComponent(
    () => import('../../modules/identity/provider-return-page.tsx'),
    'ProviderReturnPage',
  ),
});
const termsList = createRoute({
  getParentRoute: () => root,
  path: '/terms',
  component: lazyRouteComponent(() => import('../../modules/accounts/terms-page.tsx'), 'TermsListPage'),
});
const terms = createRoute({
  getParentRoute: () => root,
  path: '/terms/$document',
  component: lazyRouteComponent(() => import('../../modules/accounts/terms-page.tsx'), 'TermsPage'),
});
const drops = createRoute({
  getParentRoute: () => root,
  path: '/drops',
  component: lazyRouteComponent(() => import('../../modules/coupons/drops-page.tsx'), 'DropsPage'),
});
const drop = createRoute({
  getParentRoute: () => root,
  path: '/drops/$dropId',
  component: lazyRouteComponent(() => import('../../modules/coupons/drop-page.tsx'), 'DropPage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: searchAddress,
  component: lazyRouteComponent(() => import('../../modules/search/search-page.tsx'), 'SearchPage'),
});
const searchKind = createRoute({
  getParentRoute: () => root,
  path: '/search/$kind',
  validateSearch: kindAddress,
  component: lazyRouteComponent(() => import('../../modules/search/kind-page.tsx'), 'KindPage'),
});
const seals = createRoute({
  getParentRoute: () => root,
  path: '/pay/seals',
  component: lazyRouteComponent(() => import('../../modules/pay/seals-page.tsx'), 'SealsPage'),
});
/** Whose mail is sought, and which one is open: an address that one can hand on. */
const devMailSearch = (search: Record<string, unknown>): { to?: string; mail?: string } => ({
  ...(typeof search.to === 'string' && { to: search.to }),
  ...(typeof search.mail === 'string' && { mail: search.mail }),
});
const devMail = createRoute({
  getParentRoute: () => root,
  path: '/dev/mail',
  validateSearch: devMailSearch,
  component: lazyRouteComponent(() => import('../../modules/notifications/dev-mail-page.tsx'), 'DevMailPage'),
});

/** Pages for everybody. */
export const publicRoutes = [
  home,
  design,
  signIn,
  signUp,
  forgotPassword,
  verify,
  providerReturn,
  termsList,
  terms,
  devMail,
  drops,
  drop,
  search,
  searchKind,
  seals,
  ...publicShopRoutes,
  ...stockRoutes,
  ...tradingRoutes,
  ...contestRoutes,
  ...publicTicketsRoutes,
  ...tripsRoutes,
  ...tripsMoneyRoutes,
  ...tripsPlanningRoutes,
  ...tripsAroundRoutes,
  ...tripsPlacesRoutes,
  ...waitingRoomRoutes,
];
