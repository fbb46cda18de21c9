import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startInstallation, type TestInstallation } from '../test/support/installation.ts';
import { enlivenExchange, openExchange } from './demo-exchange.ts';
import { reconcileStocks } from './modules/stocks/index.ts';

const HOUR_MS = 3_600_000;

describe('the demo’s exchange', () => {
  let site: TestInstallation;
  beforeAll(async () => {
    // The demo's sessions last from one full hour to the next: a quarter past, it is in the middle of one.
    const { now } = Date;
    const ahead = (HOUR_MS / 4 - (now() % HOUR_MS) + HOUR_MS) % HOUR_MS;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
    site = await startInstallation();
  });
  afterAll(async () => {
    await site.end();
    vi.restoreAllMocks();
  });

  test('has thirty companies with a past, quotes on both sides, trades, and a season that anybody can join', async () => {
    expect(await openExchange(site)).toBe(true);
    await enlivenExchange(site);
    const { body } = await site.call('GET', '/stocks/listings?limit=50');
    expect(body.items).toHaveLength(30);
    const traded = body.items.filter(({ volume }: { volume: number }) => volume > 0);
    expect(traded.length).toBeGreaterThan(15);
    const book = (await site.call('GET', '/stocks/900110/book')).body;
    expect([book.bids.length > 2, book.asks.length > 2]).toEqual([true, true]);
    expect(book.bids[0].price).toBeLessThan(book.asks[0].price);
    const candles = (await site.call('GET', '/stocks/900110/candles?span=1d')).body;
    expect(candles.items.length).toBeGreaterThan(100);
    const mine = (await site.call('GET', '/stocks/holdings', { token: site.tokenOf('minji') })).body;
    expect(mine.items.map(({ symbol }: { symbol: string }) => symbol).sort()).toEqual([
      '900110',
      '900320',
      '900420',
    ]);
    const seasons = (await site.call('GET', '/stocks/seasons')).body;
    expect(seasons.items).toMatchObject([{ canBeJoined: true, startingCash: 10_000_000 }]);
  });

  test('is opened once, and every won and share is accounted for', async () => {
    expect(await openExchange(site)).toBe(false);
    await enlivenExchange(site);
    expect((await site.call('GET', '/stocks/seasons')).body.items).toHaveLength(1);
    const { reader } = site.database;
    expect((await reconcileStocks(reader)).filter(({ differing }) => differing > 0)).toEqual([]);
    const tied = await reader
      .selectFrom('pay_wallets')
      .select('id')
      .whereRef('balance', '<', 'held')
      .where('kind', '=', 'member')
      .execute();
    expect(tied).toEqual([]);
    expect((await site.pay.reconcile()).checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
