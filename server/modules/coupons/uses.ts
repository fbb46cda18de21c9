import type { Executor } from '../../db/dialect.ts';
import { Check } from '../pay/index.ts';
import { couponIdOf } from './campaign.ts';

const PAGE = 1_000;

/** A coupon that is used up, and for which order. */
export interface CouponUse {
  readonly couponId: string;
  readonly usedFor: string | null;
}

/** All coupons that are used, in pages, for holding them against orders. */
export async function* usedCoupons(executor: Executor): AsyncGenerator<CouponUse[]> {
  for (let campaignId = '', position = 0; ; ) {
    const rows = await executor
      .selectFrom('coupons')
      .select(['campaign_id', 'position', 'used_for'])
      .where('status', '=', 'used')
      .where((eb) =>
        eb.or([
          eb('campaign_id', '>', campaignId),
          eb.and([eb('campaign_id', '=', campaignId), eb('position', '>', position)]),
        ]),
      )
      .orderBy('campaign_id')
      .orderBy('position')
      .limit(PAGE)
      .execute();
    yield rows.map((row) => ({ couponId: couponIdOf(row.campaign_id, row.position), usedFor: row.used_for }));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    campaignId = last.campaign_id;
    position = last.position;
  }
}

/** Holds what campaigns say of the use of their coupons against the coupons. */
export async function reconcileUses(executor: Executor): Promise<Check> {
  const check = new Check('coupon-uses-add-up');
  const counted = await executor
    .selectFrom('coupons')
    .select(({ fn }) => ['campaign_id as id', fn.countAll<number>().as('used')])
    .where('status', '=', 'used')
    .groupBy('campaign_id')
    .execute();
  const usedBy = new Map(counted.map(({ id, used }) => [id, Number(used)]));
  const campaigns = await executor.selectFrom('coupon_campaigns').select(['id', 'used']).execute();
  check.checked = campaigns.length;
  for (const { id, used } of campaigns) check.expect(id, usedBy.get(id) ?? 0, used);
  return check;
}
