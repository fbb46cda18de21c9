import { copier } from '../copy.ts';
import type { Sql } from '../sql.ts';

/** What the bench sells costs so much, in won. */
export const PRICE = 100;

/**
 * Puts variants on sale, each of a product of its own: copies of one that is there, which differ in id, price and stock.
 * @param from the variant that is copied
 */
export async function sellVariants(
  sql: Sql,
  from: string,
  ids: readonly string[],
  stock: number,
): Promise<void> {
  const [variant] = await sql.query<{ product_id: string }>(
    'select product_id from shop_variants where id = ?',
    [from],
  );
  if (!variant) throw new Error('There is no variant to copy');
  const addProduct = await copier(sql, 'shop_products', ['id = ?', variant.product_id]);
  const addVariant = await copier(sql, 'shop_variants', ['id = ?', from]);
  // One commit for all: the disk is waited for once.
  await sql.query('begin');
  for (const id of ids) {
    await addProduct({ id });
    await addVariant({ id, product_id: id, sku: id, price: PRICE, stock, sold: 0 });
  }
  await sql.query('commit');
}
