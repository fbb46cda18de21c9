import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { command, get, type Query, request } from './client.ts';
import type {
  AdjustmentBody,
  AuditPage,
  Campaign,
  CampaignBody,
  CampaignPage,
  ClaimListPage,
  CodesResult,
  Member,
  MembersPage,
  MemberWaysIn,
  PaymentsPage,
  Preview,
  Receipt,
  ReceiptPage,
  ReconciliationPage,
  ReconciliationReport,
  Role,
  StatementPage,
  TransferResult,
  TransfersPage,
} from './types.ts';

export const adminKey = ['admin'] as const;

type Page = { nextCursor: string | null };

/** A list read page by page, as all lists of the API are. */
export const paged = <P extends Page>(key: readonly unknown[], path: string, query: Query = {}) =>
  infiniteQueryOptions({
    queryKey: [...adminKey, ...key, query],
    queryFn: ({ pageParam, signal }) => get<P>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Lists with many conditions; while these change, the list that was there stays. */
const searched = <P extends Page>(key: string, path: string, query: Query) => ({
  ...paged<P>([key], path, query),
  placeholderData: keepPreviousData,
});
export const membersQuery = (query: Query) => searched<MembersPage>('members', '/admin/members', query);
export const transfersQuery = (query: Query) =>
  searched<TransfersPage>('transfers', '/admin/pay/transfers', query);
export const adminPaymentsQuery = (query: Query) =>
  searched<PaymentsPage>('payments', '/admin/payments', query);
export const memberQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...adminKey, 'member', accountId],
    queryFn: ({ signal }) => get<Member>(`/admin/members/${accountId}`, undefined, signal),
  });
export const memberWaysInQuery = (accountId: string) =>
  queryOptions({
    queryKey: [...adminKey, 'member', accountId, 'ways-in'],
    queryFn: ({ signal }) => get<MemberWaysIn>(`/admin/members/${accountId}/ways-in`, undefined, signal),
  });
export const memberStatementQuery = (accountId: string) =>
  paged<StatementPage>(['member', accountId, 'statement'], `/admin/members/${accountId}/statement`);
export const memberReceiptsQuery = (accountId: string) =>
  paged<ReceiptPage>(['member', accountId, 'receipts'], `/admin/members/${accountId}/receipts`);
export const auditQuery = (query: Query) =>
  searched<AuditPage>('audit', '/admin/audit', { ...query, limit: 50 });
export const reconciliationsQuery = paged<ReconciliationPage>(
  ['reconciliations'],
  '/admin/pay/reconciliations',
);
export const campaignsQuery = paged<CampaignPage>(['campaigns'], '/admin/coupons/campaigns');
export const campaignQuery = (campaignId: string) =>
  queryOptions({
    queryKey: [...adminKey, 'campaign', campaignId],
    queryFn: ({ signal }) => get<Campaign>(`/admin/coupons/campaigns/${campaignId}`, undefined, signal),
  });
export const claimsQuery = (campaignId: string) =>
  paged<ClaimListPage>(['campaign', campaignId, 'claims'], `/admin/coupons/campaigns/${campaignId}/claims`);

export const findReceipt = (receiptId: string) =>
  get<Receipt>(`/admin/receipts/${encodeURIComponent(receiptId)}`);

export type Verification = { ok: boolean; seals: number; transfers: number; firstBroken: number | null };
export const verifyChain = () => get<Verification>('/admin/pay/seals/verification');

export type WalletAction = 'freeze' | 'unfreeze' | 'close';
export const walletAction = (accountId: string, action: WalletAction, reason: string, key: string) =>
  command<Member>(`/admin/pay/accounts/${accountId}/${action}`, { reason }, key);
export const changeRole = (accountId: string, body: { role: Role; reason: string }, key: string) =>
  command<Member>(`/admin/members/${accountId}/role`, body, key);
export const removePicture = (accountId: string, reason: string, key: string) =>
  command<Member>(`/admin/members/${accountId}/picture-removals`, { reason }, key);
export const resetSecondFactor = (accountId: string, reason: string, key: string) =>
  command<void>(`/admin/members/${accountId}/second-factor-resets`, { reason }, key);
export const previewAdjustment = (body: AdjustmentBody) =>
  request<Preview>('/admin/pay/adjustments', { method: 'POST', body, query: { dryRun: true } }).then(
    (answer) => answer.data,
  );
export const adjust = (body: AdjustmentBody, key: string) =>
  command<TransferResult>('/admin/pay/adjustments', body, key);
export const reconcile = (key: string) =>
  command<ReconciliationReport>('/admin/pay/reconciliations', undefined, key);

export const createCampaign = (body: CampaignBody, key: string) =>
  command<Campaign>('/admin/coupons/campaigns', body, key);
export const openCampaign = (campaignId: string, body: { opensAt?: string }, key: string) =>
  command<Campaign>(`/admin/coupons/campaigns/${campaignId}/open`, body, key);
export const closeCampaign = (campaignId: string, body: { reason: string }, key: string) =>
  command<Campaign>(`/admin/coupons/campaigns/${campaignId}/close`, body, key);
export const makeCodes = (campaignId: string, body: { count: number }, key: string) =>
  command<CodesResult>(`/admin/coupons/campaigns/${campaignId}/codes`, body, key);
