import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** What people do in the shop: baskets, orders, returns, and what they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  shop_bought: `
    product_id varchar(16) not null,
    account_id varchar(16) not null,
    quantity int not null check (quantity >= 0),
    primary key (product_id, account_id)`,
  shop_carts: `
    owner_id varchar(40) not null primary key,
    clock bigint not null,
    touched_at bigint not null`,
  shop_cart_lines: `
    owner_id varchar(40) not null,
    variant_id varchar(16) not null,
    quantity int not null check (quantity between 1 and 99),
    is_ticked int not null check (is_ticked in (0, 1)),
    added_at bigint not null,
    primary key (owner_id, variant_id)`,
  shop_likes: `
    account_id varchar(16) not null,
    product_id varchar(16) not null,
    at bigint not null,
    primary key (account_id, product_id)`,
  shop_addresses: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null,
    label varchar(40) not null,
    recipient varchar(80) not null,
    phone varchar(20) not null,
    postcode varchar(5) not null,
    line1 varchar(200) not null,
    line2 varchar(200) not null,
    is_default int not null check (is_default in (0, 1)),
    created_at bigint not null`,
  shop_orders: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null,
    status varchar(20) not null check (status in
      ('draft', 'awaiting-payment', 'paid', 'preparing', 'shipped', 'delivered', 'confirmed', 'cancelled', 'expired')),
    pay_with varchar(10) not null check (pay_with in ('wallet', 'gateway', 'undecided')),
    currency varchar(3) not null,
    items bigint not null check (items >= 0),
    discount bigint not null check (discount >= 0),
    coupon_discount bigint not null check (coupon_discount >= 0),
    shipping bigint not null check (shipping >= 0),
    total bigint not null,
    refunded bigint not null check (refunded >= 0),
    coupon_id varchar(40),
    transfer_id varchar(16),
    payment_id varchar(16),
    order_lines longtext not null,
    trace longtext not null,
    address varchar(2000),
    made_by varchar(16),
    courier varchar(40),
    tracking_no varchar(40),
    steps int not null,
    clock bigint not null,
    created_at bigint not null,
    paid_at bigint,
    delivered_at bigint,
    check (total = items - discount - coupon_discount + shipping),
    check (refunded <= total)`,
  shop_order_deadlines: `
    order_id varchar(16) not null primary key,
    expires_at bigint not null`,
  shop_order_steps: `
    order_id varchar(16) not null,
    step_no int not null,
    at bigint not null,
    step varchar(40) not null,
    by_id varchar(40) not null,
    details varchar(2000) not null,
    primary key (order_id, step_no)`,
  shop_refunds: `
    id varchar(16) not null primary key,
    order_id varchar(16) not null,
    amount bigint not null check (amount > 0),
    cause varchar(20) not null,
    status varchar(12) not null check (status in ('requested', 'under-way', 'done', 'refused')),
    transfer_id varchar(16),
    payment_id varchar(16),
    attempts int not null,
    next_at bigint,
    created_at bigint not null,
    settled_at bigint`,
  shop_returns: `
    id varchar(16) not null primary key,
    order_id varchar(16) not null,
    account_id varchar(16) not null,
    kind varchar(10) not null check (kind in ('return', 'exchange')),
    status varchar(12) not null check (status in
      ('requested', 'approved', 'rejected', 'withdrawn', 'received', 'done')),
    reason varchar(20) not null,
    note varchar(1000) not null,
    return_lines varchar(8000) not null,
    refund_amount bigint not null check (refund_amount >= 0),
    answer varchar(1000) not null,
    created_at bigint not null,
    updated_at bigint not null`,
  shop_reviews: `
    id varchar(16) not null primary key,
    product_id varchar(16) not null,
    account_id varchar(40) not null,
    order_id varchar(16) not null,
    line_no int not null,
    rating int not null check (rating between 1 and 5),
    text longtext not null,
    pictures varchar(200) not null,
    status varchar(10) not null check (status in ('shown', 'hidden')),
    helpful int not null check (helpful >= 0),
    created_at bigint not null,
    updated_at bigint not null,
    unique (order_id, line_no)`,
  shop_review_votes: `
    review_id varchar(16) not null,
    account_id varchar(16) not null,
    at bigint not null,
    primary key (review_id, account_id)`,
  shop_comments: `
    id varchar(16) not null primary key,
    subject varchar(40) not null,
    account_id varchar(40) not null,
    text varchar(4000) not null,
    status varchar(10) not null check (status in ('shown', 'hidden')),
    created_at bigint not null`,
  shop_inquiries: `
    id varchar(16) not null primary key,
    product_id varchar(16) not null,
    account_id varchar(40) not null,
    is_private int not null check (is_private in (0, 1)),
    question varchar(4000) not null,
    answer varchar(4000),
    answered_by varchar(16),
    answered_at bigint,
    status varchar(10) not null check (status in ('open', 'answered', 'hidden')),
    created_at bigint not null`,
};

const INDEXES = [
  'shop_carts_touched on shop_carts (touched_at)',
  'shop_likes_product on shop_likes (product_id)',
  'shop_addresses_account on shop_addresses (account_id, id)',
  'shop_orders_account on shop_orders (account_id, id)',
  'shop_order_deadlines_at on shop_order_deadlines (expires_at)',
  'shop_refunds_order on shop_refunds (order_id)',
  'shop_refunds_next on shop_refunds (next_at)',
  'shop_returns_order on shop_returns (order_id)',
  'shop_returns_status on shop_returns (status, id)',
  'shop_reviews_product on shop_reviews (product_id, status, id)',
  'shop_reviews_account on shop_reviews (account_id, id)',
  'shop_comments_subject on shop_comments (subject, id)',
  'shop_comments_account on shop_comments (account_id, id)',
  'shop_inquiries_product on shop_inquiries (product_id, id)',
  'shop_inquiries_account on shop_inquiries (account_id, id)',
  'shop_inquiries_status on shop_inquiries (status, id)',
];
