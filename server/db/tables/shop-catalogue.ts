export interface ShopCategoriesTable {
  id: string;
  slug: string;
  parent_id: string | null;
  name_ko: string;
  name_en: string;
  position: number;
  is_hidden: 0 | 1;
  created_at: number;
}
export interface ShopProductsTable {
  id: string;
  category_id: string;
  status: 'draft' | 'on-sale' | 'hidden' | 'ended';
  name_ko: string;
  name_en: string;
  brand: string;
  summary_ko: string;
  summary_en: string;
  tags: string;
  options: string;
  delivery: 'parcel' | 'none';
  is_drop: 0 | 1;
  opens_at: number | null;
  per_member_limit: number | null;
  picture_id: string | null;
  price_from: number;
  published_at: number | null;
  /** When a price or a state changes next by itself. */
  turns_at: number | null;
  /** English name and brand in small letters (of ASCII), for lists. */
  words: string;
  version: number;
  clock: number;
  created_at: number;
  updated_at: number;
}
export interface ShopProductTextsTable {
  product_id: string;
  description_ko: string;
  description_en: string;
}
export interface ShopProductPicturesTable {
  product_id: string;
  position: number;
  file_id: string;
  alt_ko: string;
  alt_en: string;
}
export interface ShopProductCountsTable {
  product_id: string;
  likes: number;
  reviews: number;
  rating_sum: number;
}
export interface ShopVariantsTable {
  id: string;
  product_id: string;
  position: number;
  sku: string;
  choices: string;
  price: number;
  sale_price: number | null;
  sale_from: number | null;
  sale_until: number | null;
  stock: number;
  backorder_limit: number;
  sells: 'stock' | 'backorder' | 'pre-order';
  available_at: number | null;
  sold: number;
  is_active: 0 | 1;
}
export interface ShopCollectionsTable {
  id: string;
  slug: string;
  name_ko: string;
  name_en: string;
  lead_ko: string;
  lead_en: string;
  position: number;
  is_shown: 0 | 1;
  created_at: number;
}
export interface ShopCollectionProductsTable {
  collection_id: string;
  position: number;
  product_id: string;
}
export interface ShopPromotionsTable {
  id: string;
  name_ko: string;
  name_en: string;
  rule: string;
  priority: number;
  starts_at: number;
  ends_at: number | null;
  is_active: 0 | 1;
  created_at: number;
  updated_at: number;
}
export interface ShopSettingsTable {
  name: string;
  value: string;
  updated_at: number;
}
export interface ShopRankingsTable {
  list: string;
  position: number;
  product_id: string;
  score: number;
}
export interface ShopSalesTable {
  day: string;
  product_id: string;
  views: number;
  orders: number;
  quantity: number;
  amount: number;
  returned: number;
  returned_amount: number;
}
export interface ShopDaysTable {
  day: string;
  views: number;
  cart_adds: number;
  checkouts: number;
  orders: number;
  amount: number;
  refunded: number;
}
export interface ShopImportsTable {
  id: string;
  by_id: string;
  file_name: string;
  encoding: string;
  reason: string;
  is_dry_run: 0 | 1;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  total: number;
  done: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  created_at: number;
  ended_at: number | null;
}
/** What of a file is still to be done: one product each, with all its rows. */
export interface ShopImportRowsTable {
  import_id: string;
  item_no: number;
  data: string;
}
export interface ShopImportErrorsTable {
  import_id: string;
  row_no: number;
  fault_no: number;
  field: string;
  code: string;
  value: string;
}
/** What operators call a product in their files. */
export interface ShopProductCodesTable {
  code: string;
  product_id: string;
}

export interface ShopCatalogueTables {
  shop_categories: ShopCategoriesTable;
  shop_products: ShopProductsTable;
  shop_product_texts: ShopProductTextsTable;
  shop_product_pictures: ShopProductPicturesTable;
  shop_product_counts: ShopProductCountsTable;
  shop_variants: ShopVariantsTable;
  shop_collections: ShopCollectionsTable;
  shop_collection_products: ShopCollectionProductsTable;
  shop_promotions: ShopPromotionsTable;
  shop_settings: ShopSettingsTable;
  shop_rankings: ShopRankingsTable;
  shop_sales: ShopSalesTable;
  shop_days: ShopDaysTable;
  shop_imports: ShopImportsTable;
  shop_import_rows: ShopImportRowsTable;
  shop_import_errors: ShopImportErrorsTable;
  shop_product_codes: ShopProductCodesTable;
}
