import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** What is made of trades for those who look: candles, tapes, the base of indices, watchlists and price alerts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  stocks_candles: `
    symbol varchar(20) not null,
    span varchar(3) not null check (span in ('1m', '1d')),
    at bigint not null,
    open bigint not null check (open > 0),
    high bigint not null,
    low bigint not null,
    close bigint not null,
    volume bigint not null check (volume >= 0),
    amount bigint not null check (amount >= 0),
    trades int not null,
    sequence bigint not null,
    primary key (symbol, span, at)`,
  stocks_tapes: `
    symbol varchar(20) not null primary key,
    sequence bigint not null,
    trades longtext not null`,
  stocks_index_bases: `
    symbol varchar(20) not null primary key,
    season_id varchar(16),
    base bigint not null check (base > 0)`,
  stocks_watchers: `
    account_id varchar(16) not null primary key,
    touched_at bigint not null`,
  stocks_watchlist: `
    account_id varchar(16) not null,
    symbol varchar(20) not null,
    place int not null,
    added_at bigint not null,
    primary key (account_id, symbol)`,
  stocks_alerts: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null,
    symbol varchar(20) not null,
    direction varchar(5) not null check (direction in ('above', 'below')),
    price bigint not null check (price > 0),
    status varchar(8) not null check (status in ('active', 'fired')),
    created_at bigint not null,
    fired_at bigint,
    fired_price bigint`,
};

const INDEXES = [
  'stocks_candles_old on stocks_candles (span, at, symbol)',
  'stocks_alerts_symbol on stocks_alerts (symbol, status, direction, price)',
  'stocks_alerts_account on stocks_alerts (account_id)',
];
