import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import { writeCoupons } from '../../coupons/index.ts';
import { writeLedger } from '../../pay/index.ts';
import { writeVisits } from '../../waiting-room/index.ts';
import { removeBought } from '../baskets/bought.ts';
import type { Order } from '../order.ts';
import { writeFollowUps, writeSettings } from '../orders/queries.ts';
import type { ShopState } from '../state.ts';
import {
  CHANGING_COLUMNS,
  changingValues,
  newOrderValues,
  ORDER_COLUMNS,
  REFUND_COLUMNS,
  RETURN_COLUMNS,
  refundValues,
  returnValues,
  STEP_COLUMNS,
} from './rows.ts';

/** Writes all changes of the working state, in bulk. */
export async function writeShop(tx: Executor, state: ShopState): Promise<void> {
  await writeVisits(tx, state.visits);
  await writeShopRows(tx, state);
  await writeLedger(tx, state.ledger);
}

/** Writes all but the money, for a batch of payments, which has a ledger of its own. */
export async function writeShopRows(tx: Executor, state: ShopState): Promise<void> {
  await writeOrders(tx, state);
  if (state.newSteps.length > 0) {
    const rows = state.newSteps.map((s) => [
      s.orderId,
      s.stepNo,
      s.at,
      s.step,
      s.by,
      JSON.stringify(s.details),
    ]);
    await insertMany(tx, 'shop_order_steps', STEP_COLUMNS, rows);
  }
  await writeFollowUps(tx, state.followUps);
  await writeSettings(tx, state.newSettings);
  await writeReturns(tx, state);
  await writeRefunds(tx, state);
  await writeGoods(tx, state);
  const { touchedCampaigns, touchedCoupons } = state.coupons;
  if (touchedCampaigns.size + touchedCoupons.size > 0) await writeCoupons(tx, state.coupons);
  await removeBought(tx, state.leavingCarts);
}

async function writeOrders(tx: Executor, { orders }: ShopState): Promise<void> {
  const made: Order[] = [];
  const changed: Order[] = [];
  for (const order of orders.values()) {
    if (order.change === 'new') made.push(order);
    else if (order.change === 'changed') changed.push(order);
  }
  await insertMany(tx, 'shop_orders', ORDER_COLUMNS, made.map(newOrderValues));
  await updateMany(
    tx,
    'shop_orders',
    ['id'],
    CHANGING_COLUMNS,
    changed.map((order) => [...changingValues(order), order.id]),
  );
  await writeDeadlines(tx, [...made, ...changed]);
}

async function writeDeadlines(tx: Executor, orders: readonly Order[]): Promise<void> {
  const added: [string, number, number][] = [];
  const moved: [number, number, string][] = [];
  const removed: [string][] = [];
  for (const { id, expiresAt, storedExpiresAt } of orders) {
    if (expiresAt === storedExpiresAt) continue;
    if (expiresAt === null) removed.push([id]);
    else if (storedExpiresAt !== null) moved.push([expiresAt, expiresAt, id]);
    else added.push([id, expiresAt, expiresAt]);
  }
  await insertMany(tx, 'shop_order_deadlines', ['order_id', 'expires_at', 'next_at'], added);
  await updateMany(tx, 'shop_order_deadlines', ['order_id'], ['expires_at', 'next_at'], moved);
  removed.sort(([a], [b]) => (a < b ? -1 : 1));
  await deleteMany(tx, 'shop_order_deadlines', ['order_id'], removed, { where: {}, atMost: {} });
}

async function writeReturns(tx: Executor, { returns }: ShopState): Promise<void> {
  if (returns.size === 0) return;
  const all = [...returns.values()];
  await insertMany(
    tx,
    'shop_returns',
    RETURN_COLUMNS,
    all.filter(({ change }) => change === 'new').map(returnValues),
  );
  await updateMany(
    tx,
    'shop_returns',
    ['id'],
    ['status', 'refund_amount', 'answer', 'updated_at'],
    all
      .filter(({ change }) => change === 'changed')
      .map((r) => [r.status, r.refundAmount, r.answer, r.updatedAt, r.id]),
  );
}

async function writeRefunds(tx: Executor, { refunds }: ShopState): Promise<void> {
  if (refunds.size === 0) return;
  const all = [...refunds.values()];
  await insertMany(
    tx,
    'shop_refunds',
    REFUND_COLUMNS,
    all.filter(({ change }) => change === 'new').map(refundValues),
  );
  await updateMany(
    tx,
    'shop_refunds',
    ['id'],
    ['status', 'transfer_id', 'attempts', 'next_at', 'settled_at'],
    all
      .filter(({ change }) => change === 'changed')
      .map((r) => [r.status, r.transferId, r.attempts, r.nextAt, r.settledAt, r.id]),
  );
}

/** Stock and what hangs on it; an order changes nothing else of the catalogue. */
async function writeGoods(tx: Executor, { products, variants, bought }: ShopState): Promise<void> {
  const clocks: [number, string][] = [];
  for (const { id, clock, touched } of products.values()) if (touched) clocks.push([clock, id]);
  await updateMany(tx, 'shop_products', ['id'], ['clock'], clocks);
  const stocks: [number, number, string][] = [];
  for (const { id, stock, sold, touched } of variants.values()) if (touched) stocks.push([stock, sold, id]);
  await updateMany(tx, 'shop_variants', ['id'], ['stock', 'sold'], stocks);
  const more: [string, string, number][] = [];
  const changed: [number, string, string][] = [];
  for (const [key, { quantity, touched, isNew }] of bought) {
    if (!touched) continue;
    const [productId = '', accountId = ''] = key.split('/');
    if (isNew) more.push([productId, accountId, quantity]);
    else changed.push([quantity, productId, accountId]);
  }
  await insertMany(tx, 'shop_bought', ['product_id', 'account_id', 'quantity'], more);
  await updateMany(tx, 'shop_bought', ['product_id', 'account_id'], ['quantity'], changed);
}
