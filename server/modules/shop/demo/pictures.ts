import type { Executor } from '../../../db/dialect.ts';
import type { Localized } from '../../../lib/localized.ts';
import { demoGoods } from './products.ts';

/** A product of the demo that shows nothing yet. */
export interface Unpictured {
  readonly productId: string;
  /** Of its picture. */
  readonly name: string;
  readonly alt: Localized;
}

/** The demo's products without a picture, those of its collections first: they are what a guest sees. */
export async function unpictured(executor: Executor): Promise<Unpictured[]> {
  const rows = await executor
    .selectFrom('shop_products as p')
    .innerJoin('shop_variants as v', 'v.product_id', 'p.id')
    .leftJoin('shop_collection_products as c', 'c.product_id', 'p.id')
    .select(['p.id', 'p.name_ko', 'p.name_en', 'v.sku', 'c.position'])
    .where('p.picture_id', 'is', null)
    .where('v.position', '=', 0)
    .orderBy('p.id')
    .execute();
  const goods = demoGoods();
  const found = new Map<string, Unpictured & { readonly isShown: boolean }>();
  for (const { id, name_ko: ko, name_en: en, sku, position } of rows) {
    const name = sku.toLowerCase().replace(/-1$/, '');
    if (!goods.has(name)) continue;
    found.set(id, { productId: id, name, alt: { ko, en }, isShown: position !== null });
  }
  return [...found.values()].toSorted((a, b) => Number(b.isShown) - Number(a.isShown));
}
