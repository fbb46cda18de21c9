import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Ways in besides a password, second factors, and who has shown to be whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  identity_flows: `
    id varchar(43) not null primary key,
    kind varchar(20) not null,
    account_id varchar(16),
    provider varchar(10),
    browser varchar(43),
    data longtext not null,
    attempts int not null check (attempts >= 0),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint`,
  identity_links: `
    issuer varchar(200) not null,
    subject varchar(255) not null,
    provider varchar(10) not null,
    account_id varchar(16) not null,
    email varchar(254),
    linked_at bigint not null,
    last_used_at bigint,
    primary key (issuer, subject),
    unique (account_id, provider)`,
  identity_passkeys: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null references accounts (id),
    credential_hash varchar(43) not null unique,
    credential_id varchar(1400) not null,
    public_key text not null,
    counter bigint not null check (counter >= 0),
    transports varchar(200) not null,
    synced int not null,
    name varchar(120) not null,
    created_at bigint not null,
    last_used_at bigint`,
  identity_totp: `
    account_id varchar(16) not null primary key references accounts (id),
    secret varchar(300) not null,
    created_at bigint not null,
    confirmed_at bigint,
    last_step bigint not null`,
  identity_passkey_askings: `
    account_id varchar(16) not null primary key references accounts (id),
    since bigint not null`,
  identity_recovery_codes: `
    account_id varchar(16) not null references accounts (id),
    code_hash varchar(43) not null,
    made_at bigint not null,
    used_at bigint,
    primary key (account_id, code_hash)`,
  identity_checks: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null references accounts (id),
    provider varchar(10) not null,
    status varchar(10) not null check (status in ('pending', 'verified', 'failed')),
    created_at bigint not null,
    expires_at bigint not null,
    finished_at bigint`,
  identity_people: `
    account_id varchar(16) not null primary key references accounts (id),
    person varchar(43) not null,
    only_person varchar(43) unique,
    provider varchar(10) not null,
    check_id varchar(16) not null,
    verified_at bigint not null`,
  identity_sandbox_answers: `
    check_id varchar(16) not null primary key,
    answer longtext not null,
    at bigint not null`,
};

const INDEXES = [
  'identity_flows_expiry on identity_flows (expires_at)',
  'identity_flows_account on identity_flows (account_id)',
  'identity_passkeys_account on identity_passkeys (account_id)',
  'identity_checks_account on identity_checks (account_id)',
  'identity_people_person on identity_people (person)',
];
