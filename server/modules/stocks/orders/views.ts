import { type Executor, inIndex, run } from '../../../db/dialect.ts';
import type { StocksListingsTable, StocksOrdersTable } from '../../../db/schema.ts';
import { firstIdAt } from '../../../lib/id.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import type { Localized } from '../../../lib/localized.ts';
import { partsOf } from '../settlement/index.ts';
import { tradingIdOf } from '../state.ts';
import { averageOf } from './place.ts';
import type { OrderDetail, OrderSummary } from './schemas.ts';

const FILLS_SHOWN = 100;
/** Later than every trade, and still nine letters. */
const LAST_MS = 32 ** 9 - 2;

export interface OrdersQuery {
  readonly state?: 'open' | 'ended';
  readonly symbol?: string;
  /** Without it, the member's own account. */
  readonly seasonId?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

type OrderRow = StocksOrdersTable & Pick<StocksListingsTable, 'name' | 'color' | 'currency' | 'season_id'>;

const COLUMNS = 'o.*, l.name, l.color, l.currency, l.season_id';

/**
 * Orders of one trading account, newest first. Which they are the account's index alone says, its symbols too: who asks for
 * one symbol reads none of the others' rows.
 */
export async function listOrders(
  executor: Executor,
  memberId: string,
  { state, symbol, seasonId, cursor, limit = 20 }: OrdersQuery,
): Promise<{ items: OrderSummary[]; nextCursor: string | null }> {
  const accountId = tradingIdOf(memberId, seasonId ?? null);
  const pages = state === undefined ? [1, 0] : [state === 'open' ? 1 : 0];
  const found: OrderRow[] = [];
  for (const isOpen of pages) {
    const rows = await run<OrderRow>(
      executor,
      `select ${COLUMNS} from (
         select id from ${inIndex(executor, 'stocks_orders', 'stocks_orders_account')}
         where account_id = ? and is_open = ?
           ${cursor === undefined ? '' : 'and id < ?'} ${symbol === undefined ? '' : 'and symbol = ?'}
         order by id desc limit ${limit + 1}
       ) page join stocks_orders o on o.id = page.id join stocks_listings l on l.symbol = o.symbol`,
      [
        accountId,
        isOpen,
        ...(cursor === undefined ? [] : [cursor]),
        ...(symbol === undefined ? [] : [symbol]),
      ],
    );
    found.push(...rows);
  }
  found.sort((a, b) => (a.id < b.id ? 1 : -1));
  const items = found.slice(0, limit).map(summaryOf);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.orderId ?? null) : null };
}

/** @returns null for one that there is not, or that is another member's */
export async function readOrder(
  executor: Executor,
  memberId: string,
  orderId: string,
): Promise<OrderDetail | null> {
  const [row] = await run<OrderRow>(
    executor,
    `select ${COLUMNS} from stocks_orders o join stocks_listings l on l.symbol = o.symbol where o.id = ?`,
    [orderId],
  );
  if (!row || partsOf(row.account_id).memberId !== memberId) return null;
  const fills = await executor
    .selectFrom('stocks_fills')
    .select(['id', 'price', 'quantity', 'fee', 'tax', 'at'])
    .where('account_id', '=', row.account_id)
    .where('order_id', '=', orderId)
    // Trades are named by their time: none is of before it was placed, or of after its end.
    .where('id', '>=', firstIdAt(row.created_at))
    .where('id', '<', firstIdAt((row.ended_at ?? LAST_MS) + 1))
    .orderBy('id', 'desc')
    .limit(FILLS_SHOWN)
    .execute();
  const isOpen = row.is_open === 1;
  return {
    ...summaryOf(row),
    fills: fills.map(({ id, at, ...fill }) => ({ fillId: id, ...fill, at: new Date(at).toISOString() })),
    isCancellable: isOpen,
    isAmendable: isOpen,
  };
}

const summaryOf = (row: OrderRow): OrderSummary => ({
  orderId: row.id,
  symbol: row.symbol,
  name: JSON.parse(row.name) as Localized,
  color: row.color,
  seasonId: row.season_id,
  side: row.side,
  type: row.type,
  timeInForce: row.time_in_force,
  price: row.price,
  stopPrice: row.stop_price,
  status: row.status,
  quantity: row.quantity,
  filledQuantity: row.filled,
  averagePrice: averageOf(row),
  remaining: row.is_open === 1 ? row.quantity - row.filled : 0,
  currency: row.currency,
  reason: row.reason,
  placedAt: new Date(row.created_at).toISOString(),
  endedAt: isoOrNull(row.ended_at),
});
