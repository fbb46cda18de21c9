import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

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
  const next = search.next;
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
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
const seals = createRoute({
  getParentRoute: () => root,
  path: '/pay/seals',
  component: lazyRouteComponent(() => import('../../modules/pay/seals-page.tsx'), 'SealsPage'),
});

/** Pages for everybody. */
export const publicRoutes = [home, design, signIn, signUp, drops, drop, seals];
