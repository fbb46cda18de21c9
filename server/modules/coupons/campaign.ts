import type { DomainEvent } from '../../engine/index.ts';
import type { LockedFile } from '../files/index.ts';
import type { CampaignKind, CampaignPhase, Discount, Scope } from './schemas.ts';

/** A campaign as it is decided upon. */
export interface Campaign {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly discount: Discount;
  readonly minimumSpend: number;
  readonly currency: string;
  readonly scope: Scope;
  readonly total: number;
  readonly perMemberLimit: number;
  readonly code: string | null;
  readonly createdAt: number;
  readonly validUntil: number;
  claimed: number;
  used: number;
  codesMade: number;
  opensAt: number | null;
  closesAt: number | null;
  /** The file that it shows. */
  posterId: string | null;
  /** Monotonic: opening and closing are judged against it, so that a slow clock cannot turn them back. */
  clock: number;
}

export interface Coupon {
  readonly campaignId: string;
  readonly position: number;
  readonly accountId: string;
  readonly ordinal: number;
  readonly claimedAt: number;
  status: 'active' | 'used' | 'void';
  usedAt: number | null;
  usedFor: string | null;
}

export interface UniqueCode {
  readonly code: string;
  readonly campaignId: string;
  accountId: string | null;
}

/** The working copy of all that a batch touches. Maps are by id unless they say otherwise. */
export interface CouponState {
  readonly campaigns: Map<string, Campaign>;
  /** How many coupons of a campaign a member has, by `campaignId/accountId`. */
  readonly owned: Map<string, number>;
  /** Shared codes and the campaign that each opens. */
  readonly sharedCodes: Map<string, string>;
  readonly uniqueCodes: Map<string, UniqueCode>;
  readonly coupons: Map<string, Coupon>;
  readonly newCoupons: Coupon[];
  readonly newCampaigns: Campaign[];
  readonly newCodes: UniqueCode[];
  readonly touchedCampaigns: Set<Campaign>;
  /** Those of them that were given an opening time: they may be seen from now on. */
  readonly openedCampaigns: Set<Campaign>;
  readonly touchedCoupons: Set<Coupon>;
  readonly touchedCodes: Set<UniqueCode>;
  /** Products and categories of new campaigns that nobody sells. */
  readonly unknownInScopes: Set<string>;
  /** Files that a command names, and that a campaign shows which it changes, under lock. */
  readonly files: Map<string, LockedFile>;
  /** Campaign → what it is to show from now on, and who wants it. */
  readonly newPosters: Map<string, PosterChange>;
}

export interface PosterChange {
  readonly fileId: string | null;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export const emptyState = (): CouponState => ({
  campaigns: new Map(),
  owned: new Map(),
  sharedCodes: new Map(),
  uniqueCodes: new Map(),
  coupons: new Map(),
  newCoupons: [],
  newCampaigns: [],
  newCodes: [],
  touchedCampaigns: new Set(),
  openedCampaigns: new Set(),
  touchedCoupons: new Set(),
  touchedCodes: new Set(),
  unknownInScopes: new Set(),
  files: new Map(),
  newPosters: new Map(),
});

export type CouponInput =
  | { readonly kind: 'claim'; readonly dropId: string }
  | { readonly kind: 'register'; readonly code: string }
  | { readonly kind: 'create'; readonly campaign: Campaign }
  | { readonly kind: 'open'; readonly campaignId: string; readonly opensAt: number | null }
  | { readonly kind: 'close'; readonly campaignId: string; readonly reason: string }
  | { readonly kind: 'set-poster'; readonly campaignId: string; readonly fileId: string | null }
  | { readonly kind: 'make-codes'; readonly campaignId: string; readonly codes: readonly string[] };

export const ownedKey = (campaignId: string, accountId: string): string => `${campaignId}/${accountId}`;
/** A coupon's name: its campaign and which of the campaign's coupons it is. */
export const couponIdOf = (campaignId: string, position: number): string => `${campaignId}-${position}`;

/** Splits a coupon's name; null when it is none. */
export function parseCouponId(couponId: string): { campaignId: string; position: number } | null {
  const match = /^([0-9A-Z]{16})-([1-9][0-9]{0,8})$/.exec(couponId);
  return match?.[1] && match[2] ? { campaignId: match[1], position: Number(match[2]) } : null;
}

/** An operator has changed something of it that everybody may see. */
export const campaignChanged = (campaign: Campaign): DomainEvent => ({
  name: 'coupon.campaign-changed',
  key: campaign.id,
  data: {
    total: campaign.total,
    claimed: campaign.claimed,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt,
    validUntil: campaign.validUntil,
  },
});

/** What a campaign is at a moment (epoch milliseconds). */
export function phaseOf(
  campaign: Pick<Campaign, 'opensAt' | 'closesAt' | 'validUntil' | 'claimed' | 'total'>,
  at: number,
): CampaignPhase {
  if (at >= (campaign.closesAt ?? campaign.validUntil)) return 'closed';
  if (campaign.opensAt === null) return 'draft';
  if (at < campaign.opensAt) return 'scheduled';
  return campaign.claimed >= campaign.total ? 'sold-out' : 'open';
}
