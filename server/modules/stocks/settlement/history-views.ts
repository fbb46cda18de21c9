import { type Executor, run } from '../../../db/dialect.ts';
import type { StocksFillsTable, StocksListingsTable } from '../../../db/schema.ts';
import { ProblemError } from '../../../http/errors.ts';
import { idCursor, type Page, pageOf } from '../../../http/page.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../lib/csv.ts';
import { firstIdAt } from '../../../lib/id.ts';
import type { Localized } from '../../../lib/localized.ts';
import { dayOf, startOfDay } from '../rules/days.ts';
import type { DayProfit, FillView } from './schemas.ts';

const DAY_MS = 86_400_000;
const SEOUL_MS = 9 * 3_600_000;
const MOST_DAYS = 366;
const USUAL_DAYS = 30;
const CSV_PAGE = 500;

type FillRow = StocksFillsTable & Pick<StocksListingsTable, 'name' | 'color' | 'currency'>;

/** What a trading account has bought and sold, newest first. @throws ProblemError request.invalid-cursor */
export async function listFills(
  executor: Executor,
  accountId: string,
  { symbol, cursor, limit }: { readonly symbol?: string; readonly cursor?: string; readonly limit: number },
): Promise<Page<FillView>> {
  const rows = await readFills(executor, accountId, { symbol, before: idCursor(cursor), limit: limit + 1 });
  return pageOf(rows, limit, (row) => row.id, fillView);
}

interface FillsWanted {
  readonly symbol: string | undefined;
  /** Ids, which go with time: from this one on, and those below that one. */
  readonly from?: string | null;
  readonly before: string | null;
  readonly limit: number;
}

function readFills(
  executor: Executor,
  accountId: string,
  { symbol, from = null, before, limit }: FillsWanted,
): Promise<FillRow[]> {
  const conditions: (readonly [sql: string, value: string | null | undefined])[] = [
    ['f.id >= ?', from],
    ['f.id < ?', before],
    ['f.symbol = ?', symbol],
  ];
  const asked = conditions.flatMap(([sql, value]) => (value == null ? [] : [[sql, value] as const]));
  return run<FillRow>(
    executor,
    `select f.*, l.name, l.color, l.currency from stocks_fills f join stocks_listings l on l.symbol = f.symbol
       where f.account_id = ? ${asked.map(([sql]) => `and ${sql}`).join(' ')} order by f.id desc limit ${limit}`,
    [accountId, ...asked.map(([, value]) => value)],
  );
}

/** Days as in Seoul, both of them whole. */
interface Days {
  readonly from?: string;
  readonly to?: string;
}

/**
 * What a trading account has bought and sold as CSV (RFC 4180, UTF-8 with a byte order mark), newest first, a page at a
 * time: its size is bounded by the account and not by memory.
 */
export async function* fillsCsv(
  executor: Executor,
  accountId: string,
  { from, to, symbol }: Days & { readonly symbol?: string },
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(FILL_COLUMNS, []);
  const first = from === undefined ? null : firstIdAt(startOfDay(from));
  let before = to === undefined ? null : firstIdAt(startOfDay(to) + DAY_MS);
  for (;;) {
    const rows = await readFills(executor, accountId, { symbol, from: first, before, limit: CSV_PAGE });
    yield rows.map(fillLine).join('');
    if (rows.length < CSV_PAGE) return;
    before = rows.at(-1)!.id;
  }
}

const FILL_COLUMNS = [
  ...['time', 'symbol', 'name', 'nameEn', 'side', 'price', 'quantity', 'amount', 'fee', 'tax', 'profit'],
  ...['currency', 'order', 'trade'],
];
const NAMES = [2, 3];

function fillLine(row: FillRow): string {
  const { at, symbol, name, side, price, quantity, amount, fee, tax, profit, ...fill } = fillView(row);
  return csvLine(
    [
      ...[at, symbol, name.ko, name.en, side],
      ...[price, quantity, amount, fee, tax, profit].map(String),
      ...[fill.currency, fill.orderId, fill.fillId],
    ],
    NAMES,
  );
}

/** Realised profit by day as CSV, as `fillsCsv`; at most a year. */
export function profitsCsv(days: readonly DayProfit[], currency: string): string {
  const lines = days.map(({ day, sold, profit, fee, tax }) =>
    csvLine([day, ...[sold, profit, fee, tax].map(String), currency], []),
  );
  const header = csvLine(['day', 'sold', 'profit', 'fee', 'tax', 'currency'], []);
  return BYTE_ORDER_MARK + header + lines.join('');
}

const fillView = (row: FillRow): FillView => ({
  fillId: row.id,
  orderId: row.order_id,
  symbol: row.symbol,
  name: JSON.parse(row.name) as Localized,
  color: row.color,
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
  span: Days,
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
