import type { Executor } from '../../db/dialect.ts';
import { Check } from '../pay/index.ts';
import { couponIdOf } from './campaign.ts';

const PAGE = 1_000;

/** A coupon that is used up, and for which order. */
interface CouponUse {
  readonly couponId: string;
  readonly usedFor: string | null;
}

/** All coupons that are used, in pages, for holding them against orders. */
async function* usedCoupons(executor: Executor): AsyncGenerator<CouponUse[]> {
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

/** Which coupon an order was made with, by the order's number; and whether it holds it for certain. */
export type CouponsOfOrders = Map<string, { readonly couponId: string; readonly isHeld: boolean }>;

/**
 * Holds used coupons against what was bought with them, and against what their campaigns say.
 * @param executor of a transaction that sees one moment
 * @param orders of every service that takes coupons
 */
export async function reconcileCoupons(executor: Executor, orders: CouponsOfOrders): Promise<Check[]> {
  return [await checkOrders(executor, orders), await checkCampaigns(executor)];
}

/** Each used coupon stands in the order that used it; each order that holds one finds it used for itself. */
async function checkOrders(executor: Executor, orders: CouponsOfOrders): Promise<Check> {
  const check = new Check('coupons-equal-orders');
  const held = new Map<string, string>();
  for (const [orderId, { couponId, isHeld }] of orders) if (isHeld) held.set(orderId, couponId);
  for await (const page of usedCoupons(executor)) {
    for (const { couponId, usedFor } of page) {
      check.checked += 1;
      check.expect(couponId, usedFor === null ? 'an order' : orders.get(usedFor)?.couponId, couponId);
      if (usedFor !== null && held.get(usedFor) === couponId) held.delete(usedFor);
    }
  }
  for (const [orderId, couponId] of held) check.expect(orderId, `${couponId} used for it`, 'not used for it');
  return check;
}

/** Holds what campaigns say of the use of their coupons against the coupons. */
async function checkCampaigns(executor: Executor): Promise<Check> {
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
