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
  const [variant] = await sql.query<{ product_id: string }>('select * from shop_variants where id = ?', [
    from,
  ]);
  if (!variant) throw new Error('There is no variant to copy');
  const [product] = await sql.query<{ id: string }>('select * from shop_products where id = ?', [
    variant.product_id,
  ]);
  if (!product) throw new Error('The variant has no product');
  // One commit for all: the disk is waited for once.
  await sql.query('begin');
  for (const id of ids) {
    await copy(sql, 'shop_products', product, product.id, { id });
    const own = { id, product_id: id, sku: id, price: PRICE, stock, sold: 0 };
    await copy(sql, 'shop_variants', variant, from, own);
  }
  await sql.query('commit');
}

/** A row like another, but for what is its own. */
async function copy(
  sql: Sql,
  table: string,
  like: object,
  from: string,
  own: Readonly<Record<string, string | number>>,
): Promise<void> {
  const others = Object.keys(like).filter((column) => !(column in own));
  await sql.query(
    `insert into ${table} (${[...Object.keys(own), ...others].join(', ')})
      select ${Object.keys(own).map(() => '?')}, ${others.join(', ')} from ${table} where id = ?`,
    [...Object.values(own), from],
  );
}
