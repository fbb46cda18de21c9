import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopOrdersTable, ShopRefundsTable, ShopReturnsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/index.ts';
import { emptyState, prefetchForUse } from '../../coupons/index.ts';
import { emptyLedger, houseWalletFor, prefetchLedger } from '../../pay/index.ts';
import { noVisits } from '../../waiting-room/index.ts';
import type { ShopInput, Touched } from '../input.ts';
import { touchedByOrder } from '../orders/input.ts';
import { activePromotions, shippingRule } from '../promotions/reading.ts';
import { DEFAULT_SHIPPING } from '../promotions/shipping.ts';
import { boughtKey, type ShopState } from '../state.ts';
import {
  PRODUCT_COLUMNS,
  type ProductRow,
  productOf,
  VARIANT_COLUMNS,
  type VariantRow,
  variantOf,
} from './goods-rows.ts';
import { touchedByCheckout } from './input.ts';
import { isCheckout } from './kinds.ts';
import type { Places } from './places.ts';
import { ORDER_COLUMNS, orderOf, REFUND_COLUMNS, RETURN_COLUMNS, refundOf, returnOf } from './rows.ts';
import { visitsOf } from './visits.ts';

/** The rows that a batch touches, gathered over its commands. */
export interface Wanted {
  readonly orderIds: Set<string>;
  readonly variantIds: Set<string>;
  readonly couponIds: Set<string>;
  readonly returnIds: Set<string>;
  readonly walletIds: Set<string>;
  /** Who buys which variant: for what a member may buy of a product. */
  readonly buyers: [accountId: string, variantId: string][];
  /** Epoch milliseconds of the oldest and the newest command that needs a price; null when none does. */
  pricedAt: { from: number; until: number } | null;
  /** Epoch milliseconds of the newest command. */
  at: number;
}

export const nothingWanted = (): Wanted => ({
  orderIds: new Set(),
  variantIds: new Set(),
  couponIds: new Set(),
  returnIds: new Set(),
  walletIds: new Set(),
  buyers: [],
  pricedAt: null,
  at: 0,
});

export interface Reading {
  readonly places: Places;
  /** False for looking without a promise: a quote, a preview. */
  readonly lock: boolean;
}

export const emptyShop = (): ShopState => ({
  orders: new Map(),
  products: new Map(),
  variants: new Map(),
  visits: noVisits(),
  bought: new Map(),
  returns: new Map(),
  refunds: new Map(),
  promotions: [],
  shipping: DEFAULT_SHIPPING,
  coupons: emptyState(),
  ledger: emptyLedger(),
  newSteps: [],
  followUps: [],
  newSettings: [],
  leavingCarts: [],
});

/**
 * Loads and locks all that a batch of the lane `shop` touches. Order of locks: visits, orders, products, variants, coupon
 * campaigns, coupons, then the money. Deadlines, returns and refunds hang on their order, what a member has bought of a
 * product hangs on the product: they are changed only under that row's lock.
 */
export async function prefetchShop(
  tx: Executor,
  commands: readonly Command<ShopInput>[],
  places: Places,
): Promise<ShopState> {
  const wanted = wantedBy(commands);
  const visits = await visitsOf(tx, commands, places);
  const state = { ...(await loadShop(tx, wanted, { places, lock: true })), visits };
  const transferIds = new Set<string>();
  for (const { transferId } of state.orders.values()) if (transferId !== null) transferIds.add(transferId);
  if (wanted.walletIds.size === 0 && transferIds.size === 0) return state;
  const { walletIds, at } = wanted;
  return { ...state, ledger: await prefetchLedger(tx, { walletIds, transferIds, at }) };
}

function wantedBy(commands: readonly Command<ShopInput>[]): Wanted {
  const wanted = nothingWanted();
  for (const command of commands) {
    if (command.at > wanted.at) wanted.at = command.at;
    const { id, at, accountId, input } = command;
    const touched: Touched = isCheckout(input) ? touchedByCheckout(input, accountId) : touchedByOrder(input);
    for (const orderId of touched.orderIds ?? []) wanted.orderIds.add(orderId);
    for (const couponId of touched.couponIds ?? []) wanted.couponIds.add(couponId);
    for (const returnId of touched.returnIds ?? []) wanted.returnIds.add(returnId);
    for (const variantId of touched.variantIds ?? []) wanted.variantIds.add(variantId);
    for (const payerId of touched.payerIds ?? []) wanted.walletIds.add(payerId);
    if (input.kind === 'place') {
      for (const { variantId } of input.lines) wanted.buyers.push([accountId, variantId]);
      const { pricedAt } = wanted;
      if (!pricedAt) wanted.pricedAt = { from: at, until: at };
      else {
        if (at < pricedAt.from) pricedAt.from = at;
        if (at > pricedAt.until) pricedAt.until = at;
      }
      if (input.payWith === 'wallet') wanted.walletIds.add(houseWalletFor('shop', id));
    } else if (input.kind === 'pay' && input.payWith === 'wallet') {
      wanted.walletIds.add(houseWalletFor('shop', input.orderId));
    }
  }
  return wanted;
}

