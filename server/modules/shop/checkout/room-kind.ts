import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { Behind, RoomKind } from '../../waiting-room/index.ts';
import { leftOf } from '../catalogue/sale.ts';
import {
  PRODUCT_COLUMNS,
  type ProductRow,
  productOf,
  VARIANT_COLUMNS,
  type VariantRow,
  variantOf,
} from './goods-rows.ts';

/** Products as what may stand behind a waiting room. */
export const productRooms: RoomKind = {
  kind: 'product',
  behind: async (executor: Executor, ids: readonly string[]) => {
    const keys = ids.map((id) => [id]);
    const products = await selectMany<ProductRow>(
      executor,
      { table: 'shop_products', columns: PRODUCT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock: false },
      keys,
    );
    const variants = await selectMany<VariantRow>(
      executor,
      {
        table: 'shop_variants',
        columns: VARIANT_COLUMNS,
        keys: ['product_id'],
        index: 'shop_variants_product',
        lock: false,
      },
      keys,
    );
    const found = new Map<string, Behind>();
    for (const row of products) {
      const { id, name, status, opensAt } = productOf(row);
      const own = variants.filter((variant) => variant.product_id === id).map(variantOf);
      const free = own.reduce((sum, variant) => sum + (variant.isActive ? leftOf(variant) : 0), 0);
      found.set(id, {
        title: name,
        path: `/shop/products/${id}`,
        takesPlaceAt: null,
        free: status === 'on-sale' ? free : 0,
        startsAt: opensAt,
        endsAt: null,
      });
    }
    return found;
  },
};
