import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../server/db/open.ts';
import { reconcile } from '../../server/modules/pay/index.ts';
import { exchangeForPay, reconcileStocks } from '../../server/modules/stocks/index.ts';
import { startServer } from '../services/madang.ts';
import { makeServiceFolder } from '../services/service.ts';
import { describeWith, newMariadbDatabase } from '../services/shared.ts';
import { testIds } from '../support/shelf.ts';
import { Insisting } from './insist.ts';
import { accountOf, seed } from './server.ts';

const MEMBERS = 60;
const ORDERS = 1_500;
const IN_FLIGHT = 40;
const KILLED_AFTER = ORDERS / 3;
const PRICE = 10_000;
const TICK = 10;

/** What a member was told of an order: from then on it must be there, once. */
interface Told {
  readonly orderId: string;
  readonly accountId: string;
  readonly quantity: number;
  readonly filledQuantity: number;
}

/** Members who buy and sell around one price, and take some of it back. */
class Traders {
  readonly told: Told[] = [];
  readonly asking: Insisting;
  readonly #symbol: string;
  readonly #tokens: readonly string[];

  constructor(ports: number[], symbol: string, tokens: readonly string[]) {
    this.asking = new Insisting(ports);
    this.#symbol = symbol;
    this.#tokens = tokens;
  }

  async trade(): Promise<void> {
    await Promise.all(Array.from({ length: IN_FLIGHT }, (_, i) => this.#tradeOnce(i)));
  }

  async #tradeOnce(worker: number): Promise<void> {
    for (let n = worker; n < ORDERS; n += IN_FLIGHT) {
      const token = this.#tokens[n % this.#tokens.length]!;
      const order = {
        symbol: this.#symbol,
        side: n % 2 === 0 ? 'buy' : 'sell',
        type: 'limit',
        price: PRICE + (((n * 7) % 9) - 4) * TICK,
        quantity: 1 + ((n * 5) % 7),
      };
      const placed = await this.asking.post(n, token, '/stocks/orders', order);
      expect(placed.code, JSON.stringify(placed)).toBeUndefined();
      const { orderId, filledQuantity, status } = placed as Record<string, string> & {
        filledQuantity: number;
      };
      this.told.push({
        orderId: orderId!,
        accountId: accountOf(token),
        quantity: order.quantity,
        filledQuantity,
      });
      if (n % 5 === 0 && status === 'open') {
        await this.asking.post(n, token, `/stocks/orders/${orderId}/cancellations`, {});
      }
    }
  }
}

/** What was told is there, filled no less than was told; money, shares, fills and books agree. */
async function expectKept(
  database: Database,
  symbol: string,
  told: readonly Told[],
  shares: number,
): Promise<void> {
  const orders = await database.reader
    .selectFrom('stocks_orders')
    .selectAll()
    .where('symbol', '=', symbol)
    .execute();
  const byId = new Map(orders.map((order) => [order.id, order]));
  expect(orders.length).toBe(told.length);
  for (const { orderId, accountId, quantity, filledQuantity } of told) {
    const order = byId.get(orderId);
    expect(order, orderId).toMatchObject({ account_id: accountId, quantity });
    expect(order!.filled, orderId).toBeGreaterThanOrEqual(filledQuantity);
  }
  const fills = await database.reader
    .selectFrom('stocks_fills')
    .selectAll()
    .where('symbol', '=', symbol)
    .execute();
  const sumOf = (side: string) =>
    fills.filter((fill) => fill.side === side).reduce((sum, fill) => sum + fill.quantity, 0);
  expect(sumOf('buy')).toBeGreaterThan(0);
  expect(sumOf('buy')).toBe(sumOf('sell'));
  const held = await sharesOf(database, symbol);
  expect(held).toBe(shares);
  const checks = await reconcileStocks(database.reader);
  expect(checks.filter(({ differing }) => differing > 0)).toEqual([]);
  const report = await reconcile({
    ...{ database, now: Date.now, makeId: testIds },
    exchange: exchangeForPay,
  });
  expect(report.checks.filter((check) => !check.ok)).toEqual([]);
}

async function sharesOf(database: Database, symbol: string): Promise<number> {
  const holdings = await database.reader
    .selectFrom('stocks_holdings')
    .select('quantity')
    .where('symbol', '=', symbol)
    .execute();
  return holdings.reduce((sum, { quantity }) => sum + quantity, 0);
}

async function tradeUnderFire(databaseUrl: string, instances: number): Promise<void> {
  const folder = await makeServiceFolder();
  const { symbol, tokens } = await seed(databaseUrl, folder, MEMBERS, ['--symbol']);
  const database = openDatabase(databaseUrl);
  const shares = await sharesOf(database, symbol);
  const servers = await Promise.all(
    Array.from({ length: instances }, () => startServer(databaseUrl, folder)),
  );
  const ports = servers.map(({ port }) => port);
  const traders = new Traders(ports, symbol, tokens);
  const all = traders.trade();
  while (traders.told.length < KILLED_AFTER) await new Promise((resolve) => setTimeout(resolve, 5));
  await servers[0]!.service.kill();
  // In the same place of the list, so that those who had it go on with its successor.
  servers[0] = await startServer(databaseUrl, folder);
  ports[0] = servers[0].port;
  await all;
  expect(traders.asking.faults).toEqual([]);
  await expectKept(database, symbol, traders.told, shares);
  // Every instance has the book that its journal makes, whoever made the journal.
  for (const port of ports) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stocks/${symbol}/proof`);
    expect(await answer.json()).toMatchObject({ isExact: true });
  }
  await database.close();
  await Promise.all(servers.map(({ service }) => service.stop()));
}

describe('the server killed while people trade', () => {
  test('on SQLite: money, shares and books agree, nothing that was told is lost', {
    timeout: 240_000,
  }, async () => {
    await tradeUnderFire(`sqlite:${join(await makeServiceFolder(), 'madang.db')}`, 1);
  });
});

describeWith('MariaDB', 'one of three servers killed while people trade', () => {
  test('on MariaDB: money, shares and books agree, nothing that was told is lost', {
    timeout: 240_000,
  }, async () => {
    await tradeUnderFire(await newMariadbDatabase(), 3);
  });
});
