export interface ShopBoughtTable {
  product_id: string;
  account_id: string;
  quantity: number;
}
export interface ShopCartsTable {
  owner_id: string;
  is_guest: 0 | 1;
  likes: number;
  touched_at: number;
}
export interface ShopCartLinesTable {
  owner_id: string;
  variant_id: string;
  quantity: number;
  is_ticked: 0 | 1;
  added_at: number;
  added_price: number;
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
  title: string;
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
  attention: string | null;
}
export interface ShopOrderDeadlinesTable {
  order_id: string;
  expires_at: number;
  /** When somebody is to look at it: an instance that does so sets it ahead for a while. */
  next_at: number;
}
export interface ShopOrderStepsTable {
  order_id: string;
  step_no: number;
  at: number;
  step: string;
  by_id: string;
  details: string;
}
export interface ShopFollowUpsTable {
  order_id: string;
  kind: 'confirm' | 'remind' | 'forget';
  due_at: number;
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
  choice: string | null;
  rating: number;
  text: string;
  pictures: string;
  has_pictures: 0 | 1;
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
  product_id: string;
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

export interface ShopOrdersTables {
  shop_bought: ShopBoughtTable;
  shop_carts: ShopCartsTable;
  shop_cart_lines: ShopCartLinesTable;
  shop_likes: ShopLikesTable;
  shop_addresses: ShopAddressesTable;
  shop_orders: ShopOrdersTable;
  shop_order_deadlines: ShopOrderDeadlinesTable;
  shop_order_steps: ShopOrderStepsTable;
  shop_follow_ups: ShopFollowUpsTable;
  shop_refunds: ShopRefundsTable;
  shop_returns: ShopReturnsTable;
  shop_reviews: ShopReviewsTable;
  shop_review_votes: ShopReviewVotesTable;
  shop_comments: ShopCommentsTable;
  shop_inquiries: ShopInquiriesTable;
}
