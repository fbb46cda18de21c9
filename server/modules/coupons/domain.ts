import { type Command, type Decision, type DomainEvent, refused } from '../../engine/index.ts';
import { closeCampaign, createCampaign, makeCodes, openCampaign } from './operate.ts';
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
  readonly touchedCoupons: Set<Coupon>;
  readonly touchedCodes: Set<UniqueCode>;
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
  touchedCoupons: new Set(),
  touchedCodes: new Set(),
});

export type CouponInput =
  | { readonly kind: 'claim'; readonly dropId: string }
  | { readonly kind: 'register'; readonly code: string }
  | { readonly kind: 'create'; readonly campaign: Campaign }
  | { readonly kind: 'open'; readonly campaignId: string; readonly opensAt: number | null }
  | { readonly kind: 'close'; readonly campaignId: string; readonly reason: string }
  | { readonly kind: 'make-codes'; readonly campaignId: string; readonly codes: readonly string[] };

export const ownedKey = (campaignId: string, accountId: string): string => `${campaignId}/${accountId}`;
/** A coupon's name: its campaign and which of the campaign's coupons it is. */
export const couponIdOf = (campaignId: string, position: number): string => `${campaignId}-${position}`;

/** Splits a coupon's name; null when it is none. */
export function parseCouponId(couponId: string): { campaignId: string; position: number } | null {
  const match = /^([0-9A-Z]{16})-([1-9][0-9]{0,8})$/.exec(couponId);
  return match?.[1] && match[2] ? { campaignId: match[1], position: Number(match[2]) } : null;
}

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

/** The lane's decide: each kind of command to its rule. */
export function decideCoupon(state: CouponState, command: Command<CouponInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'claim':
      return claim(state, command, state.campaigns.get(input.dropId), 'coupon.drop-not-found');
    case 'register':
      return register(state, command, input.code);
    case 'create':
      return createCampaign(state, input.campaign);
    case 'open':
      return openCampaign(state, command, input.campaignId, input.opensAt);
    case 'close':
      return closeCampaign(state, command, input.campaignId, input.reason);
    case 'make-codes':
      return makeCodes(state, command, input.campaignId, input.codes);
  }
}

/** Gives the next coupon of a campaign to the caller, if it is open, not empty, and within the member's limit. */
function claim(
  state: CouponState,
  command: Command,
  campaign: Campaign | undefined,
  unknownCode: string,
): Decision {
  if (!campaign || (unknownCode === 'coupon.drop-not-found' && campaign.kind !== 'drop')) {
    return refused(unknownCode);
  }
  const at = Math.max(command.at, campaign.clock);
  const refusal = refusalOf(campaign, at);
  const key = ownedKey(campaign.id, command.accountId);
  const owned = state.owned.get(key) ?? 0;
  const isOn = refusal === null || refusal === 'coupon.sold-out';
  // Who has one already is told so, also after the last: it is what they want to know.
  if (isOn && owned >= campaign.perMemberLimit) return refused('coupon.already-claimed', { owned });
  if (refusal !== null) return refused(refusal, { total: campaign.total, claimed: campaign.claimed });

  campaign.clock = at;
  campaign.claimed += 1;
  state.owned.set(key, owned + 1);
  state.touchedCampaigns.add(campaign);
  const position = campaign.claimed;
  state.newCoupons.push({
    campaignId: campaign.id,
    position,
    accountId: command.accountId,
    ordinal: owned + 1,
    claimedAt: at,
    status: 'active',
    usedAt: null,
    usedFor: null,
  });
  const couponId = couponIdOf(campaign.id, position);
  return {
    accepted: true,
    result: {
      couponId,
      position,
      dropId: campaign.id,
      validUntil: new Date(campaign.validUntil).toISOString(),
    },
    events: [claimed(campaign, command.accountId, couponId, position)],
  };
}

function refusalOf(campaign: Campaign, at: number): string | null {
  switch (phaseOf(campaign, at)) {
    case 'draft':
    case 'scheduled':
      return 'coupon.not-open';
    case 'closed':
      return 'coupon.closed';
    case 'sold-out':
      return 'coupon.sold-out';
    case 'open':
      return null;
  }
}

const claimed = (campaign: Campaign, accountId: string, couponId: string, position: number): DomainEvent => ({
  name: 'coupon.claimed',
  key: campaign.id,
  data: { accountId, couponId, position, total: campaign.total },
});

/** A shared code is open to everyone once; a unique code belongs to the first who registers it. */
function register(state: CouponState, command: Command, code: string): Decision {
  const sharedId = state.sharedCodes.get(code);
  if (sharedId !== undefined)
    return claim(state, command, state.campaigns.get(sharedId), 'coupon.code-unknown');
  const unique = state.uniqueCodes.get(code);
  if (!unique) return refused('coupon.code-unknown');
  if (unique.accountId !== null) return refused('coupon.code-used');
  const decision = claim(state, command, state.campaigns.get(unique.campaignId), 'coupon.code-unknown');
  if (decision.accepted) {
    unique.accountId = command.accountId;
    state.touchedCodes.add(unique);
  }
  return decision;
}
