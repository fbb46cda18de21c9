import { type Check, compared, type Sql } from '../sql.ts';

/**
 * Two tables as simple as they can be, without receipts, events or CHECK constraints: the old methods write
 * less than a lane does, and nothing below them hides a mistake.
 */
const STATEMENTS = [
  `create table if not exists old_drops (
    id varchar(16) not null primary key,
    total int not null,
    claimed int not null,
    version int not null)`,
  `create table if not exists old_coupons (
    id varchar(16) not null primary key,
    drop_id varchar(16) not null,
    account_id varchar(16) not null,
    claimed_at bigint not null,
    unique (drop_id, account_id))`,
];

/** Makes the tables of the old methods, where they are not there yet. */
export async function createOldTables(sql: Sql): Promise<void> {
  const options =
    sql.kind === 'mariadb' ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : ' without rowid';
  for (const statement of STATEMENTS) await sql.query(statement + options);
}

/** Opens drops for the old methods. */
export async function openOldDrops(sql: Sql, ids: readonly string[], total: number): Promise<void> {
  for (const id of ids) await sql.query('insert into old_drops values (?, ?, 0, 0)', [id, total]);
}

/** Compares what an old method told its customers with what it stored: a finding, not a failure of ours. */
export async function checkOldDrops(sql: Sql, ids: readonly string[], accepted: number): Promise<Check[]> {
  const marks = ids.map(() => '?').join(', ');
  const [drops] = await sql.query<{ claimed: number; total: number }>(
    `select sum(claimed) as claimed, sum(total) as total from old_drops where id in (${marks})`,
    ids,
  );
  const [coupons] = await sql.query<{ issued: number }>(
    `select count(*) as issued from old_coupons where drop_id in (${marks})`,
    ids,
  );
  const issued = Number(coupons?.issued ?? 0);
  const claimed = Number(drops?.claimed ?? 0);
  const total = Number(drops?.total ?? 0);
  return [
    {
      name: 'issued ≤ total',
      ok: issued <= total,
      detail: `${issued} of ${total}`,
    },
    { name: 'counter = coupons', ok: claimed === issued, detail: compared(claimed, issued) },
    { name: 'answered 201 = coupons', ok: accepted === issued, detail: compared(accepted, issued) },
  ];
}
