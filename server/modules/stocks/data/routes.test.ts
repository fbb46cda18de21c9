import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSymbol } from '../../../../test/support/exchange.ts';
import { startInstallation, type TestInstallation } from '../../../../test/support/installation.ts';
import { watch } from '../../../../test/support/watch.ts';

type Person = 'minji' | 'jun' | 'soyeon';

describe('the market as everybody sees it', () => {
  let site: TestInstallation;
  let symbol: string;
  let other: string;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off' });
    for (const who of ['minji', 'soyeon'] as const) {
      await site.call('POST', '/pay/deposits', { token: site.tokenOf(who), body: { amount: 1_000_000 } });
    }
    symbol = await listSymbol(site, {
      at: Date.now(),
      symbol: 'MAD001',
      shares: { [site.idOf('jun')]: 1_000 },
    });
    other = await listSymbol(site, {
      ...{ at: Date.now(), symbol: 'MAD002', sector: 'chips', sharesIssued: 20_000_000, reference: 5_000 },
      name: { ko: '한빛반도체', en: 'Hanbit Chips' },
    });
  });
  afterAll(() => site.end());

  const order = async (who: Person, side: 'buy' | 'sell', quantity: number, price: number) => {
    const { status, body } = await site.call('POST', '/stocks/orders', {
      token: site.tokenOf(who),
      body: { symbol, side, type: 'limit', quantity, price },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.orderId as string;
  };
  const read = async (path: string, token?: string) => {
    const { status, body } = await site.call('GET', path, { ...(token !== undefined && { token }) });
    expect([path, status, body.code]).toEqual([path, 200, undefined]);
    return body;
  };

  test('a book shows what was ordered the moment it was answered, with its sequence', async () => {
    const before = await read(`/stocks/${symbol}/book`);
    expect(before).toMatchObject({ symbol, bids: [], asks: [], phase: 'continuous', indicative: null });
    await order('jun', 'sell', 10, 10_100);
    await order('jun', 'sell', 20, 10_050);
    await order('minji', 'buy', 5, 9_990);
    const book = await read(`/stocks/${symbol}/book?levels=1`);
    expect(book.asks).toEqual([{ price: 10_050, quantity: 20, orders: 1 }]);
    expect(book.bids).toEqual([{ price: 9_990, quantity: 5, orders: 1 }]);
    expect(book.sequence).toBe(before.sequence + 3);
    const stored = await site.stocks!.markets.marketOf(symbol);
    expect(book.sequence).toBe(stored?.sequence);
  });

  test('a trade moves the quote, the tape, the rankings and the index', async () => {
    await order('minji', 'buy', 12, 10_050);
    const one = await read(`/stocks/${symbol}`, site.tokenOf('minji'));
    expect(one).toMatchObject({
      ...{ symbol, last: 10_050, reference: 10_000, change: 50, changeRate: 0.005, volume: 12 },
      ...{ amount: 120_600, currency: 'KRW', isWatched: false, lower: 7_000, upper: 13_000 },
    });
    expect(one.ticks.at(-1)).toEqual([null, 1_000]);
    const { items } = await read(`/stocks/${symbol}/trades`);
    expect(items).toEqual([
      { tradeNo: 1, price: 10_050, quantity: 12, taker: 'buy', at: expect.any(String) },
    ]);
    const own = ({ items }: { items: { symbol: string }[] }) => items.filter((one) => one.symbol === symbol);
    expect(own(await read('/stocks/rankings?by=rise&limit=100'))).toMatchObject([{ change: 50 }]);
    expect(own(await read('/stocks/rankings?by=fall&limit=100'))).toEqual([]);
    const market = await read('/stocks/market');
    expect(market.rising).toBeGreaterThan(0);
    expect(market.amount).toBeGreaterThanOrEqual(120_600);
    expect(market.rising + market.falling + market.even).toBe(market.listings);
    expect((await site.stocks!.data.indexOf(null)).index).toBeGreaterThan(0);
  });

  test('candles follow within a moment, and longer minutes are made of them', async () => {
    const path = `/stocks/${symbol}/candles?span=1m`;
    await expect.poll(async () => (await read(path)).items.length).toBeGreaterThan(0);
    const [minute] = (await read(path)).items;
    expect(minute.slice(1)).toEqual([10_050, 10_050, 10_050, 10_050, 12]);
    const [day] = (await read(`/stocks/${symbol}/candles?span=1d`)).items;
    expect(day.slice(1)).toEqual([10_050, 10_050, 10_050, 10_050, 12]);
    const [hour] = (await read(`/stocks/${symbol}/candles?span=1h&limit=1`)).items;
    expect(hour[0] % 3_600_000).toBe(0);
    const until = new Date(day[0]).toISOString();
    expect((await read(`/stocks/${symbol}/candles?span=1d&until=${until}`)).items).toEqual([]);
  });

  test('lists are searched, filtered and paged', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await read(`/stocks/listings?sort=name&limit=1${from}`);
      seen.push(...page.items.map((item: { symbol: string }) => item.symbol));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expect.arrayContaining([symbol, other]));
    expect(new Set(seen).size).toBe(seen.length);
    const most = await read('/stocks/listings?limit=1');
    const next = await read(`/stocks/listings?limit=100&cursor=${most.nextCursor}`);
    expect(next.items.map((item: { symbol: string }) => item.symbol)).not.toContain(most.items[0].symbol);
    for (const q of ['한빛', 'hanbit', 'ㅎㅂㅂㄷㅊ', 'MAD002']) {
      const found = await read(`/stocks/listings?q=${encodeURIComponent(q)}&sort=name`);
      expect(found.items.map((item: { symbol: string }) => item.symbol)).toEqual([other]);
    }
    const chips = await read('/stocks/listings?sector=chips&sort=name&limit=100');
    expect(chips.items.map((item: { symbol: string }) => item.symbol)).toContain(other);
    expect((await site.call('GET', '/stocks/listings?cursor=x')).body.code).toBe('request.invalid-cursor');
    expect((await read('/stocks/listings?seasonId=NONE')).items).toEqual([]);
  });

  test('what there is not is said to be not there', async () => {
    for (const path of ['', '/book', '/trades', '/candles']) {
      const { status, body } = await site.call('GET', `/stocks/NOPE${path}`);
      expect([status, body.code]).toEqual([404, 'stocks.symbol-not-found']);
    }
    const token = site.tokenOf('minji');
    const watched = await site.call('PUT', '/stocks/watchlist/NOPE', { token });
    expect([watched.status, watched.body.code]).toEqual([404, 'stocks.symbol-not-found']);
    const gone = await site.call('DELETE', '/stocks/alerts/NOPE', { token });
    expect([gone.status, gone.body.code]).toEqual([404, 'stocks.alert-not-found']);
  });

  test('a watchlist keeps its order', async () => {
    const token = site.tokenOf('minji');
    await site.call('PUT', `/stocks/watchlist/${symbol}`, { token });
    await site.call('PUT', `/stocks/watchlist/${other}`, { token });
    await site.call('PUT', `/stocks/watchlist/${symbol}`, { token });
    const symbols = async () =>
      (await read('/stocks/watchlist', token)).items.map((item: { symbol: string }) => item.symbol);
    expect(await symbols()).toEqual([symbol, other]);
    expect((await read(`/stocks/${symbol}`, token)).isWatched).toBe(true);
    await site.call('PUT', '/stocks/watchlist', { token, body: { symbols: [other, symbol] } });
    expect(await symbols()).toEqual([other, symbol]);
    await site.call('DELETE', `/stocks/watchlist/${other}`, { token });
    expect(await symbols()).toEqual([symbol]);
    expect((await read('/stocks/watchlist', site.tokenOf('jun'))).items).toEqual([]);
  });

  test('an alert rings once, on the page and in the bell; pages hear the book, the tape and their orders', async () => {
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 });
    const token = site.tokenOf('soyeon');
    const page = await watch(url, `stocks:${symbol},stocks-market:main,me`, {
      authorization: `Bearer ${token}`,
    });
    await page.until(({ event }) => event === 'hello');
    const set = await site.call('POST', '/stocks/alerts', { token, body: { symbol, price: 10_100 } });
    expect(set.body).toMatchObject({ symbol, price: 10_100, direction: 'above', status: 'active' });
    const orderId = await order('soyeon', 'buy', 3, 9_980);
    const own = await page.until(({ event, data }) => event === 'stocks-order' && data.orderId === orderId);
    expect(own.data).toMatchObject({ symbol, side: 'buy', status: 'open', filledQuantity: 0 });
    await order('minji', 'buy', 18, 10_100);
    const book = await page.until(({ event, data }) => event === 'book' && data.quote.last === 10_100);
    expect(book.data.asks).toEqual([]);
    const tape = await page.until(({ event, data }) => event === 'trades' && data.trades.length >= 2);
    expect(tape.data.trades.at(-1)).toMatchObject({ price: 10_100, taker: 'buy' });
    const quotes = await page.until(({ event }) => event === 'quotes');
    expect(quotes.data).toMatchObject({ market: 'main', index: expect.any(Number) });
    const fired = await page.until(({ event, data }) => event === 'stocks-alert' && data.status === 'fired');
    expect(fired.data).toMatchObject({ alertId: set.body.alertId, symbol, firedPrice: 10_100 });
    await page.until(({ data }) => data?.kind === 'stocks.alert-fired');
    const { items } = await read('/stocks/alerts', token);
    expect(items).toMatchObject([{ status: 'fired', firedPrice: 10_100 }]);
    const removed = await site.call('DELETE', `/stocks/alerts/${set.body.alertId}`, { token });
    expect(removed.status).toBe(200);
    expect((await read('/stocks/alerts', token)).items).toEqual([]);
    page.close();
  });
});
