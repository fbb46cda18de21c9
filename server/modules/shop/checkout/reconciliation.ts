import type { Executor } from '../../../db/dialect.ts';
import type { CouponsOfOrders } from '../../coupons/index.ts';
import { Check, houseWalletFor, houseWalletsOf, walletsOf } from '../../pay/index.ts';
import type { Order } from '../order.ts';
import { leftOf } from '../orders/changes.ts';
import type { ReturnLine } from '../return.ts';
import { boughtKey } from '../state.ts';
import { ORDER_COLUMNS, orderOf } from './rows.ts';

const PAGE = 500;

/** What all orders together say; gathered in one walk over them. */
interface Said {
  /** Pieces that were sold and have not come back, by variant. */
  readonly sold: Map<string, number>;
  /** Pieces that count towards a limit, by `productId/accountId`. */
  readonly bought: Map<string, number>;
  readonly coupons: CouponsOfOrders;
  /** What each house wallet should have. */
  readonly money: Map<string, number>;
}

/**
 * Holds orders against what was decided with them: what their lines add up to, the pieces that variants and members have,
 * the money that the shop has.
 * @param executor of a transaction that sees one moment
 * @param coupons is told which order was made with which coupon
 */
export async function reconcileShop(executor: Executor, coupons: CouponsOfOrders): Promise<Check[]> {
  const said: Said = { sold: new Map(), bought: new Map(), coupons, money: new Map() };
  const sums = await walkOrders(executor, said);
  await addExchanges(executor, said);
  return [
    sums,
    await checkStock(executor, said),
    await checkBought(executor, said),
    await checkMoney(executor, said),
  ];
}

async function walkOrders(executor: Executor, said: Said): Promise<Check> {
  const check = new Check('orders-add-up');
  for (let last = ''; ; ) {
    const rows = await executor
      .selectFrom('shop_orders')
      .select(ORDER_COLUMNS)
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const refunds = await refundsOf(
      executor,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const order = orderOf(row, null);
      const { decided = 0, gone = 0 } = refunds.get(order.id) ?? {};
      check.checked += 1;
      checkSums(check, order, decided);
      note(said, order);
      const house = houseWalletFor('shop', order.id);
      const has = order.paidAt === null ? 0 : order.total - gone;
      if (has !== 0) said.money.set(house, (said.money.get(house) ?? 0) + has);
    }
    if (rows.length < PAGE) return check;
    last = rows.at(-1)!.id;
  }
}

/** What was given back of orders: as it was decided, and as it has left the shop. */
async function refundsOf(executor: Executor, orderIds: readonly string[]) {
  const sums = new Map<string, { decided: number; gone: number }>();
  if (orderIds.length === 0) return sums;
  const rows = await executor
    .selectFrom('shop_refunds')
    .select(['order_id', 'amount', 'status'])
    .where('order_id', 'in', orderIds)
    .where('status', '!=', 'refused')
    .execute();
  for (const { order_id: id, amount, status } of rows) {
    const sum = sums.get(id) ?? { decided: 0, gone: 0 };
    sum.decided += amount;
    if (status !== 'requested') sum.gone += amount;
    sums.set(id, sum);
  }
  return sums;
}

function checkSums(check: Check, order: Order, refunded: number): void {
  const { id, items, shipping, total } = order;
  let [priced, paid] = [0, 0];
  for (const line of order.lines) {
    // What was sent in exchange was paid with the line that it was sent for.
    if (line.exchangeOf !== undefined) continue;
    priced += line.unitPrice * line.quantity;
    paid += line.paid;
  }
  check.expect(`${id} items`, items, priced);
  check.expect(`${id} total`, total, paid + shipping);
  check.expect(`${id} refunded`, refunded, order.refunded);
}

/** Drafts and orders that have expired hold nothing. */
const holdsNothing = ({ status }: Order): boolean => status === 'draft' || status === 'expired';

function note(said: Said, order: Order): void {
  let left = 0;
  if (!holdsNothing(order)) {
    for (const line of order.lines) {
      const pieces = leftOf(line);
      left += pieces;
      add(said.sold, line.variantId, pieces);
      if (line.counted) add(said.bought, boughtKey(line.productId, order.accountId), pieces);
    }
  }
  const { id, couponId } = order;
  if (couponId !== null) said.coupons.set(id, { couponId, isHeld: left > 0 });
}

const add = (sums: Map<string, number>, key: string, amount: number): void => {
  if (amount !== 0) sums.set(key, (sums.get(key) ?? 0) + amount);
};

/** What is set aside for an exchange has left the stock and is no line of its order yet. */
async function addExchanges(executor: Executor, said: Said): Promise<void> {
  const rows = await executor
    .selectFrom('shop_returns')
    .select('return_lines')
    .where('kind', '=', 'exchange')
    .where('status', '=', 'approved')
    .execute();
  for (const row of rows) {
    for (const { exchangeFor, quantity } of JSON.parse(row.return_lines) as ReturnLine[]) {
      if (exchangeFor !== null) add(said.sold, exchangeFor, quantity);
    }
  }
}

async function checkStock(executor: Executor, { sold }: Said): Promise<Check> {
  const check = new Check('sold-equals-orders');
  for (let last = ''; ; ) {
    const rows = await executor
      .selectFrom('shop_variants')
      .select(['id', 'stock', 'sold', 'backorder_limit'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      check.checked += 1;
      check.expect(row.id, sold.get(row.id) ?? 0, row.sold);
      if (row.stock < -row.backorder_limit)
        check.expect(row.id, `at least ${-row.backorder_limit}`, row.stock);
    }
    if (rows.length < PAGE) return check;
    last = rows.at(-1)!.id;
  }
}

async function checkBought(executor: Executor, { bought }: Said): Promise<Check> {
  const check = new Check('bought-equals-orders');
  const missing = new Set(bought.keys());
  for (let productId = '', accountId = ''; ; ) {
    const rows = await executor
      .selectFrom('shop_bought')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('product_id', '>', productId),
          eb.and([eb('product_id', '=', productId), eb('account_id', '>', accountId)]),
        ]),
      )
      .orderBy('product_id')
      .orderBy('account_id')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const key = boughtKey(row.product_id, row.account_id);
      check.checked += 1;
      check.expect(key, bought.get(key) ?? 0, row.quantity);
      missing.delete(key);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    productId = last.product_id;
    accountId = last.account_id;
  }
  for (const key of missing) check.expect(key, bought.get(key), 'nothing');
  return check;
}

async function checkMoney(executor: Executor, { money }: Said): Promise<Check> {
  const check = new Check('shop-money-adds-up');
  const ids = houseWalletsOf('shop');
  const wallets = await walletsOf(executor, ids);
  check.checked = ids.length;
  for (const id of ids) check.expect(id, money.get(id) ?? 0, wallets.get(id)?.balance ?? 0);
  return check;
}
