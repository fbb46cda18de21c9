import { sql } from 'kysely';
import type { Executor } from '../../../db/dialect.ts';
import type { ShopPromotionsTable } from '../../../db/tables/shop-catalogue.ts';
import type { Promotion, PromotionRule, ShippingRule } from '../pricing/rules.ts';
import { DEFAULT_SHIPPING, SHIPPING } from './shipping.ts';

type Row = Pick<
  ShopPromotionsTable,
  'id' | 'name_ko' | 'name_en' | 'rule' | 'priority' | 'starts_at' | 'ends_at'
>;

const promotionOf = (row: Row): Promotion => ({
  id: row.id,
  name: { ko: row.name_ko, en: row.name_en },
  rule: JSON.parse(row.rule) as PromotionRule,
  priority: row.priority,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});

/**
 * Promotions in the order in which they are asked, in one small select: those that apply at `at`, or, for a batch of
 * commands, at some moment from `at` up to `until` (epoch milliseconds). Their own times are in what it returns.
 */
export async function activePromotions(executor: Executor, at: number, until = at): Promise<Promotion[]> {
  const { rows } = await sql<Row>`
    select id, name_ko, name_en, rule, priority, starts_at, ends_at from shop_promotions
    where is_active = 1 and starts_at <= ${until} and (ends_at is null or ends_at > ${at})
    order by priority, id
  `.execute(executor);
  return rows.map(promotionOf);
}

/** What sending costs now, in one small select. */
export async function shippingRule(executor: Executor): Promise<ShippingRule> {
  const { rows } = await sql<{ value: string }>`
    select value from shop_settings where name = ${SHIPPING}
  `.execute(executor);
  return rows[0] ? (JSON.parse(rows[0].value) as ShippingRule) : DEFAULT_SHIPPING;
}
