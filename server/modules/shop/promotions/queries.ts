import { type Executor, insertMany, lockClause, run, selectMany } from '../../../db/dialect.ts';
import type { ShopPromotionsTable, ShopSettingsTable } from '../../../db/tables/shop-catalogue.ts';
import type { Command } from '../../../engine/index.ts';
import type { PromotionRule, ShippingRule } from '../pricing/rules.ts';
import { namedIn, type PromotionInput, type PromotionsState, type StoredPromotion } from './promotion.ts';
import { unknownIn } from './scope.ts';
import { DEFAULT_SHIPPING, SHIPPING } from './shipping.ts';

const COLUMNS = [
  ...['id', 'name_ko', 'name_en', 'rule', 'priority', 'starts_at', 'ends_at', 'is_active'],
  ...['created_at', 'updated_at'],
];

export const storedPromotionOf = (row: ShopPromotionsTable): StoredPromotion => ({
  id: row.id,
  name: { ko: row.name_ko, en: row.name_en },
  rule: JSON.parse(row.rule) as PromotionRule,
  priority: row.priority,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  isActive: row.is_active === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  change: 'none',
});

/** Loads and locks what a batch touches: promotions by id, then settings. */
export async function prefetchPromotions(
  tx: Executor,
  commands: readonly Command<PromotionInput>[],
): Promise<PromotionsState> {
  const scopes = commands.flatMap(({ input }) =>
    input.kind === 'create' || input.kind === 'change' ? [input.terms.rule.scope] : [],
  );
  const named = scopes.flatMap(namedIn);
  const unknown = new Set(
    await unknownIn(tx, {
      productIds: scopes.flatMap(({ productIds = [] }) => productIds),
      categoryIds: scopes.flatMap(({ categoryIds = [] }) => categoryIds),
    }),
  );
  const ids = await idsIn(tx, commands);
  const rows = await selectMany<ShopPromotionsTable>(
    tx,
    { table: 'shop_promotions', columns: COLUMNS, keys: ['id'], index: 'PRIMARY', lock: true },
    ids.map((id) => [id]),
  );
  return {
    promotions: new Map(rows.map((row) => [row.id, storedPromotionOf(row)])),
    known: new Set(named.filter((id) => !unknown.has(id))),
    shipping: await lockShipping(tx, commands),
  };
}

async function idsIn(tx: Executor, commands: readonly Command<PromotionInput>[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const { input } of commands) {
    if (input.kind === 'change' || input.kind === 'end') ids.add(input.promotionId);
    if (input.kind === 'order') for (const id of input.promotionIds) ids.add(id);
  }
  // A place in the order is found among all others.
  const asked = commands.filter(({ input }) => input.kind === 'create' || input.kind === 'order');
  if (asked.length === 0) return [...ids];
  const at = Math.min(...asked.map((command) => command.at));
  const current = await tx
    .selectFrom('shop_promotions')
    .select('id')
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
    .execute();
  for (const { id } of current) ids.add(id);
  return [...ids];
}

async function lockShipping(
  tx: Executor,
  commands: readonly Command<PromotionInput>[],
): Promise<PromotionsState['shipping']> {
  const isAsked = commands.some(({ input }) => input.kind === 'set-shipping');
  const [row] = isAsked
    ? await run<ShopSettingsTable>(
        tx,
        `select value, updated_at from shop_settings where name = ?${lockClause(tx)}`,
        [SHIPPING],
      )
    : [];
  return {
    rule: row ? (JSON.parse(row.value) as ShippingRule) : DEFAULT_SHIPPING,
    version: row?.updated_at ?? 0,
    isStored: row !== undefined,
    isChanged: false,
  };
}

/** Writes what has changed. */
export async function writePromotions(
  tx: Executor,
  { promotions, shipping }: PromotionsState,
): Promise<void> {
  const all = [...promotions.values()];
  const created = all.filter(({ change }) => change === 'new').map(rowOf);
  await insertMany(
    tx,
    'shop_promotions',
    COLUMNS,
    created.map((row) => COLUMNS.map((column) => row[column as keyof ShopPromotionsTable])),
  );
  // One by one: an operator changes one of them, and a rule may be longer than what is updated in bulk.
  for (const promotion of all.filter(({ change }) => change === 'changed')) {
    const { id, ...values } = rowOf(promotion);
    await tx.updateTable('shop_promotions').set(values).where('id', '=', id).execute();
  }
  if (shipping.isChanged) await writeShipping(tx, shipping);
}

const rowOf = (promotion: StoredPromotion): ShopPromotionsTable => ({
  id: promotion.id,
  name_ko: promotion.name.ko,
  name_en: promotion.name.en,
  rule: JSON.stringify(promotion.rule),
  priority: promotion.priority,
  starts_at: promotion.startsAt,
  ends_at: promotion.endsAt,
  is_active: promotion.isActive ? 1 : 0,
  created_at: promotion.createdAt,
  updated_at: promotion.updatedAt,
});

async function writeShipping(tx: Executor, shipping: PromotionsState['shipping']): Promise<void> {
  const values = { value: JSON.stringify(shipping.rule), updated_at: shipping.version };
  if (shipping.isStored) {
    await tx.updateTable('shop_settings').set(values).where('name', '=', SHIPPING).execute();
  } else {
    await tx
      .insertInto('shop_settings')
      .values({ name: SHIPPING, ...values })
      .execute();
  }
}
