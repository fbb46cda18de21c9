import { type Command, type Decision, type DomainEvent, refused } from '../../engine/index.ts';
import {
  type Campaign,
  type CouponInput,
  type CouponState,
  couponIdOf,
  ownedKey,
  phaseOf,
} from './campaign.ts';
import { closeCampaign, createCampaign, makeCodes, openCampaign } from './operate.ts';
import { setPoster } from './poster.ts';

/** The lane's decide: each kind of command to its rule. */
export function decideCoupon(state: CouponState, command: Command<CouponInput>): Decision {
  const { input } = command;
  switch (input.kind) {
    case 'claim':
      return claim(state, command, state.campaigns.get(input.dropId), 'coupon.drop-not-found');
    case 'register':
      return register(state, command, input.code);
    case 'create':
      return createCampaign(state, command, input.campaign);
    case 'open':
      return openCampaign(state, command, input.campaignId, input.opensAt);
    case 'close':
      return closeCampaign(state, command, input.campaignId, input.reason);
    case 'set-poster':
      return setPoster(state, command, input.campaignId, input.fileId);
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
