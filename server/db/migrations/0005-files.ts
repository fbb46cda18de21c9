import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Pictures: what is stored, what shows it, who uploaded it. Nothing can be shown that is not stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
  await sql.raw('alter table accounts add column picture_id varchar(16)').execute(db);
  await sql.raw('alter table coupon_campaigns add column poster_id varchar(16)').execute(db);
}

const TABLES = {
  files: `
    id varchar(16) not null primary key,
    hash varchar(64) not null,
    stored_hash varchar(64) unique,
    state varchar(10) not null check (state in ('writing', 'stored', 'leaving')),
    width int not null check (width > 0),
    height int not null check (height > 0),
    variants longtext not null,
    created_at bigint not null,
    sweep_at bigint,
    check (state = 'stored' or (stored_hash is null and sweep_at is not null))`,
  file_references: `
    owner varchar(80) not null primary key,
    file_id varchar(16) not null references files (id),
    at bigint not null`,
  file_uploads: `
    file_id varchar(16) not null,
    account_id varchar(40) not null,
    at bigint not null,
    pending int not null check (pending in (0, 1)),
    primary key (file_id, account_id)`,
};

const INDEXES = [
  'files_sweep on files (sweep_at)',
  'file_references_file on file_references (file_id)',
  'file_uploads_at on file_uploads (at)',
  'file_uploads_account on file_uploads (account_id)',
];
