import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { type CouponsOfOrders, reconcileCoupons } from '../../server/modules/coupons/index.ts';
import { reconcile } from '../../server/modules/pay/index.ts';
import { reconcileShop } from '../../server/modules/shop/index.ts';
import { startServer } from '../services/madang.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { chosenSeed, seededRandom } from '../simulation/random.ts';
import { testIds } from '../support/shelf.ts';
import { accountOf, seed } from './server.ts';
import { type AcceptedOrder, ShopLoad, type Shopper } from './shop-load.ts';

const MEMBERS = 100;
const VARIANTS = 8;
const STOCK = 100_000;
const COUPONS_EACH = 3;
const ROUNDS = 3;
const IN_FLIGHT = 40;

/** Members with money and coupons, and something to buy. */
async function prepare(databaseUrl: string, folder: string) {
  const total = MEMBERS * COUPONS_EACH;
  const flags = ['--variant', String(STOCK), '--drop', String(total)];
  const { variantId, dropId, tokens } = await seed(databaseUrl, folder, MEMBERS, flags);
  const database = openDatabase(databaseUrl);
  const variantIds = await copyVariant(database, variantId);
  await database.transact(async (tx) => {
    await tx.updateTable('coupon_campaigns').set({ claimed: total }).where('id', '=', dropId).execute();
    for (let position = 1; position <= total; position += 1) {
      const account_id = accountOf(tokens[position % MEMBERS]!);
      const own = { campaign_id: dropId, position, account_id, ordinal: position, claimed_at: 1 };
      await tx
        .insertInto('coupons')
        .values({ ...own, status: 'active', used_at: null, used_for: null })
        .execute();
    }
  });
  const shoppers = tokens.map((token, i): Shopper => {
    const positions = Array.from({ length: COUPONS_EACH }, (_, n) => n * MEMBERS + (i === 0 ? MEMBERS : i));
    return { token, coupons: positions.map((position) => `${dropId}-${position}`) };
  });
  return { database, variantIds, shoppers };
}

/** More variants of the product that was seeded. */
async function copyVariant(database: Database, variantId: string): Promise<string[]> {
  const makeId = testIds;
  const like = await database.reader
    .selectFrom('shop_variants')
    .selectAll()
    .where('id', '=', variantId)
    .executeTakeFirstOrThrow();
  const ids = Array.from({ length: VARIANTS - 1 }, () => makeId().slice(0, 16));
  await database.transact(async (tx) => {
    for (const [i, id] of ids.entries()) {
      await tx
        .insertInto('shop_variants')
        .values({ ...like, id, sku: id, position: i + 1 })
        .execute();
    }
  });
  return [variantId, ...ids];
}

/** What was acknowledged is there; stock, coupons and money are as the orders say. */
async function expectAllKept(database: Database, accepted: readonly AcceptedOrder[], variantIds: string[]) {
  const orders = await database.reader.selectFrom('shop_orders').selectAll().execute();
  const byId = new Map(orders.map((order) => [order.id, order]));
  const receipts = await database.reader.selectFrom('receipts').select(['id', 'key']).execute();
  const keys = new Map(receipts.map((receipt) => [receipt.id, receipt.key]));
  for (const { orderId, receiptId, key, total, couponId } of accepted) {
    expect(byId.get(orderId), orderId).toMatchObject({ total, coupon_id: couponId });
    expect([receiptId, keys.get(receiptId)]).toEqual([orderId, key]);
  }
  const withCoupon = orders.filter(({ coupon_id: couponId }) => couponId !== null);
  const used = await database.reader
    .selectFrom('coupons')
    .select(['used_for'])
    .where('status', '=', 'used')
    .execute();
  expect(used.map((row) => row.used_for).sort()).toEqual(withCoupon.map(({ id }) => id).sort());
  expect(withCoupon.length).toBeGreaterThan(0);
  const goods = await database.reader
    .selectFrom('shop_variants')
    .select(['id', 'stock', 'sold'])
    .where('id', 'in', variantIds)
    .execute();
  for (const { id, stock, sold } of goods) expect(stock + sold, id).toBe(STOCK);
  const coupons: CouponsOfOrders = new Map();
  const checks = [
    ...(await reconcileShop(database.reader, coupons)),
    ...(await reconcileCoupons(database.reader, coupons)),
  ];
  const broken = checks.filter(({ differing }) => differing > 0);
  expect(broken).toEqual([]);
  const report = await reconcile({ database, now: Date.now, makeId: testIds });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}

async function killUnderLoad(databaseUrl: string, instances: number): Promise<void> {
  const chosen = chosenSeed();
  const random = seededRandom(chosen);
  const folder = await makeServiceFolder();
  const { database, variantIds, shoppers } = await prepare(databaseUrl, folder);
  const accepted: AcceptedOrder[] = [];
  let servers = await Promise.all(Array.from({ length: instances }, () => startServer(databaseUrl, folder)));
  for (let round = 0; round < ROUNDS; round += 1) {
    const loads = servers.map(
      ({ port }) => new ShopLoad(port, variantIds, shoppers, Math.ceil(IN_FLIGHT / instances)),
    );
    await new Promise((resolve) => setTimeout(resolve, 250 + random() * 400));
    const victim = servers[round % servers.length]!;
    await victim.service.kill();
    await Promise.all(loads.map((load) => load.stop()));
    const about = `seed ${chosen}, round ${round}`;
    for (const load of loads) {
      accepted.push(...load.accepted);
      const codes = [...load.answers.keys()];
      expect(
        codes.filter((code) => code.startsWith('5') && !code.startsWith('503')),
        about,
      ).toEqual([]);
    }
    expect(accepted.length, about).toBeGreaterThan(0);
    const others = servers.filter((server) => server !== victim);
    servers = [...others, await startServer(databaseUrl, folder)];
  }
  await Promise.all(servers.map(({ service }) => service.stop()));
  await expectAllKept(database, accepted, variantIds);
  await database.close();
}

describe('the server killed while people order', () => {
  test('on SQLite: no coupon without its order, no order without its stock and money', {
    timeout: 240_000,
  }, async () => {
    await killUnderLoad(`sqlite:${join(await makeServiceFolder(), 'madang.db')}`, 1);
  });
});

describeWith('MariaDB', 'one of two servers killed while people order', () => {
  test('on MariaDB: no coupon without its order, no order without its stock and money', {
    timeout: 240_000,
  }, async () => {
    await killUnderLoad(await newMariadbDatabase(), 2);
  });
});
