import { type Executor, run } from '../../../db/dialect.ts';
import type { StocksFillsTable, StocksHoldingsTable, StocksOrdersTable } from '../../../db/schema.ts';
import { iso, isoOrNull } from '../../../lib/iso.ts';
import { accountOfRow } from './queries.ts';

const PAGE = 1_000;

/** A member's trading accounts with all that was ordered and traded, for the file that they may take with them. */
export async function personalData(executor: Executor, memberId: string): Promise<Record<string, unknown>> {
  const rows = await executor
    .selectFrom('stocks_accounts')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id')
    .execute();
  const stockAccounts = [];
  for (const row of rows) {
    const { id, seasonId, reserved, due, openedAt } = accountOfRow(row);
    stockAccounts.push({
      ...{ seasonId, reserved, openedAt: iso(openedAt) },
      settlements: due.map(([day, amount]) => ({ day, amount })),
      holdings: (await pagesOf<StocksHoldingsTable>(executor, 'stocks_holdings', 'symbol', id)).map(
        ({ symbol, quantity, cost, profit }) => ({ symbol, quantity, cost, realised: profit }),
      ),
      orders: (await pagesOf<StocksOrdersTable>(executor, 'stocks_orders', 'id', id)).map(orderData),
      fills: (await pagesOf<StocksFillsTable>(executor, 'stocks_fills', 'id', id)).map(fillData),
    });
  }
  return { stockAccounts };
}

/** Rows of one account in the order of a key, page by page: no statement of it is long. */
async function pagesOf<Row>(
  executor: Executor,
  table: 'stocks_holdings' | 'stocks_orders' | 'stocks_fills',
  key: 'id' | 'symbol',
  accountId: string,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let last = ''; ; ) {
    const rows = await run<Row & Record<string, unknown>>(
      executor,
      `select * from ${table} where account_id = ? and ${key} > ? order by ${key} limit ${PAGE}`,
      [accountId, last],
    );
    all.push(...rows);
    if (rows.length < PAGE) return all;
    last = String(rows.at(-1)![key]);
  }
}

const orderData = (row: StocksOrdersTable) => ({
  orderId: row.id,
  symbol: row.symbol,
  side: row.side,
  type: row.type,
  timeInForce: row.time_in_force,
  price: row.price,
  stopPrice: row.stop_price,
  quantity: row.quantity,
  filled: row.filled,
  amount: row.amount,
  status: row.status,
  reason: row.reason,
  placedAt: iso(row.created_at),
  endedAt: isoOrNull(row.ended_at),
});

const fillData = (row: StocksFillsTable) => ({
  fillId: row.id,
  orderId: row.order_id,
  symbol: row.symbol,
  side: row.side,
  price: row.price,
  quantity: row.quantity,
  fee: row.fee,
  tax: row.tax,
  profit: row.profit,
  at: iso(row.at),
});
