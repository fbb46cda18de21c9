import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Rounds that take place at another time than was sold, who is told of it, and reviews of one rating by how much they helped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  await sql.raw('alter table tickets_rounds add column moved_at bigint').execute(db);
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create index ${index}`).execute(db);
}

const TABLES = {
  tickets_round_moves: `
    round_id varchar(16) not null,
    at bigint not null,
    from_at bigint not null,
    to_at bigint not null,
    reason varchar(400) not null,
    by_id varchar(16) not null,
    told_to varchar(40) not null,
    told int not null,
    next_at bigint,
    done_at bigint,
    primary key (round_id, at)`,
};

const INDEXES = [
  'tickets_round_moves_next on tickets_round_moves (next_at)',
  'tickets_tickets_holder on tickets_tickets (round_id, account_id)',
  'tickets_reviews_stars on tickets_reviews (performance_id, status, rating, helpful, id)',
];
