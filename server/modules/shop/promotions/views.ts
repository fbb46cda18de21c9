import type { Executor } from '../../../db/dialect.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { ShippingRule } from '../pricing/rules.ts';
import { type StoredPromotion, statusOf } from './promotion.ts';
import { storedPromotionOf } from './queries.ts';
import type { PromotionView, ShippingView } from './schemas.ts';
import { type NamedScope, namesIn } from './scope.ts';
import { DEFAULT_SHIPPING, SHIPPING } from './shipping.ts';

/** Promotions as operators see them. */
export async function listPromotions(
  executor: Executor,
  { status, cursor, limit }: { status: 'current' | 'ended'; cursor?: string; limit: number },
  now: number,
): Promise<Page<PromotionView>> {
  const after = idCursor(cursor);
  let select = executor.selectFrom('shop_promotions').selectAll();
  if (status === 'current') {
    // So few that they are one page: nobody can make more than a hundred.
    select = select
      .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
      .orderBy('priority')
      .orderBy('id');
  } else {
    select = select
      .where('ends_at', '<=', now)
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (after !== null) select = select.where('id', '<', after);
  }
  const promotions = (await select.execute()).map(storedPromotionOf);
  const names = await namesOf(executor, promotions);
  const most = status === 'current' ? promotions.length : limit;
  return pageOf(
    promotions,
    most,
    ({ id }) => id,
    (promotion) => viewOf(promotion, names, now),
  );
}

/** One promotion; null when there is none. */
export async function readPromotion(
  executor: Executor,
  promotionId: string,
  now: number,
): Promise<PromotionView | null> {
  const row = await executor
    .selectFrom('shop_promotions')
    .selectAll()
    .where('id', '=', promotionId)
    .executeTakeFirst();
  if (!row) return null;
  const promotion = storedPromotionOf(row);
  return viewOf(promotion, await namesOf(executor, [promotion]), now);
}

const namesOf = (executor: Executor, promotions: readonly StoredPromotion[]): Promise<NamedScope> =>
  namesIn(executor, {
    productIds: promotions.flatMap(({ rule }) => rule.scope.productIds ?? []),
    categoryIds: promotions.flatMap(({ rule }) => rule.scope.categoryIds ?? []),
  });

const viewOf = (promotion: StoredPromotion, names: NamedScope, now: number): PromotionView => ({
  promotionId: promotion.id,
  name: promotion.name,
  rule: promotion.rule as PromotionView['rule'],
  priority: promotion.priority,
  startsAt: iso(promotion.startsAt),
  endsAt: isoOrNull(promotion.endsAt),
  isActive: promotion.isActive,
  status: statusOf(promotion, now),
  products: named(promotion.rule.scope.productIds, names.products),
  categories: named(promotion.rule.scope.categoryIds, names.categories),
  version: promotion.updatedAt,
  createdAt: iso(promotion.createdAt),
  updatedAt: iso(promotion.updatedAt),
});

const named = (ids: readonly string[] | undefined, names: ReadonlyMap<string, Localized>) =>
  (ids ?? []).flatMap((id) => {
    const name = names.get(id);
    return name ? [{ id, name }] : [];
  });

/** What sending costs, as operators set it. */
export async function readShipping(executor: Executor): Promise<ShippingView> {
  const row = await executor
    .selectFrom('shop_settings')
    .selectAll()
    .where('name', '=', SHIPPING)
    .executeTakeFirst();
  const rule = row ? (JSON.parse(row.value) as ShippingRule) : DEFAULT_SHIPPING;
  return {
    fee: rule.fee,
    freeFrom: rule.freeFrom,
    remoteFee: rule.remoteFee,
    remotePostcodes: rule.remotePostcodes.map((range) => [...range]),
    isDefault: row === undefined,
    version: row?.updated_at ?? 0,
  };
}
