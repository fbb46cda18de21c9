import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Inboxes, deliveries with the state of their destinations, webhooks to outside, and what a demo captures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  notifications: `
    id varchar(16) not null primary key,
    account_id varchar(16) not null,
    event_id varchar(30) not null,
    kind varchar(60) not null,
    data longtext not null,
    at bigint not null,
    read_at bigint,
    unique (event_id, account_id)`,
  notification_inboxes: `
    account_id varchar(16) not null primary key,
    unread int not null check (unread >= 0),
    preferences longtext not null,
    phone varchar(20),
    asked_phone varchar(20),
    asked_at bigint,
    asked_attempts int not null`,
  deliveries: `
    id varchar(16) not null primary key,
    event_id varchar(30) not null,
    channel varchar(10) not null check (channel in ('mail', 'sms', 'slack', 'webhook')),
    addressee varchar(300) not null,
    destination varchar(40) not null,
    kind varchar(60) not null,
    account_id varchar(16),
    address varchar(254),
    locale varchar(2) not null,
    data longtext not null,
    status varchar(10) not null check (status in ('pending', 'sent', 'dead', 'dropped')),
    attempts int not null check (attempts >= 0),
    due_at bigint not null,
    lease varchar(16),
    created_at bigint not null,
    finished_at bigint,
    last_error varchar(400),
    log longtext not null,
    unique (event_id, channel, addressee)`,
  delivery_destinations: `
    destination varchar(40) not null primary key,
    channel varchar(10) not null,
    state varchar(10) not null check (state in ('closed', 'open', 'half-open')),
    failures int not null check (failures >= 0),
    openings int not null check (openings >= 0),
    opened_at bigint,
    retry_at bigint,
    last_error varchar(400),
    last_sent_at bigint`,
  webhooks: `
    id varchar(16) not null primary key,
    url varchar(500) not null,
    events longtext not null,
    description varchar(400) not null,
    status varchar(10) not null check (status in ('active', 'disabled')),
    disabled_because varchar(10),
    failing_since bigint,
    secret varchar(300) not null,
    previous_secret varchar(300),
    previous_until bigint,
    created_at bigint not null`,
  captured_messages: `
    id varchar(16) not null primary key,
    channel varchar(10) not null,
    recipient varchar(254) not null,
    subject varchar(400) not null,
    text longtext not null,
    html longtext,
    headers longtext not null,
    at bigint not null`,
};

const INDEXES = [
  'notifications_account on notifications (account_id, id)',
  'deliveries_due on deliveries (destination, status, due_at)',
  'deliveries_status on deliveries (status, id)',
  'deliveries_account on deliveries (account_id)',
  'captured_messages_recipient on captured_messages (recipient, id)',
];
