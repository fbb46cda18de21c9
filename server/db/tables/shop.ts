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
export interface ShopBoughtTable {
  product_id: string;
  account_id: string;
  quantity: number;
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
export interface ShopCartsTable {
  owner_id: string;
  clock: number;
  touched_at: number;
}
export interface ShopCartLinesTable {
  owner_id: string;
  variant_id: string;
  quantity: number;
  is_ticked: 0 | 1;
  added_at: number;
}
export interface ShopLikesTable {
  account_id: string;
  product_id: string;
  at: number;
}
export interface ShopAddressesTable {
  id: string;
  account_id: string;
  label: string;
  recipient: string;
  phone: string;
  postcode: string;
  line1: string;
  line2: string;
  is_default: 0 | 1;
  created_at: number;
}
export interface ShopOrdersTable {
  id: string;
  account_id: string;
  status:
    | 'draft'
    | 'awaiting-payment'
    | 'paid'
    | 'preparing'
    | 'shipped'
    | 'delivered'
    | 'confirmed'
    | 'cancelled'
    | 'expired';
  pay_with: 'wallet' | 'gateway' | 'undecided';
  currency: string;
  items: number;
  discount: number;
  coupon_discount: number;
  shipping: number;
  total: number;
  refunded: number;
  coupon_id: string | null;
  transfer_id: string | null;
  payment_id: string | null;
  order_lines: string;
  trace: string;
  address: string | null;
  made_by: string | null;
  courier: string | null;
  tracking_no: string | null;
  steps: number;
  clock: number;
  created_at: number;
  paid_at: number | null;
  delivered_at: number | null;
}
export interface ShopOrderDeadlinesTable {
  order_id: string;
  expires_at: number;
}
export interface ShopOrderStepsTable {
  order_id: string;
  step_no: number;
  at: number;
  step: string;
  by_id: string;
  details: string;
}
export interface ShopRefundsTable {
  id: string;
  order_id: string;
  amount: number;
  cause: string;
  status: 'requested' | 'under-way' | 'done' | 'refused';
  transfer_id: string | null;
  payment_id: string | null;
  attempts: number;
  next_at: number | null;
  created_at: number;
  settled_at: number | null;
}
export interface ShopReturnsTable {
  id: string;
  order_id: string;
  account_id: string;
  kind: 'return' | 'exchange';
  status: 'requested' | 'approved' | 'rejected' | 'withdrawn' | 'received' | 'done';
  reason: string;
  note: string;
  return_lines: string;
  refund_amount: number;
  answer: string;
  created_at: number;
  updated_at: number;
}
export interface ShopReviewsTable {
  id: string;
  product_id: string;
  account_id: string;
  order_id: string;
  line_no: number;
  rating: number;
  text: string;
  pictures: string;
  status: 'shown' | 'hidden';
  helpful: number;
  created_at: number;
  updated_at: number;
}
export interface ShopReviewVotesTable {
  review_id: string;
  account_id: string;
  at: number;
}
export interface ShopCommentsTable {
  id: string;
  subject: string;
  account_id: string;
  text: string;
  status: 'shown' | 'hidden';
  created_at: number;
}
export interface ShopInquiriesTable {
  id: string;
  product_id: string;
  account_id: string;
  is_private: 0 | 1;
  question: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: number | null;
  status: 'open' | 'answered' | 'hidden';
  created_at: number;
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
  is_dry_run: 0 | 1;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'stopped';
  total: number;
  done: number;
  created: number;
  updated: number;
  failed: number;
  created_at: number;
  ended_at: number | null;
}
export interface ShopImportRowsTable {
  import_id: string;
  row_no: number;
  data: string;
  code: string | null;
  field: string | null;
}

export interface ShopTables {
  shop_categories: ShopCategoriesTable;
  shop_products: ShopProductsTable;
  shop_product_texts: ShopProductTextsTable;
  shop_product_pictures: ShopProductPicturesTable;
  shop_product_counts: ShopProductCountsTable;
  shop_variants: ShopVariantsTable;
  shop_bought: ShopBoughtTable;
  shop_collections: ShopCollectionsTable;
  shop_collection_products: ShopCollectionProductsTable;
  shop_promotions: ShopPromotionsTable;
  shop_settings: ShopSettingsTable;
  shop_carts: ShopCartsTable;
  shop_cart_lines: ShopCartLinesTable;
  shop_likes: ShopLikesTable;
  shop_addresses: ShopAddressesTable;
  shop_orders: ShopOrdersTable;
  shop_order_deadlines: ShopOrderDeadlinesTable;
  shop_order_steps: ShopOrderStepsTable;
  shop_refunds: ShopRefundsTable;
  shop_returns: ShopReturnsTable;
  shop_reviews: ShopReviewsTable;
  shop_review_votes: ShopReviewVotesTable;
  shop_comments: ShopCommentsTable;
  shop_inquiries: ShopInquiriesTable;
  shop_rankings: ShopRankingsTable;
  shop_sales: ShopSalesTable;
  shop_days: ShopDaysTable;
  shop_imports: ShopImportsTable;
  shop_import_rows: ShopImportRowsTable;
}
