import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Indexes by which what is old is found without looking at what is not, and how far purges have come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  await sql.raw(`create table upkeep_positions (${POSITIONS}) ${options}`).execute(db);
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
  // Those who forgot stood among the readers of the outbox, by their names.
  await sql`delete from consumers where name like '%.forget'`.execute(db);
  // Reports that were begun and never finished; now they are written when they are.
  await sql`delete from payment_reports where ran_at is null`.execute(db);
  await sql.raw(`drop index accounts_activity${isMariadb ? ' on accounts' : ''}`).execute(db);
}

const POSITIONS = `
    name varchar(60) not null primary key,
    position varchar(40) not null`;

const INDEXES = [
  // In the place of accounts_activity: whoever was warned is another stretch than whoever was not.
  'accounts_dormancy on accounts (status, dormancy_warned_at, last_active_at)',
  'sessions_ended on sessions (ended_at)',
  'identity_checks_over on identity_checks (status, expires_at)',
];
