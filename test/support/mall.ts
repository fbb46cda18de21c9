import type { Database } from '../../server/db/open.ts';
import { Lane, type LaneLimits } from '../../server/engine/index.ts';
import type { Behaviour } from '../../server/gateways/sandbox/index.ts';
import { idMaker, type MakeId } from '../../server/lib/id.ts';
import type { OpenLane } from '../../server/module.ts';
import { type CouponsOfOrders, reconcileCoupons } from '../../server/modules/coupons/index.ts';
import { openTill, type Till } from '../../server/modules/payments/testing/till.ts';
import { expireDue } from '../../server/modules/shop/checkout/expiry-round.ts';
import { type Checkout, createCheckout } from '../../server/modules/shop/checkout/index.ts';
import { reconcileShop } from '../../server/modules/shop/checkout/reconciliation.ts';
import type { ShopInput } from '../../server/modules/shop/input.ts';
import type { ShopDependencies } from '../../server/modules/shop/parts.ts';

export type { Fault } from '../../server/modules/payments/testing/faults.ts';
export { stockShelves } from './shelves.ts';

/** Noon of a day in 2026. */
export const NOON = Date.UTC(2026, 10, 21, 12);
const LIMITS: LaneLimits = { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 };
const NO_OBSERVER = {
  batch: () => undefined,
  decision: () => undefined,
  rejection: () => undefined,
  failure: () => undefined,
};
/** Shorter than the bank waits for a customer. */
export const HOLD_MS = 300_000;

export interface Asked {
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape
  readonly result: any;
  readonly replayed: boolean;
  readonly id: string;
}

type Place = Extract<ShopInput, { kind: 'place' }>;

export interface Mall
  extends Pick<Till, 'payments' | 'pay' | 'sandbox' | 'settleAll' | 'balance' | 'faults'> {
  readonly till: Till;
  readonly checkout: Checkout;
  readonly database: Database;
  readonly clock: { now: number };
  readonly makeId: MakeId;
  ask(accountId: string, input: ShopInput, options?: { key?: string; at?: number }): Promise<Asked>;
  /** An order of one variant by the wallet, unless `more` says otherwise. */
  buy(
    accountId: string,
    variantId: string,
    quantity?: number,
    more?: Partial<Place> & { readonly key?: string; readonly at?: number },
  ): Promise<Asked>;
  /** An order that waits for its payment, and the payment that was agreed to on the sandbox's page. */
  agree(
    accountId: string,
    lines: Place['lines'],
    more?: Partial<Place> & { readonly behaviour?: Behaviour },
  ): Promise<{ orderId: string; paymentId: string; paymentKey: string; amount: number }>;
  /** A further try to pay an order. */
  tryAgain(
    accountId: string,
    orderId: string,
    behaviour?: Behaviour,
  ): Promise<{ paymentId: string; paymentKey: string; amount: number }>;
  /** What the round does now. */
  expireDue(): Promise<number>;
  status(orderId: string): Promise<string>;
  stockOf(variantId: string): Promise<number>;
  /** Names of the rules that the books break; none when all is well. */
  broken(): Promise<string[]>;
}

