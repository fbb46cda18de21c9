import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { CrashPage } from './crash-page.tsx';
import { RequireAdmin, RequireMember } from './guards.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
});
const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./design-page.tsx'), 'DesignPage'),
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
  component: lazyRouteComponent(() => import('../modules/accounts/sign-in-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../modules/accounts/sign-up-page.tsx'), 'SignUpPage'),
});

const drops = createRoute({
  getParentRoute: () => root,
  path: '/drops',
  component: lazyRouteComponent(() => import('../modules/coupons/drops-page.tsx'), 'DropsPage'),
});
const drop = createRoute({
  getParentRoute: () => root,
  path: '/drops/$dropId',
  component: lazyRouteComponent(() => import('../modules/coupons/drop-page.tsx'), 'DropPage'),
});
const seals = createRoute({
  getParentRoute: () => root,
  path: '/pay/seals',
  component: lazyRouteComponent(() => import('../modules/pay/seals-page.tsx'), 'SealsPage'),
});

const member = createRoute({ getParentRoute: () => root, id: 'member', component: RequireMember });
const account = createRoute({
  getParentRoute: () => member,
  path: '/account',
  component: lazyRouteComponent(() => import('../modules/accounts/account-page.tsx'), 'AccountPage'),
});
const wallet = createRoute({
  getParentRoute: () => member,
  path: '/pay',
  component: lazyRouteComponent(() => import('../modules/pay/wallet-page.tsx'), 'WalletPage'),
});
const send = createRoute({
  getParentRoute: () => member,
  path: '/pay/send',
  component: lazyRouteComponent(() => import('../modules/pay/send-page.tsx'), 'SendPage'),
});
const split = createRoute({
  getParentRoute: () => member,
  path: '/pay/split',
  component: lazyRouteComponent(() => import('../modules/pay/split-page.tsx'), 'SplitPage'),
});
const topUp = createRoute({
  getParentRoute: () => member,
  path: '/pay/top-up',
  component: lazyRouteComponent(() => import('../modules/pay/top-up-page.tsx'), 'TopUpPage'),
});
const withdraw = createRoute({
  getParentRoute: () => member,
  path: '/pay/withdraw',
  component: lazyRouteComponent(() => import('../modules/pay/withdraw-page.tsx'), 'WithdrawPage'),
});
const holds = createRoute({
  getParentRoute: () => member,
  path: '/pay/holds',
  component: lazyRouteComponent(() => import('../modules/pay/holds-page.tsx'), 'HoldsPage'),
});
const receipts = createRoute({
  getParentRoute: () => member,
  path: '/receipts',
  component: lazyRouteComponent(() => import('../modules/pay/receipts-page.tsx'), 'ReceiptsPage'),
});
const coupons = createRoute({
  getParentRoute: () => member,
  path: '/coupons',
  component: lazyRouteComponent(() => import('../modules/coupons/my-coupons-page.tsx'), 'MyCouponsPage'),
});

const admin = createRoute({ getParentRoute: () => root, path: '/admin', component: RequireAdmin });
const adminIndex = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/members' });
  },
});
const members = createRoute({
  getParentRoute: () => admin,
  path: '/members',
  component: lazyRouteComponent(() => import('../modules/admin/members-page.tsx'), 'MembersPage'),
});
const memberDetail = createRoute({
  getParentRoute: () => admin,
  path: '/members/$accountId',
  component: lazyRouteComponent(() => import('../modules/admin/member-page.tsx'), 'MemberPage'),
});
const adminReceipts = createRoute({
  getParentRoute: () => admin,
  path: '/receipts',
  component: lazyRouteComponent(() => import('../modules/admin/find-receipt-page.tsx'), 'FindReceiptPage'),
});
const campaigns = createRoute({
  getParentRoute: () => admin,
  path: '/coupons',
  component: lazyRouteComponent(() => import('../modules/admin/campaigns-page.tsx'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/new',
  component: lazyRouteComponent(() => import('../modules/admin/new-campaign-page.tsx'), 'NewCampaignPage'),
});
const campaign = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/$campaignId',
  component: lazyRouteComponent(() => import('../modules/admin/campaign-page.tsx'), 'CampaignPage'),
});
const liveDrop = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/$campaignId/live',
  component: lazyRouteComponent(() => import('../modules/admin/live-page.tsx'), 'LivePage'),
});
const reconciliation = createRoute({
  getParentRoute: () => admin,
  path: '/reconciliation',
  component: lazyRouteComponent(
    () => import('../modules/admin/reconciliation-page.tsx'),
    'ReconciliationPage',
  ),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: lazyRouteComponent(() => import('../modules/admin/audit-page.tsx'), 'AuditPage'),
});

const routeTree = root.addChildren([
  home,
  design,
  signIn,
  signUp,
  drops,
  drop,
  seals,
  member.addChildren([account, wallet, send, split, topUp, withdraw, holds, receipts, coupons]),
  admin.addChildren([
    adminIndex,
    members,
    memberDetail,
    adminReceipts,
    campaigns,
    newCampaign,
    campaign,
    liveDrop,
    reconciliation,
    audit,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
  defaultPendingComponent: () => (
    <div className="mx-auto max-w-5xl px-5 pt-10">
      <ListSkeleton />
    </div>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
