import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import {
  auditAddress,
  membersAddress,
  paymentsAddress,
  transfersAddress,
} from '../../modules/admin/lists/addresses.ts';
import { deliverySearch } from './delivery-search.ts';
import { admin } from './guarded.ts';
import { adminShopRoutes } from './shop-admin.ts';
import { adminStockRoutes } from './stocks-admin.ts';
import { adminTicketsRoutes } from './tickets-admin.ts';
import { adminTripsRoutes } from './trips-admin.ts';
import { adminWaitingRoomRoutes } from './waiting-room.ts';

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
  validateSearch: membersAddress,
  component: lazyRouteComponent(() => import('../../modules/admin/members-page.tsx'), 'MembersPage'),
});
const memberDetail = createRoute({
  getParentRoute: () => admin,
  path: '/members/$accountId',
  component: lazyRouteComponent(() => import('../../modules/admin/member-page.tsx'), 'MemberPage'),
});
const adminReceipts = createRoute({
  getParentRoute: () => admin,
  path: '/receipts',
  component: lazyRouteComponent(() => import('../../modules/admin/find-receipt-page.tsx'), 'FindReceiptPage'),
});
const campaigns = createRoute({
  getParentRoute: () => admin,
  path: '/coupons',
  component: lazyRouteComponent(() => import('../../modules/admin/campaigns-page.tsx'), 'CampaignsPage'),
});
const newCampaign = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/new',
  component: lazyRouteComponent(() => import('../../modules/admin/new-campaign-page.tsx'), 'NewCampaignPage'),
});
const campaign = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/$campaignId',
  component: lazyRouteComponent(() => import('../../modules/admin/campaign-page.tsx'), 'CampaignPage'),
});
const liveDrop = createRoute({
  getParentRoute: () => admin,
  path: '/coupons/$campaignId/live',
  component: lazyRouteComponent(() => import('../../modules/admin/live-page.tsx'), 'LivePage'),
});
const reconciliation = createRoute({
  getParentRoute: () => admin,
  path: '/reconciliation',
  component: lazyRouteComponent(
    () => import('../../modules/admin/reconciliation-page.tsx'),
    'ReconciliationPage',
  ),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: auditAddress,
  component: lazyRouteComponent(() => import('../../modules/admin/audit-page.tsx'), 'AuditPage'),
});
const adminPayments = createRoute({
  getParentRoute: () => admin,
  path: '/payments',
  validateSearch: paymentsAddress,
  component: lazyRouteComponent(() => import('../../modules/admin/payments-page.tsx'), 'PaymentsPage'),
});
const adminPayment = createRoute({
  getParentRoute: () => admin,
  path: '/payments/$paymentId',
  component: lazyRouteComponent(() => import('../../modules/admin/payment-page.tsx'), 'PaymentPage'),
});
const adminTransfers = createRoute({
  getParentRoute: () => admin,
  path: '/transfers',
  validateSearch: transfersAddress,
  component: lazyRouteComponent(() => import('../../modules/admin/transfers-page.tsx'), 'TransfersPage'),
});
const gatewayReport = createRoute({
  getParentRoute: () => admin,
  path: '/payments/reports',
  component: lazyRouteComponent(
    () => import('../../modules/admin/gateway-report-page.tsx'),
    'GatewayReportPage',
  ),
});

const deliveries = createRoute({
  getParentRoute: () => admin,
  path: '/deliveries',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('../../modules/admin/deliveries-page.tsx'), 'DeliveriesPage'),
});
const delivery = createRoute({
  getParentRoute: () => admin,
  path: '/deliveries/$deliveryId',
  component: lazyRouteComponent(() => import('../../modules/admin/delivery-page.tsx'), 'DeliveryPage'),
});
const webhooks = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../../modules/admin/webhooks-page.tsx'), 'WebhooksPage'),
});
const webhook = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('../../modules/admin/webhook-page.tsx'), 'WebhookPage'),
});

const jobs = createRoute({
  getParentRoute: () => admin,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../../modules/jobs/jobs-page.tsx'), 'JobsPage'),
});
const job = createRoute({
  getParentRoute: () => admin,
  path: '/jobs/$name',
  component: lazyRouteComponent(() => import('../../modules/jobs/job-page.tsx'), 'JobPage'),
});
const jobRun = createRoute({
  getParentRoute: () => admin,
  path: '/jobs/$name/runs/$runId',
  component: lazyRouteComponent(() => import('../../modules/jobs/run-page.tsx'), 'RunPage'),
});

/** The operator's pages. */
export const adminRoutes = admin.addChildren([
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
  adminPayments,
  gatewayReport,
  adminPayment,
  adminTransfers,
  deliveries,
  delivery,
  webhooks,
  webhook,
  jobs,
  job,
  jobRun,
  ...adminShopRoutes,
  ...adminStockRoutes,
  ...adminTicketsRoutes,
  ...adminTripsRoutes,
  ...adminWaitingRoomRoutes,
]);
