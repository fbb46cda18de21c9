import { insertProducts } from '../../server/modules/shop/index.ts';
import type { SeedContext } from './seeders.ts';

const PRICE_WON = 1_000;
const SLUG = 'load-tests';

/**
 * Puts one variant on sale, of a product that needs no parcel, so that an order of it needs no address.
 * @returns the variant
 */
export async function seedVariant(
  { database, makeId, now }: Pick<SeedContext, 'database' | 'makeId' | 'now'>,
  stock: number,
): Promise<string> {
  const [batchId, categoryId, productId, variantId] = [makeId(), makeId(), makeId(), makeId()];
  await database.transact(async (tx) => {
    const known = await tx
      .selectFrom('shop_categories')
      .select('id')
      .where('slug', '=', SLUG)
      .executeTakeFirst();
    const name = { ko: `부하 시험 상품 ${stock}개`, en: `Load test: ${stock} pieces` };
    const category = { id: categoryId, slug: SLUG, name: { ko: '부하 시험', en: 'Load tests' } };
    const variants = [{ id: variantId, price: PRICE_WON, stock }];
    const product = {
      id: productId,
      categoryId: known?.id ?? categoryId,
      name,
      delivery: 'none',
      variants,
    } as const;
    const seed = { categories: known ? [] : [category], products: [product] };
    await insertProducts(tx, seed, { batchId, at: now() });
  });
  return variantId;
}
