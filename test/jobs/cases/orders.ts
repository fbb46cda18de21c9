import { expect } from 'vitest';
import type { Core } from '../../../server/compose.ts';
import type { ShopFollowUpsTable, ShopOrdersTable } from '../../../server/db/schema.ts';
import { type Case, DAY_MS, idAt, keysOfEvents, plant, times } from './case.ts';

const COUNT = 18;
const FEW = 3;
const LINE = {
  ...{ productId: 'P', variantId: 'V', categoryId: 'C', name: { ko: '머그컵', en: 'Mug' } },
  ...{ unitPrice: 1_000, quantity: 1, paid: 0 },
};

const order = (id: string, at: number, status: ShopOrdersTable['status']): ShopOrdersTable => ({
  ...{ id, account_id: 'buyer', status, pay_with: 'wallet', currency: 'KRW', items: 1_000, discount: 1_000 },
  ...{ coupon_discount: 0, shipping: 0, total: 0, refunded: 0, coupon_id: null, transfer_id: null },
  ...{ payment_id: null, title: '머그컵', order_lines: JSON.stringify([LINE]), trace: '[]', address: '{}' },
  ...{ made_by: null, courier: null, tracking_no: null, steps: 0, clock: at, created_at: at, paid_at: at },
  ...{ delivered_at: status === 'delivered' ? at : null, attention: null },
});

/** Orders about which something falls due, or fell due a while ago. @returns their ids */
async function plantOrders(
  core: Core,
  kind: ShopFollowUpsTable['kind'],
  {
    at,
    dueAt,
    count,
    status,
  }: { at: number; dueAt: number; count: number; status: ShopOrdersTable['status'] },
): Promise<string[]> {
  const ids = times(count, (n) => idAt(at, n));
  await plant(
    core,
    'shop_orders',
    ids.map((id) => order(id, at, status)),
  );
  await plant(
    core,
    'shop_follow_ups',
    ids.map((order_id) => ({ order_id, kind, due_at: dueAt })),
  );
  return ids;
}

/** The days on which the orders of the cases were made: that is how each finds its own again. */
const DAYS = { confirm: 40, early: 41, remind: 42, forget: 43, open: 44 } as const;
const ordersOf = async ({ database }: Core, now: number, day: number): Promise<ShopOrdersTable[]> => {
  const at = now - day * DAY_MS;
  const rows = await database.reader.selectFrom('shop_orders').selectAll().execute();
  return rows.filter(({ created_at }) => created_at === at);
};
const followUps = ({ database }: Core, kind: ShopFollowUpsTable['kind']) =>
  database.reader.selectFrom('shop_follow_ups').selectAll().where('kind', '=', kind).execute();

const confirm: Case = {
  job: 'shop.confirm-delivered',
  // What was decided when the page was killed is done, and not found again.
  items: null,
  seed: async (core, now) => {
    const own = { count: COUNT, status: 'delivered' } as const;
    await plantOrders(core, 'confirm', { ...own, at: now - DAYS.confirm * DAY_MS, dueAt: now - 1 });
    const early = { at: now - DAYS.early * DAY_MS, dueAt: now + DAY_MS, count: FEW };
    await plantOrders(core, 'confirm', { ...early, status: 'delivered' });
  },
  check: async (core, now) => {
    const due = await ordersOf(core, now, DAYS.confirm);
    expect(due.map(({ status, steps }) => [status, steps])).toEqual(times(COUNT, () => ['confirmed', 1]));
    const early = await ordersOf(core, now, DAYS.early);
    expect(early.map(({ status }) => status)).toEqual(times(FEW, () => 'delivered'));
    expect(await followUps(core, 'confirm')).toHaveLength(FEW);
  },
};

const remind: Case = {
  job: 'shop.remind-reviews',
  items: null,
  seed: async (core, now) => {
    const at = now - DAYS.remind * DAY_MS;
    await plantOrders(core, 'remind', { at, dueAt: now - 1, count: COUNT, status: 'confirmed' });
  },
  check: async (core, now) => {
    const ids = (await ordersOf(core, now, DAYS.remind)).map(({ id }) => id);
    expect((await keysOfEvents(core, 'shop.review-asked')).sort()).toEqual(ids.sort());
    expect(await followUps(core, 'remind')).toEqual([]);
  },
};

const forget: Case = {
  job: 'shop.forget-addresses',
  items: COUNT + FEW,
  seed: async (core, now) => {
    const over = { at: now - DAYS.forget * DAY_MS, dueAt: 0, count: COUNT };
    await plantOrders(core, 'forget', { ...over, status: 'confirmed' });
    const open = { at: now - DAYS.open * DAY_MS, dueAt: 0, count: FEW };
    await plantOrders(core, 'forget', { ...open, status: 'shipped' });
  },
  check: async (core, now) => {
    const over = await ordersOf(core, now, DAYS.forget);
    expect(over.map(({ address }) => address)).toEqual(times(COUNT, () => null));
    const open = await ordersOf(core, now, DAYS.open);
    expect(open.map(({ address }) => address)).toEqual(times(FEW, () => '{}'));
    expect(await followUps(core, 'forget')).toHaveLength(FEW);
  },
};

export const orderCases: readonly Case[] = [confirm, remind, forget];
