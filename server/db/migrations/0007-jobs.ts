import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Jobs: what runs when, who holds it, how far it has come, and what could not be done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const options = isMariadb ? 'engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : 'without rowid';
  for (const [name, columns] of Object.entries(TABLES)) {
    await sql.raw(`create table ${name} (${columns}) ${options}`).execute(db);
  }
  for (const index of INDEXES) await sql.raw(`create ${index}`).execute(db);
}

const TABLES = {
  jobs: `
    name varchar(80) not null primary key,
    schedule varchar(100),
    is_paused int not null check (is_paused in (0, 1)),
    planned_by varchar(100),
    next_due_at bigint,
    fence bigint not null check (fence >= 0),
    owner varchar(40),
    lease_until bigint,
    run_id varchar(16),
    last_run_id varchar(16),
    last_run_at bigint,
    last_done_at bigint,
    check ((owner is null) = (lease_until is null))`,
  job_runs: `
    id varchar(16) not null primary key,
    job varchar(80) not null,
    cause varchar(10) not null check (cause in ('schedule', 'operator', 'terminal', 'retry')),
    by_id varchar(40),
    retry_id varchar(16),
    status varchar(12) not null check (status in ('waiting', 'running', 'interrupted', 'done', 'stopped', 'failed')),
    at bigint not null,
    ended_at bigint,
    checkpoint varchar(190),
    pages int not null check (pages >= 0),
    done bigint not null check (done >= 0),
    failed bigint not null check (failed >= 0),
    total bigint check (total >= 0),
    per_second double,
    stop_by varchar(40),
    is_held int not null check (is_held in (0, 1)),
    log_lines int not null,
    error varchar(500),
    check ((ended_at is null) = (status in ('waiting', 'running', 'interrupted'))),
    check (retry_id is null or cause = 'retry')`,
  job_run_log: `
    run_id varchar(16) not null references job_runs (id),
    line_no int not null,
    at bigint not null,
    line varchar(500) not null,
    primary key (run_id, line_no)`,
  job_failures: `
    id varchar(16) not null primary key,
    job varchar(80) not null,
    item_key varchar(190) not null,
    reason varchar(500) not null,
    attempts int not null check (attempts > 0),
    at bigint not null,
    run_id varchar(16) not null`,
};

const INDEXES = [
  'index job_runs_job on job_runs (job, id)',
  'unique index job_failures_item on job_failures (job, item_key)',
  'index job_failures_job on job_failures (job, id)',
];
