import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { command, get, request } from './client.ts';
import type {
  AdjustmentBody,
  AuditPage,
  Campaign,
  CampaignBody,
  CampaignPage,
  ClaimListPage,
  CodesResult,
  Member,
  MemberPage,
  MemberStatus,
  MemberWaysIn,
  Preview,
  Receipt,
  ReceiptPage,
  ReconciliationPage,
  ReconciliationReport,
  Role,
  StatementPage,
  TransferResult,
} from './types.ts';

export const adminKey = ['admin'] as const;

type Page = { nextCursor: string | null };

/** A list read page by page, as all lists of the API are. */
export const paged = <P extends Page>(
  key: readonly unknown[],
  path: string,
  query: Record<string, string | number | boolean | undefined> = {},
) =>
  infiniteQueryOptions({
    queryKey: [...adminKey, ...key, query],
    queryFn: ({ pageParam, signal }) => get<P>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const membersQuery = (q: string, role: Role | undefined, status: MemberStatus | undefined) =>
  paged<MemberPage>(['members'], '/admin/members', { q: q === '' ? undefined : q, role, status });
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
export const auditQuery = paged<AuditPage>(['audit'], '/admin/audit', { limit: 50 });
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
