import { type Executor, run } from '../../../db/dialect.ts';
import type { StocksAccountsTable } from '../../../db/schema.ts';
import { Check } from '../../pay/index.ts';
import { holdingKey } from '../state.ts';
import type { Books, Resting } from './book-reconciliation.ts';
import { lienOf } from './lien.ts';
import { accountOfRow } from './queries.ts';

const PAGE = 100;
const DIFFERENCES = 100;

/** What fills of one side of a symbol come to: beyond 2^53, sooner or later. */
export interface SideSums {
  quantity: bigint;
  amount: bigint;
  charges: bigint;
}
export type FillSums = Record<'buy' | 'sell', SideSums>;

export interface AccountChecks {
  readonly liens: Check;
  readonly shares: Check;
  readonly orders: Check;
  readonly fills: Check;
  /** By symbol. */
  readonly sums: Map<string, FillSums>;
}

/** Account ids above one and up to another: together the stretches hold every row, whether or not it has an account. */
interface Stretch {
  readonly above: string;
  readonly until: string | null;
}
const within = (column: string, { until }: Stretch): string =>
  `${column} > ?${until === null ? '' : ` and ${column} <= ?`}`;
const bounds = ({ above, until }: Stretch): string[] => (until === null ? [above] : [above, until]);

/** Walks over all accounts, and takes what it finds in books out of `books`: what is left there has no row. */
export async function checkAccounts(executor: Executor, books: Books): Promise<AccountChecks> {
  const checks: AccountChecks = {
    liens: new Check('liens-equal-orders-and-dues'),
    shares: new Check('holdings-equal-orders-and-fills'),
    orders: new Check('order-rows-equal-books'),
    fills: new Check('orders-equal-fills'),
    sums: new Map(),
  };
  for (let above = ''; ; ) {
    const page = await executor
      .selectFrom('stocks_accounts')
      .selectAll()
      .where('id', '>', above)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const until = page.length === PAGE ? page.at(-1)!.id : null;
    for (const row of page) checkLien(row, books, checks.liens);
    const stretch = { above, until };
    await checkHoldings(executor, stretch, books, checks.shares);
    await checkOpenOrders(executor, stretch, books, checks.orders);
    await checkFilled(executor, stretch, checks.fills);
    await addFills(executor, stretch, checks);
    if (until === null) return checks;
    above = until;
  }
}

function checkLien(row: StocksAccountsTable, books: Books, check: Check): void {
  const { id, reserved, lien, due } = accountOfRow(row);
  check.checked += 1;
  check.expect(`${id} set aside`, books.money.get(id) ?? 0, reserved);
  check.expect(`${id} lien`, lienOf({ reserved, due }), lien);
  books.money.delete(id);
}

async function checkHoldings(
  executor: Executor,
  stretch: Stretch,
  books: Books,
  check: Check,
): Promise<void> {
  const rows = await run<{
    account_id: string;
    symbol: string;
    reserved: number;
    profit: number;
    realised: number | string | null;
  }>(
    executor,
    `select h.account_id, h.symbol, h.reserved, h.profit, f.realised from stocks_holdings h
       left join (select account_id, symbol, sum(profit) as realised from stocks_fills
         where ${within('account_id', stretch)} group by account_id, symbol) f
         on f.account_id = h.account_id and f.symbol = h.symbol
       where ${within('h.account_id', stretch)}`,
    [...bounds(stretch), ...bounds(stretch)],
  );
  for (const { account_id: accountId, symbol, reserved, profit, realised } of rows) {
    const key = holdingKey(accountId, symbol);
    check.checked += 1;
    check.expect(`${key} set aside`, books.shares.get(key) ?? 0, reserved);
    check.expect(`${key} profit`, Number(realised ?? 0), profit);
    books.shares.delete(key);
  }
}

async function checkOpenOrders(
  executor: Executor,
  stretch: Stretch,
  books: Books,
  check: Check,
): Promise<void> {
  type Row = Omit<Resting, 'accountId'> & { id: string; account_id: string };
  const rows = await run<Row>(
    executor,
    `select id, account_id, symbol, price, quantity, filled, amount from stocks_orders
       where ${within('account_id', stretch)} and is_open = 1`,
    bounds(stretch),
  );
  const textOf = (order: Omit<Resting, 'accountId'>, accountId: string): string =>
    `${accountId} ${order.symbol} ${order.filled} of ${order.quantity} at ${order.price}, ${order.amount}`;
  for (const row of rows) {
    check.checked += 1;
    const live = books.orders.get(row.id);
    check.expect(row.id, live ? textOf(live, live.accountId) : 'over', textOf(row, row.account_id));
    books.orders.delete(row.id);
  }
}

/** Only what differs is read: most orders are long over. */
async function checkFilled(executor: Executor, stretch: Stretch, check: Check): Promise<void> {
  const rows = await run<{
    id: string;
    filled: number;
    amount: number;
    of_fills: number | string | null;
    money: number | string | null;
  }>(
    executor,
    `select o.id, o.filled, o.amount, f.of_fills, f.money from stocks_orders o
       left join (select order_id, sum(quantity) as of_fills, sum(price * quantity) as money from stocks_fills
         where ${within('account_id', stretch)} group by order_id) f on f.order_id = o.id
       where ${within('o.account_id', stretch)}
         and (o.filled <> coalesce(f.of_fills, 0) or o.amount <> coalesce(f.money, 0)) limit ${DIFFERENCES}`,
    [...bounds(stretch), ...bounds(stretch)],
  );
  for (const { id, filled, amount, of_fills: quantity, money } of rows) {
    check.expect(id, `${Number(quantity ?? 0)} for ${Number(money ?? 0)}`, `${filled} for ${amount}`);
  }
}

async function addFills(
  executor: Executor,
  stretch: Stretch,
  { sums, fills }: Pick<AccountChecks, 'sums' | 'fills'>,
): Promise<void> {
  const rows = await run<{
    symbol: string;
    side: 'buy' | 'sell';
    fills: number | string;
    quantity: string;
    amount: string;
    charges: string;
  }>(
    executor,
    `select symbol, side, count(*) as fills, cast(sum(quantity) as char) as quantity,
         cast(sum(price * quantity) as char) as amount, cast(sum(fee + tax) as char) as charges
       from stocks_fills where ${within('account_id', stretch)} group by symbol, side`,
    bounds(stretch),
  );
  const none = (): SideSums => ({ quantity: 0n, amount: 0n, charges: 0n });
  for (const row of rows) {
    const known = sums.get(row.symbol) ?? { buy: none(), sell: none() };
    const sum = known[row.side];
    sum.quantity += BigInt(row.quantity);
    sum.amount += BigInt(row.amount);
    sum.charges += BigInt(row.charges);
    sums.set(row.symbol, known);
    fills.checked += Number(row.fills);
  }
}
