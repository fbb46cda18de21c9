import type { Executor } from '../../db/dialect.ts';
import { iso, isoOrNull } from '../../lib/iso.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import { type Campaign, couponIdOf, phaseOf } from './campaign.ts';
import type { Drops } from './drops.ts';
import { type PicturesOf, postersOf } from './posters.ts';
import type { Drop } from './schemas.ts';

/**
 * Drops that can be seen by everybody: not drafts, not long over; what is open first.
 * @param executor for the caller's own coupons
 */
export async function listDrops(
  executor: Executor,
  drops: Drops,
  accountId: string | null,
  now: number,
  picturesOf: PicturesOf,
): Promise<Drop[]> {
  const campaigns = await drops.listed(now);
  const mine = await ownCoupons(executor, accountId, campaigns);
  const posterOf = await postersOf(executor, campaigns, picturesOf);
  const order = ['open', 'scheduled', 'sold-out', 'closed', 'draft'];
  return campaigns
    .map((campaign) => dropView(campaign, mine.get(campaign.id) ?? [], posterOf(campaign), now))
    .sort((a, b) => order.indexOf(a.phase) - order.indexOf(b.phase));
}

/**
 * One drop; null for what is no drop, or a draft.
 * @param executor for the caller's own coupons
 */
export async function readDrop(
  executor: Executor,
  drops: Drops,
  dropId: string,
  accountId: string | null,
  now: number,
  picturesOf: PicturesOf,
): Promise<Drop | null> {
  const campaign = await drops.get(dropId);
  if (!campaign) return null;
  const mine = await ownCoupons(executor, accountId, [campaign]);
  const posterOf = await postersOf(executor, [campaign], picturesOf);
  return dropView(campaign, mine.get(dropId) ?? [], posterOf(campaign), now);
}

async function ownCoupons(executor: Executor, accountId: string | null, campaigns: readonly Campaign[]) {
  const found = new Map<string, number[]>();
  if (accountId === null || campaigns.length === 0) return found;
  const rows = await executor
    .selectFrom('coupons')
    .select(['campaign_id', 'position'])
    .where('account_id', '=', accountId)
    .where(
      'campaign_id',
      'in',
      campaigns.map((campaign) => campaign.id),
    )
    .execute();
  for (const row of rows) found.set(row.campaign_id, [...(found.get(row.campaign_id) ?? []), row.position]);
  return found;
}

function dropView(known: Campaign, positions: readonly number[], poster: Picture | null, now: number): Drop {
  // Positions are dense: who holds the last one knows of all before it, also on an instance that has not heard of them.
  const claimed = Math.max(known.claimed, ...positions);
  const campaign = claimed === known.claimed ? known : { ...known, claimed };
  return {
    ...definitionOf(known),
    phase: phaseOf(campaign, now),
    claimed,
    remaining: campaign.total - claimed,
    poster,
    serverNow: iso(now),
    mine: positions.map((position) => ({ couponId: couponIdOf(campaign.id, position), position })),
  };
}

type Definition = Omit<Drop, 'phase' | 'claimed' | 'remaining' | 'poster' | 'serverNow' | 'mine'>;
const definitions = new WeakMap<Campaign, Definition>();

/** What of a drop is the same for every reader: worked out once for as long as the drop is remembered. */
function definitionOf(campaign: Campaign): Definition {
  const known = definitions.get(campaign);
  if (known) return known;
  const definition = {
    dropId: campaign.id,
    name: campaign.name,
    nameEn: campaign.nameEn,
    discount: campaign.discount,
    minimumSpend: campaign.minimumSpend,
    currency: campaign.currency,
    total: campaign.total,
    perMemberLimit: campaign.perMemberLimit,
    opensAt: isoOrNull(campaign.opensAt),
    closesAt: isoOrNull(campaign.closesAt),
    validUntil: iso(campaign.validUntil),
  };
  definitions.set(campaign, definition);
  return definition;
}
