import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** What people say of public trips, files, proposals of the plan maker and what its model costs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  trips_likes: `
    trip_id varchar(16) not null,
    account_id varchar(16) not null,
    at bigint not null,
    primary key (trip_id, account_id)`,
  trips_comments: `
    id varchar(16) not null primary key,
    trip_id varchar(16) not null,
    account_id varchar(16) not null,
    body longtext not null,
    at bigint not null,
    removed_at bigint,
    hidden_at bigint`,
  trips_files: `
    trip_id varchar(16) not null,
    id varchar(16) not null,
    file_id varchar(64) not null,
    entry_id varchar(36),
    name varchar(400) not null,
    type varchar(60) not null,
    bytes int not null check (bytes > 0),
    added_by varchar(16) not null,
    added_at bigint not null,
    primary key (trip_id, id)`,
  trips_proposals: `
    id varchar(16) not null primary key,
    trip_id varchar(16) not null,
    account_id varchar(16) not null,
    wish longtext not null,
    result longtext not null,
    made_by varchar(6) not null check (made_by in ('solver', 'model')),
    at bigint not null,
    applied_at bigint`,
  trips_model_use: `
    account_id varchar(16) not null,
    day varchar(10) not null,
    calls int not null check (calls >= 0),
    tokens int not null check (tokens >= 0),
    primary key (account_id, day)`,
};

const INDEXES = [
  'trips_likes_account on trips_likes (account_id, at)',
  'trips_comments_trip on trips_comments (trip_id, id)',
  'trips_comments_account on trips_comments (account_id, id)',
  'trips_comments_hidden on trips_comments (hidden_at)',
  'trips_files_added on trips_files (added_by)',
  'trips_proposals_trip on trips_proposals (trip_id, id)',
  'trips_model_use_day on trips_model_use (day)',
];
