import { type Check, compared, type Sql } from '../sql.ts';

/** As simple as they can be: no receipts, events, postings, fees or journal. */
const STATEMENTS = [
  'create table old_books (symbol varchar(20) not null primary key)',
  `create table old_wallets (id varchar(16) not null primary key, balance bigint not null, free bigint not null)`,
  `create table old_shares (account_id varchar(16) not null, symbol varchar(20) not null, quantity bigint not null,
    free bigint not null, primary key (account_id, symbol))`,
  `create table old_orders (id varchar(16) not null primary key, account_id varchar(16) not null, symbol varchar(20) not null,
    side varchar(4) not null, price bigint not null, quantity bigint not null, remaining bigint not null,
    index (symbol, side, price, id, remaining))`,
  `create table old_fills (no bigint not null auto_increment primary key, order_id varchar(16) not null,
    maker_id varchar(16) not null, price bigint not null, quantity bigint not null)`,
];
const ROWS_AT_ONCE = 1_000;
const CASH = 1_000_000_000_000;
const SHARES = 1_000_000;

/** Makes the tables, with rich members. */
export async function createOldExchange(
  sql: Sql,
  accountIds: readonly string[],
  symbols: readonly string[],
): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.query(`${statement} engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin`);
  }
  for (const symbol of symbols) await sql.query('insert into old_books values (?)', [symbol]);
  for (let i = 0; i < accountIds.length; i += ROWS_AT_ONCE) {
    const some = accountIds.slice(i, i + ROWS_AT_ONCE);
    await sql.query(
      `insert into old_wallets values ${some.map(() => `(?, ${CASH}, ${CASH})`).join(', ')}`,
      some,
    );
    for (const symbol of symbols) {
      await sql.query(
        `insert into old_shares values ${some.map(() => `(?, '${symbol}', ${SHARES}, ${SHARES})`).join(', ')}`,
        some,
      );
    }
  }
}

/** Money and shares are all there, and filled once. */
export async function checkOldExchange(sql: Sql, members: number, symbols: number): Promise<Check[]> {
  const [cash] = await sql.query<{ n: number }>('select sum(balance) as n from old_wallets');
  const [shares] = await sql.query<{ n: number }>('select sum(quantity) as n from old_shares');
  const [orders] = await sql.query<{ n: number | null }>(
    'select sum(quantity - remaining) as n from old_orders',
  );
  const [fills] = await sql.query<{ n: number | null }>('select sum(quantity) as n from old_fills');
  const [filled, traded] = [Number(orders?.n ?? 0), Number(fills?.n ?? 0)];
  return [
    {
      name: 'cash is all there',
      ok: Number(cash?.n) === members * CASH,
      detail: compared(Number(cash?.n), members * CASH),
    },
    {
      name: 'shares are all there',
      ok: Number(shares?.n) === members * symbols * SHARES,
      detail: compared(Number(shares?.n), members * symbols * SHARES),
    },
    {
      name: 'filled on both sides = traded',
      ok: filled === 2 * traded,
      detail: compared(filled, 2 * traded),
    },
  ];
}
