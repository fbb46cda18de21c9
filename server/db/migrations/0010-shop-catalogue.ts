import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** The shop's catalogue and its stock, what takes something off, and what is counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  shop_categories: `
    id varchar(16) not null primary key,
    slug varchar(60) not null unique,
    parent_id varchar(16),
    name_ko varchar(80) not null,
    name_en varchar(80) not null,
    position int not null,
    is_hidden int not null check (is_hidden in (0, 1)),
    created_at bigint not null`,
  shop_products: `
    id varchar(16) not null primary key,
    category_id varchar(16) not null,
    status varchar(10) not null check (status in ('draft', 'on-sale', 'hidden', 'ended')),
    name_ko varchar(160) not null,
    name_en varchar(160) not null,
    brand varchar(80) not null,
    summary_ko varchar(300) not null,
    summary_en varchar(300) not null,
    tags varchar(600) not null,
    options varchar(4000) not null,
    delivery varchar(10) not null check (delivery in ('parcel', 'none')),
    is_drop int not null check (is_drop in (0, 1)),
    opens_at bigint,
    per_member_limit int check (per_member_limit > 0),
    picture_id varchar(16),
    price_from bigint not null,
    version int not null,
    clock bigint not null,
    created_at bigint not null,
    updated_at bigint not null`,
  shop_product_texts: `
    product_id varchar(16) not null primary key,
    description_ko longtext not null,
    description_en longtext not null`,
  shop_product_pictures: `
    product_id varchar(16) not null,
    position int not null,
    file_id varchar(16) not null,
    alt_ko varchar(200) not null,
    alt_en varchar(200) not null,
    primary key (product_id, position)`,
  shop_product_counts: `
    product_id varchar(16) not null primary key,
    likes int not null check (likes >= 0),
    reviews int not null check (reviews >= 0),
    rating_sum int not null check (rating_sum >= 0)`,
  shop_variants: `
    id varchar(16) not null primary key,
    product_id varchar(16) not null,
    position int not null,
    sku varchar(64) not null unique,
    choices varchar(100) not null,
    price bigint not null check (price > 0),
    sale_price bigint,
    sale_from bigint,
    sale_until bigint,
    stock int not null,
    backorder_limit int not null check (backorder_limit >= 0),
    sells varchar(10) not null check (sells in ('stock', 'backorder', 'pre-order')),
    available_at bigint,
    sold int not null check (sold >= 0),
    is_active int not null check (is_active in (0, 1)),
    check (stock >= 0 - backorder_limit),
    check (sale_price is null or (sale_price > 0 and sale_price < price))`,
  shop_collections: `
    id varchar(16) not null primary key,
    slug varchar(60) not null unique,
    name_ko varchar(80) not null,
    name_en varchar(80) not null,
    lead_ko varchar(200) not null,
    lead_en varchar(200) not null,
    position int not null,
    is_shown int not null check (is_shown in (0, 1)),
    created_at bigint not null`,
  shop_collection_products: `
    collection_id varchar(16) not null,
    position int not null,
    product_id varchar(16) not null,
    primary key (collection_id, position)`,
  shop_promotions: `
    id varchar(16) not null primary key,
    name_ko varchar(120) not null,
    name_en varchar(120) not null,
    rule varchar(4000) not null,
    priority int not null,
    starts_at bigint not null,
    ends_at bigint,
    is_active int not null check (is_active in (0, 1)),
    created_at bigint not null,
    updated_at bigint not null`,
  shop_settings: `
    name varchar(40) not null primary key,
    value longtext not null,
    updated_at bigint not null`,
  shop_rankings: `
    list varchar(60) not null,
    position int not null,
    product_id varchar(16) not null,
    score bigint not null,
    primary key (list, position)`,
  shop_sales: `
    day varchar(10) not null,
    product_id varchar(16) not null,
    orders int not null,
    quantity int not null,
    amount bigint not null,
    returned int not null,
    returned_amount bigint not null,
    primary key (day, product_id)`,
  shop_days: `
    day varchar(10) not null primary key,
    views int not null,
    cart_adds int not null,
    checkouts int not null,
    orders int not null,
    amount bigint not null,
    refunded bigint not null`,
  shop_imports: `
    id varchar(16) not null primary key,
    by_id varchar(16) not null,
    file_name varchar(200) not null,
    encoding varchar(10) not null,
    is_dry_run int not null check (is_dry_run in (0, 1)),
    status varchar(10) not null check (status in ('waiting', 'running', 'done', 'failed', 'stopped')),
    total int not null,
    done int not null,
    created int not null,
    updated int not null,
    failed int not null,
    created_at bigint not null,
    ended_at bigint`,
  shop_import_rows: `
    import_id varchar(16) not null,
    row_no int not null,
    data longtext not null,
    code varchar(60),
    field varchar(60),
    primary key (import_id, row_no)`,
};

const INDEXES = [
  'shop_products_category on shop_products (category_id, id)',
  'shop_products_opens on shop_products (is_drop, opens_at)',
  'shop_product_pictures_file on shop_product_pictures (file_id)',
  'shop_variants_product on shop_variants (product_id, position)',
  'shop_variants_stock on shop_variants (is_active, stock)',
  'shop_collection_products_product on shop_collection_products (product_id)',
  'shop_imports_by on shop_imports (created_at)',
];
