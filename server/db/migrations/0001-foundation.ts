import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Engine, events, accounts, pay and coupons. The constraints repeat the rules of the code above them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
  if (isMariadb) {
    // Drawn while the batch holds its row locks: for each key, the order of these numbers is that of commits.
    await sql
      .raw('alter table batches add column marked_no bigint not null auto_increment unique')
      .execute(db);
  }
  await sql.raw('insert into outbox_head (id, last_sequence) values (1, 0)').execute(db);
}

const TABLES = {
  batches: `
    id varchar(16) not null primary key,
    lane varchar(40) not null,
    at bigint not null,
    events longtext not null,
    event_count int not null,
    first_sequence bigint`,
  outbox_head: `
    id int not null primary key,
    last_sequence bigint not null`,
  consumers: `
    name varchar(60) not null primary key,
    position bigint not null`,
  receipts: `
    id varchar(16) not null primary key,
    account_id varchar(40) not null,
    \`key\` varchar(100) not null,
    command varchar(60) not null,
    fingerprint varchar(32) not null,
    code varchar(60),
    result longtext not null,
    at bigint not null,
    unique (account_id, \`key\`)`,
  audit_log: `
    id varchar(16) not null primary key,
    at bigint not null,
    actor_id varchar(40) not null,
    action varchar(60) not null,
    subject varchar(80) not null,
    reason varchar(400),
    details longtext not null`,
  accounts: `
    id varchar(16) not null primary key,
    email varchar(254) not null,
    email_key varchar(254) not null unique,
    name varchar(120) not null,
    password_hash varchar(200),
    role varchar(10) not null check (role in ('member', 'admin')),
    locale varchar(2) not null,
    created_at bigint not null,
    last_active_at bigint not null`,
  sessions: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null references accounts (id),
    token_hash varchar(64) not null,
    previous_hash varchar(64),
    rotated_at bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    user_agent varchar(300) not null,
    address varchar(60) not null`,
  pay_wallets: `
    id varchar(40) not null primary key,
    kind varchar(10) not null check (kind in ('member', 'house')),
    currency varchar(3) not null,
    balance bigint not null,
    held bigint not null check (held >= 0),
    status varchar(10) not null check (status in ('active', 'frozen', 'closed')),
    entry_no bigint not null,
    clock bigint not null,
    next_expiry_at bigint,
    check (kind = 'house' or balance >= held)`,
  pay_transfers: `
    id varchar(16) not null primary key,
    kind varchar(12) not null,
    currency varchar(3) not null,
    amount bigint not null check (amount > 0),
    refunded bigint not null check (refunded >= 0),
    legs longtext not null,
    memo varchar(400),
    refers_to varchar(40),
    at bigint not null,
    check (refunded <= amount)`,
  pay_postings: `
    transfer_id varchar(16) not null,
    wallet_id varchar(40) not null,
    entry_no bigint not null check (entry_no > 0),
    kind varchar(12) not null,
    amount bigint not null check (amount <> 0),
    balance_after bigint not null,
    counterparty_id varchar(40) not null,
    at bigint not null,
    primary key (transfer_id, wallet_id),
    unique (wallet_id, entry_no)`,
  pay_holds: `
    id varchar(16) not null primary key,
    payer_id varchar(40) not null,
    payee_id varchar(40) not null,
    currency varchar(3) not null,
    amount bigint not null check (amount > 0),
    captured bigint not null check (captured >= 0),
    status varchar(10) not null check (status in ('active', 'captured', 'voided', 'expired')),
    memo varchar(400),
    created_at bigint not null,
    expires_at bigint not null,
    check (captured <= amount)`,
  pay_seals: `
    seal_no bigint not null primary key,
    previous_hash varchar(64) not null,
    hash varchar(64) not null,
    leaves longtext not null,
    first_id varchar(16) not null,
    last_id varchar(16) not null,
    sealed_at bigint not null`,
  pay_reconciliations: `
    id varchar(16) not null primary key,
    ok int not null,
    started_at bigint not null,
    finished_at bigint not null,
    checks longtext not null`,
  coupon_campaigns: `
    id varchar(16) not null primary key,
    kind varchar(10) not null check (kind in ('drop', 'code', 'codes')),
    name varchar(160) not null,
    name_en varchar(160),
    discount varchar(200) not null,
    minimum_spend bigint not null check (minimum_spend >= 0),
    currency varchar(3) not null,
    scope longtext not null,
    total int not null check (total > 0),
    claimed int not null check (claimed >= 0),
    used int not null check (used >= 0),
    per_member_limit int not null check (per_member_limit > 0),
    code varchar(32) unique,
    codes_made int not null,
    opens_at bigint,
    closes_at bigint,
    valid_until bigint not null,
    clock bigint not null,
    created_at bigint not null,
    check (claimed <= total),
    check (used <= claimed)`,
  coupons: `
    campaign_id varchar(16) not null,
    position int not null check (position > 0),
    account_id varchar(16) not null,
    ordinal int not null check (ordinal > 0),
    status varchar(10) not null check (status in ('active', 'used', 'void')),
    claimed_at bigint not null,
    used_at bigint,
    used_for varchar(80),
    primary key (campaign_id, position),
    unique (account_id, campaign_id, ordinal)`,
  coupon_codes: `
    code varchar(32) not null primary key,
    campaign_id varchar(16) not null,
    account_id varchar(16),
    made_at bigint not null`,
};

const INDEXES = [
  'batches_first_sequence on batches (first_sequence)',
  'audit_log_subject on audit_log (subject, id)',
  'accounts_name on accounts (name)',
  'accounts_role on accounts (role, id)',
  'sessions_account on sessions (account_id)',
  'pay_holds_payer on pay_holds (payer_id, status)',
  'pay_holds_payee on pay_holds (payee_id, status)',
  'pay_holds_expiry on pay_holds (status, expires_at)',
  'pay_seals_first on pay_seals (first_id)',
  'coupon_campaigns_kind on coupon_campaigns (kind, id)',
  'coupon_codes_campaign on coupon_codes (campaign_id)',
];
