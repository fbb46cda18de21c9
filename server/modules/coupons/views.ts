import type { Executor } from '../../db/dialect.ts';
import type { CouponsTable } from '../../db/schema.ts';
import { ProblemError } from '../../http/errors.ts';
import { idCursor, numberCursor, type Page, pageOf } from '../../http/page.ts';
import { iso, isoOrNull } from '../../lib/iso.ts';
import type { Picture } from '../../lib/picture-schema.ts';
import { type Campaign, couponIdOf, parseCouponId, phaseOf } from './campaign.ts';
import { type PicturesOf, postersOf } from './posters.ts';
import { readCampaigns } from './queries.ts';
import { campaignOf } from './rows.ts';
import type { Campaign as CampaignView, Coupon } from './schemas.ts';

/** A member's coupons, newest campaign first; `expired` is decided by the clock. */
export async function listCoupons(
  executor: Executor,
  accountId: string,
  query: { status?: Coupon['status']; cursor?: string; limit: number },
  now: number,
): Promise<Page<Coupon>> {
  const after = query.cursor === undefined ? null : parseCouponId(query.cursor);
  if (query.cursor !== undefined && !after) throw new ProblemError('request.invalid-cursor');
  let select = executor
    .selectFrom('coupons as c')
    .innerJoin('coupon_campaigns as g', 'g.id', 'c.campaign_id')
    .selectAll('c')
    .where('c.account_id', '=', accountId)
    .orderBy('c.campaign_id', 'desc')
    .orderBy('c.position', 'desc')
    .limit(query.limit + 1);
  if (after) {
    select = select.where((eb) =>
      eb.or([
        eb('c.campaign_id', '<', after.campaignId),
        eb.and([eb('c.campaign_id', '=', after.campaignId), eb('c.position', '<', after.position)]),
      ]),
    );
  }
  if (query.status === 'expired')
    select = select.where('c.status', '=', 'active').where('g.valid_until', '<=', now);
  else if (query.status === 'active') {
    select = select.where('c.status', '=', 'active').where('g.valid_until', '>', now);
  } else if (query.status) select = select.where('c.status', '=', query.status);
  const rows = await select.execute();
  const campaigns = await readCampaigns(
    executor,
    rows.map((row) => row.campaign_id),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => couponIdOf(row.campaign_id, row.position),
    (row) => couponView(row, campaigns.get(row.campaign_id)!, now),
  );
}

const couponView = (row: CouponsTable, campaign: Campaign, now: number): Coupon => ({
  couponId: couponIdOf(row.campaign_id, row.position),
  campaignId: row.campaign_id,
  name: campaign.name,
  nameEn: campaign.nameEn,
  discount: campaign.discount,
  minimumSpend: campaign.minimumSpend,
  currency: campaign.currency,
  scope: campaign.scope,
  status: statusOf(row, campaign, now),
  position: row.position,
  claimedAt: iso(row.claimed_at),
  validUntil: iso(campaign.validUntil),
  usedAt: isoOrNull(row.used_at),
  usedFor: row.used_for,
});

const statusOf = (row: CouponsTable, campaign: Campaign, now: number): Coupon['status'] =>
  row.status === 'active' && now >= campaign.validUntil ? 'expired' : row.status;

/** All campaigns, newest first, for the operator. */
export async function listCampaigns(
  executor: Executor,
  query: { cursor?: string; limit: number },
  now: number,
  picturesOf: PicturesOf,
): Promise<Page<CampaignView>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('coupon_campaigns')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const campaigns = (await select.execute()).map(campaignOf);
  const posterOf = await postersOf(executor, campaigns, picturesOf);
  return pageOf(
    campaigns,
    query.limit,
    (campaign) => campaign.id,
    (campaign) => campaignView(campaign, posterOf(campaign), now),
  );
}

/** One campaign for the operator; null when there is none. */
export async function readCampaign(
  executor: Executor,
  campaignId: string,
  now: number,
  picturesOf: PicturesOf,
): Promise<CampaignView | null> {
  const campaign = (await readCampaigns(executor, [campaignId])).get(campaignId);
  if (!campaign) return null;
  const posterOf = await postersOf(executor, [campaign], picturesOf);
  return campaignView(campaign, posterOf(campaign), now);
}

const campaignView = (campaign: Campaign, poster: Picture | null, now: number): CampaignView => ({
  campaignId: campaign.id,
  kind: campaign.kind,
  name: campaign.name,
  nameEn: campaign.nameEn,
  phase: phaseOf(campaign, now),
  discount: campaign.discount,
  minimumSpend: campaign.minimumSpend,
  currency: campaign.currency,
  scope: campaign.scope,
  total: campaign.total,
  claimed: campaign.claimed,
  used: campaign.used,
  perMemberLimit: campaign.perMemberLimit,
  code: campaign.code,
  codesMade: campaign.codesMade,
  opensAt: isoOrNull(campaign.opensAt),
  closesAt: isoOrNull(campaign.closesAt),
  validUntil: iso(campaign.validUntil),
  poster,
  createdAt: iso(campaign.createdAt),
});

/** Who claimed, in order of position. @param names looks up members in bulk */
export async function listClaims(
  executor: Executor,
  campaignId: string,
  query: { cursor?: string; limit: number },
  now: number,
  names: (executor: Executor, ids: string[]) => Promise<Map<string, { name: string }>>,
) {
  const after = numberCursor(query.cursor) ?? 0;
  const rows = await executor
    .selectFrom('coupons')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(query.limit + 1)
    .execute();
  const campaign = (await readCampaigns(executor, [campaignId])).get(campaignId);
  if (!campaign) return null;
  const members = await names(
    executor,
    rows.map((row) => row.account_id),
  );
  return pageOf(
    rows,
    query.limit,
    (row) => String(row.position),
    (row) => ({
      couponId: couponIdOf(row.campaign_id, row.position),
      position: row.position,
      accountId: row.account_id,
      name: members.get(row.account_id)?.name ?? '',
      status: statusOf(row, campaign, now),
      claimedAt: iso(row.claimed_at),
    }),
  );
}

const CODES_PAGE = 5_000;

/** The unique codes of a campaign as CSV (RFC 4180), a page of rows at a time. */
export async function* codesCsv(executor: Executor, campaignId: string): AsyncGenerator<string> {
  yield 'code,registered\r\n';
  for (let after = ''; ; ) {
    const rows = await executor
      .selectFrom('coupon_codes')
      .select(['code', 'account_id'])
      .where('campaign_id', '=', campaignId)
      .where('code', '>', after)
      .orderBy('code')
      .limit(CODES_PAGE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.code;
    yield rows.map((row) => `${row.code},${row.account_id === null ? 'no' : 'yes'}\r\n`).join('');
  }
}
