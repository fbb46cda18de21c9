import { type Command, type Decision, refused } from '../../engine/index.ts';
import { type CouponState, campaignChanged } from './campaign.ts';

/** Whoever shows a file has uploaded it: nobody puts up what somebody else was about to. */
export function canShow(state: CouponState, command: Command, fileId: string): boolean {
  const file = state.files.get(fileId);
  return file?.isStored === true && file.uploaders.has(command.accountId);
}

/** Puts up a poster in place of the one before it, or takes it down. To ask for what is there changes nothing. */
export function setPoster(
  state: CouponState,
  command: Command,
  campaignId: string,
  fileId: string | null,
): Decision {
  const campaign = state.campaigns.get(campaignId);
  if (!campaign) return refused('coupon.campaign-not-found');
  const result = { campaignId };
  const before = campaign.posterId;
  if (before === fileId) return { accepted: true, result };
  if (fileId !== null && !canShow(state, command, fileId)) return refused('file.not-found');
  campaign.posterId = fileId;
  state.touchedCampaigns.add(campaign);
  state.newPosters.set(campaignId, { fileId, accountId: command.accountId, at: command.at });
  return {
    accepted: true,
    result,
    events: [campaignChanged(campaign)],
    audit: {
      action: 'coupon.set-poster',
      subject: campaignId,
      reason: null,
      details: { from: before, to: fileId },
    },
  };
}
