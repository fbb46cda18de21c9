import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** What is listed, the books and their journal, orders, fills, trading accounts and holdings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  stocks_listings: `
    symbol varchar(20) not null primary key,
    listing_no int not null unique,
    season_id varchar(16),
    board varchar(10) not null check (board in ('KOSPI', 'KOSDAQ')),
    schedule varchar(12) not null check (schedule in ('krx', 'hourly', 'continuous', 'by-hand')),
    currency varchar(3) not null,
    name varchar(400) not null,
    about longtext not null,
    sector varchar(40) not null,
    color varchar(7) not null,
    shares_issued bigint not null check (shares_issued > 0),
    status varchar(10) not null check (status in ('listed', 'delisted')),
    version int not null,
    listed_at bigint not null`,
  stocks_books: `
    symbol varchar(20) not null primary key,
    sequence bigint not null check (sequence >= 0),
    state longtext not null,
    next_at bigint,
    clock bigint not null,
    is_listed int not null,
    granted bigint not null check (granted >= 0)`,
  stocks_journal: `
    symbol varchar(20) not null,
    sequence bigint not null,
    from_sequence bigint not null,
    at bigint not null,
    ops longtext not null,
    state longtext not null,
    primary key (symbol, sequence)`,
  stocks_snapshots: `
    symbol varchar(20) not null,
    sequence bigint not null,
    at bigint not null,
    hash varchar(64) not null,
    market longtext not null,
    primary key (symbol, sequence)`,
  stocks_orders: `
    id varchar(16) not null primary key,
    account_id varchar(40) not null,
    symbol varchar(20) not null,
    side varchar(4) not null check (side in ('buy', 'sell')),
    type varchar(20) not null,
    time_in_force varchar(3) not null check (time_in_force in ('DAY', 'IOC', 'FOK')),
    price bigint not null check (price >= 0),
    stop_price bigint not null check (stop_price >= 0),
    quantity bigint not null check (quantity > 0),
    filled bigint not null check (filled >= 0),
    amount bigint not null check (amount >= 0),
    status varchar(10) not null check (status in ('waiting', 'open', 'filled', 'cancelled', 'expired')),
    reason varchar(30),
    is_open int not null,
    created_at bigint not null,
    ended_at bigint,
    check (filled <= quantity)`,
  stocks_fills: `
    account_id varchar(40) not null,
    id varchar(16) not null,
    symbol varchar(20) not null,
    order_id varchar(16) not null,
    side varchar(4) not null check (side in ('buy', 'sell')),
    price bigint not null check (price > 0),
    quantity bigint not null check (quantity > 0),
    fee bigint not null check (fee >= 0),
    tax bigint not null check (tax >= 0),
    profit bigint not null,
    at bigint not null,
    primary key (account_id, id)`,
  stocks_accounts: `
    id varchar(40) not null primary key,
    member_id varchar(16) not null,
    season_id varchar(16),
    reserved bigint not null check (reserved >= 0),
    due varchar(400) not null,
    lien bigint not null check (lien >= 0),
    due_at bigint,
    opened_at bigint not null`,
  stocks_holdings: `
    account_id varchar(40) not null,
    symbol varchar(20) not null,
    quantity bigint not null,
    reserved bigint not null check (reserved >= 0),
    cost bigint not null check (cost >= 0),
    profit bigint not null,
    primary key (account_id, symbol),
    check (quantity >= reserved)`,
};

const INDEXES = [
  'stocks_books_next on stocks_books (next_at)',
  'stocks_orders_account on stocks_orders (account_id, is_open, id)',
  'stocks_accounts_member on stocks_accounts (member_id)',
  'stocks_accounts_due on stocks_accounts (due_at)',
  'stocks_holdings_symbol on stocks_holdings (symbol)',
  'stocks_listings_season on stocks_listings (season_id)',
];
