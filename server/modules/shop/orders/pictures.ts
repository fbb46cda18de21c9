import type { Executor } from '../../../db/dialect.ts';
import type { Files } from '../../files/index.ts';
import type { Order } from '../order.ts';
import type { Pictures } from './shapes.ts';

export type PicturesOf = Files['picturesOf'];

/**
 * Pictures for the lines of orders: what was shown on the day, by its own id; where there was none yet, what the product
 * shows now, by the product's.
 */
export async function picturesOfLines(
  executor: Executor,
  orders: Iterable<Order>,
  picturesOf: PicturesOf,
): Promise<Pictures> {
  const shown = new Set<string>();
  const without = new Set<string>();
  for (const { lines } of orders) {
    for (const { pictureId, productId } of lines) {
      if (pictureId === null) without.add(productId);
      else shown.add(pictureId);
    }
  }
  const products =
    without.size === 0
      ? []
      : await executor
          .selectFrom('shop_products')
          .select(['id', 'picture_id'])
          .where('id', 'in', [...without])
          .where('picture_id', 'is not', null)
          .execute();
  const pictures = await picturesOf(executor, [
    ...shown,
    ...products.flatMap(({ picture_id: pictureId }) => pictureId ?? []),
  ]);
  const found = new Map(pictures);
  for (const { id, picture_id: pictureId } of products) {
    const picture = pictures.get(pictureId ?? '');
    if (picture) found.set(id, picture);
  }
  return found;
}
