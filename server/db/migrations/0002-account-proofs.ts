import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Sign-ups that wait for a proof of their e-mail, proofs, consents; what an account and a session know of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const column of COLUMNS) await sql.raw(`alter table ${column}`).execute(db);
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  account_sign_ups: `
    id varchar(16) not null primary key,
    email varchar(254) not null,
    email_key varchar(254) not null,
    name varchar(120) not null,
    password_hash varchar(200) not null,
    locale varchar(2) not null,
    consents longtext not null,
    created_at bigint not null,
    expires_at bigint not null`,
  account_proofs: `
    id varchar(16) not null primary key,
    purpose varchar(20) not null,
    subject varchar(80) not null,
    account_id varchar(16),
    email varchar(254) not null,
    email_key varchar(254) not null,
    locale varchar(2) not null,
    genuine int not null check (genuine in (0, 1)),
    created_at bigint not null,
    code_expires_at bigint not null,
    link_expires_at bigint not null,
    attempts int not null check (attempts between 0 and 5),
    used_at bigint`,
  account_consents: `
    account_id varchar(16) not null,
    document varchar(20) not null,
    command_id varchar(16) not null,
    version varchar(10) not null,
    agreed int not null check (agreed in (0, 1)),
    at bigint not null,
    primary key (account_id, document, command_id)`,
};

const COLUMNS = [
  'accounts add column email_verified_at bigint',
  'accounts add column password_changed_at bigint',
  `accounts add column status varchar(10) not null default 'active' check (status in ('active', 'dormant', 'deleted'))`,
  'accounts add column dormancy_warned_at bigint',
  'accounts add column dormant_at bigint',
  'accounts add column deleted_at bigint',
  'sessions add column proved_at bigint',
  'sessions add column device_hash varchar(64)',
];

const INDEXES = [
  'accounts_status on accounts (status, id)',
  'accounts_activity on accounts (status, last_active_at)',
  'account_sign_ups_email on account_sign_ups (email_key, id)',
  'account_sign_ups_expiry on account_sign_ups (expires_at)',
  'account_proofs_subject on account_proofs (purpose, subject, id)',
  'account_proofs_email on account_proofs (email_key, created_at)',
  'account_proofs_account on account_proofs (account_id)',
  'account_proofs_expiry on account_proofs (link_expires_at)',
];