/** The lanes of shop, payments and money on a migrated database, with the sandbox behind the real adapter. */
export async function openMall(
  database: Database,
  options: {
    readonly members?: string[];
    readonly processNo?: number;
    readonly clock?: { now: number };
    readonly balance?: number;
    readonly random?: () => number;
  } = {},
): Promise<Mall> {
  const { processNo = 1, clock = { now: NOON }, balance = 1_000_000 } = options;
  // Another part of the process's own than the till's: both make numbers in the same millisecond.
  const makeId = idMaker(
    () => clock.now,
    () => (processNo + 500) / 1_000,
  );
  const openLane: OpenLane = (work) =>
    new Lane(work, {
      database,
      limits: LIMITS,
      observer: NO_OBSERVER,
      makeId,
      now: () => performance.now(),
      committed: () => undefined,
    });
  const now = () => clock.now;
  const deps = { database, openLane, makeId, now } as unknown as ShopDependencies;
  const checkout = createCheckout(deps, async () => undefined, { checkout: () => undefined });
  const till = await openTill(database, { ...options, clock, balance, purposes: checkout.purposes });
  const { payments, pay, sandbox } = till;

  const ask: Mall['ask'] = async (accountId, input, { key, at = clock.now } = {}) => {
    const id = makeId();
    const answer = await checkout.lane.submit({
      id,
      at,
      accountId,
      key: key ?? id,
      name: `shop.${input.kind}`,
      input,
      fingerprint: JSON.stringify(input).slice(0, 22),
    });
    if (!answer.answered) return { code: answer.code, result: {}, replayed: false, id };
    const { decision, replayed } = answer;
    return { code: decision.accepted ? 'ok' : decision.code, result: decision.result, replayed, id };
  };

  const buy: Mall['buy'] = (accountId, variantId, quantity = 1, { key, at, ...more } = {}) =>
    ask(
      accountId,
      {
        kind: 'place',
        lines: [{ variantId, quantity }],
        couponId: null,
        payWith: 'wallet',
        address: null,
        isAddressUnknown: false,
        expectedTotal: null,
        holdMs: HOLD_MS,
        fromCart: false,
        admission: null,
        ...more,
      },
      { ...(key !== undefined && { key }), ...(at !== undefined && { at }) },
    );

  const prepare = async (accountId: string, orderId: string, amount: number, behaviour: Behaviour) => {
    const order = {
      accountId,
      purpose: 'shop-order',
      subject: orderId,
      key: makeId(),
      orderName: '주문',
      amount,
    };
    const prepared = await payments.prepare(order);
    if (!('paymentId' in prepared)) throw new Error(`It could not be prepared: ${prepared.code}`);
    const { paymentId } = prepared;
    const paymentKey = await sandbox.book.open({ orderId: paymentId, orderName: '주문', amount, behaviour });
    return { paymentId, paymentKey, amount };
  };

  return {
    till,
    checkout,
    database,
    clock,
    makeId,
    payments,
    pay,
    sandbox,
    settleAll: till.settleAll,
    balance: till.balance,
    get faults() {
      return till.faults;
    },
    set faults(faults) {
      till.faults = faults;
    },
    ask,
    buy,
    agree: async (accountId, lines, { behaviour = 'approve', ...more } = {}) => {
      const placed = await buy(accountId, '', 1, { lines, payWith: 'gateway', ...more });
      if (placed.code !== 'ok') throw new Error(`It could not be ordered: ${placed.code}`);
      const { orderId, total } = placed.result;
      return { orderId, ...(await prepare(accountId, orderId, total, behaviour)) };
    },
    tryAgain: async (accountId, orderId, behaviour = 'approve') => {
      const { total } = await database.reader
        .selectFrom('shop_orders')
        .select('total')
        .where('id', '=', orderId)
        .executeTakeFirstOrThrow();
      return prepare(accountId, orderId, total, behaviour);
    },
    expireDue: () => expireDue({ database, lane: checkout.lane, makeId, now }),
    status: async (orderId) => {
      const row = await database.reader
        .selectFrom('shop_orders')
        .select('status')
        .where('id', '=', orderId)
        .executeTakeFirst();
      return row?.status ?? 'none';
    },
    stockOf: async (variantId) => {
      const { stock } = await database.reader
        .selectFrom('shop_variants')
        .select('stock')
        .where('id', '=', variantId)
        .executeTakeFirstOrThrow();
      return stock;
    },
    broken: async () => {
      const coupons: CouponsOfOrders = new Map();
      const checks = [
        ...(await reconcileShop(database.reader, coupons)),
        ...(await reconcileCoupons(database.reader, coupons)),
      ];
      const report = await pay.reconcile();
      return [
        ...checks.filter(({ differing }) => differing > 0).map((check) => JSON.stringify(check)),
        ...report.checks.filter(({ ok }) => !ok).map((check) => JSON.stringify(check)),
      ];
    },
  };
}
