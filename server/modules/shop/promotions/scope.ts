import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Localized } from '../../../lib/localized.ts';
import type { PromotionScope } from '../pricing/rules.ts';

/** What a scope names, with what it is called. */
export interface NamedScope {
  readonly products: ReadonlyMap<string, Localized>;
  readonly categories: ReadonlyMap<string, Localized>;
}

/** What products and categories are called, in bulk; those that there are not are left out. */
export async function namesIn(executor: Executor, scope: PromotionScope): Promise<NamedScope> {
  return {
    products: await namesOf(executor, 'shop_products', scope.productIds ?? []),
    categories: await namesOf(executor, 'shop_categories', scope.categoryIds ?? []),
  };
}

/** Ids of a scope that stand for nothing: for whoever lets operators choose products and categories. */
export async function unknownIn(executor: Executor, scope: PromotionScope): Promise<string[]> {
  const { products, categories } = await namesIn(executor, scope);
  return [
    ...(scope.productIds ?? []).filter((id) => !products.has(id)),
    ...(scope.categoryIds ?? []).filter((id) => !categories.has(id)),
  ];
}

async function namesOf(
  executor: Executor,
  table: 'shop_products' | 'shop_categories',
  ids: readonly string[],
): Promise<Map<string, Localized>> {
  const rows = await selectMany<{ id: string; name_ko: string; name_en: string }>(
    executor,
    { table, columns: ['id', 'name_ko', 'name_en'], keys: ['id'], index: 'PRIMARY', lock: false },
    ids.map((id) => [id]),
  );
  return new Map(rows.map((row) => [row.id, { ko: row.name_ko, en: row.name_en }]));
}
