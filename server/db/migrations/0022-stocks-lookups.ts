import { type Kysely, MysqlAdapter, sql } from 'kysely';

/** Orders of one symbol are told apart in the index of their account; and market makers are found among entries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isMariadb = db.getExecutor().adapter instanceof MysqlAdapter;
  const name = 'stocks_orders_account';
  const columns = '(account_id, is_open, id, symbol)';
  if (isMariadb) {
    // In one statement, so that no instance that runs meanwhile is without it.
    await sql.raw(`alter table stocks_orders drop index ${name}, add index ${name} ${columns}`).execute(db);
  } else {
    await sql.raw(`drop index ${name}`).execute(db);
    await sql.raw(`create index ${name} on stocks_orders ${columns}`).execute(db);
  }
  await sql.raw('create index stocks_entries_role on stocks_entries (season_id, role)').execute(db);
}
