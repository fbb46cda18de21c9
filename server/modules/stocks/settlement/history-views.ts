import { type Executor, run } from '../../../db/dialect.ts';
import type { StocksFillsTable } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { firstIdAt } from '../../../lib/id.ts';
import type { Localized } from '../../../lib/localized.ts';
import { dayOf, startOfDay } from '../rules/days.ts';
import type { DayProfit, FillView } from './schemas.ts';

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const MOST_DAYS = 366;
const USUAL_DAYS = 30;

type FillRow = StocksFillsTable & { readonly name: string; readonly currency: string };

/** What a trading account has bought and sold, newest first. @throws ProblemError request.invalid-cursor */
export async function listFills(
  executor: Executor,
  accountId: string,
  { symbol, cursor, limit }: { readonly symbol?: string; readonly cursor?: string; readonly limit: number },
): Promise<Page<FillView>> {
  const before = idCursor(cursor);
  const rows = await run<FillRow>(
    executor,
    `select f.*, l.name, l.currency from stocks_fills f join stocks_listings l on l.symbol = f.symbol
       where f.account_id = ? ${before === null ? '' : 'and f.id < ?'} ${symbol === undefined ? '' : 'and f.symbol = ?'}
       order by f.id desc limit ${limit + 1}`,
    [accountId, ...(before === null ? [] : [before]), ...(symbol === undefined ? [] : [symbol])],
  );
  return pageOf(rows, limit, (row) => row.id, fillView);
}

const fillView = (row: FillRow): FillView => ({
  fillId: row.id,
  orderId: row.order_id,
  symbol: row.symbol,
  name: JSON.parse(row.name) as Localized,
  side: row.side,
  price: row.price,
  quantity: row.quantity,
  amount: row.price * row.quantity,
  fee: row.fee,
  tax: row.tax,
  profit: row.profit,
  currency: row.currency,
  at: new Date(row.at).toISOString(),
});

/**
 * What sales have brought, day by day as in Seoul: only days on which there were some, oldest first.
 * @param span days; the last thirty without them
 * @param now epoch milliseconds
 * @throws ProblemError request.invalid when the span ends before it begins, or is longer than a year
 */
export async function profitsByDay(
  executor: Executor,
  accountId: string,
  span: { readonly from?: string; readonly to?: string },
  now: number,
): Promise<DayProfit[]> {
  const to = startOfDay(span.to ?? dayOf(now));
  const from = span.from === undefined ? to - USUAL_DAYS * DAY_MS : startOfDay(span.from);
  if (!(from <= to && to - from <= MOST_DAYS * DAY_MS && from >= 0))
    throw new ProblemError('request.invalid');
  const rows = await run<Record<'day' | 'profit' | 'fee' | 'tax' | 'sold', number | string>>(
    executor,
    `select at + ${SEOUL_MS} - (at + ${SEOUL_MS}) % ${DAY_MS} as day, sum(profit) as profit, sum(fee) as fee,
         sum(tax) as tax, sum(price * quantity) as sold
       from stocks_fills where account_id = ? and id >= ? and id < ? and side = 'sell'
       group by at + ${SEOUL_MS} - (at + ${SEOUL_MS}) % ${DAY_MS} order by day`,
    [accountId, firstIdAt(from), firstIdAt(to + DAY_MS)],
  );
  return rows.map((row) => ({
    day: dayOf(Number(row.day) - SEOUL_MS),
    profit: Number(row.profit),
    fee: Number(row.fee),
    tax: Number(row.tax),
    sold: Number(row.sold),
  }));
}
