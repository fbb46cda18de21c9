import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Trips, what is in them, who takes part, and what was changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  trips: `
    id varchar(16) not null primary key,
    owner_id varchar(16) not null,
    sequence bigint not null check (sequence >= 0),
    clock bigint not null,
    state longtext not null,
    stamps longtext not null,
    title varchar(400) not null,
    starts_on varchar(10),
    ends_on varchar(10),
    days int not null check (days >= 0),
    entries int not null check (entries >= 0),
    size bigint not null check (size >= 0),
    regions varchar(400) not null,
    visibility varchar(8) not null check (visibility in ('private', 'public')),
    published_at bigint,
    hidden_at bigint,
    copied_from varchar(16),
    likes int not null check (likes >= 0),
    comments int not null check (comments >= 0),
    copies int not null check (copies >= 0),
    created_at bigint not null,
    changed_at bigint not null,
    deleted_at bigint`,
  trips_entries: `
    trip_id varchar(16) not null,
    id varchar(36) not null,
    kind varchar(10) not null check (kind in ('day', 'item', 'note', 'task', 'thing', 'cost', 'payment')),
    day_id varchar(36),
    position varchar(60) not null,
    sequence bigint not null,
    removed_at bigint,
    fields longtext not null,
    stamps longtext not null,
    primary key (trip_id, id)`,
  trips_changes: `
    trip_id varchar(16) not null,
    sequence bigint not null,
    account_id varchar(40) not null,
    client varchar(36) not null,
    at bigint not null,
    changes longtext not null,
    primary key (trip_id, sequence)`,
  trips_people: `
    trip_id varchar(16) not null,
    id varchar(16) not null,
    account_id varchar(16),
    name varchar(200) not null,
    role varchar(9) not null check (role in ('owner', 'editor', 'viewer', 'companion')),
    joined_at bigint not null,
    left_at bigint,
    primary key (trip_id, id),
    unique (trip_id, account_id)`,
  trips_links: `
    token_hash varchar(64) not null primary key,
    id varchar(16) not null unique,
    trip_id varchar(16) not null,
    purpose varchar(6) not null check (purpose in ('read', 'join')),
    role varchar(9) not null check (role in ('editor', 'viewer')),
    person_id varchar(16),
    email varchar(320),
    note varchar(200) not null,
    created_by varchar(16) not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    with_costs int not null check (with_costs in (0, 1)),
    uses int not null check (uses >= 0)`,
  trips_presence: `
    trip_id varchar(16) not null,
    client varchar(36) not null,
    account_id varchar(16) not null,
    entry_id varchar(36),
    seen_at bigint not null,
    primary key (trip_id, client)`,
};

const INDEXES = [
  'trips_owner on trips (owner_id, changed_at)',
  'trips_public on trips (visibility, published_at)',
  'trips_liked on trips (visibility, likes, id)',
  'trips_visibility on trips (visibility, id)',
  'trips_hidden on trips (hidden_at)',
  'trips_deleted on trips (deleted_at, id)',
  'trips_entries_removed on trips_entries (removed_at, trip_id, id)',
  'trips_people_owners on trips_people (role, left_at)',
  'trips_people_account on trips_people (account_id, trip_id)',
  'trips_links_trip on trips_links (trip_id)',
  'trips_presence_seen on trips_presence (seen_at)',
];
