import { type Check, compared, type Sql } from '../sql.ts';

/** As simple as they can be: no receipts, events, postings or CHECK constraints. */
const STATEMENTS = [
  'create table old_variants (id varchar(16) not null primary key, price bigint not null, stock int not null)',
  'create table old_wallets (id varchar(16) not null primary key, balance bigint not null)',
  `create table old_orders (id varchar(16) not null primary key, account_id varchar(16) not null, total bigint not null,
    at bigint not null, index (account_id))`,
  `create table old_order_lines (order_id varchar(16) not null, no int not null, variant_id varchar(16) not null,
    quantity int not null, primary key (order_id, no))`,
];
const ROWS_AT_ONCE = 1_000;

/** Makes the tables, with rich customers. */
export async function createOldShop(sql: Sql, accountIds: readonly string[]): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.query(`${statement} engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin`);
  }
  for (let i = 0; i < accountIds.length; i += ROWS_AT_ONCE) {
    const some = accountIds.slice(i, i + ROWS_AT_ONCE);
    await sql.query(
      `insert into old_wallets values ${some.map(() => '(?, 1000000000000)').join(', ')}`,
      some,
    );
  }
}

/** Puts variants on sale, each with the same stock. */
export async function addOldVariants(sql: Sql, ids: readonly string[], stock: number): Promise<void> {
  for (const id of ids) await sql.query('insert into old_variants values (?, 100, ?)', [id, stock]);
}

/** Compares what customers were told with what is stored. */
export async function checkOldShop(
  sql: Sql,
  ids: readonly string[],
  stock: number,
  accepted: number,
): Promise<Check[]> {
  const marks = ids.map(() => '?').join(', ');
  const [left] = await sql.query<{ n: number }>(
    `select sum(stock) as n from old_variants where id in (${marks})`,
    ids,
  );
  const [sold] = await sql.query<{ pieces: number | null; orders: number }>(
    `select sum(quantity) as pieces, count(distinct order_id) as orders from old_order_lines where variant_id in (${marks})`,
    ids,
  );
  const pieces = Number(sold?.pieces ?? 0);
  const gone = stock * ids.length - Number(left?.n ?? 0);
  return [
    { name: 'sold = stock gone', ok: pieces === gone, detail: compared(pieces, gone) },
    {
      name: 'answered 201 = orders',
      ok: Number(sold?.orders ?? 0) === accepted,
      detail: compared(accepted, Number(sold?.orders ?? 0)),
    },
  ];
}
