import { type Command, type Decision, refused } from '../../engine/index.ts';
import { type Campaign, type CouponState, campaignChanged, phaseOf, type UniqueCode } from './campaign.ts';
import { canShow } from './poster.ts';
import type { Scope } from './schemas.ts';

/** What operators do with campaigns: pure, audited, announced to those who watch. */

/** Makes a campaign that holds together. */
export function createCampaign(state: CouponState, command: Command, campaign: Campaign): Decision {
  const reason = faultOf(campaign);
  if (reason) return refused('coupon.invalid-campaign', { reason });
  const unknown = unknownOf(state, campaign.scope);
  if (unknown.length > 0) return refused('coupon.invalid-campaign', { reason: 'scope', unknown });
  if (campaign.posterId !== null && !canShow(state, command, campaign.posterId)) {
    return refused('file.not-found');
  }
  if (campaign.code !== null) {
    if (state.sharedCodes.has(campaign.code) || state.uniqueCodes.has(campaign.code)) {
      return refused('coupon.code-taken');
    }
    state.sharedCodes.set(campaign.code, campaign.id);
  }
  if (campaign.posterId !== null) {
    const { accountId, at } = command;
    state.newPosters.set(campaign.id, { fileId: campaign.posterId, accountId, at });
  }
  state.campaigns.set(campaign.id, campaign);
  state.newCampaigns.push(campaign);
  return {
    accepted: true,
    result: { campaignId: campaign.id },
    events: [campaignChanged(campaign)],
    audit: {
      action: 'coupon.create',
      subject: campaign.id,
      reason: null,
      details: { name: campaign.name, kind: campaign.kind, total: campaign.total },
    },
  };
}

/** What a campaign names that nobody sells. */
const unknownOf = (state: CouponState, { productIds = [], categoryIds = [] }: Scope): string[] =>
  [...productIds, ...categoryIds].filter((id) => state.unknownInScopes.has(id));

/** What does not hold together in a campaign; null when it does. */
function faultOf(campaign: Campaign): string | null {
  if ((campaign.kind === 'code') !== (campaign.code !== null)) return 'code';
  if (campaign.validUntil <= campaign.createdAt) return 'validUntil';
  if (campaign.closesAt !== null && campaign.closesAt > campaign.validUntil) return 'closesAt';
  if (campaign.closesAt !== null && campaign.closesAt <= (campaign.opensAt ?? campaign.createdAt)) {
    return 'closesAt';
  }
  if (campaign.opensAt !== null && campaign.opensAt >= campaign.validUntil) return 'opensAt';
  if (campaign.perMemberLimit > campaign.total) return 'perMemberLimit';
  return null;
}

/** Opens a draft now or at a time, or moves an opening that has not happened yet. */
export function openCampaign(
  state: CouponState,
  command: Command,
  campaignId: string,
  opensAt: number | null,
): Decision {
  const campaign = state.campaigns.get(campaignId);
  if (!campaign) return refused('coupon.campaign-not-found');
  const at = Math.max(command.at, campaign.clock);
  const phase = phaseOf(campaign, at);
  if (phase === 'closed') return refused('coupon.closed');
  if (phase === 'open' || phase === 'sold-out') return refused('coupon.already-open');
  const when = opensAt === null ? at : Math.max(opensAt, at);
  if (when >= (campaign.closesAt ?? campaign.validUntil)) {
    return refused('coupon.invalid-campaign', { reason: 'opensAt' });
  }
  campaign.clock = at;
  campaign.opensAt = when;
  state.touchedCampaigns.add(campaign);
  state.openedCampaigns.add(campaign);
  return operatorChange(campaign, 'coupon.open', null, { opensAt: when });
}

/** Ends a campaign for good; what was claimed stays good. */
export function closeCampaign(
  state: CouponState,
  command: Command,
  campaignId: string,
  reason: string,
): Decision {
  const campaign = state.campaigns.get(campaignId);
  if (!campaign) return refused('coupon.campaign-not-found');
  const at = Math.max(command.at, campaign.clock);
  if (phaseOf(campaign, at) === 'closed') return refused('coupon.closed');
  campaign.clock = at;
  campaign.closesAt = at;
  state.touchedCampaigns.add(campaign);
  return operatorChange(campaign, 'coupon.close', reason, { claimed: campaign.claimed });
}

/** Adds unique codes, never more than the campaign has coupons. */
export function makeCodes(
  state: CouponState,
  command: Command,
  campaignId: string,
  codes: readonly string[],
): Decision {
  const campaign = state.campaigns.get(campaignId);
  if (!campaign) return refused('coupon.campaign-not-found');
  if (campaign.kind !== 'codes') return refused('coupon.invalid-campaign', { reason: 'kind' });
  if (phaseOf(campaign, Math.max(command.at, campaign.clock)) === 'closed') return refused('coupon.closed');
  if (campaign.codesMade + codes.length > campaign.total) {
    return refused('coupon.invalid-campaign', { reason: 'total', left: campaign.total - campaign.codesMade });
  }
  campaign.codesMade += codes.length;
  state.touchedCampaigns.add(campaign);
  for (const code of codes) {
    const unique: UniqueCode = { code, campaignId, accountId: null };
    state.uniqueCodes.set(code, unique);
    state.newCodes.push(unique);
  }
  const decision = operatorChange(campaign, 'coupon.make-codes', null, { count: codes.length });
  return { ...decision, result: { campaignId, made: codes.length, codesMade: campaign.codesMade } };
}

function operatorChange(
  campaign: Campaign,
  action: string,
  reason: string | null,
  details: Record<string, unknown>,
) {
  return {
    accepted: true,
    result: { campaignId: campaign.id },
    events: [campaignChanged(campaign)],
    audit: { action, subject: campaign.id, reason, details },
  } as const;
}
