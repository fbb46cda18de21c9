import type { ShopProductsTable, ShopVariantsTable } from '../../../db/schema.ts';
import type { ProductOnSale, VariantOnSale } from '../state.ts';

/** Products and variants as a checkout sees them. */
export const PRODUCT_COLUMNS = [
  'id',
  'category_id',
  'status',
  'name_ko',
  'name_en',
  'options',
  'delivery',
  'opens_at',
  'per_member_limit',
  'picture_id',
  'clock',
] as const;
export const VARIANT_COLUMNS = [
  'id',
  'product_id',
  'choices',
  'price',
  'sale_price',
  'sale_from',
  'sale_until',
  'stock',
  'backorder_limit',
  'sells',
  'available_at',
  'sold',
  'is_active',
] as const;

export type ProductRow = Pick<ShopProductsTable, (typeof PRODUCT_COLUMNS)[number]>;
export type VariantRow = Pick<ShopVariantsTable, (typeof VARIANT_COLUMNS)[number]>;

/** Of products without options, which are many. */
const NOTHING = '[]';

export const productOf = (row: ProductRow): ProductOnSale => ({
  id: row.id,
  categoryId: row.category_id,
  status: row.status,
  name: { ko: row.name_ko, en: row.name_en },
  options: row.options === NOTHING ? [] : (JSON.parse(row.options) as ProductOnSale['options']),
  delivery: row.delivery,
  pictureId: row.picture_id,
  opensAt: row.opens_at,
  perMemberLimit: row.per_member_limit,
  clock: row.clock,
  touched: false,
});

export const variantOf = (row: VariantRow): VariantOnSale => ({
  id: row.id,
  productId: row.product_id,
  choices: row.choices === NOTHING ? [] : (JSON.parse(row.choices) as number[]),
  price: row.price,
  salePrice: row.sale_price,
  saleFrom: row.sale_from,
  saleUntil: row.sale_until,
  isActive: row.is_active === 1,
  sells: row.sells,
  backorderLimit: row.backorder_limit,
  availableAt: row.available_at,
  stock: row.stock,
  sold: row.sold,
  touched: false,
});
