import type { CouponCampaignsTable, CouponsTable } from '../../db/schema.ts';
import type { Campaign, Coupon } from './campaign.ts';
import type { Discount, Scope } from './schemas.ts';

export const CAMPAIGN_COLUMNS = [
  'id',
  'kind',
  'name',
  'name_en',
  'discount',
  'minimum_spend',
  'currency',
  'scope',
  'total',
  'claimed',
  'used',
  'per_member_limit',
  'code',
  'codes_made',
  'opens_at',
  'closes_at',
  'valid_until',
  'clock',
  'created_at',
  'poster_id',
] as const;
export const COUPON_COLUMNS = [
  'campaign_id',
  'position',
  'account_id',
  'ordinal',
  'status',
  'claimed_at',
  'used_at',
  'used_for',
] as const;

/** A row as it is decided upon. */
export const campaignOf = (row: CouponCampaignsTable): Campaign => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  nameEn: row.name_en,
  discount: JSON.parse(row.discount) as Discount,
  minimumSpend: row.minimum_spend,
  currency: row.currency,
  scope: JSON.parse(row.scope) as Scope,
  total: row.total,
  claimed: row.claimed,
  used: row.used,
  perMemberLimit: row.per_member_limit,
  code: row.code,
  codesMade: row.codes_made,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  validUntil: row.valid_until,
  clock: row.clock,
  createdAt: row.created_at,
  posterId: row.poster_id,
});

export const couponOf = (row: CouponsTable): Coupon => ({
  campaignId: row.campaign_id,
  position: row.position,
  accountId: row.account_id,
  ordinal: row.ordinal,
  status: row.status,
  claimedAt: row.claimed_at,
  usedAt: row.used_at,
  usedFor: row.used_for,
});
