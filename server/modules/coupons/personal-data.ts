import type { Executor } from '../../db/dialect.ts';
import { isoOrNull } from '../../lib/iso.ts';

/** A member's coupons, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const rows = await executor
    .selectFrom('coupons as c')
    .innerJoin('coupon_campaigns as k', 'k.id', 'c.campaign_id')
    .select(['c.campaign_id', 'k.name', 'c.status', 'c.claimed_at', 'c.used_at', 'c.used_for'])
    .where('c.account_id', '=', accountId)
    .orderBy('c.campaign_id')
    .orderBy('c.position')
    .execute();
  return {
    coupons: rows.map(({ campaign_id, name, status, claimed_at, used_at, used_for }) => ({
      campaignId: campaign_id,
      name,
      status,
      claimedAt: isoOrNull(claimed_at),
      usedAt: isoOrNull(used_at),
      usedFor: used_for,
    })),
  };
}
