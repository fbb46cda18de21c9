import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Rooms in front of what many want at once, and the order of those who wait in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  waiting_rooms: `
    id varchar(40) not null primary key,
    status varchar(10) not null check (status in ('on', 'paused', 'off')),
    lobby_at bigint not null,
    opens_at bigint not null check (opens_at >= lobby_at),
    inside_limit int not null check (inside_limit >= 1),
    per_minute int not null check (per_minute >= 1),
    call_ms int not null check (call_ms > 0),
    visit_ms int not null check (visit_ms > 0),
    door varchar(12) not null check (door in ('none', 'work', 'person')),
    early bigint not null check (early >= 0),
    late bigint not null check (late >= 0),
    waiting int not null check (waiting >= 0),
    busy int not null check (busy >= 0),
    called bigint not null check (called >= 0),
    called_turn bigint not null,
    speed int not null check (speed >= 0),
    budget_at bigint not null,
    next_call_at bigint not null,
    clock bigint not null,
    version int not null,
    created_at bigint not null,
    updated_at bigint not null`,
  waiting_room_entries: `
    room_id varchar(40) not null,
    account_id varchar(16) not null,
    id varchar(16) not null,
    turn bigint not null,
    status varchar(10) not null check (status in ('waiting', 'called', 'inside', 'done', 'left', 'lapsed')),
    admission_no bigint,
    arrived_at bigint not null,
    called_at bigint,
    expires_at bigint,
    work_at bigint,
    primary key (room_id, account_id)`,
};

const INDEXES = [
  'waiting_rooms_call on waiting_rooms (status, next_call_at)',
  'waiting_room_entries_turn on waiting_room_entries (room_id, status, turn)',
  'waiting_room_entries_expires on waiting_room_entries (room_id, expires_at)',
  'waiting_room_entries_account on waiting_room_entries (account_id)',
];
