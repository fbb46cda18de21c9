import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Seasons in which members trade with the same starting cash, and the days on which markets are open otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  stocks_seasons: `
    id varchar(16) not null primary key,
    season_no int not null unique,
    name varchar(400) not null,
    about longtext not null,
    symbols longtext not null,
    currency varchar(3) not null,
    starting_cash bigint not null check (starting_cash > 0),
    schedule varchar(12) not null,
    status varchar(10) not null check (status in ('draft', 'announced', 'running', 'over', 'cancelled')),
    starts_at bigint not null,
    ends_at bigint not null,
    entrants int not null check (entrants >= 0),
    next_at bigint,
    ended_at bigint,
    version int not null,
    created_at bigint not null,
    check (ends_at > starts_at)`,
  stocks_entries: `
    season_id varchar(16) not null,
    account_id varchar(16) not null,
    trading_id varchar(40) not null,
    role varchar(6) not null check (role in ('player', 'maker')),
    nickname varchar(120) not null,
    nickname_key varchar(120) not null,
    starting_cash bigint not null check (starting_cash > 0),
    shares bigint not null check (shares >= 0),
    joined_at bigint not null,
    final_value bigint,
    final_place int,
    primary key (season_id, account_id),
    unique (season_id, nickname_key)`,
  stocks_calendar: `
    day varchar(10) not null primary key,
    hours varchar(400) not null,
    note varchar(400) not null,
    by_id varchar(16) not null,
    at bigint not null`,
};

const INDEXES = [
  'stocks_seasons_next on stocks_seasons (next_at)',
  'stocks_entries_account on stocks_entries (account_id)',
  'stocks_entries_place on stocks_entries (season_id, final_place)',
];