/** Loads all but the money. */
export async function loadShop(tx: Executor, wanted: Wanted, reading: Reading): Promise<ShopState> {
  const state = emptyShop();
  if (wanted.returnIds.size > 0) await findOrdersOfReturns(tx, wanted);
  if (wanted.orderIds.size > 0) await loadOrders(tx, state, wanted, reading.lock);
  if (wanted.variantIds.size > 0) {
    await loadGoods(tx, state, wanted.variantIds, reading);
    await loadBought(tx, state, wanted);
  }
  if (wanted.couponIds.size > 0) await prefetchForUse(tx, state.coupons, [...wanted.couponIds]);
  if (!wanted.pricedAt) return state;
  // They hang on no row that is locked: one that is changed in this very moment counts from the next batch on.
  const { from, until } = wanted.pricedAt;
  const promotions = await activePromotions(tx, from, until);
  return { ...state, promotions, shipping: await shippingRule(tx) };
}

/** Whose a return is never changes, so it may be read before anything is locked. */
async function findOrdersOfReturns(tx: Executor, wanted: Wanted): Promise<void> {
  const rows = await selectMany<Pick<ShopReturnsTable, 'order_id'>>(
    tx,
    { table: 'shop_returns', columns: ['order_id'], keys: ['id'], index: 'PRIMARY', lock: false },
    Array.from(wanted.returnIds, (id) => [id]),
  );
  for (const row of rows) wanted.orderIds.add(row.order_id);
}

async function loadOrders(tx: Executor, state: ShopState, wanted: Wanted, lock: boolean): Promise<void> {
  const ids = Array.from(wanted.orderIds, (id) => [id]);
  const rows = await selectMany<ShopOrdersTable>(
    tx,
    { table: 'shop_orders', columns: ORDER_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    ids,
  );
  const deadlines = await selectMany<{ order_id: string; expires_at: number }>(
    tx,
    {
      table: 'shop_order_deadlines',
      columns: ['order_id', 'expires_at'],
      keys: ['order_id'],
      index: 'PRIMARY',
      lock: false,
    },
    rows.filter(({ status }) => status === 'awaiting-payment' || status === 'draft').map(({ id }) => [id]),
  );
  const expiresAt = new Map(deadlines.map((row) => [row.order_id, row.expires_at]));
  for (const row of rows) state.orders.set(row.id, orderOf(row, expiresAt.get(row.id) ?? null));
  await loadReturns(tx, state, wanted);
  for (const order of state.orders.values()) {
    if (order.couponId !== null) wanted.couponIds.add(order.couponId);
    for (const { variantId } of order.lines) {
      wanted.variantIds.add(variantId);
      wanted.buyers.push([order.accountId, variantId]);
    }
  }
}

/** Under their orders' locks, so they need none of their own. */
async function loadReturns(tx: Executor, state: ShopState, wanted: Wanted): Promise<void> {
  const ids = Array.from(state.orders.keys(), (id) => [id]);
  const byOrder = { keys: ['order_id'], lock: false };
  const returns = await selectMany<ShopReturnsTable>(
    tx,
    { table: 'shop_returns', columns: RETURN_COLUMNS, index: 'shop_returns_order', ...byOrder },
    ids,
  );
  for (const row of returns) {
    const one = returnOf(row);
    state.returns.set(row.id, one);
    for (const { exchangeFor } of one.lines) if (exchangeFor !== null) wanted.variantIds.add(exchangeFor);
  }
  const refunds = await selectMany<ShopRefundsTable>(
    tx,
    { table: 'shop_refunds', columns: REFUND_COLUMNS, index: 'shop_refunds_order', ...byOrder },
    ids,
  );
  for (const row of refunds) state.refunds.set(row.id, refundOf(row));
}

/** Products before their variants; which variant is whose never changes. */
async function loadGoods(
  tx: Executor,
  state: ShopState,
  variantIds: ReadonlySet<string>,
  { places, lock }: Reading,
): Promise<void> {
  const productIds = await places.productsOf(tx, variantIds);
  const products = await selectMany<ProductRow>(
    tx,
    { table: 'shop_products', columns: PRODUCT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    Array.from(productIds, (id) => [id]),
  );
  for (const row of products) state.products.set(row.id, productOf(row));
  const variants = await selectMany<VariantRow>(
    tx,
    { table: 'shop_variants', columns: VARIANT_COLUMNS, keys: ['id'], index: 'PRIMARY', lock },
    Array.from(variantIds, (id) => [id]),
  );
  for (const row of variants) state.variants.set(row.id, variantOf(row));
}

/** Only of products with a limit; under their lock, so it needs none of its own. */
async function loadBought(tx: Executor, state: ShopState, { buyers, orderIds }: Wanted): Promise<void> {
  const pairs: [string, string][] = [];
  for (const [accountId, variantId] of buyers) {
    const productId = state.variants.get(variantId)?.productId;
    const product = productId === undefined ? undefined : state.products.get(productId);
    // What was counted once may be given back after the limit was lifted.
    if (product && (product.perMemberLimit !== null || orderIds.size > 0))
      pairs.push([product.id, accountId]);
  }
  const rows = await selectMany<{ product_id: string; account_id: string; quantity: number }>(
    tx,
    {
      table: 'shop_bought',
      columns: ['product_id', 'account_id', 'quantity'],
      keys: ['product_id', 'account_id'],
      index: 'PRIMARY',
      lock: false,
    },
    pairs,
  );
  for (const { product_id: productId, account_id: accountId, quantity } of rows) {
    state.bought.set(boughtKey(productId, accountId), { quantity, touched: false, isNew: false });
  }
}
